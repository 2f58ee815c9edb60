"""After the signature: how to hand the package over, and the words that open it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.sharing import Given

IN_FIRST_GROUP = 4


class HandOver(Part):
    """The package is there. `done` goes on to the words, `stopped` leaves them in the vault."""

    def __init__(self, given: Given, *, parent: QWidget | None = None) -> None:
        number = _("Package {number}").format(number=given.number)
        super().__init__(_("Your package is ready"), number, parent=parent)
        self.given = given
        self.column.addWidget(Words(_("How do you give it?"), "section"))
        where = _("The file is called {name}. It is in this folder:").format(name=given.path.name)
        self.column.addWidget(Words(where, "body"))
        self.column.addWidget(Words(str(given.path.parent), "strong"))
        for icon, text in (
            ("send", _("Give the file on a stick, or send it along. Without the words nobody can read it.")),
            ("key-round", _("Give the seven words apart. Say them out loud, or write them on paper.")),
            ("info", _("Never send the words together with the file.")),
        ):
            self.column.addWidget(Marked(icon, text, colour="text", role="body", size=20, sign_colour="primary"))
        self.column.addWidget(
            Banner(
                "info",
                _("You can still take it back"),
                _("As long as nobody has the words, nobody can open the package."),
            )
        )
        self.column.addStretch(1)

    def foot(self) -> Foot:
        show = Main(_("Go on: the words"), after="arrow-right")
        show.clicked.connect(lambda: self.done.emit(None))
        later = Second(_("I give the words later"))
        later.clicked.connect(self.stopped)
        self._first = show
        return Foot(show, [later])

    def begin(self) -> None:
        self._first.setFocus()


class TellWords(Part):
    """The words stay covered until the person asks for them; what was shown counts as given.

    `give` tells the vault so. `stopped` leaves the words in the vault, `done` ends it.
    """

    def __init__(self, number: str, words: str, give: Callable[[], None], *, parent: QWidget | None = None) -> None:
        title = _("The words of package {number}").format(number=number)
        super().__init__(title, _("These seven words open the package."), parent=parent)
        self._words, self._give = words.split(), give
        self._groups = [Ground("sheet", parent=self), Ground("sheet", parent=self)]
        self._hint = Words(_("Once you see them, they count as given. You can then take nothing back."), "body")
        self._show = Main(_("Show the words"), "eye")
        self._show.clicked.connect(self.show_words)
        self._later = Second(_("I give the words later"))
        self._later.clicked.connect(self.stopped)
        self._given = Main(_("Done with the words"), "check")
        self._given.clicked.connect(lambda: self.done.emit(None))
        self.column.addWidget(self._hint)
        self._place = Columns(self._groups, (1, 1), gap=24)
        self._place.setMaximumWidth(760)
        self.column.addWidget(self._place)
        self.column.addStretch(1)
        self._place.hide()
        self._given.hide()

    def foot(self) -> Foot:
        self._foot_buttons = QWidget()
        row = QVBoxLayout(self._foot_buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._show)
        row.addWidget(self._given)
        return Foot(self._foot_buttons, [self._later])

    def begin(self) -> None:
        self._show.setFocus()

    def show_words(self) -> None:
        """Show the words in two groups to read aloud; from now on they count as given."""
        self._give()
        parts = (self._words[:IN_FIRST_GROUP], self._words[IN_FIRST_GROUP:])
        for group, words, first in zip(self._groups, parts, (1, IN_FIRST_GROUP + 1), strict=True):
            grid = QGridLayout()
            grid.setColumnStretch(1, 1)
            for at, word in enumerate(words):
                grid.addWidget(Words(str(first + at), "body", "muted", wrap=False), at, 0)
                grid.addWidget(Words(word, "crisis", wrap=False), at, 1)
            group.column.addLayout(grid)
            group.column.addStretch(1)
        self._words = []
        read_out = _("Read the words out slowly: first four, then three. Or write them on paper.")
        self._hint.setText(read_out + " " + _("After this you do not see these words again."))
        self._place.show()
        self._show.hide()
        self._later.hide()
        self._given.show()
        self._given.setFocus()

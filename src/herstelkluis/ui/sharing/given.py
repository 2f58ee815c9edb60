"""After the signature: how to hand the package over, and the words that open it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext
from herstelkluis.share.doors import WITH_WORDS, Door
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.sharing import Given

IN_FIRST_GROUP = 4
WIDEST = 760
ONCE_SEEN = N_("As soon as you see the words, this package counts as given. You can then not take this package back.")
IN_A_PDF = N_("For the PDF: small letters, with one space between the words.")


class HandOver(Part):
    """The package is there. `done` goes on to the words, `stopped` leaves them in the vault; a contact needs none."""

    def __init__(self, given: Given, *, parent: QWidget | None = None) -> None:
        number = _("Package {number}").format(number=given.number)
        super().__init__(_("Your package is ready"), number, parent=parent)
        self.given = given
        self.column.addWidget(Words(_("This is how you give it"), "section"))
        names = ", ".join(path.name for path in given.paths.values())
        where = ngettext(
            "The file is called {name}. It is in this folder:",
            "The files are called {name}. They are in this folder:",
            len(given.paths),
        )
        self.column.addWidget(Words(where.format(name=names), "body"))
        self.column.addWidget(Words(str(given.path.parent), "strong"))
        if given.large_for_mail:
            self.column.addWidget(_told("info", _("This file is too large for most mail. Use a stick.")))
        if self._has_words:
            self._say_words()
        else:
            self.column.addWidget(
                _told("send", _("Give the file on a stick, or send it along. Only this contact can open it."))
            )
        self.column.addStretch(1)

    @property
    def _has_words(self) -> bool:
        return bool(WITH_WORDS & self.given.paths.keys())

    def foot(self) -> Foot:
        if not self._has_words:
            self._first = Main(_("Ready"), "check")
            self._first.clicked.connect(self.stopped)
            return Foot(self._first)
        self._first = Main(_("Go on: the words"), after="arrow-right")
        self._first.clicked.connect(lambda: self.done.emit(None))
        later = Second(_("I give the words later"))
        later.clicked.connect(self.stopped)
        return Foot(self._first, [later])

    def _say_words(self) -> None:
        for icon, text in (
            ("send", _("Give the file on a stick, or send it along. Without the words nobody can read it.")),
            ("key-round", _("Give the seven words apart. Say them out loud, or write them on paper.")),
            ("info", _("Never send the words together with the file.")),
        ):
            self.column.addWidget(_told(icon, text))
        if Door.PDF in self.given.paths:
            self.column.addWidget(_told("keyboard", _(IN_A_PDF)))
        self.column.addWidget(
            Banner(
                "info",
                _("You can still take it back"),
                _("As long as nobody has the words, nobody can open the package."),
            )
        )

    def begin(self) -> None:
        self._first.setFocus()


class TellWords(Part):
    """The words stay covered until the person asks for them, or for a strip; from then on they count as given.

    `give` tells the vault so and brings them. `strip` makes a PDF of them, `control_words` are read out so that the
    reader knows whose it is. `for_pdf` tells how they are typed there. `stopped` leaves the words in the vault, `done`
    ends it.
    """

    def __init__(
        self,
        number: str,
        give: Callable[[], str | None],
        strip: Callable[[str], bytes],
        control_words: tuple[str, ...] = (),
        *,
        for_pdf: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = _("The words of package {number}").format(number=number)
        super().__init__(title, _("These seven words open the package."), parent=parent)
        self._words, self._give, self._make_strip = "", give, strip
        self._for_pdf = for_pdf
        self._out = PaperOut(parent=self)
        self._groups = [Ground("sheet", parent=self), Ground("sheet", parent=self)]
        self._hint = Words(_(ONCE_SEEN), "body")
        self._show = Main(_("Show the words"), "eye")
        self._show.clicked.connect(self.show_words)
        self._strip = Second(_("On a strip of paper"), "printer")
        self._strip.clicked.connect(self.save_strip)
        self._later = Second(_("I give the words later"))
        self._later.clicked.connect(self.stopped)
        self._given = Main(_("Done with the words"), "check")
        self._given.clicked.connect(lambda: self.done.emit(None))
        self._whose = _whose(control_words)
        self.column.addWidget(self._out)
        self.column.addWidget(self._hint)
        self._place = Columns(self._groups, (1, 1), gap=24)
        self.column.addLayout(_beside_room(self._place))
        self.column.addLayout(_beside_room(self._whose))
        self.column.addStretch(1)
        self._place.hide()
        self._whose.hide()
        self._has_control_words = bool(control_words)
        self._given.hide()

    def foot(self) -> Foot:
        self._foot_buttons = QWidget()
        row = QVBoxLayout(self._foot_buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._show)
        row.addWidget(self._given)
        return Foot(self._foot_buttons, [self._later, self._strip])

    def begin(self) -> None:
        self._show.setFocus()

    def show_words(self) -> None:
        """Show the words in two groups to read aloud."""
        self._count_as_given()
        words = self._words.split()
        parts = (words[:IN_FIRST_GROUP], words[IN_FIRST_GROUP:])
        for group, some, first in zip(self._groups, parts, (1, IN_FIRST_GROUP + 1), strict=True):
            group.column.addLayout(_numbered(some, first, "crisis"))
            group.column.addStretch(1)
            group.setMinimumHeight(group.minimumSizeHint().height())  # under each other they would share the room
        hints = [
            _("Read the words out slowly: first four, then three. Or write them on paper."),
            _(IN_A_PDF) if self._for_pdf else "",
            _("After this you do not see these words again."),
            _("Lost them? Then make a new package. That is no problem."),
        ]
        self._hint.setText(" ".join(filter(None, hints)))
        self._place.show()
        self._whose.setVisible(self._has_control_words)
        self._show.hide()
        self._strip.setFocus()  # one Enter too many must not take the words away

    def save_strip(self) -> None:
        """Put the words on a strip to cut off and hand over."""
        self._count_as_given()
        words = self._words
        title = _("Where do you want to put the strip?")
        self._out.make_and_save(lambda: self._make_strip(words), title, "strook.pdf")

    def _count_as_given(self) -> None:
        if not self._words:
            self._words = self._give() or ""
        self._later.hide()
        self._given.show()


def _told(icon: str, text: str) -> Marked:
    return Marked(icon, text, colour="text", role="body", size=20, sign_colour="primary")


def _beside_room(widget: QWidget) -> QHBoxLayout:
    """At most `WIDEST`. In a column Qt would take the height it has at the full width, which is too little."""
    widget.setMaximumWidth(theme().px(WIDEST))
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch(0)
    return row


def _whose(words: tuple[str, ...]) -> QWidget:
    """The control words, and what they are for."""
    panel = Ground("panel")
    panel.column.addWidget(Words(_("Does the reader ask whether it is really yours?"), "strong"))
    panel.column.addWidget(Words(_("Then read out these eight words. The reader sees the same ones."), "help"))
    panel.column.addWidget(Words(" · ".join(words), "strong"))
    return panel


def _numbered(words: Sequence[str], first: int, role: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, theme().px(20))
    for at, word in enumerate(words):
        grid.addWidget(Words(str(first + at), "body", "muted", wrap=False), at, 0)
        grid.addWidget(Words(word, role, wrap=False), at, 1)
    return grid

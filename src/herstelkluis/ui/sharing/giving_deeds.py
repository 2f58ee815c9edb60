"""What can still be done with a package, by how it stands; what cannot be undone asks once more."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.package_id import file_name
from herstelkluis.ui.sharing.deeds import Deed, Deeds
from herstelkluis.ui.sharing.giving_said import say_name_within
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.givings import Giving, State
from herstelkluis.vault.package_files import ENDINGS

_MAY_BE_GIVEN = frozenset({State.READY, State.MAYBE_LEFT})
_MAY_BE_ASKED = frozenset({State.GIVEN, State.EXPIRED, State.MAYBE_LEFT, State.UNKNOWN, State.REPLACED})


class GivingDeeds(QWidget):
    """A row of buttons, and under it the question whether the person is sure."""

    def __init__(self, giving: Giving, deeds: Deeds, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giving, self._deeds = giving, deeds
        self._name = say_name_within(giving)
        self._sure: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = Wrap(12)
        if giving.has_words and giving.state in _MAY_BE_GIVEN:
            self._add_words()
        if giving.is_extract:
            self._add_nobody_to_ask()
        elif giving.is_out_of_reach:
            self._add_taking_back()
        elif giving.state in _MAY_BE_ASKED:
            self._add_request()
        elif giving.state is State.ASKED_BACK:
            self._add_letter()
        if giving.names is not None and not giving.has_words:
            self._add_erasing()
        self._column.addLayout(self._row)

    def _add_erasing(self) -> None:
        name, spoken = _("Erase the names"), _("Erase the names of {package}")
        title = _("The number, the days and the state stay. Who it was for is gone.")
        if self._giving.is_extract:
            name, spoken = _("Erase the titles"), _("Erase the titles of {package}")
            title = _("That you made it stays in the list. Of which pieces is gone.")
        self._add_unsure(name, spoken, title, "", self._deeds.erase)

    def _add_words(self) -> None:
        if self._giving.state is State.MAYBE_LEFT:
            self._column.addWidget(Words(_where_to_look(self._giving), "help", "muted"))
        give = Second(_("Give the words"), "key-round", spoken=self._spoken(_("Give the words of {package}")))
        give.clicked.connect(lambda: self._deeds.words(self._giving))
        self._row.addWidget(give)

    def _add_taking_back(self) -> None:
        if not self._giving.has_words:
            return  # they were destroyed: there is nothing to take back, and nobody to ask
        title = _("Nobody can open it after this, nor can you.")
        text = _("The words are destroyed. The file is then of no use.")
        self._add_unsure(_("Take back"), _("Take back {package}"), title, text, self._deeds.take_back)

    def _add_request(self) -> None:
        text = _("You do not get a copy back. You can ask the reader to delete everything.")
        self._column.addWidget(Words(text, "help", "muted"))
        self._add_letter()
        asked = Quiet(_("I asked to delete it"), "undo-2", spoken=self._spoken(_("I asked to delete {package}")))
        asked.clicked.connect(lambda: self._deeds.take_back(self._giving))
        self._row.addWidget(asked)

    def _add_nobody_to_ask(self) -> None:
        if self._giving.state in _MAY_BE_ASKED:
            self._column.addWidget(Words(_("What is published cannot be called back."), "help", "muted"))

    def _add_letter(self) -> None:
        letter = Second(
            _("Write a friendly letter"), "pen-line", spoken=self._spoken(_("Write a letter about {package}"))
        )
        letter.clicked.connect(lambda: self._deeds.letter(self._giving))
        self._row.addWidget(letter)
        if self._deeds.control_words(self._giving.package):
            title = _("With the note this program no longer opens the package at the reader's.")
            text = _("The note is signed. It says only the number and the day.")
            self._add_unsure(_("Save a note"), _("Save a note about {package}"), title, text, self._deeds.note)

    def _add_unsure(self, name: str, spoken: str, title: str, text: str, deed: Deed) -> None:
        """A button that first says what it does."""
        button = Quiet(name, spoken=self._spoken(spoken))
        button.clicked.connect(lambda: self._ask_sure(button, title, text, deed))
        self._row.addWidget(button)

    def _ask_sure(self, button: QWidget, title: str, text: str, deed: Deed) -> None:
        self._forget()
        name = button.accessibleName()
        yes = Second(_("Yes, do this"), dense=True, spoken=_("{deed}, for good").format(deed=name))
        no = Quiet(_("Leave it"), dense=True, spoken=_("Leave {package}").format(package=self._name))
        yes.clicked.connect(lambda: deed(self._giving))
        no.clicked.connect(self._forget)
        no.clicked.connect(button.setFocus)
        self._sure = Banner("info", title, text, [yes, no])
        self._column.addWidget(self._sure)
        yes.setFocus()

    def _forget(self) -> None:
        if self._sure is not None:
            throw_away(self._sure)
            self._sure = None

    def _spoken(self, pattern: str) -> str:
        return pattern.format(package=self._name)


def _where_to_look(giving: Giving) -> str:
    """Nobody knows how far the files came: the person looks, by their names."""
    names = [file_name(giving.package, ENDINGS[door]) for door in giving.doors if door in ENDINGS]
    text = _("Look where you wanted it: is {file} there? Then you can give the words.")
    return text.format(file=", ".join(names))

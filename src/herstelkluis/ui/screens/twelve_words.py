"""The field for the twelve words of the recovery sheet, with help for a slip of the pen while typing."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import UnknownWordError, WrongWordsError
from herstelkluis.i18n import _, say_error
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.numbered_words import LINE, NumberedWords
from herstelkluis.ui.widgets.secret_line import SecretLine

_GROUP = re.compile(r"[^\W\d_]+")


class TwelveWords(Field):
    """The first word that is not on the list is named once it is finished; one that is near is offered, never taken.

    While it is shown, the words stand under their numbers in `numbered`, as on the sheet; `apart` leaves it to the
    screen where that stands.
    """

    returned = Signal()

    def __init__(self, *, apart: bool = False, parent: QWidget | None = None) -> None:
        self._line = SecretLine()
        help_text = _("In the order of your sheet. Spaces and capitals do not matter.")
        super().__init__(_("The twelve words"), help_text, editor=self._line, parent=parent)
        self._unknown: re.Match[str] | None = None
        self._offered = ""
        self._offer = FlushQuiet("", parent=self)
        self._offer.clicked.connect(self._take)
        self._offer.hide()
        self.column.addWidget(self._offer)
        self.numbered = QVBoxLayout()
        self._numbered: NumberedWords | None = None  # made late at the lock, which is the first thing on the screen
        if not apart:
            self.column.addLayout(self.numbered)
            self._number()
        self._line.textChanged.connect(self._typed)
        self._line.returnPressed.connect(self.returned)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._number().show()

    def _number(self) -> NumberedWords:
        if self._numbered is None:
            self._numbered = NumberedWords(parent=self)
            self.numbered.addSpacing(8)
            self.numbered.addWidget(self._numbered)
            self._show_numbered(self._line.text(), 0)
        return self._numbered

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._numbered is not None and not event.spontaneous():
            self._numbered.setVisible(not self.isHidden())

    def empty(self) -> None:
        """Take the words away, from the field and from its undo."""
        self._line.setText("")
        self.set_mistake("")

    def _typed(self, text: str) -> None:
        finished = text[: text.rfind(" ") + 1]
        self._unknown = next((one for one in _GROUP.finditer(finished) if _unknown_in(one[0])), None)
        line = 0 if self._unknown is not None else _wrong_line_in(finished)
        said = _unknown_in(finished) if self._unknown is not None else _says_of(line)
        if said != self.mistake:
            self.set_mistake(said)
        self._offered = _near(self._unknown[0]) if self._unknown is not None else ""
        self._offer.setVisible(bool(self._offered))
        self._offer.setText(_("Does it say ‘{word}’? Fill it in").format(word=self._offered) if self._offered else "")
        self._show_numbered(text, line)

    def _show_numbered(self, text: str, wrong_line: int) -> None:
        if self._numbered is None:
            return
        words: list[str] = []
        doubted = {LINE * (wrong_line - 1) + at for at in range(1, LINE + 1)} if wrong_line else set()
        for one in _GROUP.finditer(text):
            known = _words_in(one[0])
            words += known or (one[0],)
            if known is None and one.end() <= text.rfind(" "):
                doubted.add(len(words))
        self._numbered.show_words(words, doubted=doubted)

    def _take(self) -> None:
        if self._unknown is not None and self._offered:
            start, end = self._unknown.span()
            text = self._line.text()
            self._line.setText(text[:start] + self._offered + text[end:])
            self._line.setFocus()


def _unknown_in(text: str) -> str:
    """The sentence about the first word that is not on the list; nothing when all are, also without room between."""
    from herstelkluis.crypto.words import parse_words

    try:
        parse_words(text, 1)
    except UnknownWordError as error:
        return say_error(error)[0]
    except WrongWordsError:  # more words than one, and all of them known
        pass
    return ""


def _wrong_line_in(text: str) -> int:
    """The first line that does not fit the digits behind it, where those were typed along; 0 for none."""
    from herstelkluis.crypto.recovery import wrong_line

    try:
        return wrong_line(text)
    except UnknownWordError:  # words without room between: where a line ends is not known
        return 0


def _says_of(line: int) -> str:
    words = _("Words {first} to {last} do not fit their two digits. Look at these three once more.")
    return words.format(first=LINE * (line - 1) + 1, last=LINE * line) if line else ""


def _words_in(typed: str) -> tuple[str, ...] | None:
    from herstelkluis.crypto.words import words_in

    return words_in(typed)


def _near(typed: str) -> str:
    from herstelkluis.crypto.words import closest, complete

    return complete(typed) or closest(typed) or ""

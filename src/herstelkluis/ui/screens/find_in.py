"""Finding words in the piece that is being written: in the texts on the screen, and in its other answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import questions
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.plain_letters import find_all
from herstelkluis.model.text import all_words
from herstelkluis.model.words import words_of
from herstelkluis.ui.widgets.empty import take_out
from herstelkluis.ui.widgets.find_bar import FindBar
from herstelkluis.ui.widgets.in_view import keep_cursor_in_view
from herstelkluis.ui.widgets.own_words import OwnWords

if TYPE_CHECKING:
    from herstelkluis.ui.screens.writing_screen import WritingScreen

LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Place:
    """Words in an answer, and its number in the piece; without a place when it is no text but lines or choices."""

    answer: str
    number: int
    start: int = -1
    end: int = -1


class FindIn(QObject):
    """The bar at the foot of a writing screen, and what it finds."""

    def __init__(self, screen: WritingScreen, bar: FindBar) -> None:
        super().__init__(screen)
        self._screen, self._bar = screen, bar
        self._places: list[_Place] = []
        self._at = -1
        self._from: QWidget | None = None
        bar.wanted.connect(self._look)
        bar.moved.connect(self._move)
        bar.closed.connect(self.close)
        screen.foot_changed.connect(self._follow_foot)

    def open(self) -> None:
        """Show the bar; chosen words are looked for at once."""
        text = self._screen.text_now()
        if not self._bar.isVisible():
            self._from = text or QApplication.focusWidget()
        chosen = text.textCursor().selectedText() if text is not None else ""
        if chosen and len(chosen) <= LONGEST:
            self._bar.field.setText(chosen)
        self._lay_in_foot()
        self._bar.show()
        self._bar.field.setFocus()
        self._bar.field.selectAll()
        self._look(self._bar.field.text())

    def _lay_in_foot(self) -> None:
        """Over the buttons of the foot it stays in view, whichever words are found."""
        foot = self._screen.foot()
        if foot is not None and not foot.isAncestorOf(self._bar):
            take_out(self._bar)
            foot.column.insertWidget(0, self._bar)

    def _follow_foot(self) -> None:
        """A foot that is made anew takes the bar over; with the old one it would go."""
        foot = self._screen.foot()
        if foot is None or self._bar.parentWidget() in (self._screen, foot):
            return
        is_open, keyboard = not self._bar.isHidden(), QApplication.focusWidget()
        self._lay_in_foot()
        self._bar.setVisible(is_open)
        if keyboard is not None and self._bar.isAncestorOf(keyboard):
            keyboard.setFocus()

    def close(self) -> None:
        """Hide the bar; the keyboard goes back to the words that were found, or to where it was."""
        shown = self._screen.texts_shown()
        for edit in shown.values():
            edit.show_found(())
        self._bar.hide()
        at = self._places[self._at].answer if 0 <= self._at < len(self._places) else ""
        back = shown.get(at) or self._from
        if back is not None:
            back.setFocus()
        self._places, self._at, self._from = [], -1, None

    def clear(self) -> None:
        """Let go of every word."""
        self._bar.field.clear()
        self._bar.say("")
        self._bar.hide()
        self._places, self._at, self._from = [], -1, None

    def _look(self, wanted: str) -> None:
        self._find(wanted)
        self._at = -1
        self._mark()
        if not wanted or self._places:
            self._bar.say(_("Found: {n}").format(n=len(self._places)) if wanted else "")
        else:
            self._bar.say(_("Not found in this piece."))

    def _find(self, wanted: str) -> None:
        writing = self._screen.writing
        self._places = []
        if writing is None or not wanted:
            return
        writing.gather()
        document = writing.document
        known = [one.key for one in questions(writing.template, document)] if writing.template is not None else []
        for number, key in enumerate([*known, *(one for one in document.body if one not in known)]):
            answer = document.body.get(key, Answer())
            if isinstance(answer.value, Text):
                found = find_all(all_words(answer.value.runs), wanted)
                self._places += [_Place(key, number, start, end) for start, end in found]
            elif find_all(words_of(Answer(answer.value)), wanted):
                self._places.append(_Place(key, number))

    def _move(self, step: int) -> None:
        before = self._places[self._at] if 0 <= self._at < len(self._places) else None
        self._find(self._bar.field.text())
        if not self._places:
            self._look(self._bar.field.text())
            return
        if before in self._places:
            self._at = (self._places.index(before) + step) % len(self._places)
        else:
            self._at = self._nearest(step)
        place = self._places[self._at]
        if place.answer not in self._screen.texts_shown():
            self._screen.come_to(place.answer)
        edit = self._screen.texts_shown().get(place.answer)
        if edit is not None and place.start >= 0:
            edit.choose(place.start, place.end)
        self._mark()
        self._bar.field.setFocus()
        if edit is not None:
            keep_cursor_in_view(edit)
        self._bar.say(_("{n} of {total}").format(n=self._at + 1, total=len(self._places)))

    def _nearest(self, step: int) -> int:
        """The first place after the cursor, or the last before it."""
        text = self._from if isinstance(self._from, OwnWords) else None
        shown = self._screen.texts_shown()
        here = next((one.number for one in self._places if text is not None and shown.get(one.answer) is text), None)
        if text is None or here is None:
            return 0 if step > 0 else len(self._places) - 1
        cursor = (here, text.place_of_cursor())
        first = next((at for at, one in enumerate(self._places) if (one.number, one.start) >= cursor), 0)
        return first if step > 0 else (first - 1) % len(self._places)

    def _mark(self) -> None:
        """Mark every place in the texts on the screen, and the one that was come to."""
        now = self._places[self._at] if 0 <= self._at < len(self._places) else None
        for key, edit in self._screen.texts_shown().items():
            found = [(one.start, one.end) for one in self._places if one.answer == key and one.start >= 0]
            edit.show_found(found, (now.start, now.end) if now is not None and now.answer == key else None)

"""Lines that stand elsewhere too: under a list is said where, and a change asks once: everywhere, or only here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Cell, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.shared_lines import columns_of
from herstelkluis.ui.screens.line_question import LineQuestion, name_of, short
from herstelkluis.ui.screens.way_to import way_to
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session, Writing
from herstelkluis.vault.events import SavingFailed
from herstelkluis.vault.one_plan import Place, change_everywhere, change_only_here, line_words
from herstelkluis.vault.tied import Copies, copies_of

FOLLOW_MS = 3000


class Lists(Protocol):
    """What the screen lends: its document, the room under a list, and showing another state of the document."""

    @property
    def session(self) -> Session:
        """The open session."""

    @property
    def writing(self) -> Writing | None:
        """The document being written in."""

    def room_under(self, key: str) -> QVBoxLayout | None:
        """Where notices about a list stand; nothing when it is not on the screen."""

    def show_changed(self, document: Document, key: str, line: str, was: str) -> None:
        """Show this state; the keyboard goes to the line, which was called `was` before."""

    def go_to(self, key: str, what: dict[str, object]) -> None:
        """Go to another screen."""


@dataclass
class _Line:
    """A line that is on the screen, with its copies; `sent` is what they were told to say last."""

    key: str
    id: str
    words: str
    copies: Copies
    note: QWidget | None = None
    question: QWidget | None = None
    follows: bool = False
    sent: Mapping[str, Cell] | None = None


class SharedLines(QObject):
    """`show_part` when a part is shown, `look` when a list was changed, `follow` before the screen is left.

    A question that is not answered stays open: it is asked again when the line is shown again.
    """

    def __init__(self, lists: Lists, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists = lists
        self._lines: dict[tuple[str, str], _Line] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(FOLLOW_MS)
        self._pause.timeout.connect(self.follow)

    def show_part(self, keys: Sequence[str]) -> None:
        """Look where the lines of these lists stand, say so under each list, and ask what is still to be answered."""
        self.forget()
        self.add(keys)

    def add(self, keys: Sequence[str]) -> None:
        """Look the same for lines that came in or went away since."""
        writing = self._lists.writing
        if writing is None:
            return
        vault = self._lists.session.vault
        for key in keys:
            for row in _rows(writing.document, key):
                copies = copies_of(vault, writing.document, key, row)
                if copies is not None and (key, row.id) not in self._lines:
                    words = short(line_words(vault, copies.row, copies.columns))
                    self._lines[key, row.id] = line = _Line(key, row.id, words, copies)
                    self._say_where(line)
            self._look(key, is_later=True)

    def forget(self) -> None:
        """Let go of everything, words too."""
        self._pause.stop()
        for line in self._lines.values():
            _drop(line.question, line.note)
        self._lines.clear()

    def look(self, key: str) -> None:
        """A list was changed: ask about a line that no longer says what its copies say; follow one that is decided."""
        self._look(key)

    def _look(self, key: str, *, is_later: bool = False) -> None:
        writing = self._lists.writing
        if writing is None:
            return
        columns = columns_of(writing.template, key)
        rows = {row.id: row for row in _rows(writing.document, key)}
        for line in [one for one in self._lines.values() if one.key == key]:
            row = rows.get(line.id)
            if row is None:  # taken away; undo may bring it back
                self._answered(line, is_here=False)
            elif line.follows:
                if line.question is None:
                    self._answered(line)
                self._pause.start()
            elif line.copies.do_agree(row, columns):
                self._answered(line)
            elif line.question is None:
                self._ask(line, short(line_words(self._lists.session.vault, row, columns)) if is_later else "")

    def follow(self) -> None:
        """Let the copies follow every line that is changed everywhere."""
        self._pause.stop()
        for line in list(self._lines.values()):
            if line.follows:
                self._change_everywhere(line)

    def _say_where(self, line: _Line) -> None:
        room = self._lists.room_under(line.key)
        if room is None:
            return
        line.note = holder = QWidget(room.parentWidget())
        row = Wrap(8, parent=holder)
        row.addWidget(Words(_("‘{line}’ also stands on").format(line=line.words), "help", "muted", parent=holder))
        places = line.copies.places
        for number, place in enumerate(places):
            if number:
                between = _("and") if number == len(places) - 1 else "·"
                row.addWidget(Words(between, "help", "muted", wrap=False, parent=holder))
            name = name_of(place)
            spoken = _("To ‘{line}’ on {place}").format(line=line.words, place=name)
            link = Link(name, spoken, role="help_strong", parent=holder)
            link.clicked.connect(self._jumper(place))
            row.addWidget(link)
        room.addWidget(holder)

    def _jumper(self, place: Place) -> Callable[[], None]:
        return lambda: self._lists.go_to(*way_to(self._lists.session.vault, place.at))

    def _ask(self, line: _Line, now: str) -> None:
        room = self._lists.room_under(line.key)
        if room is None:
            return
        line.question = question = LineQuestion(line.words, line.copies.places, now)
        question.everywhere.connect(lambda: self._everywhere(line))
        question.only_here.connect(lambda: self._only_here(line))
        room.insertWidget(0, question)
        if line.note is not None:
            line.note.hide()

    def _answered(self, line: _Line, *, is_here: bool = True) -> None:
        """There is nothing to ask about this line; while it is here, it is said where else it stands."""
        question, line.question = line.question, None
        _drop(question)
        if line.note is not None:
            line.note.setVisible(is_here)

    def _everywhere(self, line: _Line) -> None:
        was, line.follows = line.id, True
        if self._change_everywhere(line):
            self._answered(line)
            writing = self._lists.writing
            if writing is not None:
                self._lists.show_changed(writing.document, line.key, line.id, was)

    def _only_here(self, line: _Line) -> None:
        writing = self._lists.writing
        if writing is None:
            return
        writing.gather()
        document, new = change_only_here(self._lists.session.vault, writing.document, line.key, line.id)
        writing.change(document)
        _drop(line.question, line.note)
        del self._lines[line.key, line.id]
        self._lists.show_changed(document, line.key, new, line.id)

    def _change_everywhere(self, line: _Line) -> bool:
        """Whether the copies say the same now; when that fails the words stay and the failure is told."""
        writing, vault = self._lists.writing, self._lists.session.vault
        if writing is None:
            return False
        writing.gather()
        at, now = next(
            ((at, one) for at, one in enumerate(_rows(writing.document, line.key)) if one.id == line.id), (0, None)
        )
        if now is None or now.cells == line.sent:
            return True
        try:
            writing.reread(change_everywhere(vault, writing.document, line.key, line.id))
        except KluisError as error:
            vault.events.emit(SavingFailed(writing.document.id, error))
            return False
        self._told(line, _rows(writing.document, line.key)[at])
        return True

    def _told(self, line: _Line, row: Row) -> None:
        """The copies say this now; a line that was apart from them has their id again."""
        self._lines[line.key, row.id] = self._lines.pop((line.key, line.id))
        line.id, line.sent = row.id, row.cells
        writing = self._lists.writing
        for (key, line_id), one in self._lines.items():
            if writing is not None and line_id == row.id:
                here = next((now for now in _rows(writing.document, key) if now.id == line_id), row)
                one.copies = replace(one.copies, row=here, columns=columns_of(writing.template, key))


def _rows(document: Document, key: str) -> tuple[Row, ...]:
    value = document.body.get(key, Answer()).value
    return value.rows if isinstance(value, Rows) else ()


def _drop(*widgets: QWidget | None) -> None:
    for widget in widgets:
        if widget is not None:
            throw_away(widget)

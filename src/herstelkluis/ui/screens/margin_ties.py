"""Between a text and its margin: notes stay with their passage while the person writes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt

from herstelkluis.i18n import _
from herstelkluis.model.answering import with_about, with_margin
from herstelkluis.model.body import Answer, Body, Margin
from herstelkluis.model.document import Document
from herstelkluis.model.passages import Tie, follow, tie_of, tied
from herstelkluis.ui.speech import announce
from herstelkluis.ui.spelling import is_there
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.private_runs import as_shown
from herstelkluis.ui.widgets.text_units import from_units, to_units

if TYPE_CHECKING:
    from herstelkluis.ui.screens.margin import MarginColumn
    from herstelkluis.ui.spelling import Spelling
    from herstelkluis.ui.writing import Writing


class Place(Protocol):
    """Where a question is answered: in a text, or (none) in something else."""

    @property
    def key(self) -> str:
        """The key of its answer."""

    @property
    def text(self) -> OwnWords | None:
        """The text."""

    def focus(self) -> None:
        """Put the keyboard in it."""


class WithMargin(Protocol):
    """What the screen lends; `block` is the question one is at."""

    @property
    def margin(self) -> MarginColumn:
        """The margin."""

    @property
    def block(self) -> Place | None:
        """The question with the keyboard in it."""

    @property
    def writing(self) -> Writing | None:
        """The document being written in."""

    @property
    def spelling(self) -> Spelling:
        """The spelling of the screen."""


@dataclass(slots=True)
class _Tied:
    edit: OwnWords
    text: str
    notes: tuple[Margin, ...]
    ties: tuple[Tie, ...]


class MarginTies(QObject):
    """`arrive` at the texts on the paper of a screen, `follow` after every change in one."""

    def __init__(self, screen: WithMargin, parent: QObject) -> None:
        super().__init__(parent)
        self._screen, self._margin = screen, screen.margin
        self._texts: dict[str, _Tied] = {}
        self._margin.changing.connect(self._gather)
        self._margin.changed.connect(self._changed)
        self._margin.opened.connect(self._tell_passage)
        self._margin.passage_asked.connect(self._go_to_passage)
        self._margin.back_asked.connect(self._back)
        self._margin.spelling_asked.connect(self._turn_spelling)
        screen.spelling.changed.connect(self._tell_spelling)

    def arrive(self, blocks: Iterable[Place], body: Body) -> None:
        """Tie the notes of the answers on the paper to the words in their texts, and show where those are."""
        self._tell_spelling()
        shown = {block.key: block.text for block in blocks if block.text is not None}
        self._texts = {key: one for key, one in self._texts.items() if one.edit is shown.get(key)}
        for key, edit in shown.items():
            if key not in self._texts:
                self._texts[key] = _Tied(edit, "", (), ())
                self._put(key, body.get(key, Answer()).margin)
                edit.has_margin = True
                edit.margin_asked.connect(self._margin.open_form)
                edit.note_here.connect(lambda note, key=key: self._say(key, note))

    def answer(self, key: str, answer: Answer | None) -> Answer | None:
        """The answer with its notes as they are tied now."""
        one = self._texts.get(key)
        return answer if one is None or answer is None else replace(answer, margin=one.notes)

    def follow(self, document: Document, key: str) -> Document:
        """The document with the passages of these notes as they are in the text now."""
        one = self._texts.get(key)
        if one is None or not one.notes:
            return document
        text = as_shown(one.edit.document())
        one.ties, one.text = follow(one.ties, one.text, text), text
        one.notes = tuple(tied(note, tie) for note, tie in zip(one.notes, one.ties, strict=True))
        _show(one)
        if (block := self._screen.block) is not None and block.key == key:
            self._margin.show_margin(one.notes)
        return with_margin(document, key, one.notes)

    def to_margin(self) -> None:
        """From a passage to its note; from other words to the margin, to put something there."""
        one = self._one
        note = one.edit.passages.note_at(one.edit.textCursor().position()) if one is not None else None
        if note is not None:
            self._margin.go_to_note(note)
        else:
            self._margin.open_form()

    def clear(self) -> None:
        """Let go of every word."""
        self._texts.clear()

    @property
    def _one(self) -> _Tied | None:
        """The text of the question one is at."""
        block = self._screen.block
        return self._texts.get(block.key) if block is not None else None

    def _turn_spelling(self) -> None:
        self._screen.spelling.turn(on=not self._screen.spelling.is_on)

    def _tell_spelling(self) -> None:
        self._margin.set_spelling(is_there=is_there(), on=self._screen.spelling.is_on)

    def _gather(self) -> None:
        if self._screen.writing is not None:
            self._screen.writing.gather()

    def _changed(self, notes: tuple, about: tuple) -> None:  # type: ignore[type-arg]  # as the signal has it
        writing, block = self._screen.writing, self._screen.block
        if writing is not None and block is not None:
            writing.change(with_about(with_margin(writing.document, block.key, notes), block.key, about))
            self._put(block.key, notes)

    def _put(self, key: str, notes: tuple[Margin, ...]) -> None:
        """Other notes beside this text."""
        if (one := self._texts.get(key)) is not None:
            one.text = as_shown(one.edit.document())
            one.ties = tuple(tie_of(note, one.text) for note in notes)
            one.notes = tuple(tied(note, tie) for note, tie in zip(notes, one.ties, strict=True))
            _show(one)

    def _tell_passage(self) -> None:
        """Tell the margin which words are chosen."""
        one = self._one
        if one is None:
            self._margin.set_passage("", None)
            return
        text, cursor = as_shown(one.edit.document()), one.edit.textCursor()
        start, end = (from_units(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        words = text[start:end]
        self._margin.set_passage(words.strip(), start + len(words) - len(words.lstrip()) if words.strip() else None)

    def _go_to_passage(self, note: int) -> None:
        """Choose the words of this note, with the keyboard there."""
        one = self._one
        cursor = one.edit.passages.place_of(note) if one is not None else None
        if one is not None and cursor is not None:
            one.edit.setTextCursor(cursor)
            one.edit.ensureCursorVisible()
            one.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back(self) -> None:
        if (block := self._screen.block) is not None:
            block.focus()

    def _say(self, key: str, note: int | None) -> None:
        one = self._texts.get(key)
        if one is not None and note is not None and note < len(one.notes):
            announce(one.edit, _("In the margin: {note}").format(note=one.notes[note].note))


def _show(one: _Tied) -> None:
    places = [
        (to_units(one.text, tie.at), to_units(one.text, tie.end), number)
        for number, tie in enumerate(one.ties)
        if tie.at is not None
    ]
    one.edit.passages.show(places)

"""The sentences of a short story: written, moved and taken away by the person, each with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Row, Text
from herstelkluis.model.document import Level
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import all_words
from herstelkluis.ui.forms.words import TextEditor
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.remembered import WORDS, sources

_SENTENCE = Field(WORDS, FieldType.TEXT)


class Sentences(QWidget):
    """`changed` tells that words changed, `arranged` that sentences were added, moved or taken away.

    `source_asked` carries the id of the piece a sentence comes from, `may_go_asked` the id of a sentence.
    """

    changed = Signal()
    arranged = Signal()
    source_asked = Signal(str)
    may_go_asked = Signal(str)

    def __init__(self, new_id: Callable[[], str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self._lines: list[_Sentence] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._add = FlushQuiet(_("Write a sentence yourself"), "plus", parent=self)
        self._add.clicked.connect(self._added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self._add)

    def rows(self) -> tuple[Row, ...]:
        """The sentences as they stand, in order; those without words too."""
        return tuple(line.row() for line in self._lines)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other sentences; nothing is told."""
        self.clear()
        before: QWidget = self
        for number, row in enumerate(rows, 1):
            line = _Sentence(row, number, len(rows), parent=self)
            line.editor.changed.connect(self.changed)
            for button, deed in ((line.up, self._up), (line.down, self._down), (line.away, self._away)):
                button.clicked.connect(deed)
            line.source.clicked.connect(self._source)
            line.may_go.clicked.connect(self._may_go)
            self._lines.append(line)
            self._list.addWidget(line)
            for part in line.stops():
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self._add)

    def clear(self) -> None:
        """Let go of every word."""
        while self._lines:
            line = self._lines.pop()
            line.editor.show_value(None)
            throw_away(line)

    def focus_line(self, row_id: str = "") -> None:
        """Put the keyboard in this sentence, or where the first one is begun."""
        found = next((line for line in self._lines if line.row().id == row_id), None)
        found = found or next(iter(self._lines), None)
        (found.editor if found is not None else self._add).setFocus()

    def _added(self) -> None:
        row = Row(self._new_id(), {})
        self._arrange([*self.rows(), row], row.id)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at, rows = self._at(), list(self.rows())
        row = rows.pop(at)
        rows.insert(at + by, row)
        self._arrange(rows, row.id)
        announce(self, _("Sentence {n} of {total}").format(n=at + by + 1, total=len(rows)))

    def _away(self) -> None:
        at, rows = self._at(), list(self.rows())
        del rows[at]
        self._arrange(rows, rows[min(at, len(rows) - 1)].id if rows else "")
        announce(self, _("Sentence {n} is taken away").format(n=at + 1))

    def _arrange(self, rows: list[Row], focus: str) -> None:
        self._add.setFocus()  # the button that was pressed goes away
        self.show_rows(rows)
        self.focus_line(focus)
        self.arranged.emit()

    def _source(self) -> None:
        refs = sources(self._lines[self._at()].row())
        self.source_asked.emit(refs[0].id if refs else "")

    def _may_go(self) -> None:
        self.may_go_asked.emit(self._lines[self._at()].row().id)

    def _at(self) -> int:
        part = self.sender()
        return next(at for at, line in enumerate(self._lines) if part in line.stops())


class _Sentence(QWidget):
    def __init__(self, row: Row, number: int, total: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        name = _("Sentence {n}").format(n=number)
        self.editor = TextEditor(_SENTENCE, name, parent=self)
        self.editor.least_lines = 1
        self.editor.show_value(row.cells.get(WORDS))
        refs = sources(row)
        label = refs[0].label if refs else ""
        self.source = Link(label, _("{line}: open {piece}").format(line=name, piece=label), role="help", parent=self)
        self.up = Quiet(_("Up"), dense=True, spoken=_("{line}: move up").format(line=name), parent=self)
        self.down = Quiet(_("Down"), dense=True, spoken=_("{line}: move down").format(line=name), parent=self)
        self.away = Quiet(_("Take away"), dense=True, spoken=_("{line}: take away").format(line=name), parent=self)
        self.may_go = Quiet(
            _("May go along, if I choose it"),
            dense=True,
            spoken=_("{line}: may go along, if I choose it").format(line=name),
            parent=self,
        )
        tag = Tag(_("very sensitive"), "lock", parent=self)
        of = Words(_("From:"), "help", "muted", wrap=False, parent=self)
        is_sensitive = (row.level or 0) >= Level.SENSITIVE
        for part, is_shown in (
            (of, bool(refs)),
            (self.source, bool(refs)),
            (self.up, number > 1),
            (self.down, number < total),
            (tag, is_sensitive),
            (self.may_go, is_sensitive),
        ):
            part.setVisible(is_shown)
        under = QWidget(self)
        wrap = Wrap(4, parent=under)
        for part in (of, self.source, self.up, self.down, self.away, tag, self.may_go):
            wrap.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.editor)
        column.addWidget(under)

    def row(self) -> Row:
        """The sentence as it stands now."""
        value = self.editor.value()
        before = self._row.cells.get(WORDS)
        if value == before or (value is None and before is None):
            return self._row
        cells = {key: cell for key, cell in self._row.cells.items() if key != WORDS}
        if isinstance(value, Text) and all_words(value.runs):
            return replace(self._row, cells={WORDS: value, **cells})
        return replace(self._row, cells=cells)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        return (self.editor.edit, self.source, self.up, self.down, self.away, self.may_go)

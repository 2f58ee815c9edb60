"""A list in a form: lines of one column, or lines with several columns, each on its own ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import says_something
from herstelkluis.model.body import Line, Row, Rows, Text, Value
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import all_words, as_typed
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.row_ground import MakeEditor, RowGround
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.lines_edit import IdLine, LinesEdit


class LinesEditor(Editor):
    """Lines of one column. What else a line holds (who it is about, its level, other cells) stays with it."""

    def __init__(self, field: Field, spoken: str, around: Around, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key, self._hint_rows, self._new_id = field.columns[0].key, field.hint_rows, around.new_id
        self._rows: dict[str, Row] = {}
        self.edit = LinesEdit(spoken, around.new_id, parent=self)
        self.edit.changed.connect(self.changed)
        self.column.addWidget(self.edit)

    def value(self) -> Value | None:
        rows = tuple(self._row(line) for line in self.edit.lines())
        return Rows(rows) if rows else None

    def show_value(self, value: Value | None) -> None:
        rows = value.rows if isinstance(value, Rows) else ()
        self._rows = {row.id: row for row in rows}
        lines = [IdLine(row.id, _words(row.cells.get(self._key))) for row in rows]
        lines += [IdLine(self._new_id(), "") for _missing in range(self._hint_rows - len(lines))]
        self.edit.set_lines(lines)

    def order(self) -> tuple[str, ...]:
        return self.edit.ids()

    def focus_first(self) -> None:
        ids = self.edit.ids()
        if ids:
            self.edit.focus_line(ids[0])
        else:
            self.edit.add_line()

    def focus_line(self, line: str) -> None:
        self.edit.focus_line(line)

    def mark(self, words: str) -> None:
        """Mark the first line that says this; nothing marks none."""
        found = (line.id for line in self.edit.lines() if words and line.words.strip() == words)
        self.edit.mark_line(next(found, ""))

    def _row(self, line: IdLine) -> Row:
        before = self._rows.get(line.id, Row(line.id, {}))
        if _words(before.cells.get(self._key)) == line.words:
            return before
        return replace(before, cells={**before.cells, self._key: Line(as_typed(line.words))})


class RowsEditor(Editor):
    """Lines with several columns: one ground per line, its columns under each other."""

    def __init__(
        self, field: Field, spoken: str, around: Around, make: MakeEditor, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._field, self._spoken, self._around, self._make = field, spoken, around, make
        self._grounds: list[RowGround] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._add = FlushQuiet(_("Add a line"), "plus", spoken=_("{list}: add a line").format(list=spoken), parent=self)
        self._add.clicked.connect(self._added)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.column.addLayout(self._list)
        self.column.addLayout(row)

    def value(self) -> Value | None:
        rows = tuple(row for row in self._now() if not self._is_bare(row))
        return Rows(rows) if rows else None

    def show_value(self, value: Value | None) -> None:
        rows = value.rows if isinstance(value, Rows) else ()
        there = {_words(row.cells.get(self._first)) for row in rows}
        preset = [self._new(words) for words in self._field.start if words not in there]
        shown = [*rows, *preset]
        if not shown and self._field.hint_rows:
            shown = [self._new()]
        self._build(shown)

    def shown_rows(self) -> tuple[Row, ...]:
        return tuple(self._now())

    def order(self) -> tuple[str, ...]:
        return tuple(row.id for row in self._now())

    def focus_first(self) -> None:
        if self._grounds:
            self._grounds[0].focus_first()
        else:
            self._add.setFocus()

    def focus_line(self, line: str) -> None:
        next((one for one in self._grounds if one.row().id == line), self).focus_first()

    @property
    def _first(self) -> str:
        return self._field.columns[0].key

    def _new(self, words: str = "") -> Row:
        return Row(self._around.new_id(), {self._first: Line(words)} if words else {})

    def _now(self) -> list[Row]:
        return [ground.row() for ground in self._grounds]

    def _is_bare(self, row: Row) -> bool:
        """Whether a line holds nothing, or only the word the template put there."""
        said = {key: cell for key, cell in row.cells.items() if says_something(cell)}
        preset = said.get(self._first)
        return not said or (list(said) == [self._first] and _words(preset) in self._field.start)

    def _build(self, rows: Sequence[Row]) -> None:
        while self._grounds:
            throw_away(self._grounds.pop())
        before: QWidget = self
        for row in rows:
            before = self._put(row, before)
        QWidget.setTabOrder(before, self._add)

    def _put(self, row: Row, before: QWidget) -> QWidget:
        """Show one more line, to which Tab goes from `before`; its own last stop."""
        number = len(self._grounds) + 1
        ground = RowGround(row, self._field, _title(self._spoken, number), self._around, self._make, parent=self)
        ground.edited.connect(self.changed)
        ground.remove.clicked.connect(self._removed)
        ground.up.clicked.connect(self._moved)
        is_person = self._field.columns[0].type is FieldType.PERSON
        ground.set_number(number, _("Person {n}") if is_person else _("Line {n}"))
        self._grounds.append(ground)
        self._list.addWidget(ground)
        for part in ground.stops():
            QWidget.setTabOrder(before, part)
            before = part
        return before

    def _added(self) -> None:
        last = self._put(self._new(), list(self._grounds[-1].stops())[-1] if self._grounds else self)
        QWidget.setTabOrder(last, self._add)
        self._grounds[-1].focus_first()

    def _removed(self) -> None:
        at = self._at(self.sender())
        rows = self._now()
        del rows[at]
        self._add.setFocus()
        self._build(rows)
        announce(self, _("Line {n} is removed").format(n=at + 1))
        self.changed.emit()

    def _moved(self) -> None:
        at = self._at(self.sender())
        rows = self._now()
        rows.insert(at - 1, rows.pop(at))
        self._add.setFocus()
        self._build(rows)
        self._grounds[at - 1].focus_first()
        announce(self, _("Line {n} of {total}").format(n=at, total=len(rows)))
        self.changed.emit()

    def _at(self, button: object) -> int:
        return next(at for at, one in enumerate(self._grounds) if button in (one.remove, one.up))


def _title(spoken: str, number: int) -> str:
    return _("{list}, line {n}").format(list=spoken, n=number)


def _words(cell: object) -> str:
    match cell:
        case Line(words):
            return words
        case Text(text):
            return all_words(text)
        case _:
            return ""

"""Writing in one list of a document: every change is one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from herstelkluis.errors import DocumentMissingError
from herstelkluis.model.answering import says_something, with_value
from herstelkluis.model.body import Answer, Body, Row, Rows, Value
from herstelkluis.model.document import Document
from herstelkluis.model.say import Names, names_in
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.template import Field, Template
from herstelkluis.ui.screens.list_step import ListStep
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.vault.printing import paper_sheet


class ListWriting(WritingScreen):
    """Subclasses say which list it is, and show it."""

    answer = ""  # the list, as "section.field"

    def show_all(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    @property
    def template(self) -> Template:
        """The template of what is shown."""
        template = self.writing.template if self.writing is not None else None
        if template is None:
            raise DocumentMissingError
        return template

    @property
    def document(self) -> Document:
        """What is shown, in its newest state."""
        if self.writing is None:
            raise DocumentMissingError
        return self.writing.document

    @property
    def names(self) -> Names:
        """How people and lines are called."""
        return names_in(self.document.body, self.session.vault.people())

    def list_now(self) -> tuple[Row, ...]:
        """The lines that are drawn."""
        return rows_of(self.document.body, self.answer)

    def row_now(self, key: str) -> Row | None:
        """One of them."""
        return next((row for row in self.list_now() if row.id == key), None)

    def columns_of(self, keys: Sequence[str]) -> list[Field]:
        """The columns with these keys, in this order."""
        field = next(field for key, _section, field in self.template.fields() if key == self.answer)
        there = {one.key: one for one in field.columns}
        return [there[key] for key in keys if key in there]

    def open_form(self, part: int = 0) -> None:
        """The plain form of the same document, at one part."""
        document = self.document
        self.go.emit("write", {"document": document.id, "kind": document.kind, "show": "form", "part": part})

    def sheet(self) -> Sheet:
        """The pages of it, as they go to paper."""
        return paper_sheet(self.session.vault, self.document)

    def change_list(self, rows: Sequence[Row], what: str = "") -> None:
        """Other lines, as one step that can be undone."""
        before, after = self.list_now(), tuple(rows)
        if before == after:
            return
        self._put(after)
        step = self.undo.command(self.undo.index() - 1) if self.undo.canUndo() else None
        if not (isinstance(step, ListStep) and step.goes_on(what, after)):
            answer = self.answer
            self.undo.push(ListStep(what, before, after, lambda rows: self._put_back(answer, rows)))

    def change_row(self, row: Row, what: str = "") -> None:
        """Another state of one line."""
        self.change_list([row if one.id == row.id else one for one in self.list_now()], what)

    def change_answer(self, key: str, value: Value | None) -> None:
        """Another value of a question beside the list; it is not undone."""
        if self.writing is not None:
            self.writing.change(with_value(self.document, key, value, self.template))

    def _put(self, rows: tuple[Row, ...]) -> None:
        if self.writing is not None:
            self.writing.change(with_value(self.document, self.answer, Rows(rows), self.template))

    def _put_back(self, answer: str, rows: tuple[Row, ...]) -> None:
        self.answer = answer
        self._put(rows)
        self.show_all()

    def tidy(self, keep: str = "") -> None:
        """Lines in which nothing was said go away again, but for one that was just opened."""
        if self.writing is not None:
            kept = [
                row
                for row in self.list_now()
                if row.id == keep or any(says_something(cell) for cell in row.cells.values())
            ]
            if len(kept) < len(self.list_now()):
                self._put(tuple(kept))


def rows_of(body: Body, answer: str) -> tuple[Row, ...]:
    """The lines of a list in a body."""
    value = body.get(answer, Answer()).value
    return value.rows if isinstance(value, Rows) else ()

"""Three phases beside each other with the same questions: read as lines, and each list opens to be written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, says_something
from herstelkluis.model.body import Answer, Body, People, Rows
from herstelkluis.model.say import Names, cell_words, names_in
from herstelkluis.model.template import Field, Section
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.rather import is_none_said, said_of_none
from herstelkluis.ui.forms.section_form import SectionForm
from herstelkluis.ui.screens.phase_face import PhaseFace
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.phase_tag import Phase, PhaseTag
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

ALWAYS = 3
"""The same questions of every phase; the others are shown when something was said."""


class PhasesView(SectionForm):
    """A form of which one question is open at a time: `open_question`. `opened` and `closed` tell the screen.

    `more` carries the key of the section of which all questions are asked for.
    """

    opened = Signal(str)
    closed = Signal()
    more = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asked: dict[str, Question] = {}
        self._body: Callable[[], Body] = dict
        self._around: Around | None = None
        self._narrow = False
        self._open = ""

    def show_phases(self, asked: Sequence[Question], body: Callable[[], Body], around: Around) -> None:
        """Show the phases; `body` gives the answers as they are now."""
        self._asked = {one.key: one for one in asked if one.section.phase}
        self._body, self._around, self._open = body, around, ""
        self._build()

    def open_question(self, key: str) -> None:
        """Write in this question; the one that was open is read again."""
        if key in self._asked and key != self._open:
            self._open = key
            self._build()
            self.opened.emit(key)

    def close_question(self) -> None:
        """Read every question."""
        was = self._open
        self.read_again()
        self.closed.emit()
        self._focus(was)

    def read_again(self) -> None:
        """Show what stands there now; no question is open."""
        self._open = ""
        self._build()

    def focus_answer(self, key: str) -> None:
        self.open_question(key)
        super().focus_answer(key)

    def focus_first(self) -> None:
        self._focus(next(iter(self._asked), ""))

    def clear(self) -> None:
        super().clear()
        self._asked, self._body, self._around, self._open = {}, dict, None, ""

    def set_narrow(self, *, narrow: bool) -> None:
        """Columns under each other, or beside each other."""
        self._narrow = narrow
        for columns in self.findChildren(Columns):
            columns.set_narrow(narrow=narrow)

    def _focus(self, key: str) -> None:
        for face in self.findChildren(PhaseFace):
            if face.property("answer") == key:
                face.setFocus()

    def _build(self) -> None:
        body = self._body()
        super().clear()
        if self._open:
            self._column.addWidget(self._writing(self._asked[self._open], body))
        phases: dict[str, list[Question]] = {}
        sections: dict[str, Section] = {}
        for one in self._asked.values():
            phases.setdefault(one.section.key, []).append(one)
            sections[one.section.key] = one.section
        columns = [self._phase(sections[key], found, body) for key, found in phases.items()]
        holder = Columns(columns, [1] * len(columns), gap=24, parent=self)
        holder.set_narrow(narrow=self._narrow)
        self._column.addWidget(holder)
        self._column.addStretch(1)

    def _writing(self, one: Question, body: Body) -> QWidget:
        """The open question over the whole width, above the columns."""
        ground = Ground("sheet", parent=self)
        ground.column.addWidget(Words(one.section.title, "help", "muted", parent=ground))
        if self._around is not None:
            self._add(one, body.get(one.key), self._around, ground.column)
        ready = FlushQuiet(
            _("Ready"), "check", spoken=_("{question}: ready").format(question=one.field.ask), parent=ground
        )
        ready.clicked.connect(self.close_question)
        row = QHBoxLayout()
        row.addWidget(ready)
        row.addStretch(1)
        ground.column.addLayout(row)
        return ground

    def _phase(self, section: Section, asked: Sequence[Question], body: Body) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PhaseTag(_phase_of(section), section.title, parent=holder))
        column.addSpacing(6)
        is_empty = not any(_is_answered(body, one) for one in asked)
        names = names_in(body, self._around.people if self._around is not None else {})
        for number, one in enumerate(asked):
            if one.key != self._open and (_is_answered(body, one) or number == 0 or (number < ALWAYS and not is_empty)):
                column.addWidget(self._face(one, number, body, names))
        more = FlushQuiet(
            _("All questions"), spoken=_("All questions: {phase}").format(phase=section.title), parent=holder
        )
        more.setProperty("section", section.key)
        more.clicked.connect(self._more_asked)
        column.addWidget(more)
        column.addStretch(1)
        return holder

    def _face(self, one: Question, number: int, body: Body, names: Names) -> PhaseFace:
        answer = body.get(one.key, Answer())
        lines = _lines(answer, one.field, names)
        empty = (
            said_of_none(answer)
            if is_none_said(answer)
            else _("What do you notice first?")
            if number == 0
            else _("nothing here yet")
        )
        face = PhaseFace(one.section.title, one.field.ask, lines, empty, parent=self)
        face.setProperty("answer", one.key)
        face.clicked.connect(self._face_chosen)
        return face

    def _face_chosen(self) -> None:
        self.focus_answer(str(self.sender().property("answer")))

    def _more_asked(self) -> None:
        self.more.emit(str(self.sender().property("section")))


def _phase_of(section: Section) -> Phase:
    return "green" if section.phase == "green" else "orange" if section.phase == "orange" else "red"


def _is_answered(body: Body, one: Question) -> bool:
    answer = body.get(one.key)
    return answer is not None and says_something(answer.value)


def _lines(answer: Answer, field: Field, names: Names) -> list[str]:
    """What stands in a question, a line each; of a line its first words, and who."""
    if not isinstance(answer.value, Rows):
        said = cell_words(answer.value, field, names) if answer.value is not None else ""
        return [one for one in said.split("\n") if one.strip()]
    found = []
    for row in answer.value.rows:
        cells = [(column, row.cells[column.key]) for column in field.columns if column.key in row.cells]
        said_in = [(cell, words) for column, cell in cells if (words := cell_words(cell, column, names))]
        people = [words for cell, words in said_in[1:] if isinstance(cell, People)]
        if said_in:
            found.append(", ".join([said_in[0][1], *people]))
    return found

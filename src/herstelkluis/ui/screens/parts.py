"""A document part by part: the generic form of every template."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, name_key, questions, with_none, with_title, with_value
from herstelkluis.model.body import Answer, NoAnswer
from herstelkluis.model.document import Document
from herstelkluis.model.template import Section, Template
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.rather import said_of_none
from herstelkluis.ui.forms.section_form import SectionForm
from herstelkluis.ui.screens.chosen_undo import Chosen, ChosenStep, chosen_again, chosen_in
from herstelkluis.ui.screens.paged import PagedScreen
from herstelkluis.ui.screens.part_lines import PartLines
from herstelkluis.ui.screens.part_margin import PartMargin
from herstelkluis.ui.screens.part_names import name_of, place_of
from herstelkluis.ui.screens.piece_foot import PieceFoot
from herstelkluis.ui.screens.surroundings import around_of
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session, Writing
from herstelkluis.vault.goals import GOAL, VICTORY

BACK = {"story": "story", "today": "notes", "people": "people", "share": "share", "plan": "plan", "areas": "areas"}
BACK_OF_KIND = {GOAL: "goals", VICTORY: "goals"}


class PartsScreen(PagedScreen):
    """One part at a time. Subclasses may put something beside the form and other buttons in the foot."""

    may_go_to_bin = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._beside: PartMargin | None = None
        self._columns: Columns | None = None
        self._template: Template | None = None
        self._asked: tuple[Question, ...] = ()
        self._number = Words("", "help", "muted", wrap=False, parent=self)
        self._before = Quiet("", "arrow-left", dense=True, parent=self)
        self._after = Quiet("", after="arrow-right", dense=True, parent=self)
        self._heading = Words("", "section", parent=self)
        self._help = Words("", "help", "muted", parent=self)
        self._title = Field(_("Title"), _("You can leave this empty."), own=True, parent=self)
        self.form = SectionForm(parent=self)
        self.side = QWidget(self)
        self.lines = PartLines(self)
        self._build()
        self._before.clicked.connect(self.go_back)
        self._after.clicked.connect(self.go_on)
        self._title.line.textEdited.connect(self._title_typed)
        self.form.edited.connect(self._edited)
        self.form.rather.connect(self.rather_not)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self._heading, self._help):
            column.addWidget(widget)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self.form, 1)
        if self.may_go_to_bin:
            column.addWidget(PieceFoot(self, lambda: self.back))
        self.place_form(self.side)

    def place_form(self, form: QWidget) -> None:
        """Where the form stands; alone, unless a subclass puts something beside it."""
        self._beside = PartMargin(self)
        self._columns = Columns([form, self._beside], (790, 250), gap=36, parent=self)
        self.body.addWidget(self._columns, 1)
        self._keys("Ctrl+M", self._beside.ties.to_margin)

    # --- coming and going ---------------------------------------------------------------------------------------

    def open_document(self, document: Document) -> Writing:
        writing = super().open_document(document)
        self._template = writing.template
        self._asked = questions(self._template, document) if self._template is not None else ()
        return writing

    def show_document(self, document: Document, answer: str = "", part: int = 0) -> None:
        """Write in this document: at an answer, or at a part."""
        self.open_document(document)
        found = next((at for at, one in enumerate(self.sections) if answer.startswith(f"{one.key}.")), part)
        self.show_part(min(found, len(self.sections) - 1))
        if answer:
            self.form.focus_answer(answer)
        elif self._has_title:
            self._title.edit.setFocus()
        else:
            self.form.focus_first()

    def clear(self) -> None:
        super().clear()
        self.lines.forget()
        if self._beside is not None:
            self._beside.forget()
        self.form.clear()
        self._title.set_text("")
        self._asked, self._template = (), None
        for label in (self._heading, self._help):
            label.setText("")

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        if self._columns is not None and self._beside is not None:
            self._columns.set_narrow(narrow=narrow)
            self._beside.set_narrow(narrow=narrow)

    def leave(self) -> None:
        self.lines.shared.follow()
        super().leave()

    def place(self) -> dict[str, object]:
        return {**super().place(), "part": self.part}

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of this document."""
        chapter = self.writing.document.section if self.writing is not None else ""
        return tuple(one for one in self._template.sections if chapter in ("", one.key)) if self._template else ()

    @property
    def back(self) -> str:
        """The screen to stop at."""
        if self._template is None:
            return "today"
        return BACK_OF_KIND.get(self._template.kind) or BACK.get(self._template.part, "today")

    @property
    def _has_title(self) -> bool:
        one = self._template
        return one is not None and (one.part == "today" or one.own) and name_key(one) is None

    # --- parts --------------------------------------------------------------------------------------------------

    def show_part(self, part: int) -> None:
        """Show another part; what was typed in this one is taken over first."""
        if self.writing is None or self._template is None:
            return
        self.writing.gather()
        self.lines.shared.follow()
        self.part = part
        document, section = self.writing.document, self.sections[part]
        many = len(self.sections) > 1
        self.title = document.title or self._template.title
        self.subtitle = self.said_under(document)
        self._number.setText(place_of(self.sections, part))
        self._before.setText(name_of(self.sections, part - 1))
        self._after.setText(name_of(self.sections, part + 1))
        for widget, shown in (
            (self._number, many),
            (self._before, many and part > 0),
            (self._after, part + 1 < len(self.sections)),
            (self._heading, many),
            (self._help, bool(section.help)),
            (self._title, self._has_title),
        ):
            widget.setVisible(shown)
        self._heading.setText(section.title)
        self._help.setText(section.help)
        self._title.set_text(document.title)
        self.form.show_section(section, self._asked, document.body, self.around())
        self.lines.show_part(self._asked)
        if self._beside is not None:
            self._beside.show_part()
        self.make_foot()
        self.titles_changed.emit()
        self.part_shown()

    def part_shown(self) -> None:
        """A part is on the screen."""

    def said_under(self, _document: Document) -> str:
        """The muted line under the title."""
        return self._template.title if self._template is not None and self._template.title != self.title else ""

    def show_part_of(self, key: str) -> None:
        """Show the part in which this question is asked."""
        self.show_part(next((at for at, one in enumerate(self.sections) if key.startswith(f"{one.key}.")), self.part))

    def come_to(self, answer: str) -> None:
        found = (at for at, one in enumerate(self.sections) if answer.startswith(f"{one.key}."))
        self.show_part(next(found, self.part))
        self.form.focus_answer(answer)

    def focus_part(self) -> None:
        self.form.focus_first()

    def around(self) -> Around:
        """What fields of this part may point at."""
        return around_of(self, self.sections[self.part].fields)

    # --- changes ------------------------------------------------------------------------------------------------

    def _edited(self, key: str) -> None:
        if key in self.form.editors and not self.lines.edited(key) and self.writing is not None:
            self.writing.later(key, lambda: self.take(key))

    def take(self, key: str) -> None:
        """Take over what stands in this question now, with a step to undo what was chosen."""
        if self.writing is None or key not in self.form.editors:
            return
        before, now = self.writing.document.body.get(key, Answer()), self.form.value_of(key)
        changed = with_value(self.writing.document, key, now, self._template)
        self.keep(self._beside.ties.follow(changed, key) if self._beside is not None else changed, key)
        then, chosen = chosen_in(before.value), chosen_in(now)
        if then != chosen:
            self.remember(then or before.none, chosen, partial(self._choose_again, key), (key,))

    def remember(
        self,
        then: Chosen,
        now: Chosen,
        put: Callable[[str, Chosen], None],
        place: tuple[str, ...],
        line: str = "",
    ) -> None:
        """A step to undo that something else was chosen at this place."""
        last = self.undo.command(self.undo.index() - 1) if self.undo.canUndo() else None
        if not isinstance(last, ChosenStep) or self.undo.canRedo() or not last.moves_on(place, line, now):
            self.undo.push(ChosenStep(then, now, put, place, line))

    def _choose_again(self, key: str, _line: str, chosen: Chosen) -> None:
        """Show and keep another choice in a question, on its own part."""
        if self.writing is None:
            return
        self.writing.gather()
        if key not in self.form.editors:
            self.show_part_of(key)
        changed = chosen_again(self.writing.document, key, chosen, self._template)
        self.form.show_value(key, changed.body.get(key, Answer()).value)
        self.keep(changed, key)
        self.form.focus_answer(key)

    def keep(self, document: Document, key: str) -> None:
        """Take over a document in which this answer is another one."""
        if self.writing is not None and self.writing.change(document):
            self.form.show_state(key, document.body.get(key))
            self.taken_over(key)

    def rather_not(self, key: str, why: str) -> None:
        """This question is not answered, on purpose; or (no reason) it is open again."""
        if self.writing is None:
            return
        self.writing.gather()
        then, now = self.writing.document.body.get(key, Answer()).none, NoAnswer(why) if why else None
        self._say_none(key, "", now)
        if then is not now:
            self.remember(then, now, partial(self._say_none, key), (key,))

    def _say_none(self, key: str, _line: str, why: Chosen) -> None:
        if self.writing is None or not isinstance(why, NoAnswer | None):
            return
        self.writing.gather()
        self.keep(with_none(self.writing.document, key, why), key)
        said = said_of_none(self.writing.document.body.get(key)) if why is not None else _("The question is open")
        announce(self.form, said)

    def taken_over(self, _key: str) -> None:
        """An answer was changed."""
        title = self.writing.document.title if self.writing is not None else ""
        if title and title != self.title:
            self.title = title
            self.titles_changed.emit()

    def _title_typed(self) -> None:
        if self.writing is not None:
            self.writing.later("title", self._take_title)

    def _take_title(self) -> None:
        if self.writing is not None:
            self.writing.change(with_title(self.writing.document, as_typed(self._title.text())))

"""Mijn plan: its parts at the left; the signs in three phases beside each other, or one part as a form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Body, Line, Row
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.template import Section
from herstelkluis.ui.forms.section_form import SectionForm
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.phases import PhasesView
from herstelkluis.ui.screens.plan_adding import PlanAdding
from herstelkluis.ui.screens.surroundings import around_of
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Button, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.ui.writing import Session
from herstelkluis.vault import printing
from herstelkluis.vault.left_off import said_of_left_off
from herstelkluis.vault.plan_parts import AFTER, CRISIS, ORDER, PLAN, SIGNALS, PlanPart, plan_parts

HERE = (PLAN, SIGNALS)
"""The kinds that are written on this screen; the others have one of their own."""


class PlanScreen(PartsScreen):
    """`enter()` opens at the signs; also the screen of any kind with the view "phases"."""

    may_go_to_bin = False
    rail_key = "plan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._items: dict[tuple[str, str], RailItem] = {}
        self._paper = PaperOut()
        self._phases = PhasesView()
        self._adding = PlanAdding()
        super().__init__(session, parent)
        self._plain = self.form
        self._phases.edited.connect(self._edited)
        self._phases.rather.connect(self.rather_not)
        self._phases.opened.connect(lambda _key: self.lines.show_part(self._asked))
        self._phases.closed.connect(self._read_again)
        self._phases.more.connect(self._all_questions)
        self._adding.added.connect(self._add)
        self._adding.stopped.connect(self._stop_adding)

    def place_form(self, form: QWidget) -> None:
        left = self._left = QWidget(self)
        self._make_places(left)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._adding, self._phases, form, self._paper):
            column.addWidget(widget)
        column.addStretch(1)
        self.columns = Columns([left, right], (212, 842), gap=28, parent=self)
        self.body.addWidget(self.columns, 1)

    # --- coming and going ---------------------------------------------------------------------------------------

    def enter(self, **what: object) -> None:
        vault = self.session.vault
        asked, kind = str(what.get("document", "")), str(what.get("kind", SIGNALS))
        known = [one for each in HERE for one in vault.summaries(each) if one.id == asked]
        part = what.get("part", 0)
        document = vault.document(asked) if known else self._piece(kind)
        self.show_document(document, str(what.get("answer", "")), part if isinstance(part, int) else 0)

    def place(self) -> dict[str, object]:
        kind = self.writing.document.kind if self.writing is not None else SIGNALS
        return {**super().place(), "kind": kind}

    def clear(self) -> None:
        for form in (self._plain, self._phases):
            form.clear()
        super().clear()
        self._adding.forget()
        self._paper.quiet()

    def show_part(self, part: int) -> None:
        if self.writing is None or not self.sections:
            return
        section = self.sections[part]
        self._use(self._phases if self._is_phase(section) else self._plain)
        if self._is_phase(section):
            self._show_phases(part)
        else:
            super().show_part(part)
            for widget in (self._number, self._before, self._after):
                widget.hide()
        self.title, self.subtitle = _("My plan"), _("What helps me to stay well?")
        self._show_places()
        self.titles_changed.emit()

    def show_part_of(self, key: str) -> None:
        super().show_part_of(key)
        self.form.focus_answer(key)

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self._phases.set_narrow(narrow=narrow)

    @property
    def back(self) -> str:
        return "plan"

    def taken_over(self, _key: str) -> None:
        """The title of this screen stays."""

    def _is_phase(self, section: Section) -> bool:
        return self._template is not None and self._template.view == "phases" and bool(section.phase)

    def _piece(self, kind: str) -> Document:
        known = self.session.vault.summaries(kind, 1)
        return self.session.vault.document(known[0].id) if known else self.session.vault.start(kind)

    def _use(self, form: SectionForm) -> None:
        if form is not self.form:
            self.lines.forget()
            self.form.clear()
        self.form = form
        self._phases.setVisible(form is self._phases)
        self.side.setVisible(form is not self._phases)
        self._adding.forget()

    def _show_phases(self, part: int) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        self.lines.shared.follow()
        self.part = part
        self._phases.show_phases(self._asked, self._body_now, around_of(self, [one.field for one in self._asked]))
        self.lines.show_part(self._asked)
        self.make_foot()

    def _body_now(self) -> Body:
        """The answers as they are now, everything typed included."""
        if self.writing is None:
            return {}
        self.writing.gather()
        return self.writing.document.body

    def _read_again(self) -> None:
        self.lines.shared.follow()
        self.lines.show_part(self._asked)
        self._show_places()

    # --- the parts at the left ----------------------------------------------------------------------------------

    def _make_places(self, left: QWidget) -> None:
        """Made once, before what stands beside them, so that Tab comes here first."""
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for one in plan_parts(self.session.vault):
            item = RailItem(_title(one), "", _said(one), parent=left)
            item.setProperty("place", (one.kind, one.section))
            item.clicked.connect(self._place_chosen)
            self._items[one.kind, one.section] = item
            column.addWidget(item)
        column.addSpacing(12)
        for words, key in ((_("My goals"), "goals"), (_("All sheets"), "shelf")):
            link = Link(words, parent=left)
            link.setProperty("screen", key)
            link.clicked.connect(self._linked)
            column.addWidget(link)
        column.addStretch(1)

    def _show_places(self) -> None:
        here = self.writing.document if self.writing is not None else None
        self._left.setVisible(here is not None and here.kind in ORDER)
        if here is None or here.kind not in ORDER:
            return
        section = self.sections[self.part].key
        for one in plan_parts(self.session.vault):
            item = self._items[one.kind, one.section]
            item.set_under(_said(one))
            item.set_here(here=one.kind == here.kind and one.section in ("", section))

    def _place_chosen(self) -> None:
        kind, section = self.sender().property("place")
        if kind == CRISIS:
            self.go.emit("crisis", {})
        elif kind not in HERE:
            known = self.session.vault.summaries(kind, 2)
            several = len(known) > 1 and kind == AFTER
            way: dict[str, object] = {"kind": kind} if several or not known else {"document": known[0].id}
            self.go.emit("pieces_of" if several else "write", way)
        else:
            template = self.session.vault.templates[kind]
            at = next((at for at, one in enumerate(template.sections) if one.key == section), 0)
            self.show_document(self._piece(kind), part=at)

    def _linked(self) -> None:
        self.go.emit(str(self.sender().property("screen")), {"part": "plan"})

    def _all_questions(self, section: str) -> None:
        if self.writing is not None:
            document = self.writing.document
            part = next(at for at, one in enumerate(self.sections) if one.key == section)
            self.writing.settle()
            self.go.emit("write", {"document": document.id, "kind": document.kind, "show": "form", "part": part})

    # --- adding and the foot ------------------------------------------------------------------------------------

    def begin_adding(self) -> None:
        """Ask for a sign or an action."""
        self._adding.begin(self._asked)

    def _add(self, key: str, words: str) -> None:
        field = next(one.field for one in self._asked if one.key == key)
        self.lines.add(key, Row(new_id(), {field.columns[0].key: Line(words)}))
        self._phases.read_again()
        announce(self, _("Added: {words}").format(words=words))

    def _stop_adding(self) -> None:
        self._adding.forget()
        self.form.focus_first()

    def main_button(self) -> Button:
        if self.form is not self._phases:
            return super().main_button()
        main = Main(_("Add a sign or action"), "plus")
        main.clicked.connect(self.begin_adding)
        return main

    def other_buttons(self) -> list[Button]:
        one = Quiet(_("My one plan"), "file-text")
        one.clicked.connect(lambda: self.go.emit("one_plan", {}))
        paper = Second(_("Print the plan"), "printer")
        paper.clicked.connect(self.print_plan)
        return [one, paper]

    def print_plan(self) -> None:
        """Save this plan as a PDF where the person wants it."""
        if self.writing is not None and self.writing.settle():
            document, vault = self.writing.document, self.session.vault
            self._paper.print_sheets(
                [printing.paper_sheet(vault, document)],
                lambda: printing.plan_pdf(vault, document),
                _("Where does your plan go?"),
                _("my-plan.pdf"),
                said_of_left_off(vault, document),
            )


def _title(one: PlanPart) -> str:
    return _("My signs") if one.kind == SIGNALS else one.title


def _said(one: PlanPart) -> str:
    if one.kind == SIGNALS:
        return _("in three colours")
    if one.kind != PLAN:
        return ""
    return ngettext("{n} thing", "{n} things", one.things).format(n=one.things) if one.things else _("still empty")

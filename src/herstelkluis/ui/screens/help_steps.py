"""Mijn hulp op een rij: every step in help in the order of time, drawn and as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.help_steps import Step, draw_steps, said_of, say_step, say_steps
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.empty_page import EmptyPage
from herstelkluis.ui.widgets.fitted_drawing import FittedDrawing
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.twin_list import Line, TwinList
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.help_steps import STEP_KIND, document_of, help_sheet, new_overview, steps_of


class HelpStepsScreen(Screen):
    """A step opens as a piece; of all of them a sheet can be made, to share."""

    rail_key = "story"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.view: FittedDrawing | None = None
        self.list: TwinList | None = None
        self._narrow = False
        self._foot: Foot | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **_what: object) -> None:
        self.title, self.subtitle = _("My help in a row"), _("Who helped, when, and how that was for you.")
        self.clear_column()
        steps = steps_of(self.session.vault)
        if steps:
            self._show(steps)
        else:
            words = _("One step is enough to begin.")
            self._column.addWidget(EmptyPage(_("Here your way through help will come"), words, parent=self), 1)
        main = self._make_foot()
        if self.list is not None and not theme().is_large:  # else the drawing stands above the list, and comes first
            self.list.rows[0].setFocus()
        else:
            QTimer.singleShot(0, main, main.setFocus)  # the foot comes into the window after this
        self.titles_changed.emit()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def clear(self) -> None:
        self.clear_column()
        self.title = self.subtitle = ""

    def clear_column(self) -> None:
        """Let go of every step."""
        self.view = self.list = None
        empty_layout(self._column)

    def foot(self) -> Foot | None:
        return self._foot

    def _show(self, steps: tuple[Step, ...]) -> None:
        left, right = QWidget(self), QWidget(self)
        said = say_steps(steps)
        view = self.view = FittedDrawing(
            lambda width: draw_steps(steps, width), _("My help in a row"), said.description, parent=left
        )
        paper = PicturePaper(
            lambda: help_sheet(self.session.vault),
            _("my-help-in-a-row"),
            parent=left,
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = Second(_("Make a sheet to share"), "file-text", parent=left)
        sheet.clicked.connect(self._make_sheet)
        column.addWidget(view)
        column.addWidget(paper)
        column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        lines = self.list = TwinList(parent=right)
        lines.setMinimumWidth(min(theme().px(280), 330))
        lines.show_lines(
            Line(
                step.key,
                step.name,
                under="\n".join(filter(None, (step.when, *said_of(step)))),
                lead=str(number),
                spoken=say_step(step),
            )
            for number, step in enumerate(steps, 1)
        )
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(_("As a list"), "sub", parent=right))
        column.addWidget(lines)
        column.addStretch(1)
        both = Columns([left, right], [680, 366], gap=24, parent=self)
        both.set_narrow(narrow=self._narrow)
        self._column.addWidget(both)
        self._column.addStretch(1)
        lines.at.connect(view.set_chosen)
        lines.chosen.connect(self._chosen)
        view.chosen.connect(self._chosen)

    def _make_foot(self) -> Main:
        old, self._foot = self._foot, None
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)
        main = Main(_("Add a step"), "plus")
        main.clicked.connect(lambda: self.go.emit("write", {"kind": STEP_KIND}))
        back = Quiet(_("Back to my story"), "arrow-left")
        back.clicked.connect(lambda: self.go.emit("story", {}))
        self._foot = Foot(main, (), [back], parent=self)
        self._foot.hide()
        self.foot_changed.emit()
        return main

    def _chosen(self, key: str) -> None:
        self.go.emit("write", document_of(self.session.vault, key))

    def _make_sheet(self) -> None:
        vault = self.session.vault
        document = new_overview(vault)
        vault.drafts.change(document)
        vault.settle(document.id)
        self.go.emit("write", {"document": document.id})

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

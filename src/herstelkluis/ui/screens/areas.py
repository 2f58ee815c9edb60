"""Mijn zes gebieden: the web of now and of one moment before, and the same in words. To talk about, never a test."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.six_areas import Moment, areas_of, draw_six_areas, say_six_areas
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.area_row import AreaRow
from herstelkluis.ui.screens.areas_begin import AreasBegin
from herstelkluis.ui.screens.moments import Moments
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drawing_view import DrawingView
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.areas import SHORT, Scan, areas_sheet, scans


class AreasScreen(Screen):
    """Two moments side by side in one web. Without any, the web is empty and the areas are ways in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._scans: tuple[Scan, ...] = ()
        self._web = draw_six_areas(Moment(()))
        self.drawing = DrawingView(self._web, _("My six areas"), "", parent=self)
        self.moments = Moments(parent=self)
        self.begin = AreasBegin(parent=self)
        self._paper = PicturePaper(self._sheet, _("my-six-areas"), lambda: self._web, parent=self)
        self._paper.paper.hide()
        self._heading = Words("", parent=self)
        self._said = Words("", "body", "muted", parent=self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._date = Quiet(_("Choose another date"), "calendar-days")
        self._print = Second(_("Print"), "printer")
        self._main = Main(_("Fill in again"), "pen-line")
        self._foot = Foot(self._main, [self._date, self._print], [SaveState(parent=self)], parent=self)
        self._foot.hide()
        self._build()
        self.drawing.chosen.connect(self._area_chosen)
        self.moments.changed.connect(self.show_moments)
        self.begin.begun.connect(self._begin)
        self._date.clicked.connect(self._choose_date)
        self._print.clicked.connect(self._paper.print_it)
        self._main.clicked.connect(self._again)
        session.signals.documents_changed.connect(self._changed)

    def _build(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.moments, self.drawing, self._paper):
            column.addWidget(widget)
        column.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self._said, self.begin):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.columns = Columns([left, right], (626, 400), gap=44, parent=self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.columns)
        page.addStretch(1)

    # --- coming and going ---------------------------------------------------------------------------------------

    def enter(self, **_what: object) -> None:
        self.title = _("My six areas")
        self.subtitle = _("To talk about. It is no test, and nothing is right or wrong.")
        self._show()
        first = self.findChild(AreaRow) if self._scans else None
        (first if first is not None else self.begin.first).setFocus()
        self.titles_changed.emit()

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def clear(self) -> None:
        empty_layout(self._rows)
        self._scans = ()
        self.moments.show_scans(())
        self._web = draw_six_areas(Moment(()))
        self.drawing.set_drawing(self._web)
        self.drawing.set_said("", "")
        self._paper.quiet()
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot if self._scans else None

    def _show(self) -> None:
        self._scans = scans(self.session.vault)
        there = bool(self._scans)
        self.moments.show_scans(self._scans)
        self.moments.hide()
        self.begin.show_first(is_first=not there)
        self._heading.setText(_("In words") if there else _("Begin with one area. That is enough."))
        self._heading.set_look("sub" if there else "section", "text")
        self._said.setText("" if there else _("You place a dot where you feel it is. Words are fine too."))
        self._said.setVisible(not there)
        self._paper.setVisible(there)
        self._date.setVisible(len(self._scans) > 1)
        self.show_moments()
        self.foot_changed.emit()

    def show_moments(self) -> None:
        """Draw and say the two moments that are chosen."""
        empty_layout(self._rows)
        moment, then = self.moments.said()
        if not self._scans:
            moment = Moment(areas_of(self.session.vault.templates[SHORT], None, Names({}, {})))
        self._web = draw_six_areas(moment, then)
        said = say_six_areas(moment, then)
        self.drawing.set_drawing(self._web)
        self.drawing.set_said(_("My six areas"), " ".join([said.description, _("The list has the same.")]))
        was = {area.key: area for area in then.areas} if then is not None else {}
        for area in moment.areas:
            row = AreaRow(area, was.get(area.key), then.then if then is not None else "", parent=self)
            row.clicked.connect(self._row_chosen)
            row.reached.connect(self.drawing.set_chosen)
            self._rows.addWidget(row)

    # --- deeds --------------------------------------------------------------------------------------------------

    def _sheet(self) -> Sheet:
        return areas_sheet(*self.moments.said())

    def _area_chosen(self, key: str) -> None:
        for row in self.findChildren(AreaRow):
            if row.key == key:
                row.setFocus()
                self.drawing.set_chosen(key)

    def _row_chosen(self) -> None:
        now, _before = self.moments.chosen()
        row = self.sender()
        if isinstance(row, AreaRow) and now is not None:
            self.go.emit("write", {"document": now.id, "answer": f"{row.key}."})
        elif isinstance(row, AreaRow):
            self._begin(SHORT, row.key)

    def _choose_date(self) -> None:
        self.moments.show()
        self.moments.focus_first()

    def _again(self) -> None:
        self.begin.ask_how()

    def _begin(self, kind: str, section: str = "") -> None:
        self.go.emit("write", {"kind": kind, "answer": f"{section}." if section else ""})

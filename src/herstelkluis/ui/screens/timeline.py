"""Mijn tijdlijn: a life to scale, from the whole of it to one year, with the same as a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.timeline import Measured, Moment, Stretch
from herstelkluis.model.pictures.timeline_drawing import days_of, draw_timeline
from herstelkluis.model.pictures.timeline_said import say_timeline
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.screens.timeline_list import TimelineList
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.empty_page import EmptyPage
from herstelkluis.ui.widgets.fitted_drawing import FittedDrawing
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.route import EVENT_KIND
from herstelkluis.vault.timeline import ON_PAPER, moments_of, timeline_sheet, whole_life
from herstelkluis.vault.vault import STORY_KIND

DECADE, YEAR = 3653, 366
STEP = 1.25  # of one turn of the wheel
REST_MS = 200


class TimelineView(FittedDrawing):
    """The drawing; the wheel with Ctrl zooms around the day under it."""

    zoomed = Signal(float, float)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        turns = event.angleDelta().y() / 120
        self.zoomed.emit(STEP**-turns, event.position().x() / max(self.width(), 1))


class TimelineScreen(Screen):
    """What lies far apart stands far apart. Nothing of a folded piece but its title."""

    rail_key = "story"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.moments: tuple[Moment, ...] = ()
        self.whole = self.shown = Stretch(1, DECADE, ON_PAPER, 1)
        self.view: TimelineView | None = None
        self.list: TimelineList | None = None
        self._measure = Measured()
        self._narrow = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)  # the wheel turns on; the list waits for its end
        self._rest.timeout.connect(self._list_follows)
        self._foot = self._made_foot()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("My timeline"), _("What lies far apart stands far apart.")
        self._empty()
        self.moments = moments_of(self.session.vault)
        today = self.session.vault.clock().astimezone().date()
        self.whole = whole_life(self.moments, today, ON_PAPER)
        start, days = what.get("start"), what.get("days")
        is_part = isinstance(start, int) and isinstance(days, int)
        self.shown = self.whole.within(start, days) if is_part else self.whole  # type: ignore[arg-type]  # just asked
        if self.moments:
            self._show()
        else:
            words = _("Give a chapter or an event a year. About is good enough.")
            self._column.addWidget(EmptyPage(_("Here your timeline will come"), words, parent=self), 1)
            QTimer.singleShot(0, self._main, self._main.setFocus)  # the foot comes into the window after this
        self.titles_changed.emit()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def place(self) -> dict[str, object]:
        return {"start": self.shown.start, "days": self.shown.days} if self.shown != self.whole else {}

    def clear(self) -> None:
        self._empty()
        self.moments, self._measure = (), Measured()
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot

    def show_stretch(self, stretch: Stretch) -> None:
        """Show another part of the life."""
        self.shown = stretch
        if self.view is not None:
            self.view.set_draw(self._draw)
            self._list_follows()

    def _list_follows(self) -> None:
        self._rest.stop()
        stretch = self.shown
        if self.list is None:
            return
        self.list.show_stretch(stretch)
        self._said.setText(_said(stretch))
        for chip, days in self._chips:
            chip.setChecked(abs(stretch.days - min(days, self.whole.days)) < days / 10)
        for button, is_end in (
            (self._before, stretch.start <= self.whole.start),
            (self._after, stretch.end >= self.whole.end),
        ):
            button.setVisible(not is_end)

    def go_to(self, days: int) -> None:
        """So many days around what is chosen in the list, else the last ones of what is shown."""
        at = self.list.day if self.list is not None else 0
        if not self.shown.start <= at <= self.shown.end:
            at = min(self.shown.end, self.shown.today)
        if days >= self.whole.days:
            self.show_stretch(self.whole)
            return
        one = date.fromordinal(at)
        first, last = (one.year // 10 * 10, one.year // 10 * 10 + 9) if days == DECADE else (one.year, one.year)
        self._show_days(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())

    def _show_days(self, first: int, last: int) -> None:
        first, last = max(first, self.whole.start), min(last, self.whole.end)
        self.show_stretch(self.whole.within(first, last - first + 1))

    def _draw(self, width: float) -> Drawing:
        return draw_timeline(self.moments, self._sized(width), self._measure)

    def _sized(self, width: float) -> Stretch:
        return Stretch(self.shown.start, self.shown.end, width, self.shown.today)

    def _show(self) -> None:
        left, right = QWidget(self), QWidget(self)
        said = say_timeline(self.moments)
        view = self.view = TimelineView(self._draw, _("My timeline"), said.description, parent=left)
        paper = PicturePaper(
            lambda: timeline_sheet(self.session.vault), _("my-timeline"), lambda: self._draw(ON_PAPER), parent=left
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._ways(left), view, paper):
            column.addWidget(widget)
        column.addStretch(1)
        self.list = TimelineList(self.moments, parent=right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        both = Columns([left, right], [720, 330], gap=24, parent=self)
        both.set_narrow(narrow=self._narrow)
        self._column.addWidget(both)
        view.chosen.connect(self._chosen)
        view.zoomed.connect(self._zoomed)
        self.list.at.connect(view.set_chosen)
        self.list.chosen.connect(self._chosen)
        self.show_stretch(self.shown)
        self._column.addStretch(1)
        self._chips[0][0].setFocus()

    def _ways(self, parent: QWidget) -> QWidget:
        """Whole life, ten years, one year; earlier and later."""
        ways = QWidget(parent)
        row = Wrap(12, parent=ways)
        self._chips = [
            (Chip(_("My whole life"), parent=ways), self.whole.days),
            (Chip(_("Ten years"), parent=ways), DECADE),
            (Chip(_("One year"), parent=ways), YEAR),
        ]
        for chip, days in self._chips:
            chip.clicked.connect(lambda _on, days=days: self.go_to(days))
            row.addWidget(chip)
        turning = QWidget(ways)  # the three go to the next line together
        self._said = Words("", "strong", wrap=False, parent=turning)
        self._before = FlushQuiet(_("Earlier"), "arrow-left", dense=True, parent=turning)
        self._after = Quiet(_("Later"), after="arrow-right", dense=True, parent=turning)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        together = Wrap(8, parent=turning)
        for widget in (self._before, self._said, self._after):
            together.addWidget(widget)
        row.addWidget(turning)
        return ways

    def _turn(self, by: int) -> None:
        self.show_stretch(self.whole.within(self.shown.start + by * self.shown.days, self.shown.days))

    def _zoomed(self, factor: float, share: float) -> None:
        days = round(self.shown.days * factor)
        day = self.shown.start + round(share * self.shown.days)
        self.shown = self.whole.within(day - round(share * days), days)
        if self.view is not None:
            self.view.set_draw(self._draw)
            self._rest.start()

    def _chosen(self, key: str) -> None:
        """Into a group of moments, a chapter, or a piece."""
        if (days := days_of(key)) is not None:
            self._show_days(*days)
            if self.list is not None:
                self.list.focus_first()
            return
        document = self.session.vault.document(key)
        where = {"kind": STORY_KIND, "section": document.section} if document.section else {"document": key}
        self.go.emit("write", where)

    def _changed(self) -> None:
        if self.isVisible():
            self.enter(**self.place())

    def _empty(self) -> None:
        self._rest.stop()
        self.view = self.list = None
        empty_layout(self._column)

    def _made_foot(self) -> Foot:
        main = self._main = Main(_("Add an event"), "plus")
        main.clicked.connect(lambda: self.go.emit("write", {"kind": EVENT_KIND}))
        back = Quiet(_("Back to my story"), "arrow-left")
        back.clicked.connect(lambda: self.go.emit("story", {}))
        foot = Foot(main, (), [back], parent=self)
        foot.hide()
        return foot


def _said(stretch: Stretch) -> str:
    first, last = (date.fromordinal(day) for day in (stretch.start, stretch.end))
    if first.year == last.year:
        return str(first.year)
    return _("{first} to {last}").format(first=first.year, last=last.year)

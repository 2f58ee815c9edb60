"""Mijn verhaal: the life as a route, the same as a list beside it, and a way in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.life_route import Happening, draw_route, say_route
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.screens.short_card import ShortStoryCard
from herstelkluis.ui.screens.story_empty import EmptyStory
from herstelkluis.ui.screens.story_list import StoryList
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.fitted_drawing import FittedDrawing
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.writing import Session
from herstelkluis.vault.chapters import Chapter, chapters_of, where_you_were
from herstelkluis.vault.route import EVENT_KIND, ON_PAPER, happenings_of, route_sheet, stops_of
from herstelkluis.vault.vault import STORY_KIND


class StoryScreen(Screen):
    """The list is the whole story; nothing of a folded chapter but its title."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.list: StoryList | None = None
        self.route: FittedDrawing | None = None
        self._foot: Foot | None = None
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("My story"), _("Begin where you want. Leave out what you want.")
        chapters = chapters_of(self.session.vault)
        here, events = where_you_were(chapters), happenings_of(self.session.vault, chapters)
        self._empty()
        if here is None and not events and not what.get("choose"):
            empty = EmptyStory(chapters[0].section, parent=self)
            empty.go.connect(self.go)
            self._column.addWidget(empty, 1)
            empty.begin.setFocus()
        else:
            self._show(chapters, here, events)
        self.titles_changed.emit()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def clear(self) -> None:
        self._empty()
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def _empty(self) -> None:
        self.list = self.route = None
        empty_layout(self._column)
        old, self._foot = self._foot, None
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)

    def _show(self, chapters: tuple[Chapter, ...], here: Chapter | None, events: tuple[Happening, ...]) -> None:
        stops = stops_of(chapters, here)
        said = say_route(stops, events)
        left, right = QWidget(self), QWidget(self)
        route = self.route = FittedDrawing(
            lambda width: draw_route(stops, events, width), _("My life route"), said.description, parent=left
        )
        paper = PicturePaper(
            lambda: route_sheet(self.session.vault),
            _("my-life-route"),
            lambda: route.drawing_for(ON_PAPER),
            parent=left,
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (route, paper):
            column.addWidget(widget)
        column.addStretch(1)
        here_list = self.list = StoryList(chapters, here, events, parent=right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(here_list)
        column.addSpacing(8)
        for words, key in (
            (_("To scale, on a timeline"), "timeline"),
            (_("My help in a row"), "help_steps"),
            (_("Does it look alike?"), "pattern"),
            (_("All sheets"), "shelf"),
        ):
            link = Link(words, parent=right)
            link.setProperty("screen", key)
            link.clicked.connect(self._linked)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        card = ShortStoryCard(self.session, self.go.emit, parent=right)
        card.show_card()
        column.addSpacing(8)
        column.addWidget(card)
        column.addStretch(1)
        both = Columns([left, right], [674, 372], gap=24, parent=self)
        both.set_narrow(narrow=self._narrow)
        self._column.addWidget(both)
        self._column.addStretch(1)
        here_list.at.connect(route.set_chosen)
        here_list.chosen.connect(self._chosen)
        route.chosen.connect(self._chosen)
        main = self._make_foot(chapters, here)
        if theme().is_large:  # the drawing stands above the list, and comes first
            QTimer.singleShot(0, main, main.setFocus)  # the foot comes into the window after this
        else:
            here_list.focus_here()

    def _make_foot(self, chapters: tuple[Chapter, ...], here: Chapter | None) -> Main:
        words = _("Go on with chapter {n}").format(n=here.number) if here is not None else _("Begin at the beginning")
        main = Main(words, "pen-line")
        main.setProperty("section", (here or chapters[0]).section)
        main.clicked.connect(lambda: self._chosen(str(main.property("section"))))
        add = Second(_("Add an event"), "plus")
        add.clicked.connect(lambda: self.go.emit("write", {"kind": EVENT_KIND}))
        together = Quiet(_("Together at the table"), "users")
        together.clicked.connect(lambda: self.go.emit("together", {}))
        self._foot = Foot(main, (together, add), [SaveState(parent=self)], parent=self)
        self._foot.hide()
        self.foot_changed.emit()
        return main

    def _chosen(self, key: str) -> None:
        """Into a chapter, or an event."""
        if any(one.key == key for one in self.session.vault.templates[STORY_KIND].sections):
            self.go.emit("write", {"kind": STORY_KIND, "section": key})
        else:
            self.go.emit("write", {"document": key})

    def _linked(self) -> None:
        self.go.emit(str(self.sender().property("screen")), {"part": "story"})

"""Everything of the window that can hold words: rail, head, the pages of the screens, notices and foot."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.ui.page import Page
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.empty import GONE, take_out
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.head import Head
from herstelkluis.ui.widgets.rail import Rail

RAIL_WIDTH = 232


class Frame(QWidget):
    """Wide: rail at the left. Narrow: a Menu button that shows the rail in place of the screen."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._foot: Foot | None = None
        self._narrow: bool | None = None
        self.is_menu_open = False
        self._attic = QWidget()
        self.head = Head(parent=self)
        self.rail = Rail(name)
        self._rail_port = QScrollArea(self)
        self._rail_port.setWidget(self.rail)
        self._rail_port.setWidgetResizable(True)
        self._rail_port.setFrameShape(QFrame.Shape.NoFrame)
        self._rail_port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rail_port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(32, 0, 32, 0)
        self._shown_notices: list[Banner] = []
        self._foot_place = QVBoxLayout()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self._stack, 1, 1)
        self._grid.addLayout(self._notices, 2, 1)
        self._grid.addLayout(self._foot_place, 3, 1)
        self.head.menu_asked.connect(self._toggle_menu)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen in front."""
        page = self._stack.currentWidget()
        return page.held if isinstance(page, Page) else None

    def screen_of(self, key: str) -> Screen | None:
        """A screen that was made before."""
        page = self._pages.get(key)
        return page.held if page is not None else None

    def add_screen(self, key: str, screen: Screen) -> None:
        """Give a screen its page."""
        page = Page(screen, parent=self._stack)
        self._pages[key] = page
        self._stack.addWidget(page)
        screen.titles_changed.connect(self._show_titles)
        screen.foot_changed.connect(self._show_foot)
        screen.bare_changed.connect(self._place_again)

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front, with its titles and foot."""
        page, wanted = self._pages[key], self.window().focusWidget()
        self._take_foot()
        self._stack.setCurrentWidget(page)
        self.rail.set_here(page.held.rail_key or key)
        self._narrow = None
        self._show_titles()
        self._show_foot()
        if self._foot is not None and wanted is not None and self._foot.isAncestorOf(wanted):
            wanted.setFocus()  # it lost the keyboard when the foot was put in its place
            page.verticalScrollBar().setValue(0)

    def drop_screens(self) -> None:
        """Empty every screen and throw it away, titles and notices too; one that fails keeps no words of another."""
        self._take_foot()
        self.head.titles.set_words("", "")
        self.head.take_titles()
        for notice in filter(isValid, self._shown_notices):  # one may be deleted by who showed it
            self._throw_away(notice)
        self._shown_notices.clear()
        pages, self._pages = self._pages, {}
        with ExitStack() as each:
            for page in pages.values():
                each.callback(self._throw_away, page)
                each.callback(self._stack.removeWidget, page)
                each.callback(page.held.clear)

    def _place_again(self) -> None:
        self._narrow = None  # the next layout places everything anew

    def show_notice(self, notice: Banner) -> None:
        """Put a notice above the foot, with a way to close it."""
        if not (notice.has_actions or notice.stays):
            notice.add_close().clicked.connect(lambda: self._take_away(notice))
        self._notices.setContentsMargins(32, 0, 32, 12)
        self._notices.addWidget(notice)
        notice.show()
        self._shown_notices = [*filter(isValid, self._shown_notices), notice]

    def take_seen_notices(self) -> None:
        """The person goes to another screen: what was read there goes."""
        for notice in list(filter(isValid, self._shown_notices)):
            if notice.was_seen and not notice.stays:
                self._take_away(notice)
        self._close_up()

    def take_last_notice(self) -> bool:
        """Take away the newest notice; gives whether there was one to take."""
        shown = [one for one in filter(isValid, self._shown_notices) if one.isVisible() and not one.stays]
        if shown:
            self._take_away(shown[-1])
        return bool(shown)

    def _take_away(self, notice: Banner) -> None:
        self._shown_notices = [one for one in filter(isValid, self._shown_notices) if one is not notice]
        self._throw_away(notice)
        self._close_up()

    def _close_up(self) -> None:
        if not any(one.isVisible() for one in filter(isValid, self._shown_notices)):
            self._notices.setContentsMargins(32, 0, 32, 0)

    def set_narrow(self, *, narrow: bool) -> None:
        """The wide or the narrow layout; a bare screen has neither rail nor head."""
        shown = self.screen_shown
        bare = shown is not None and shown.bare
        self.rail.setMinimumWidth(0)
        self._rail_port.setMinimumWidth(max(theme().px(RAIL_WIDTH), self.rail.minimumSizeHint().width()))
        if narrow != self._narrow:
            self._narrow = narrow
            self._place(narrow=narrow)
        self.head.setVisible(not bare)
        self.head.titles.setVisible(not bare)
        self._rail_port.setVisible(not bare and (self.is_menu_open or not narrow))
        self._stack.setVisible(not (narrow and self.is_menu_open))

    def close_menu(self) -> None:
        """Show the screen again."""
        if self.is_menu_open:
            self._toggle_menu()

    def _throw_away(self, widget: QWidget) -> None:
        # Out of the window at once, and deleted later: a button of its own may be what asked for it.
        take_out(widget)
        widget.setProperty(GONE, True)
        widget.hide()
        widget.setParent(self._attic)
        widget.deleteLater()

    def _place(self, *, narrow: bool) -> None:
        take_out(self._rail_port)
        take_out(self.head)
        if narrow:
            self._grid.addWidget(self.head, 0, 0, 1, 2)
            self._grid.addWidget(self._rail_port, 1, 0, 3, 2)
        else:
            self.is_menu_open = False
            self._grid.addWidget(self._rail_port, 0, 0, 4, 1)
            self._grid.addWidget(self.head, 0, 1)
        self.head.set_narrow(narrow=narrow)
        self.head.set_menu_open(is_open=self.is_menu_open)
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.set_narrow(narrow=narrow)
            if narrow and not page.held.bare:
                page.take_titles(self.head.titles)

    def _toggle_menu(self) -> None:
        self.is_menu_open = not self.is_menu_open
        self.head.set_menu_open(is_open=self.is_menu_open)
        self.set_narrow(narrow=bool(self._narrow))
        if self._foot is not None:
            self._foot.setVisible(not self.is_menu_open)
        if self.is_menu_open:
            self.rail.focus_here()
        else:
            self.head.focus_menu()

    def _show_titles(self) -> None:
        shown = self.screen_shown
        if shown is not None:
            self.head.titles.set_words(shown.title, shown.subtitle)

    def _show_foot(self) -> None:
        self._take_foot()
        shown = self.screen_shown
        foot = shown.foot() if shown is not None else None
        if foot is not None:
            self._foot = foot
            self._foot_place.addWidget(foot)
            foot.show()

    def _take_foot(self) -> None:
        # A foot belongs to its screen, and goes when that goes.
        if self._foot is not None:
            take_out(self._foot)
            self._foot.hide()
            self._foot.setParent(self.screen_shown)
            self._foot = None

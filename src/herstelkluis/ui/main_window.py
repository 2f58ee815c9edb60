"""The window: rail, head, the screen, foot. It knows no kind of document; screens are registered by key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.bringing import file_in
from herstelkluis.ui.cover import Cover, Kind, empty_clipboard
from herstelkluis.ui.frame import Frame
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.spot import Spot, put_back, spot_on
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.empty import take_out
from herstelkluis.ui.widgets.focus_ring import FocusRing

NARROW_BELOW = 1100
HIDE_KEYS = "Ctrl+Shift+H"
LOCK_KEYS = "Ctrl+L"


class MainWindow(QWidget):
    """`register` the screens, then `show_screen`. What the window cannot do itself it asks for by signal.

    `asked` carries the key of a rail item that is no screen (Op slot doen), `go_on_asked` is Verder on the cover:
    answer with `uncover`, or with the unlock screen. `brought` carries a file that was dropped; never over a cover, nor
    while someone else sits here.
    """

    hide_asked = Signal()
    help_asked = Signal()
    asked = Signal(str)
    go_on_asked = Signal()
    covered = Signal(str)
    brought = Signal(str)

    def __init__(self, name: str = "Herstelkluis") -> None:
        super().__init__()
        self._name = name
        self.hide_keys = HIDE_KEYS
        self._factories: dict[str, Callable[[], Screen]] = {}
        self._key, self._what = "", dict[str, object]()
        self._spot: tuple[str, dict[str, object], Spot] | None = None  # where the person was when the cover came
        self._frame = Frame(name, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._frame)
        self._cover = Cover(self)
        self._ring = FocusRing(self)
        self._cover.go_on.connect(self.go_on_asked)
        self._frame.head.hide_asked.connect(self.hide_asked)
        self._frame.head.help_asked.connect(self.help_asked)
        self._frame.rail.asked.connect(self._rail_asked)
        self.setWindowTitle(name)
        self.setAcceptDrops(True)

    def register(
        self, key: str, factory: Callable[[], Screen], *, word: str = "", icon: str = "", group: str = "parts"
    ) -> None:
        """Make a screen known; with a word it gets a place in the rail ("top", "parts" or "bottom")."""
        self._factories[key] = factory
        if word:
            self._frame.rail.add(key, word, icon, group)

    def add_deed(self, key: str, word: str, icon: str, group: str = "bottom") -> None:
        """A rail item that is no screen; pressing it emits `asked`."""
        self._frame.rail.add(key, word, icon, group)

    @property
    def key(self) -> str:
        """The key of the screen shown now."""
        return self._key

    @property
    def place(self) -> tuple[str, dict[str, object]]:
        """Where the person is, or was before the cover: the screen and what it shows; ids only, never words."""
        return self._key, dict(self._what)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen shown now."""
        return self._frame.screen_shown

    @property
    def is_covered(self) -> bool:
        """Whether the cover lies over the window."""
        return not self._cover.isHidden()

    def show_screen(self, key: str, **what: object) -> None:
        """Leave the screen shown and enter another. Under a cover nothing is entered: it is remembered for after."""
        self._key, self._what = key, dict(what)
        if self.is_covered:
            return
        self._frame.take_seen_notices()
        if (before := self.screen_shown) is not None:
            before.leave()
        screen = self._frame.screen_of(key)
        if screen is None:
            screen = self._factories[key]()
            screen.go.connect(self._go)
            screen.notice.connect(self.show_notice)
            screen.lock_asked.connect(lambda: self.asked.emit("lock"))
            screen.bare_changed.connect(self._lay_out)
            self._frame.add_screen(key, screen)
        screen.enter(**what)
        if self._key != key:  # it sent the person on to another screen
            return
        self._frame.show_screen(key)
        self.setWindowTitle(screen.window_name or self._name)
        self._lay_out()
        self._put_back(screen)

    def _put_back(self, screen: Screen) -> None:
        if self._spot is None or screen.bare:  # the way back leads over the lock, and perhaps over help
            return
        (key, what, spot), self._spot = self._spot, None
        if (key, what) == (self._key, self._what):
            put_back(spot, screen)

    def show_notice(self, notice: Banner) -> None:
        """A banner above the foot, until it is closed, Escape is pressed, or the person who saw it goes elsewhere."""
        self._frame.show_notice(notice)

    def cover(self, kind: Kind = "hidden") -> None:
        """Cover everything at once, then settle, empty and throw away the screens. Nothing of them stays."""
        focus = self.focusWidget()
        self._cover.lay_over(kind)
        self.setWindowTitle(_("Notes"))
        with ExitStack() as whatever_fails:  # the last first
            whatever_fails.callback(self.covered.emit, kind)
            whatever_fails.callback(empty_clipboard)
            whatever_fails.callback(self._take_frame_away)
            whatever_fails.callback(self._frame.drop_screens)
            if (shown := self.screen_shown) is not None:
                whatever_fails.callback(shown.leave)
                self._what = {**self._what, **shown.place()}
                if not shown.bare:
                    self._spot = (self._key, self._what, spot_on(shown, focus))

    def _take_frame_away(self) -> None:
        take_out(self._frame)
        self._frame.hide()
        self._frame.setParent(None)

    def uncover(self, key: str = "", **what: object) -> None:
        """Take the cover away and come back where the person was, or at another screen."""
        if not self.is_covered:
            return
        self._column.addWidget(self._frame)
        self._cover.hide()
        self._frame.show()
        self.setWindowTitle(self._name)
        if key or self._key:
            self.show_screen(key or self._key, **(what if key else self._what))

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover.setGeometry(self.rect())
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_ring"):
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._frame.is_menu_open:
            self._frame.close_menu()
        elif event.key() != Qt.Key.Key_Escape or not self._frame.take_last_notice():
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files and file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = file_in(event.mimeData())
        if self._takes_files and file:
            event.acceptProposedAction()
            self.brought.emit(file)

    @property
    def _takes_files(self) -> bool:
        shown = self.screen_shown
        return not self.is_covered and not (shown is not None and shown.has_guest)

    def _lay_out(self) -> None:
        self._frame.set_narrow(narrow=self.width() < NARROW_BELOW or theme().is_large)

    def _go(self, key: str, what: dict[str, object]) -> None:
        self.show_screen(key, **what)

    def _rail_asked(self, key: str) -> None:
        self._frame.close_menu()
        if key in self._factories:
            self.show_screen(key)
        else:
            self.asked.emit(key)


def screen_size(app: QApplication) -> QSize:
    """The room there is on the first screen, never larger than the full layout asks for at start."""
    screen = app.primaryScreen()
    room = screen.availableGeometry().size() if screen is not None else QSize(1366, 768)
    return QSize(min(room.width(), 1366), min(room.height(), 768))

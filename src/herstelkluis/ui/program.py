"""What the window asks for and the session does: open, lock, hide, help. The story of one sitting."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from herstelkluis.i18n import _, ngettext
from herstelkluis.settings import Settings
from herstelkluis.ui.closing import Closing
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.main_window import HIDE_KEYS, LOCK_KEYS, MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.session import Session
from herstelkluis.ui.theme import Look, Theme, chosen_tokens
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.state import is_anything_there

_LOOKS = {"light": Look.LIGHT, "dark": Look.DARK, "contrast": Look.HIGH, "system": Look.COMPUTER}
_WITHOUT_VAULT = {"unlock", "welcome", "help", "reader"}
Place = tuple[str, dict[str, object]]


class Program(QObject):
    """Wires one window and one session. `start` shows what fits the state of the vault."""

    def __init__(self, window: MainWindow, session: Session, idle: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window, self.session, self.idle = window, session, idle
        self._back: Place = ("today", {})
        self._soon: Banner | None = None
        register_all(window, session)
        window.installEventFilter(Closing(window, session, parent=self))
        window.hide_asked.connect(self.hide)
        window.help_asked.connect(self.help)
        window.asked.connect(self._asked)
        window.go_on_asked.connect(self.go_on)
        window.brought.connect(self.read)
        session.was_opened.connect(self._opened)
        session.settings_changed.connect(self.follow_settings)
        idle.passed.connect(self.lock)
        idle.soon.connect(self._say_soon)
        for keys, deed in ((HIDE_KEYS, self.hide), (LOCK_KEYS, self.lock)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(deed)

    def start(self, *, only_help: bool = False) -> None:
        """The first screen: help when that was asked for, making a vault, or unlocking."""
        if only_help:
            self.window.show_screen("help")
        else:
            self.window.show_screen("unlock" if is_anything_there(self.session.folder) else "welcome")

    def lock(self) -> None:
        """Cover first; then settle, empty the screens, and close the vault. Never asks and never loses."""
        if not self.session.is_open:
            return
        was_hidden = self.window.is_covered
        if not was_hidden:
            self.window.cover("locked")
        self._back = self._place_inside()
        self.idle.stop()
        self.session.lock()
        if not was_hidden:
            self.window.uncover("unlock", back=True)

    def hide(self) -> None:
        """An empty page at once. The idle time goes on; when it is over, Verder asks for the password."""
        if not self.window.is_covered:
            shown = self.window.screen_shown
            has_guest = shown is not None and shown.has_guest
            self.window.cover("hidden")
            if has_guest:
                self.lock()

    def go_on(self) -> None:
        """Back from the hidden page: where the person was, or the lock."""
        if self.session.is_open or self.window.key in _WITHOUT_VAULT:
            self.window.uncover()
        else:
            self.window.uncover("unlock", back=True)

    def help(self) -> None:
        """Help, from anywhere, without a question; it knows the way back."""
        key, here = self._here()
        if key != "help":  # it would be its own way back
            self.window.show_screen("help", back=key, back_what=here)

    def read(self, file: str) -> None:
        """Look what a file is that someone brought; the reader knows the way back."""
        key, here = self._here()
        if key == "reader":
            self.window.show_screen("reader", **{**here, "file": file})
        else:
            self.window.show_screen("reader", file=file, back=key, back_what=here)

    def follow_settings(self) -> None:
        """Look, text size and idle time as the person chose."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_on(self.session.settings, app)
        self.idle.minutes = self.session.settings.lock_after_minutes

    def _asked(self, key: str) -> None:
        if key == "lock":
            self.lock()

    def _opened(self) -> None:
        self.idle.start()
        (key, what), self._back = self._back, ("today", {})
        shown, asked = self.window.place
        if asked.get("then"):  # on the way here the person chose where to go
            after = asked.get("then_what")
            key, what = str(asked["then"]), dict(after) if isinstance(after, dict) else {}
        elif self.session.opened_with_words:
            key, what = "settings", {"new_password": True}
        if shown == "help":  # asked for while the key was derived: it stays, and now leads inside
            self.window.show_screen("help", back=key, back_what=what)
        else:
            self.window.show_screen(key, **what)
        if self.session.got_sealed_text_back:
            self.window.show_notice(
                Banner("info", _("Your last words are here again"), _("They could not be saved before. Now they are."))
            )

    def _here(self) -> Place:
        """Where the person is now, as far as they came there."""
        key, what = self.window.place
        shown = self.window.screen_shown
        return key, {**what, **shown.place()} if shown is not None else what

    def _place_inside(self) -> Place:
        """Where in the vault the person is, or was before asking for help."""
        key, what = self.window.place
        if key == "help":
            before = what.get("back_what")
            key, what = str(what.get("back", "")), dict(before) if isinstance(before, dict) else {}
        return ("today", {}) if not key or key in _WITHOUT_VAULT else (key, what)

    def _say_soon(self, seconds: int) -> None:
        if self._soon is not None and isValid(self._soon):  # a lock or a cover throws it away
            self._soon.hide()
            self._soon.deleteLater()
        self._soon = None
        if seconds and not self.window.is_covered:
            words = ngettext("The vault locks in {n} second.", "The vault locks in {n} seconds.", seconds)
            self._soon = Banner("info", words.format(n=seconds), _("Move the mouse or press a key to stay."))
            self.window.show_notice(self._soon)


def put_on(settings: Settings, app: QApplication) -> None:
    """Put the look and text size of these preferences on the application."""
    Theme(chosen_tokens(_LOOKS[settings.theme], app), settings.text_size).apply(app)

"""What the window asks for and the session does: open, lock, hide, help. The story of one sitting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from herstelkluis.errors import VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.settings import Settings, usual_vault_folder
from herstelkluis.ui.backups.still_held import StillHeld
from herstelkluis.ui.closing import Closing
from herstelkluis.ui.dialog_keys import DialogKeys
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.last_minute import LastMinute
from herstelkluis.ui.main_window import LOCK_KEYS, MainWindow
from herstelkluis.ui.merging.other_version import OtherVersion
from herstelkluis.ui.quiet import QuietMoments
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.session import Session
from herstelkluis.ui.theme import Look, Theme, chosen_tokens
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.away import is_away, is_there

_WITHOUT_VAULT = {"unlock", "away", "welcome", "help", "reader", "coming_back", "damaged"}
LOAD_TODAY_AFTER_MS = 500
Place = tuple[str, dict[str, object]]


class Program(QObject):
    """Wires one window and one session. `start` shows what fits the state of the vault."""

    def __init__(self, window: MainWindow, session: Session, idle: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window, self.session, self.idle = window, session, idle
        self._back: Place = ("today", {})
        self.wants_again = self._was_alone = False
        self._soon: LastMinute | None = None
        register_all(window, session)
        window.installEventFilter(Closing(window, session, parent=self))
        window.hide_asked.connect(self.hide)
        window.help_asked.connect(self.help)
        window.asked.connect(self._asked)
        window.go_on_asked.connect(self.go_on)
        window.brought.connect(self.read)
        session.was_opened.connect(self._opened)
        session.settings_changed.connect(self.follow_settings)
        idle.passed.connect(lambda: self.lock(alone=True))
        idle.soon.connect(self._say_soon)
        self.quiet = QuietMoments(session, idle, parent=self)
        OtherVersion(window, session, parent=self)
        StillHeld(window, session, parent=self)
        self._hide_keys = self._keys(window.hide_keys, self.hide)
        self._keys(LOCK_KEYS, self.lock)
        DialogKeys(window)

    def start(self, *, only_help: bool = False, after_crash: bool = False) -> None:
        """The first screen: help when that was asked for, unlocking, making a vault, or waiting for its stick."""
        if only_help:
            self.window.show_screen("help")
            return
        QTimer.singleShot(LOAD_TODAY_AFTER_MS, self, load_today)
        folder = self.session.folder
        first = "unlock" if is_there(folder) else "away" if is_away(folder, usual_vault_folder()) else "welcome"
        self.window.show_screen(first)
        if first != "welcome" and after_crash:
            said = told_after_a_crash()
            self.session.was_opened.connect(said.deleteLater)
            self.window.show_notice(said)

    def start_again(self) -> None:
        """Close as always; `app` then starts the program anew. Over words that are not saved it stays open."""
        self.wants_again = self.window.close()

    def lock(self, *, alone: bool = False) -> None:
        """Cover first; then settle, empty the screens, and close the vault. Never asks and never loses.

        `alone`: nobody was here for a while; the lock then says so.
        """
        if not self.session.is_open:
            self.session.call_off()
            return
        was_hidden, self._was_alone = self.window.is_covered, alone
        with ExitStack() as whatever_fails:  # a bug of one screen leaves no vault open and no window covered for ever
            if not was_hidden:
                whatever_fails.callback(self._show_lock)
            whatever_fails.callback(self.session.lock)
            whatever_fails.callback(self._remember_place)
            self.idle.stop()
            if not was_hidden:
                self.window.cover("locked")

    def _show_lock(self) -> None:
        self.window.uncover("unlock", back=True, alone=self._was_alone)

    def hide(self) -> None:
        """An empty page at once. The idle time goes on; when it is over, Verder asks for the password."""
        if not self.window.is_covered:
            shown = self.window.screen_shown
            with ExitStack() as whatever_fails:
                if shown is not None and shown.has_guest:
                    whatever_fails.callback(self.lock)
                self.window.cover("hidden")

    def go_on(self) -> None:
        """Back from the hidden page: where the person was, or the lock."""
        is_at_work = self.session.is_unlocking and self.window.key == "new_keys"
        if self.session.is_open or is_at_work or self.window.key in _WITHOUT_VAULT:
            self.window.uncover()
        else:
            self._show_lock()

    def help(self) -> None:
        """Help, from anywhere, without a question; it knows the way back. Beside a guest that is the lock."""
        shown = self.window.screen_shown
        if shown is not None and shown.has_guest:
            self.lock()
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
        """Look, text size, idle time and the keys to hide, as the person chose."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_on(self.session.settings, app)
        self.idle.minutes = self.session.settings.lock_after_minutes
        self.window.hide_keys = self.session.settings.hide_keys
        self._hide_keys.setKey(QKeySequence(self.window.hide_keys))

    def _keys(self, keys: str, deed: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self.window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(deed)
        return shortcut

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
            self._show_inside(key, what)
        if self.session.got_sealed_text_back:
            self.window.show_notice(
                Banner("info", _("Your last words are here again"), _("They could not be saved before. Now they are."))
            )

    def _show_inside(self, key: str, what: dict[str, object]) -> None:
        """The first screen inside. One that cannot be shown leaves nobody before a lock that is open already."""
        try:
            self.window.show_screen(key, **what)
        except VaultDamagedError:
            self.window.show_screen("damaged")
        except Exception:
            self.window.show_screen("settings")
            raise

    def _here(self) -> Place:
        """Where the person is now, as far as they came there."""
        key, what = self.window.place
        shown = self.window.screen_shown
        return key, {**what, **shown.place()} if shown is not None else what

    def _remember_place(self) -> None:
        self._back = self._place_inside()

    def _place_inside(self) -> Place:
        """Where in the vault the person is, or was before asking for help."""
        key, what = self.window.place
        if key == "help":
            before = what.get("back_what")
            key, what = str(what.get("back", "")), dict(before) if isinstance(before, dict) else {}
        return ("today", {}) if not key or key in _WITHOUT_VAULT else (key, what)

    def _say_soon(self, share: float) -> None:
        said = self._soon if self._soon is not None and isValid(self._soon) else None  # a lock or cover throws it away
        if not share or self.window.is_covered:
            self._soon = None
            if said is not None:
                said.hide()
                said.deleteLater()
        elif said is not None:
            said.set_left(share)
        else:
            self._soon = LastMinute(share)
            self.window.show_notice(self._soon)


def load_today() -> None:
    """Have the first screen behind the lock ready while the password is typed."""
    import_module("herstelkluis.ui.screens.today")


def told_after_a_crash() -> Banner:
    """One calm sentence at the start after the program fell over."""
    return Banner("info", _("Last time the program stopped by itself"), _("What you wrote is still there."))


def put_on(settings: Settings, app: QApplication) -> None:
    """Put the look and text size of these preferences on the application."""
    Theme(chosen_tokens(Look(settings.theme), app), settings.text_size).apply(app)

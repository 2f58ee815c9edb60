"""The vault is locked: the password, or the twelve words of the recovery sheet; or why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import (
    CannotWriteError,
    KluisError,
    NotEnoughMemoryError,
    VaultDamagedError,
    VaultInUseError,
    VaultLockedError,
    VaultMissingError,
    VaultTooNewError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.i18n import _, say_error
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.session import Session
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Help, Main, Plain, Second
from herstelkluis.ui.widgets.dunes import stand_over_dunes
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.state import VaultState

LOOK_AFTER_MS = 80
WIDTH, WORDS_WIDTH = 440, 720
_WHY_NOT: dict[VaultState, type[KluisError]] = {
    VaultState.IN_USE: VaultInUseError,
    VaultState.TOO_NEW: VaultTooNewError,
    VaultState.DAMAGED: VaultDamagedError,
}


class UnlockScreen(Screen):
    """One field and one button. A wrong password is emptied away; trying is free.

    `enter(back=True)` says that the person comes back where they were; `then="crisis"` that the crisis plan opens;
    `alone=True` that it locked by itself.
    """

    bare = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = _("The vault is locked")
        self._what: dict[str, object] = {}
        self._with_words = self._then = self._back = self._alone = self._looks_when_painted = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._help = Help(parent=self)
        self._help.clicked.connect(self._ask_help)
        self._head = Words(self.title, "display", parent=self)
        self._under = Words("", "body", "muted", parent=self)
        self._password = PasswordField(_("Password"), parent=self)
        self._words = TwelveWords(apart=True, parent=self)
        self._open = Main(_("Open the vault"), parent=self)
        self._calm = Words("", "help", "muted", parent=self)
        self._other = Link("", icon="key-round", parent=self)
        self._other_help = Words(_("The twelve words on your recovery sheet."), "help", "muted", parent=self)
        self._again = FlushQuiet(_("Look again"), "rotate-ccw", parent=self)
        self._close = Plain(_("Close"), parent=self)
        self._copy = Second(_("I have a backup copy"), "hard-drive", parent=self)
        self._why = Banner("mistake", "", "", parent=self)
        self._calm.hide()
        self._password.returned.connect(self.unlock)
        self._words.returned.connect(self.unlock)
        self._open.clicked.connect(self.unlock)
        self._other.clicked.connect(self._switch)
        self._again.clicked.connect(self._look)
        self._close.clicked.connect(QApplication.quit)
        self._copy.clicked.connect(lambda: self.go.emit("coming_back", {"back": "unlock"}))
        self._ways = Second(_("Other ways"), parent=self)
        self._ways.clicked.connect(lambda: self.go.emit("damaged", {}))
        session.was_opened.connect(self._opened)
        session.unlock_refused.connect(self._refused)
        self._column = QWidget(self)
        self._place()

    def _place(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(8)
        self._mark = Mark(48, parent=self)
        form.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._under, self._why):
            form.addWidget(part)
        form.addSpacing(12)
        form.addWidget(self._password)
        form.addWidget(self._words)
        form.addSpacing(8)
        form.addWidget(self._open)
        form.addWidget(self._calm)
        form.addLayout(self._words.numbered)
        form.addSpacing(8)
        key = QVBoxLayout()
        key.setSpacing(0)
        key.addWidget(self._other)
        under_key = QHBoxLayout()
        under_key.addSpacing(theme().px(26))  # under the words of the link, not under its icon
        under_key.addWidget(self._other_help)
        key.addLayout(under_key)
        form.addLayout(key)
        deeds = Wrap(12)
        deeds.addWidget(self._copy)
        deeds.addWidget(self._ways)
        deeds.addWidget(self._again)
        deeds.addWidget(self._close)
        form.addLayout(deeds)
        form.setContentsMargins(0, 0, 0, 0)
        self._column.setLayout(form)
        stand_over_dunes(self, self._help, self._column)

    def enter(self, **what: object) -> None:
        self._what = what
        self._then, self._back = bool(what.get("then")), bool(what.get("back"))
        self._alone = bool(what.get("alone"))
        self._password.set_keyboard(_keyboard())
        if self._session.is_loaded:
            self._look()
        else:  # paint first: what looks takes longer to load than to look
            self._why.hide()
            self._again.hide()
            self._close.hide()
            self._copy.hide()
            self._ways.hide()
            self._show_field()
            self._looks_when_painted = True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._looks_when_painted:
            self._looks_when_painted = False
            self._soon.start(LOOK_AFTER_MS)

    def leave(self) -> None:
        self._soon.stop()
        self._looks_when_painted = False
        self.clear()

    def clear(self) -> None:
        self._password.empty()
        self._words.empty()

    def _look(self) -> None:
        """Show the field, or why there is nothing to fill in."""
        if self._session.is_unlocking:
            self._show(None)
            self._wait()
            return
        try:
            state = self._session.lifecycle.look()
        except CannotWriteError:  # a network folder that does not answer
            state = VaultState.MISSING
        if state is VaultState.MISSING:
            self.go.emit("away", self._what)
        else:
            self._show(_WHY_NOT[state]() if state in _WHY_NOT else None)

    def _show(self, why: KluisError | None) -> None:
        can = why is None
        self._why.setVisible(not can)
        if why is not None:
            self._why.set_words(*say_error(why))
        for part in (self._under, self._open, self._other):
            part.setVisible(can)
        self._again.setVisible(not can)
        self._close.setVisible(not can)
        self._copy.setVisible(isinstance(why, VaultDamagedError))
        self._ways.setVisible(isinstance(why, VaultDamagedError))
        self._show_field(can=can)

    def _show_field(self, *, can: bool = True) -> None:
        self._password.setVisible(can and not self._with_words)
        self._words.setVisible(can and self._with_words)
        self._mark.setVisible(not (can and self._with_words))  # twelve numbers need its room
        self._other.setText(_("Use the password") if self._with_words else _("Use the recovery key"))
        self._other_help.setVisible(can and not self._with_words)
        self._under.setText(self._says_under())
        self._column.setMaximumWidth(theme().px(WORDS_WIDTH if self._with_words else WIDTH))
        (self._again if not can else self._words if self._with_words else self._password).setFocus()

    def _says_under(self) -> str:
        if self._with_words:
            return _("Fill in the twelve words of your recovery sheet. You can leave the digits out.")
        if self._then:
            return _("Fill in your password. Then your crisis plan opens.")
        if self._alone:
            return _("You did nothing for a while. Fill in your password, and you come back where you were.")
        if self._back:
            return _("Fill in your password. You come back where you were.")
        return _("Fill in your password.")

    def _switch(self) -> None:
        self.clear()
        self._with_words = not self._with_words
        self._show_field()

    def unlock(self) -> None:
        """Try what was typed; trying is free."""
        typed = (self._words if self._with_words else self._password).text()
        if not typed or not self._open.isEnabled():
            return
        self._soon.stop()
        self._wait()
        from herstelkluis.vault.typed import Typed  # the rooms of the vault, after the first paint

        self._session.unlock(Typed(typed, is_words=self._with_words))

    def _wait(self) -> None:
        self._open.setText(_("One moment"))
        self._open.setEnabled(False)

    def _refused(self, error: KluisError) -> None:
        self._ready()
        if isinstance(error, VaultLockedError):  # right, but nobody looked at this screen any more
            self.clear()
            return
        message, next_step = say_error(error)
        if isinstance(error, WrongPasswordError):
            self._password.empty()
            self._password.set_mistake(f"{message} {next_step}")
        elif isinstance(error, WrongWordsError):
            self._words.set_mistake(f"{message} {next_step}")
        elif isinstance(error, NotEnoughMemoryError):
            self._why.set_words(message, next_step)
            self._why.show()
        elif isinstance(error, VaultMissingError):  # the stick went out meanwhile
            self.clear()
            self.go.emit("away", self._what)
            return
        else:  # trying again with other words would not help
            self.clear()
            self._calm.hide()
            self._show(error)
            return
        self._calm.setText(_calming(self._session.folder))
        self._calm.show()
        (self._words if self._with_words else self._password).setFocus()

    def _opened(self) -> None:
        self._ready()
        self.clear()

    def _ready(self) -> None:
        self._open.setText(_("Open the vault"))
        self._open.setEnabled(True)
        self._password.set_mistake("")
        self._words.set_mistake("")
        self._why.hide()

    def _ask_help(self) -> None:
        self.go.emit("help", {})


def _calming(folder: Path) -> str:
    from herstelkluis.vault.conflict_copies import key_copies

    often = _("You may try as often as you like. Nothing gets lost.")
    if not key_copies(folder):
        return often
    other = _("A second key lies beside your vault. Perhaps the password of your other computer fits.")
    return f"{often} {other}"


def _keyboard() -> str:
    method = QApplication.inputMethod()
    return method.locale().nativeLanguageName() if method is not None else ""

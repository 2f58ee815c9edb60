"""The field for a password: the eye has a word, Caps Lock and keyboard stand under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.secret_line import SecretLine


class PasswordField(Field):
    """Hidden words until the person asks. Nothing typed here reaches a keyboard's memory or an input method's list."""

    returned = Signal()

    def __init__(self, label: str, help_text: str = "", *, parent: QWidget | None = None) -> None:
        line = SecretLine()
        super().__init__(label, help_text, editor=line, parent=parent)
        self._line = line
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.installEventFilter(self)
        line.returnPressed.connect(self.returned)
        self._eye = Second(_("Show"), "eye", parent=self)
        self._eye.setCheckable(True)
        self._eye.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._eye.toggled.connect(self._show_words)
        self._caps = Marked("arrow-big-up", _("Capital letters are on (Caps Lock)"), colour="warn", parent=self)
        self._keyboard = Marked("keyboard", "", parent=self)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(line, 1)
        row.addWidget(self._eye)
        self.column.addLayout(row)
        self.column.addWidget(self._caps)
        self.column.addWidget(self._keyboard)
        self.column.addStretch(1)
        self.set_caps(on=False)
        self.set_keyboard("")
        self._show_words(shown=False)

    def set_caps(self, *, on: bool) -> None:
        """Say that Caps Lock is on, or stop saying it."""
        self._caps.setVisible(on)

    def set_keyboard(self, name: str) -> None:
        """Say which keyboard is on ("Nederlands"); an empty name says nothing."""
        self._keyboard.set_text(_("Keyboard: {name}").format(name=name) if name else "")
        self._keyboard.setVisible(bool(name))

    def empty(self) -> None:
        """Take the words away, from the field and from its undo."""
        self._line.setText("")
        self._eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._notice_caps(event)
        return super().eventFilter(watched, event)

    def _notice_caps(self, event: QKeyEvent) -> None:
        # Qt cannot ask for the state of Caps Lock; a letter in the other case than Shift asks for gives it away.
        if event.key() == Qt.Key.Key_CapsLock:
            self.set_caps(on=False)
        elif len(event.text()) == 1 and event.text().isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.set_caps(on=event.text().isupper() != shift)

    def _show_words(self, shown: bool) -> None:  # noqa: FBT001 (the form of Qt's signal)
        modes = QLineEdit.EchoMode
        self._line.setEchoMode(modes.Normal if shown else modes.Password)
        self._eye.setText(_("Hide it") if shown else _("Show"))
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.setAccessibleName(
            (_("Hide it: {label}") if shown else _("Show: {label}")).format(label=self._label.text())
        )

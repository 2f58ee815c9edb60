"""The one question that has a dialog: whether a piece goes for ever. Screens take it as a seam, as tests do."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.focus_ring import FocusRing
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

Ask = Callable[[QWidget, str], int]


class Away(IntEnum):
    """What the person wants: leave it, out of the vault, or out of the backup copies too."""

    STAYS = 0
    HERE = 1
    COPIES_TOO = 2


def ask_for_ever(parent: QWidget, piece: str, leave: str = "") -> bool:
    """Whether the person wants this gone for ever; closing the dialog in any other way says no.

    `leave` are the words to leave it where it is, when that is not the bin.
    """
    dialog = ForEverDialog(parent, piece)
    dialog.leave.setText(leave or dialog.leave.text())
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def ask_everywhere(parent: QWidget, piece: str) -> Away:
    """The same for a vault with backup copies: whether it goes out of those too.

    Not unless it is ticked: who throws away in a bad hour and regrets it has nothing else.
    """
    dialog = ForEverDialog(parent, piece, has_copies=True)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return Away.STAYS
        return Away.COPIES_TOO if dialog.copies.isChecked() else Away.HERE
    finally:
        dialog.deleteLater()


class ForEverDialog(QDialog):
    """Leaving the piece where it is has the keyboard, and is what Enter and Escape do. Hiding and locking close it."""

    def __init__(self, parent: QWidget, piece: str, *, has_copies: bool = False) -> None:
        window = parent.window()
        super().__init__(window)
        question = _("Throw this away for ever?")
        self.setWindowTitle(window.windowTitle())
        self.setAccessibleName(question)
        self.leave = Main(_("Leave it in the bin"))
        self.away = Second(_("Away for ever"))
        self.away.by_enter = False
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.away.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        goes = _("It goes out of your vault, with all earlier versions. You cannot get it back.")
        stays = (
            _("This stays: what is on paper, and packages you gave. Backup copies too, unless you choose otherwise.")
            if has_copies
            else _("This stays: backup copies, what is on paper, and packages you gave.")
        )
        column.addWidget(Words(question, "section", parent=self))
        column.addWidget(Words(piece, "own", parent=self))
        column.addWidget(Words(goes, "body", parent=self))
        column.addWidget(Words(stays, "body", "muted", parent=self))
        self.copies = Tick(_("Also from backup copies"), parent=self)
        self.copies.setVisible(has_copies)
        column.addWidget(self.copies)
        column.addSpacing(12)
        buttons = Wrap(12, to_end=True)
        buttons.addWidget(self.away)
        buttons.addWidget(self.leave)
        column.addLayout(buttons)
        column.addStretch(1)
        self._ring = FocusRing(self)
        wide = min(theme().px(600), max(window.width() - 64, 320))
        self.resize(wide, column.totalHeightForWidth(wide))
        self.leave.setFocus()
        if isinstance(window, MainWindow):
            window.covered.connect(self.reject)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

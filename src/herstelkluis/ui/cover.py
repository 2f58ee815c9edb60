"""The cover: an empty page called "Notities" that lies over everything, and says nothing about what is under it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QClipboard, QDrag
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.runs_clipboard import RUNS_MIME
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words

Kind = Literal["hidden", "locked"]


class Cover(Ground):
    """Shown over the whole window. `go_on` is the button Verder, only on a hidden screen."""

    go_on = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__("cover", parent=window)
        self.window_under = window
        self.setAutoFillBackground(True)
        self.column.setContentsMargins(120, 48, 120, 40)
        self._title = Words(_("Notes"), "title", wrap=False, parent=self)
        self._rule = Rule(parent=self)
        self._go_on = Plain(_("Go on"), parent=self)
        self._go_on.clicked.connect(self.go_on)
        self.column.addWidget(self._title)
        self.column.addWidget(self._rule)
        self.column.addStretch(1)
        self.column.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def lay_over(self, kind: Kind) -> None:
        """Lie over the window and be painted before this returns; then close what stands in front of it."""
        for part in (self._title, self._rule, self._go_on):
            part.setVisible(kind == "hidden")
        self.setGeometry(self.window_under.rect())
        self.show()
        self.raise_()
        self.repaint()
        QApplication.inputMethod().commit()  # what is being composed is written too, before anything is settled
        close_everything_in_front(self.window_under)
        self._go_on.setFocus()


def close_everything_in_front(window: QWidget) -> None:
    """Let go of what is dragged; close menus, dialogs and other windows of the program."""
    QDrag.cancel()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if popup.isVisible():
            break
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()


def empty_clipboard() -> None:
    """Take own words off the clipboard, when it was this program that put them there."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or _holds_runs(clipboard.mimeData()):
        clipboard.clear()
    if clipboard.supportsSelection() and (
        clipboard.ownsSelection() or _holds_runs(clipboard.mimeData(QClipboard.Mode.Selection))
    ):
        clipboard.clear(QClipboard.Mode.Selection)


def _holds_runs(held: QMimeData | None) -> bool:
    return held is not None and held.hasFormat(RUNS_MIME)

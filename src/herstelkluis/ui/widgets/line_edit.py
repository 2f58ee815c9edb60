"""One line to type in. It cannot keep words private, so private words are never pasted or dropped into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import public_words
from herstelkluis.ui.bringing import file_in
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.runs_clipboard import RUNS_MIME, runs_of_mime


class LineEdit(QLineEdit):
    """`own` sets what the person makes up in the book letter; `dense` is 40 high, for a list of lines.

    Of pasted words the private ones stay where they were, and that is said.
    """

    def __init__(self, *, own: bool = False, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "own_small" if own else "body"
        self.setProperty("dense", dense)
        self.setProperty("corner", 8)
        self.setProperty("always_ring", True)
        self.setFont(theme().font(self._role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(self._role))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._takes(QApplication.clipboard().mimeData()):
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):  # a file is for the window
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()):
            event.acceptProposedAction()
            return
        super().dropEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QApplication.clipboard()
        if (
            event.button() == Qt.MouseButton.MiddleButton
            and clipboard.supportsSelection()
            and self._takes(clipboard.mimeData(clipboard.Mode.Selection))
        ):
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        if not self._takes(QApplication.clipboard().mimeData()):
            self.paste()

    def _takes(self, mime: QMimeData | None) -> bool:
        """Whether these were own words with private ones among them; the public ones are then put in here."""
        if mime is None or not mime.hasFormat(RUNS_MIME):
            return False
        text = runs_of_mime(mime)
        if not any(run.private for run in text):
            return False
        self.insert(public_words(text).replace("\n", " "))
        announce(self, _("The private words were left out."))
        return True

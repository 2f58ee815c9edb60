"""Where the person writes: the book letter, plain words, and stretches that are private and never travel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Runs
from herstelkluis.ui.bringing import file_in
from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.private_look import PrivateLook
from herstelkluis.ui.widgets.private_runs import PRIVATE, insert_runs, private_format, runs_between, touches_private
from herstelkluis.ui.widgets.runs_clipboard import mime_of_runs, runs_of_mime


class OwnWords(QTextEdit):
    """A text as runs. `textChanged` tells of every change, `left` that the keyboard went elsewhere.

    Tab goes to the next widget. Copying gives other programs the words alone; inside this program privacy goes along.
    In doubt a word stays private: only `set_private(on=False)` and undo make one public. `look="field"` gives it the
    border of a field; "own" leaves that to the sheet around it.
    """

    left = Signal()
    private_here = Signal(bool)

    def __init__(self, spoken: str, *, role: str = "own", look: str = "own", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._was_private = role, False
        self.setProperty("look", look)
        self.setProperty("corner", 8)
        self.setProperty("always_ring", True)
        self.setProperty("ring_sheet", look == "own")
        self.setAccessibleName(spoken)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.private_look = PrivateLook(self.document())
        self._follow()
        self.set_runs(())
        self.cursorPositionChanged.connect(self._tell_privacy)

    def runs(self) -> Runs:
        """What stands here, as the vault keeps it."""
        return runs_between(self.document(), 0, self.document().characterCount() - 1)

    def set_runs(self, text: Runs) -> None:
        """Show another text; undo starts anew and nothing is told."""
        blocked = self.blockSignals(True)
        self.setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(self._paragraph())
        cursor.setBlockCharFormat(private_format(private=False))
        cursor.setCharFormat(private_format(private=False))
        insert_runs(cursor, text)
        self.setUndoRedoEnabled(True)
        self.blockSignals(blocked)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_private(self, *, on: bool) -> None:
        """Make the chosen words private or public; without a choice, what is typed next."""
        self.mergeCurrentCharFormat(private_format(private=on))
        self._tell_privacy()

    @property
    def is_private_here(self) -> bool:
        """Whether any chosen word is private, or what would be typed now."""
        return self._is_private_at(self.textCursor())

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        return mime_of_runs(runs_between(self.document(), cursor.selectionStart(), cursor.selectionEnd()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not file_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        private = self._is_private_at(cursor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_runs(cursor, runs_of_mime(source), always_private=private)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        replaces = event.text().isprintable() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (event.text() and replaces and self._selects_private()):
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self._make_room_in_private()
        super().keyPressEvent(event)
        cursor.endEditBlock()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self._selects_private():
            self._make_room_in_private()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "private_look"):
            self._follow()
            self.private_look.rehighlight()

    def _selects_private(self) -> bool:
        cursor = self.textCursor()
        return touches_private(self.document(), cursor.selectionStart(), cursor.selectionEnd())

    def _make_room_in_private(self) -> None:
        """Take the chosen words away; what is typed in their place is private as some of them were."""
        self.textCursor().removeSelectedText()
        self.setCurrentCharFormat(private_format(private=True))

    def _is_private_at(self, cursor: QTextCursor) -> bool:
        if cursor.hasSelection():
            return touches_private(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        return bool(self.currentCharFormat().boolProperty(PRIVATE))

    def _tell_privacy(self) -> None:
        private = self.is_private_here
        if private != self._was_private:
            self._was_private = private
            self.private_here.emit(private)
            announce(self, _("Only for you") if private else _("No longer only for you"))

    def _follow(self) -> None:
        self.setFont(theme().font(self._role))
        self.document().setDefaultFont(theme().font(self._role))

    def _paragraph(self) -> QTextBlockFormat:
        # As a share of the letter's own line: it stays right at every text size and costs no step of undo.
        letter = ROLES[self._role]
        form = QTextBlockFormat()
        share = 100 * theme().px(letter.line) / QFontMetricsF(theme().font(self._role)).lineSpacing()
        form.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(8)
        return form

"""Where the person writes: the book letter, plain words, and stretches that are private and never travel."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Run, Runs
from herstelkluis.ui.bringing import file_in
from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.speech import announce
from herstelkluis.ui.spelling import spelling_of
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.passage_marks import PassageMarks
from herstelkluis.ui.widgets.private_look import PrivateLook
from herstelkluis.ui.widgets.private_runs import (
    PRIVATE,
    as_shown,
    insert_runs,
    private_format,
    runs_between,
    touches_private,
)
from herstelkluis.ui.widgets.runs_clipboard import mime_of_runs, runs_of_mime
from herstelkluis.ui.widgets.spelling_marks import SpellingMarks
from herstelkluis.ui.widgets.text_units import from_units, to_units
from herstelkluis.ui.widgets.words_menu import words_menu


class OwnWords(QTextEdit):
    """A text as runs. `textChanged` tells of every change, `left` that the keyboard went elsewhere.

    Tab goes to the next widget. Copying gives other programs the words alone; inside this program privacy goes along.
    In doubt a word stays private: only `set_private(on=False)` and undo make one public. `look="field"` gives it the
    border of a field; "own" leaves that to the sheet around it. Where there is a margin (`has_margin`) the menu can ask
    for it (`margin_asked`), and `note_here` carries the number of the note at the cursor, or None.
    """

    left = Signal()
    private_here = Signal(bool)
    margin_asked = Signal()
    note_here = Signal(object)

    def __init__(self, spoken: str, *, role: str = "own", look: str = "own", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._was_private = role, False
        self._was_at_note: int | None = None
        self.has_margin = False
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
        self.passages = PassageMarks(self)
        self.document().contentsChange.connect(self._changed_at)
        self.private_look = PrivateLook(self.document())
        self.spelling_marks = SpellingMarks(self, self.private_look)
        self._follow()
        self.set_runs(())
        self.cursorPositionChanged.connect(self._cursor_moved)

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
        self.passages.show(())
        self.show_found(())
        self.private_look.busy_at = -1
        self.blockSignals(blocked)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_private(self, *, on: bool) -> None:
        """Make the chosen words private or public; without a choice, what is typed next."""
        self.mergeCurrentCharFormat(private_format(private=on))
        self._tell_privacy()

    def put_word(self, start: int, end: int, words: str) -> None:
        """Put other words in the place of these; they are private when one of those was."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._put(cursor, (Run(words),))

    def choose(self, start: int, end: int) -> None:
        """Choose the words between two places, in characters, and bring them into view."""
        text = as_shown(self.document())
        cursor = self.textCursor()
        cursor.setPosition(to_units(text, start))
        cursor.setPosition(to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def place_of_cursor(self) -> int:
        """Where the chosen words begin, or the cursor is, in characters."""
        return from_units(as_shown(self.document()), self.textCursor().selectionStart())

    def show_found(self, places: Iterable[tuple[int, int]], here: tuple[int, int] | None = None) -> None:
        """Mark what was looked for, (from, to) in characters; the one come to gets a thick line."""
        text, marks = as_shown(self.document()), []
        self.passages.underline(None)
        for start, end in places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(to_units(text, start))
            mark.cursor.setPosition(to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(theme().color("mark"))
            mark.format.setForeground(theme().color("on_mark"))
            marks.append(mark)
            if (start, end) == here:
                self.passages.underline(QTextCursor(mark.cursor))  # a copy: it goes with its mark
        self.setExtraSelections(marks)

    def go_to_next_mark(self) -> bool:
        """Choose the next word that is spelt unlike the dictionary, and say it; False when there is none."""
        cursor = self.spelling_marks.next_spot()
        if cursor is None:
            return False
        self.setTextCursor(cursor)
        announce(self, cursor.selectedText())
        return True

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
        self._put(self.textCursor(), runs_of_mime(source))

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.cursorRect().bottomLeft() if by_keys else event.pos()
        if not by_keys and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(at))
        words_menu(self, at).popup(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.passages.paint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.spelling_marks.use(spelling_of(self))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "private_look"):
            self._follow()
            self.private_look.rehighlight()

    def _put(self, cursor: QTextCursor, text: Runs) -> None:
        """Put words in the place of the chosen ones; among private words they are private too."""
        private = self._is_private_at(cursor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_runs(cursor, text, always_private=private)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _changed_at(self, position: int, removed: int, added: int) -> None:
        if hasattr(self, "spelling_marks"):
            self.spelling_marks.typed(position, removed, added)

    def _cursor_moved(self) -> None:
        self._tell_privacy()
        self.spelling_marks.moved()
        note = self.passages.note_at(self.textCursor().position())
        if note != self._was_at_note:
            self._was_at_note = note
            self.note_here.emit(note)

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

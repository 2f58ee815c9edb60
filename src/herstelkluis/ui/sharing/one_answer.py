"""One answer of a piece to read: whether it goes along, and the words in it that stay home."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.passages import Passages
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

WIDEST, LONGEST = 760, 60


class OneAnswer(QWidget):
    """`ticked` tells whether it goes, `left` which chosen words stay home, `taken` which go all the same."""

    ticked = Signal(bool)
    left = Signal(str)
    taken = Signal(str)

    def __init__(self, question: str, sheet: Sheet, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme().px(WIDEST))
        paper = Ground("paper", parent=self)
        paper.column.setContentsMargins(20, 12, 20, 12)
        paper.column.addWidget(Words(question, "strong", "ink", parent=paper))
        self._view = SheetView(question, sheet, parent=paper)
        self._view.selectionChanged.connect(self._follow)
        paper.column.addWidget(self._view)
        self.tick = Tick(_("This answer goes along"), spoken=_("Goes along: {question}").format(question=question))
        self.tick.setChecked(on)
        self.tick.toggled.connect(self.ticked)
        spoken = _("Leave the chosen words at home: {question}").format(question=question)
        self._leave = Quiet(_("Leave this bit at home"), "house", spoken=spoken, dense=True)
        self._leave.clicked.connect(lambda: self.left.emit(self.chosen()))
        policy = self._leave.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._leave.setSizePolicy(policy)
        self._leave.hide()
        line = Wrap(24)
        line.addWidget(self.tick)
        line.addWidget(self._leave)
        self._said = Marked("triangle-alert", "", colour="warn", parent=self)
        self._said.hide()
        self._home = QVBoxLayout()
        self._home.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(paper)
        column.addWidget(self._said)
        column.addLayout(self._home)
        column.addLayout(line)

    def chosen(self) -> str:
        """The words that are chosen now; a word of which a piece is chosen counts whole."""
        cursor, letter = self._view.textCursor(), self._view.document().characterAt
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        while start < end and start and letter(start).isalnum() and letter(start - 1).isalnum():
            start -= 1
        while start < end and letter(end - 1).isalnum() and letter(end).isalnum():
            end += 1
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def show_left(self, passages: Iterable[str]) -> None:
        """Strike these words through wherever they stand here, and say below each that it stays home."""
        empty_layout(self._home)
        self._said.hide()
        words = self._view.toPlainText()
        marks = []
        for passage in sorted(passages):
            found = Passages([passage]).found(words)
            marks += [self._mark(words, start, end) for start, end in found]
            if found:
                self._add_left(passage)
        self._view.setExtraSelections(marks)
        self._follow()

    def focus_left(self, passage: str) -> None:
        """Put the keyboard on the way to take these words back."""
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        announce(self, _("Stays home: “{words}”").format(words=_short(passage)))
        for link in self.findChildren(Link):
            if link.property("passage") == passage:
                link.setFocus()

    def say(self, words: str) -> None:
        """Say kindly what does not work."""
        self._said.set_text(words)
        self._said.show()
        announce(self, words)

    def _add_left(self, passage: str) -> None:
        line, words = Wrap(12), _short(passage)
        said = Words(_("Stays home: “{words}”").format(words=words), "help", "text", parent=self)
        back = Link(_("Along after all"), _("Along after all: {words}").format(words=words), role="help", parent=self)
        back.setProperty("passage", passage)
        back.clicked.connect(lambda: self.taken.emit(passage))
        for widget in (said, back):
            line.addWidget(widget)
            widget.show()
        self._home.addLayout(line)

    def _mark(self, words: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(_units(words[:start]))
        cursor.setPosition(_units(words[:end]), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setFontStrikeOut(True)
        form.setForeground(theme().color("ink_muted"))
        mark.cursor, mark.format = cursor, form
        return mark

    def _follow(self) -> None:
        self._leave.setVisible(bool(self.chosen()))


def _units(words: str) -> int:
    """How long Qt finds them: in UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rstrip()}…"

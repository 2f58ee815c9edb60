"""What each chapter wanted remembered, to take over or leave where it is; of a folded one only the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.document import Document
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.remembered import Remembered, is_taken


class RememberedList(QWidget):
    """`take_asked` carries a `Remembered`, `open_asked` the id of a chapter."""

    take_asked = Signal(object)
    open_asked = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Remembered, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(_("From my chapters"), "sub", parent=self))
        column.addWidget(Words(_("What you wanted to remember."), "help", "muted", parent=self))
        column.addSpacing(12)
        column.addLayout(self._list)

    def show_lines(self, lines: Sequence[Remembered], document: Document) -> None:
        """Show the lines, and which of them stand in this short story already."""
        self.clear()
        self._lines = tuple(lines)
        for number, one in enumerate(lines):
            self._list.addWidget(self._line(number, one, taken=is_taken(document, one)))
            self._list.addWidget(Rule(parent=self))
        if not lines:
            words = _("At the end of a chapter you can write what we should remember of it. Those lines come here.")
            self._list.addWidget(Words(words, "body", "muted", parent=self))

    def clear(self) -> None:
        """Let go of every word."""
        self._lines = ()
        empty_layout(self._list)

    def _line(self, number: int, one: Remembered, *, taken: bool) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        place = _("Chapter {n}: {title}").format(n=one.chapter.number, title=one.chapter.title)
        column.addWidget(Words(place, "help", "muted", parent=holder))
        if one.words:
            column.addWidget(Words(one.words, "own_small", parent=holder))
        if taken:
            column.addWidget(Marked("check", _("stands with your sentences"), colour="ok", parent=holder))
        elif one.may_be_taken:
            take = FlushQuiet(
                _("Take over"),
                "plus",
                dense=True,
                spoken=_("Take over: {line}").format(line=one.words),
                parent=holder,
            )
            take.setProperty("line", number)
            take.clicked.connect(self._take)
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            sign = "lock" if one.words else "book-open"
            column.addWidget(Marked(sign, one.chapter.state.words, parent=holder))
            if not one.words:
                link = Link(_("Open"), _("Open {title}").format(title=one.chapter.title), role="help", parent=holder)
                link.setProperty("document", one.chapter.document)
                link.clicked.connect(self._open)
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _take(self) -> None:
        self.take_asked.emit(self._lines[int(self.sender().property("line"))])

    def _open(self) -> None:
        self.open_asked.emit(str(self.sender().property("document")))

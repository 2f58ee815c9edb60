"""Writes a sheet into a text document: each kind of piece in its own letter, in reading order."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)  # fmt: skip

from herstelkluis.model.pictures.svg import is_own_svg
from herstelkluis.model.sheet import Heading, Lines, Notice, OwnWords, Phases, Picture, Piece, Said, Sheet, Table
from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.theme import Theme

MARK = QTextFormat.Property.UserProperty.value + 2
INDENT = 16
DRAWING = 440  # the room for words on the smallest page
MOST_INK = 600_000_000
"""How many dots the shapes of all drawings on a page may take to paint: what someone else drew must not hold us up."""
_HEADINGS = {1: "title", 2: "sub", 3: "strong"}


class SheetWriter:
    """One document, one sheet. Words are put in as plain text, never as markup."""

    def __init__(self, document: QTextDocument, look: Theme) -> None:
        self._document, self._drawings = document, 0
        self._cursor = QTextCursor(document)
        self._look = look
        self._fresh, self._ink = True, MOST_INK

    def write(self, sheet: Sheet) -> None:
        """The title, then every piece."""
        if sheet.title:
            self._line(sheet.title, "title", below=8)
        for piece in sheet.pieces:
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        match piece:
            case Heading():
                self._line(piece.text, _HEADINGS.get(piece.level, "strong"), above=12, below=4)
            case OwnWords():
                self._paragraphs(piece.text, "own_small")
            case Said():
                self._paragraphs(piece.text, "body", "ink_muted")
            case Notice():
                self._line(piece.text, "help_strong", "ink_muted", below=8)
            case Lines():
                for item in piece.items:
                    self._line(item, "own_small", below=3, mark=piece.mark)
            case Table():
                self._table(piece)
            case Phases():
                self._phases(piece)
            case Picture():
                self._drawing(piece.svg)
                self._piece(Said(piece.description))
                self._piece(Lines(piece.lines))

    def _drawing(self, svg: str) -> None:
        """The drawing itself, when it is one of ours: what it says is said again in the lines under it."""
        if not svg or not is_own_svg(svg):
            return
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(svg.encode()))
        wide = min(renderer.defaultSize().width(), DRAWING)
        size = renderer.defaultSize().scaled(wide, 10 * wide, Qt.AspectRatioMode.KeepAspectRatio)
        dots = size.width() * size.height() * (svg.count("\n") + 1)
        sharp = next((times for times in (2, 1) if dots * times**2 <= self._ink), 0)
        if size.isEmpty() or not sharp:
            return
        self._ink -= dots * sharp**2
        image = QImage(size * sharp, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(self._look.color("paper"))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        self._line("", "body", above=8, below=8)
        form = QTextImageFormat()
        form.setName(f"drawing:{self._drawings}")
        form.setWidth(size.width())
        form.setHeight(size.height())
        self._drawings += 1
        self._document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(form.name()), image)
        self._cursor.insertImage(form)

    def _phases(self, phases: Phases) -> None:
        for column in phases.columns:
            self._line(column.title, "sub", above=12, below=4)
            for part in column.pieces:
                self._piece(part)

    def _paragraphs(self, text: str, role: str, colour: str = "ink") -> None:
        for line in text.split("\n"):
            self._line(line, role, colour, below=6)

    def _line(
        self, text: str, role: str, colour: str = "ink", *, above: int = 0, below: int = 4, mark: str = ""
    ) -> None:
        form = self._block(role, above, below)
        if mark:
            form.setProperty(MARK, mark)
            form.setLeftMargin(self._look.px(INDENT))
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(self._letters(role, colour))
            self._fresh = False
        else:
            self._cursor.insertBlock(form, self._letters(role, colour))
        self._cursor.insertText(text.replace("\n", "\u2028"), self._letters(role, colour))

    def _table(self, table: Table) -> None:
        form = QTextTableFormat()
        form.setCellPadding(4)
        form.setCellSpacing(0)
        form.setBorder(0.5)
        form.setBorderBrush(self._look.color("ink_muted"))
        form.setBorderCollapse(True)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setHeaderRowCount(1)
        grid = self._cursor.insertTable(len(table.rows) + 1, max(1, len(table.columns)), form)
        for column, head in enumerate(table.columns):
            self._cell(grid.cellAt(0, column).firstCursorPosition(), head, "help_strong", "ink_muted")
        for row, cells in enumerate(table.rows, 1):
            for column, words in enumerate(cells[: len(table.columns)]):
                self._cell(grid.cellAt(row, column).firstCursorPosition(), words, "own_small", "ink")
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cell(self, cursor: QTextCursor, words: str, role: str, colour: str) -> None:
        cursor.setBlockFormat(self._block(role, 0, 0))
        cursor.insertText(words.replace("\n", "\u2028"), self._letters(role, colour))

    def _block(self, role: str, above: int, below: int) -> QTextBlockFormat:
        form = QTextBlockFormat()
        natural = QFontMetricsF(self._look.font(role)).lineSpacing()
        share = 100 * self._look.px(ROLES[role].line) / natural
        form.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(self._look.px(above))
        form.setBottomMargin(self._look.px(below))
        return form

    def _letters(self, role: str, colour: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._look.font(role))
        form.setForeground(self._look.color(colour))
        return form

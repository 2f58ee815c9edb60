"""The recovery sheet as paper: on the screen, and on a printer. Blank by default; the words are written by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QDialog, QWidget

from herstelkluis.crypto.recovery import WORDS, WORDS_PER_LINE, line_checks
from herstelkluis.i18n import _, say_day
from herstelkluis.ui.letters import BOOK, SANS
from herstelkluis.ui.widgets.numbered_words import HALF, NumberedWords
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words

Paint = Callable[[QPagedPaintDevice], None]
Printer = Callable[[QWidget, Paint], bool]
_POINTS_PER_INCH = 72


class SheetPaper(Ground):
    """The sheet as it will lie on the table. The words are only in it while they are shown."""

    def __init__(self, made_on: date, *, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent=parent)
        self.column.setContentsMargins(24, 24, 24, 18)
        self.column.addWidget(Words(_("Recovery sheet"), "sub", "ink", parent=self))
        self.column.addWidget(Words(_made(made_on), "help", "ink_muted", parent=self))
        self.column.addWidget(Rule("paper-rule", parent=self))
        self._words = NumberedWords(on_paper=True, parent=self)
        self.column.addSpacing(4)
        self.column.addWidget(self._words)
        self.column.addSpacing(4)
        self.column.addWidget(Rule("paper-rule", parent=self))
        self.column.addWidget(Words(_under(), "help", "ink", parent=self))
        self.show_words(())

    @property
    def is_shown(self) -> bool:
        """Whether the words can be read now."""
        return self._words.is_shown

    def show_words(self, words: Sequence[str]) -> None:
        """Show these twelve words with the check of every line; none hides them."""
        self._words.show_words(words, line_checks(words) if words else ())


def paint_sheet(made_on: date, words: Sequence[str] = ()) -> Paint:
    """How the sheet is drawn on a page of A4: lines to write on, or the words."""

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        scale = device.logicalDpiX() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        painter.setPen(QColor("#000000"))
        _write(painter, 56, 84, _("Recovery sheet"), 22, bold=True)
        _write(painter, 56, 106, _made(made_on), 12)
        checks = line_checks(words) if words else ()
        for at in range(WORDS):
            column, row = divmod(at, HALF)
            _paint_place(painter, 56 + column * 240, 160 + row * 56, at, words, checks)
        under = [_under(), _("When opening, choose: Use the recovery key."), _check_says()]
        for number, line in enumerate(under):
            _write(painter, 56, 530 + number * 20, line, 12)
        painter.end()

    return paint


def _paint_place(
    painter: QPainter, left: float, base: float, at: int, words: Sequence[str], checks: Sequence[str]
) -> None:
    """One numbered line, and behind every third word the two digits of its check."""
    _write(painter, left, base, f"{at + 1}", 12, bold=True)
    if words:
        _write(painter, left + 26, base, words[at], 14, family=BOOK)
    painter.setPen(QPen(QColor("#777777"), 0.7))
    painter.drawLine(QPointF(left + 26, base + 5), QPointF(left + 170, base + 5))
    if (at + 1) % WORDS_PER_LINE == 0:
        painter.drawRect(QRectF(left + 182, base - 15, 34, 21))
        painter.setPen(QColor("#000000"))
        if checks:
            _write(painter, left + 190, base, checks[at // WORDS_PER_LINE], 13)
    painter.setPen(QColor("#000000"))


def _write(
    painter: QPainter, left: float, base: float, text: str, size: int, *, bold: bool = False, family: str = SANS
) -> None:
    font = QFont(family)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setFeature(QFont.Tag("liga"), 0)  # every letter by itself: a word is read and copied letter by letter
    painter.setFont(font)
    painter.drawText(QPointF(left, base), text)


def on_printer(parent: QWidget, paint: Paint) -> bool:
    """Ask which printer, and print one page. False when the person goes back."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint(printer)
    return True


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def _made(made_on: date) -> str:
    return _("Made on {day}").format(day=say_day(made_on))


def _under() -> str:
    return _("Whoever has these words can open the vault. Keep this sheet like a house key.")


def _check_says() -> str:
    return _("The two digits behind every three words show a slip of the pen.")

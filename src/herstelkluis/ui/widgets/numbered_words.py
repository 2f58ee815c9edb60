"""The words of a recovery sheet under their numbers, in two columns: on the sheet, and while they are typed back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words

COLUMNS, HALF, LINE = 2, 6, 3
PAPER_BAR, HIGH = "#E4DED0", 27  # paper stays white in every theme, and so does what lies on it


class _Bar(QWidget):
    """A place where a word is, or will be written."""

    def __init__(self, *, on_paper: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_paper = on_paper
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = QColor(PAPER_BAR) if self._on_paper else theme().color("hair")
        ground(smooth(self), QRectF(self.rect()), self.height() / 2, fill)


class _Check(Words):
    """The two digits behind a line of three words, in a box as on paper."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", "help", "ink", wrap=False, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_digits(self, digits: str) -> None:
        """These digits, or an empty box."""
        self.setText(digits)
        self.setAccessibleName(_("check {digits}").format(digits=digits) if digits else _("check"))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(34), theme().px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground(smooth(self), QRectF(self.rect()), 4, None, theme().color("ink_muted"), 1)
        super().paintEvent(event)


class NumberedWords(QWidget):
    """Twelve places. `on_paper` they are set in ink, with a box for the digits behind every third word."""

    def __init__(self, *, on_paper: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_paper = on_paper
        self._words: list[Words] = []
        self._bars: list[_Bar] = []
        self._signs: list[Sign] = []
        self._checks: list[_Check] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for half in range(COLUMNS):
            row.addLayout(self._half(half * HALF), 1)

    def _half(self, start: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(2, 1)
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        ink = "ink" if self._on_paper else "text"
        for row, number in enumerate(range(start + 1, start + HALF + 1)):
            label = Words(str(number), "help_strong", ink, wrap=False, parent=self)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | middle)
            label.setMinimumWidth(theme().px(18))
            word, bar = Words("", "own_small", ink, wrap=False, parent=self), _Bar(on_paper=self._on_paper, parent=self)
            word.setAlignment(left | middle)
            sign = Sign("triangle-alert", "warn", 18, parent=self)
            sign.hide()
            self._words.append(word)
            self._bars.append(bar)
            self._signs.append(sign)
            for column, part in enumerate((label, word, sign)):
                grid.addWidget(part, row, column, left | middle if column else middle)
            grid.addWidget(bar, row, 1, left | middle)
            grid.setRowMinimumHeight(row, theme().px(HIGH))
            if self._on_paper and number % LINE == 0:
                check = _Check(parent=self)
                self._checks.append(check)
                grid.addWidget(check, row, 3, middle)
        return grid

    @property
    def is_shown(self) -> bool:
        """Whether words can be read now."""
        return any(word.text() for word in self._words)

    def show_words(
        self, words: Sequence[str], checks: Sequence[str] = (), *, doubted: Collection[int] = frozenset()
    ) -> None:
        """Show these words from number 1 on, with the digits of each line; `doubted` numbers get a sign."""
        for at, (label, bar, sign) in enumerate(zip(self._words, self._bars, self._signs, strict=True)):
            label.setText(words[at] if at < len(words) else "")
            label.setVisible(at < len(words))
            bar.setVisible(at >= len(words))
            sign.setVisible(at + 1 in doubted)
            if not self._on_paper:
                label.set_look("own_small", "warn" if at + 1 in doubted else "text")
        for at, check in enumerate(self._checks):
            check.show_digits(checks[at] if checks else "")

"""One step of making a vault: its form at the left, what is good to know at the right, and its own foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Plain
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

MARGIN = 120


class FirstStep(QWidget):
    """Fill `left` and `right`, set `foot`. `on` asks for the next step, `back` for the one before, `later` to stop."""

    on = Signal()
    back = Signal()
    later = Signal()
    foot_changed = Signal()

    def __init__(self, title: str, under: str, *, wide: int = 640, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.foot: Foot | None = None
        self._feet: list[Foot] = []
        self._stops: list[Plain] = []
        left, right = QWidget(self), QWidget(self)
        self.left, self.right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self.left, self.right):
            column.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(8)
        self.right.setContentsMargins(0, 44, 0, 0)
        self.left.addWidget(Words(title, "display", parent=left))
        self.left.addWidget(Words(under, "big", "muted", parent=left))
        self.left.addSpacing(12)
        self.columns = Columns([left, right], (wide, 1126 - 64 - wide), gap=64, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns, 1)

    def arrive(self) -> None:
        """Come on the screen: put the keyboard where one begins."""

    def forget(self) -> None:
        """Let go of every secret and every word."""

    def make_foot(self, main: Button, others: Sequence[Button] = (), *, later: str = "", back: bool = True) -> Foot:
        """A foot with Terug at the left and a way to stop that is never smaller."""
        stop = Plain(later or _("Go on later"))
        stop.clicked.connect(self.later)
        self._stops.append(stop)
        left = []
        if back:
            before = FlushQuiet(_("Back"), "arrow-left")
            before.clicked.connect(self.back)
            left.append(before)
        return self.keep_foot(Foot(main, [stop, *others], left, margin=MARGIN, parent=self))

    def name_stop(self, text: str) -> None:
        """Another name for the way to stop."""
        for stop in self._stops:
            stop.setText(text)

    def keep_foot(self, foot: Foot) -> Foot:
        """Keep a foot out of sight until the window places it."""
        foot.hide()
        self._feet.append(foot)
        return foot

    def drop(self) -> None:
        """Forget, and let go of the feet, which may lie elsewhere in the window."""
        self.forget()
        for foot in self._feet:
            throw_away(foot)

    def set_margin(self, side: int) -> None:
        """How far the feet stay from the sides."""
        for foot in self._feet:
            foot.column.setContentsMargins(side, 10, side, 10)

    def change_foot(self, foot: Foot) -> None:
        """Another foot from now on; its filled button takes the keyboard over from the foot before it."""
        if foot is self.foot:
            return
        before, now = self.foot, self.window().focusWidget()
        self.foot = foot
        had_keys = before is not None and now is not None and before.isAncestorOf(now)
        self.foot_changed.emit()
        if had_keys:
            foot.findChildren(Main)[0].setFocus()

    def tell(self, *parts: tuple[str, Sequence[str]]) -> None:
        """What is good to know, at the right: a head and its sentences, each."""
        aside = Ground("aside", parent=self)
        aside.column.setContentsMargins(24, 0, 0, 4)
        for number, (head, sentences) in enumerate(parts):
            if number:
                aside.column.addSpacing(8)
            aside.column.addWidget(Words(head, "sub", parent=aside))
            for sentence in sentences:
                aside.column.addWidget(Words(sentence, "body", parent=aside))
        self.right.addWidget(aside)
        self.right.addStretch(1)

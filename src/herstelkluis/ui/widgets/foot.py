"""The foot: save state or Terug and Stoppen at the left; at most two other buttons, and the main one as the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.wrap import Wrap


class Foot(Ground):
    """Made by a screen and placed by the window. `left` and `others` keep their order; `main` is last."""

    def __init__(
        self,
        main: QWidget | None = None,
        others: Sequence[QWidget] = (),
        left: Sequence[QWidget] = (),
        *,
        margin: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("foot", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        start, end = Wrap(12), Wrap(12, to_end=True)
        for widget in left:
            start.addWidget(widget)
        for widget in [*others[:2], *([main] if main is not None else [])]:
            end.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(start, 1)
        row.addLayout(end, 2)
        self.column.setContentsMargins(margin, 10, margin, 10)
        self.column.addLayout(row)

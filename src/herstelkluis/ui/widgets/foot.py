"""The foot: save state or Terug and Stoppen at the left; at most two other buttons, and the main one as the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
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
        asked, last = _natural(left), _natural([*others[:2], *([main] if main is not None else [])])
        # Each gets of the line what it asks for. Buttons may go on below each other, so the left side is not pressed.
        row.addLayout(start, asked)
        row.addLayout(end, round(min(last, 2.25 * asked)))
        self.column.setContentsMargins(margin, 10, margin, 10)
        self.column.addLayout(row)


def _natural(widgets: Sequence[QWidget]) -> int:
    """How wide these are beside each other; what was hidden on purpose is not."""
    asked = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    shown = [one for one in widgets if not (one.isHidden() and one.testAttribute(asked))]
    return 24 + sum(one.sizeHint().width() + 12 for one in shown)

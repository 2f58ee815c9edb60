"""The foot: save state or Terug and Stoppen at the left; at most two other buttons, and the main one as the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

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
        self._sides = (tuple(left), (*others[:2], *([main] if main is not None else [])))
        self._shares = (0, 0)
        self._row = QHBoxLayout()
        self._row.setSpacing(24)
        self._row.addLayout(start)
        self._row.addLayout(end)
        self.column.setContentsMargins(margin, 10, margin, 10)
        self.column.addLayout(self._row)
        self._share()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something came or went
            self._share()
        return super().event(event)

    def _share(self) -> None:
        """Each side gets of the line what it asks for; the right one may go on below, so the left is not pressed."""
        asked, last = (_natural(side) for side in self._sides)
        shares = asked, round(min(last, 2.25 * asked))
        if shares != self._shares:
            self._shares = shares
            for at, share in enumerate(shares):
                self._row.setStretch(at, share)


def _natural(widgets: Sequence[QWidget]) -> int:
    """How wide these are beside each other; what was hidden on purpose is not."""
    asked = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    there = filter(isValid, widgets)
    shown = [one for one in there if not (one.isHidden() and one.testAttribute(asked))]
    return 24 + sum(one.sizeHint().width() + 12 for one in shown)

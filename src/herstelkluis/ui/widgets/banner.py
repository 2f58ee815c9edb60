"""A notice that stays until it is dealt with: info, warning (about someone else) or mistake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.in_view import bring_into_view
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

Kind = Literal["info", "warning", "mistake"]
_ICONS: dict[Kind, str] = {"info": "info", "warning": "circle-help", "mistake": "triangle-alert"}


class Banner(Ground):
    """Title, one or two sentences, at most three actions (buttons). Spoken when it appears.

    `was_seen` once it was on the screen. A notice goes with the screen it was seen on, unless it `stays`.
    """

    stays = False

    def __init__(
        self,
        kind: Kind,
        title: str,
        text: str = "",
        actions: Sequence[QWidget] = (),
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel" if kind == "info" else "warning", parent=parent)
        self.was_seen, self.has_actions = False, bool(actions)
        colour = "text" if kind == "info" else "warn"
        self._title = Words(title, "strong", colour, parent=self)
        self._text = Words(text, "help", colour, parent=self)
        self._text.setVisible(bool(text))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Sign(icon or _ICONS[kind], colour, 20, line=23, parent=self), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._text, 1, 1)
        self._grid = grid
        if actions:
            self._add(actions[:3])
        self.column.setContentsMargins(13, 10, 16, 12)
        self.column.addLayout(grid)
        self.setAccessibleName(title)

    def add_close(self) -> Plain:
        """Give it a way to close, for one without actions of its own."""
        close = Plain(_("Close"), dense=True)
        self._add([close])
        return close

    def _add(self, actions: Sequence[QWidget]) -> None:
        row = Wrap(8)
        row.setContentsMargins(0, 6, 0, 0)
        for action in actions:
            row.addWidget(action)
        self._grid.addLayout(row, 2, 1)
        self.has_actions = True

    def set_words(self, title: str, text: str) -> None:
        """Say something else, also to a screen reader."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        if self.isVisible():
            self._speak()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._speak()
            QTimer.singleShot(0, self, lambda: bring_into_view(self))  # once it has its place

    def paintEvent(self, event: QPaintEvent) -> None:
        self.was_seen = True
        super().paintEvent(event)

    def _speak(self) -> None:
        announce(self, f"{self._title.text()}. {self._text.text()}".strip())

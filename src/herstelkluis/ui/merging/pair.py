"""One piece as it is here and as it is there, side by side, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.merging.what_differs import WhatDiffers
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.version_changes import Change

LONG = 20_000  # letters; comparing more of them takes too long for the window


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides as pages, where they are; `compare` tells what differs, and is slow when the pieces are `long`."""

    ours: Sheet | None
    theirs: Sheet | None
    compare: Callable[[], list[Change]] | None = None
    long: bool = False


class Pair(QWidget):
    """`chosen` carries "ours", "theirs" or "both". A folded piece shows its words only when they are asked for."""

    chosen = Signal(str)

    def __init__(
        self,
        sides: Sides,
        heads: tuple[str, str],
        choices: Mapping[str, tuple[str, str]],
        choice: str,
        *,
        folded: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sides, self._heads = sides, heads
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._differs, self._place = QVBoxLayout(), QVBoxLayout()
        self._column.addWidget(self._choosing(choices, choice))
        self._column.addLayout(self._differs)
        self._column.addLayout(self._place)
        self._column.addStretch(1)
        if folded:
            self._fold()
        else:
            self._unfold()

    def clear(self) -> None:
        """Let go of both texts."""
        self._sides = Sides(None, None)
        empty_layout(self._differs)
        for page in self.findChildren(PaperPage):
            page.show_sheet(None, 1, 1)

    def _choosing(self, choices: Mapping[str, tuple[str, str]], choice: str) -> Columns:
        cards, group = [], QButtonGroup(self)
        for key, (name, line) in choices.items():
            card = ChoiceCard(name, line, parent=self)
            card.setObjectName(key)
            card.setChecked(key == choice)
            card.toggled.connect(self._toggled)
            group.addButton(card)
            cards.append(card)
        return Columns(cards, [1] * len(cards), gap=20, parent=self)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 (the shape of the signal)
        if on:
            self.chosen.emit(self.sender().objectName())

    def _fold(self) -> None:
        folded = QWidget(self)
        column = QVBoxLayout(folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(_("This piece is folded. Only its title is shown."), "body", "muted", parent=folded))
        row = Wrap(12)
        show = Second(_("Show both texts"), "book-open")
        show.clicked.connect(lambda: self._unfold(folded))
        row.addWidget(show)
        column.addLayout(row)
        self._place.addWidget(folded)

    def _unfold(self, folded: QWidget | None = None) -> None:
        if folded is not None:
            throw_away(folded)
        pages = zip(self._heads, (self._sides.ours, self._sides.theirs), strict=True)
        shown = [self._side(head, page) for head, page in pages if page is not None]
        self._place.addWidget(Columns(shown, [1] * len(shown), gap=20, parent=self))
        compare = self._sides.compare
        if compare is not None and self._sides.long:
            Task(self, compare).success(self._say_what_differs).start()
        elif compare is not None:
            self._say_what_differs(compare())

    def _say_what_differs(self, changes: list[Change]) -> None:
        if self._sides.compare is not None:  # else it was emptied meanwhile
            self._differs.addWidget(WhatDiffers(changes, parent=self))

    def _side(self, head: str, page: Sheet | None) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(head, "sub", parent=side))
        shown = PaperPage(page, 1, 1, parent=side)
        shown.column.setContentsMargins(20, 16, 20, 12)
        shown.view.setAccessibleName(head)
        column.addWidget(shown, 1)
        return side

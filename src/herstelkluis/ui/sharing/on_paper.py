"""Beside pages that may be printed: which signs paper cannot show, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.model.sheet import Sheet
from herstelkluis.paper.left_out import left_out_of_sheets
from herstelkluis.ui.widgets.marked import Marked


class OnPaper(Marked):
    """Hidden when everything on these pages can be printed."""

    def __init__(self, sheets: Sequence[Sheet], *, parent: QWidget | None = None) -> None:
        super().__init__("printer", "", parent=parent)
        self.show_sheets(sheets)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Say it of these pages."""
        said = left_out_of_sheets(sheets).said
        self.set_text(said)
        self.setVisible(bool(said))

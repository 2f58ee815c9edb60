"""What can be done with a whole piece, under its form: see what is known about it, and throw it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.to_bin import ToBin
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.wrap import Wrap


class PieceFoot(QWidget):
    """`back` says which list the piece belongs to."""

    def __init__(self, screen: WritingScreen, back: Callable[[], str]) -> None:
        super().__init__(screen)
        self._screen = screen
        about = Link(_("About this piece"), icon="info", parent=self)
        about.clicked.connect(self._about_asked)
        row = Wrap(24, parent=self)
        row.addWidget(about)
        row.addWidget(ToBin(screen, back))

    def _about_asked(self) -> None:
        writing = self._screen.writing
        if writing is not None and writing.settle():
            one = writing.document
            self._screen.go.emit("write", {"document": one.id, "kind": one.kind, "show": "about"})

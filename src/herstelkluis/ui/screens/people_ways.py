"""How the people are drawn, and the ways to what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class PeopleViews(QWidget):
    """The head of the list, with rings or ecogram beside it; `view_chosen` carries which."""

    view_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Wrap(12, parent=self)
        row.addWidget(Words(_("As a list"), "sub", wrap=False, parent=self))
        self._views: list[Chip] = []  # no button group: Tab must go through both
        for key, words in (("kringen", _("Rings")), ("ecogram", _("Ecogram"))):
            chip = Chip(words, parent=self)
            chip.setProperty("key", key)
            chip.clicked.connect(self._chosen)
            self._views.append(chip)
            row.addWidget(chip)

    def show_view(self, *, is_ecogram: bool) -> None:
        """Show which is on."""
        for chip in self._views:
            chip.setChecked((chip.property("key") == "ecogram") is is_ecogram)

    def _chosen(self) -> None:
        self.view_chosen.emit(str(self.sender().property("key")))


class PeopleWays(QWidget):
    """Below the map. `words_chosen` carries whose words the rings have, `go` a screen and what to show there."""

    words_chosen = Signal(str)
    go = Signal(str, dict)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        links = QWidget(self)
        ways = Wrap(20, parent=links)
        for words, key, what in (
            (_("My neighbourhood"), "write", {"kind": "wijk"}),
            (_("My family"), "write", {"kind": "genogram"}),
            (_("My contacts"), "contacts", {"back": "people"}),
            (_("All sheets"), "shelf", {"part": "people"}),
        ):
            link = Link(words, role="help_strong", parent=links)
            link.clicked.connect(lambda _on=False, key=key, what=what: self.go.emit(key, what))
            ways.addWidget(link)
        self._lensink = Chip(_("Rings in the words of Lensink"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(links)
        column.addWidget(self._lensink)
        self._lensink.clicked.connect(lambda on: self.words_chosen.emit("lensink" if on else "eigen"))

    def show_words(self, *, says_lensink: bool) -> None:
        """Show whose words they are."""
        self._lensink.setChecked(says_lensink)

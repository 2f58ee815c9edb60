"""The searches that were kept, and the words of one's own: shown while nothing is looked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.finding import Asked
from herstelkluis.vault.saved_searches import drop_search, saved_searches
from herstelkluis.vault.tagging import all_tags
from herstelkluis.vault.vault import Vault


class SavedList(QWidget):
    """`asked` carries what was chosen here to look for."""

    asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault: Vault | None = None
        self._kept, self._words = QVBoxLayout(), QWidget(self)
        self._kept.setSpacing(0)
        self._kept_head = Words(_("Searches I kept"), "sub", parent=self)
        self._tags_head = Words(_("My own words"), "sub", parent=self)
        self._tags = Wrap(16, parent=self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kept_head)
        column.addLayout(self._kept)
        column.addSpacing(16)
        column.addWidget(self._tags_head)
        column.addWidget(self._words)

    def show_kept(self, vault: Vault) -> None:
        """Show what there is."""
        self._vault = vault
        kept, tags = saved_searches(vault), all_tags(vault)
        empty_layout(self._kept)
        empty_layout(self._tags)
        for one in kept:
            self._kept.addWidget(self._line(one.name, one.asked))
        for tag in tags:
            self._tags.addWidget(self._link(tag, _("Look for the word: {name}"), Asked(tag=tag), self._words))
        self._kept_head.setVisible(bool(kept))
        self._tags_head.setVisible(bool(tags))
        self._words.setVisible(bool(tags))

    def clear(self) -> None:
        """Let go of every word."""
        empty_layout(self._kept)
        empty_layout(self._tags)
        self._vault = None

    def _line(self, name: str, asked: Asked) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        remove = RemoveButton(_("No longer keep: {name}").format(name=name), parent=line)
        remove.setProperty("name", name)
        remove.clicked.connect(self._dropped)
        row.addWidget(self._link(name, _("Look for: {name}"), asked, line))
        row.addWidget(remove)
        row.addStretch(1)
        return line

    def _link(self, name: str, spoken: str, asked: Asked, parent: QWidget) -> Link:
        link = Link(name, spoken.format(name=name), parent=parent)
        link.setProperty("asked", asked)
        link.clicked.connect(self._chosen)
        return link

    def _chosen(self) -> None:
        self.asked.emit(self.sender().property("asked"))

    def _dropped(self) -> None:
        if self._vault is not None:
            drop_search(self._vault, str(self.sender().property("name")))
            self.show_kept(self._vault)

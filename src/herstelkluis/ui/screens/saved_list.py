"""The searches that were kept, and the words of one's own: shown while nothing is looked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.finding import Asked
from herstelkluis.vault.saved_searches import SavedSearch, drop_search, saved_searches
from herstelkluis.vault.tagging import all_tags, rename_tag
from herstelkluis.vault.vault import Vault


class SavedList(QWidget):
    """`asked` carries what was chosen here to look for."""

    asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault: Vault | None = None
        self._tag = ""
        self._kept, self._words = QVBoxLayout(), QWidget(self)
        self._kept_head = Words(_("Searches I kept"), "sub", parent=self)
        self._tags_head = Words(_("My own words"), "sub", parent=self)
        self._tags = Wrap(16, parent=self._words)
        self._rename = Field(_("Another word"), own=True, parent=self)
        self._rename.hide()
        take, leave = Second(_("Change it everywhere"), dense=True), Quiet(_("Rather not"), dense=True)
        self._deeds = QWidget(self)
        row = Wrap(8, parent=self._deeds)
        row.addWidget(take)
        row.addWidget(leave)
        self._deeds.hide()
        take.clicked.connect(self._renamed)
        leave.clicked.connect(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kept_head)
        column.addLayout(self._kept)
        column.addSpacing(16)
        column.addWidget(self._tags_head)
        column.addWidget(self._words)
        column.addWidget(self._rename)
        column.addWidget(self._deeds)

    def show_kept(self, vault: Vault) -> None:
        """Show what there is."""
        self._vault = vault
        self._show_searches(saved_searches(vault))
        empty_layout(self._tags)
        tags = all_tags(vault)
        for tag in tags:
            self._tags.addWidget(self._tag_line(tag))
        self._tags_head.setVisible(bool(tags))
        self._words.setVisible(bool(tags))

    def clear(self) -> None:
        """Let go of every word."""
        self._close()
        empty_layout(self._kept)
        empty_layout(self._tags)
        self._vault = None

    def _show_searches(self, kept: list[SavedSearch]) -> None:
        empty_layout(self._kept)
        self._kept_head.setVisible(bool(kept))
        for one in kept:
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            link = Link(one.name, _("Look for: {name}").format(name=one.name), icon="search", parent=line)
            link.setProperty("search", one)
            link.clicked.connect(self._chosen)
            remove = RemoveButton(_("No longer keep: {name}").format(name=one.name), parent=line)
            remove.setProperty("search", one)
            remove.clicked.connect(self._dropped)
            row.addWidget(link)
            row.addWidget(remove)
            row.addStretch(1)
            self._kept.addWidget(line)

    def _tag_line(self, tag: str) -> QWidget:
        line = QWidget(self._words)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        link = Link(tag, _("Look for the word: {word}").format(word=tag), parent=line)
        rename = Quiet(_("Change"), dense=True, spoken=_("Change the word: {word}").format(word=tag), parent=line)
        for button in (link, rename):
            button.setProperty("tag", tag)
            row.addWidget(button)
        link.clicked.connect(self._tag_chosen)
        rename.clicked.connect(self._rename_asked)
        return line

    def _chosen(self) -> None:
        self.asked.emit(self.sender().property("search").asked)

    def _dropped(self) -> None:
        if self._vault is not None:
            drop_search(self._vault, self.sender().property("search").name)
            self._show_searches(saved_searches(self._vault))

    def _tag_chosen(self) -> None:
        self.asked.emit(Asked(tag=str(self.sender().property("tag"))))

    def _rename_asked(self) -> None:
        self._tag = str(self.sender().property("tag"))
        self._rename.set_label(_("Another word for ‘{word}’").format(word=self._tag))
        self._rename.set_text(self._tag)
        self._rename.show()
        self._deeds.show()
        self._rename.edit.setFocus()

    def _renamed(self) -> None:
        new = self._rename.text().strip()
        if self._vault is not None and new and new != self._tag:
            rename_tag(self._vault, self._tag, new)
            self.show_kept(self._vault)
        self._close()

    def _close(self) -> None:
        self._rename.set_text("")
        self._rename.hide()
        self._deeds.hide()
        self._tag = ""

"""Calling a word of one's own differently, in every piece at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet, Second
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.tagging import rename_tag
from herstelkluis.vault.vault import Vault


class RenameTag(QWidget):
    """Shown while pieces with one word are looked for. `renamed` carries the new word."""

    renamed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault: Vault | None = None
        self._tag = ""
        self._open = FlushQuiet("", "pen-line", parent=self)
        self._form = QWidget(self)
        self._field = Field(_("Another word"), _("It changes in every piece that has it."), own=True, parent=self._form)
        take, leave = Second(_("Change it everywhere"), dense=True), Quiet(_("Rather not"), dense=True)
        deeds = QWidget(self._form)
        row = Wrap(8, parent=deeds)
        row.addWidget(take)
        row.addWidget(leave)
        form, column = QVBoxLayout(self._form), QVBoxLayout(self)
        for layout in (form, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        form.addWidget(self._field)
        form.addWidget(deeds)
        column.addWidget(self._open)
        column.addWidget(self._form)
        self._open.clicked.connect(self._opened)
        self._field.line.returnPressed.connect(self._take)
        take.clicked.connect(self._take)
        leave.clicked.connect(self._close)
        self.offer(None, "")

    def offer(self, vault: Vault | None, tag: str) -> None:
        """Offer it for this word, or for none."""
        self._vault, self._tag = vault, tag
        self._open.setText(_("Change the word ‘{word}’").format(word=tag))
        self._field.set_text("")
        self._form.hide()
        self._open.show()
        self.setVisible(bool(tag))

    def _opened(self) -> None:
        self._field.set_text(self._tag)
        self._form.show()
        self._open.hide()
        self._field.edit.setFocus()

    def _take(self) -> None:
        new = self._field.text().strip()
        if self._vault is not None and new and new != self._tag:
            rename_tag(self._vault, self._tag, new)
            self.renamed.emit(new)
        else:
            self._close()

    def _close(self) -> None:
        self._form.hide()
        self._open.show()
        self._open.setFocus()

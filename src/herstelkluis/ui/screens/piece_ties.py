"""What a piece belongs with: other pieces it points at, and those that point at it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Links, Ref
from herstelkluis.model.document import Document
from herstelkluis.ui.forms.labelled import Labelled
from herstelkluis.ui.forms.links import LinksEditor
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.pointing import piece_names, pointers_at
from herstelkluis.vault.vault import Vault


class PieceTies(QWidget):
    """`changed` tells that it points at something else; `asked` carries a piece, and an answer in it, to go to."""

    changed = Signal()
    asked = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = LinksEditor(_("This belongs with"), {}, parent=self)
        help_text = _("Other pieces of yours. Only you see this.")
        labelled = Labelled(_("This belongs with"), help_text, self._editor, self._editor.field, parent=self)
        self._head = Words(_("These point here"), "strong", parent=self)
        self._pointers = QVBoxLayout()
        self._pointers.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled)
        column.addSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._pointers)
        self._editor.changed.connect(self.changed)

    def show_document(self, vault: Vault, document: Document) -> None:
        """Show what this piece belongs with."""
        self._editor.set_choices(piece_names(vault, but=document.id))
        self._editor.show_value(Links(document.links))
        empty_layout(self._pointers)
        pointers = pointers_at(vault, document.id)
        self._head.setVisible(bool(pointers))
        before: QWidget = self._editor.field
        for one in pointers:
            link = Link(one.name, _("To the piece that points here: {name}").format(name=one.name), parent=self)
            link.setProperty("place", (one.document, one.answer))
            link.clicked.connect(self._asked)
            self._pointers.addWidget(link)
            QWidget.setTabOrder(before, link)
            before = link

    def order(self) -> list[QWidget]:
        """What takes the keyboard here while nothing is shown yet."""
        return [self._editor.field]

    def links(self) -> tuple[Ref, ...]:
        """What it points at."""
        value = self._editor.value()
        return value.refs if isinstance(value, Links) else ()

    def clear(self) -> None:
        """Let go of every word."""
        self._editor.set_choices({})
        self._editor.show_value(None)
        empty_layout(self._pointers)

    def _asked(self) -> None:
        self.asked.emit(*self.sender().property("place"))

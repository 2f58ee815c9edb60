"""One file of a piece: its name as the person calls it, what it is, and the ways to open it and to take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import File
from herstelkluis.ui.forms.files_desk import say_about
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words

if TYPE_CHECKING:
    from herstelkluis.store.attachments import Attachment


class FileRow(QWidget):
    """`place` is given where two files have one name, to tell them apart; `alone`: there is nothing to be done."""

    opened = Signal(object)
    taken_out = Signal(object)

    def __init__(
        self,
        file: File,
        about: Attachment | None,
        spoken: str,
        place: int | None,
        *,
        alone: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._parts = file, list[QWidget]()
        name = file.label if place is None else _("{name} ({n})").format(name=file.label, n=place + 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(file.label, "own_small", parent=self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        if alone:
            return
        words.addWidget(Words(say_about(file, about), "help", "muted", parent=self))
        if about is not None:
            link = Link(_("Open"), _("{field}: open {name}").format(field=spoken, name=name), parent=self)
            link.clicked.connect(lambda: self.opened.emit(self._file))
            self._parts.append(link)
        remove = RemoveButton(_("{field}: take out {name}").format(field=spoken, name=name), parent=self)
        remove.clicked.connect(lambda: self.taken_out.emit(self._file))
        self._parts.append(remove)
        for part in self._parts:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def parts(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return self._parts

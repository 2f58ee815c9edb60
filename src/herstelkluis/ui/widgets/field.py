"""A field with its label, its help and its mistake: always in this order, and read out together."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.restyle import restyle
from herstelkluis.ui.widgets.words import Words


class Field(QWidget):
    """Label, help, mistake, field. `editor` replaces the one-line field (a list, a text, a date)."""

    def __init__(
        self,
        label: str,
        help_text: str = "",
        *,
        own: bool = False,
        editor: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = editor if editor is not None else LineEdit(own=own, parent=self)
        self._label = Words(label, "strong", parent=self)
        self._help = Words(help_text, "help", "muted", parent=self)
        self._mistake = Marked("triangle-alert", "", colour="warn", parent=self)
        self._label.setBuddy(self.edit)
        self._help.setVisible(bool(help_text))
        self._mistake.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for part in (self._label, self._help, self._mistake):
            self.column.addWidget(part)
        self.column.addSpacing(2)  # the ring stays free of the tails of the letters above it
        self.column.addWidget(self.edit)
        if editor is None:
            self.column.addStretch(1)
        self.setFocusProxy(self.edit)
        self._speak()

    @property
    def line(self) -> QLineEdit:
        """The one-line field itself. Raises `TypeError` where another editor stands."""
        if not isinstance(self.edit, QLineEdit):
            raise TypeError
        return self.edit

    def text(self) -> str:
        """What was typed, for a one-line field."""
        return self.edit.text() if isinstance(self.edit, QLineEdit) else ""

    def set_text(self, text: str) -> None:
        """Fill a one-line field."""
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)

    def set_label(self, label: str) -> None:
        """Another label."""
        self._label.setText(label)
        self._speak()

    def set_help(self, help_text: str) -> None:
        """Another help line, or none."""
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self._speak()

    def set_mistake(self, sentence: str) -> None:
        """Show one sentence above the field in ochre, and say it; an empty one takes it away."""
        self._mistake.set_text(sentence)
        self._mistake.setVisible(bool(sentence))
        self.edit.setProperty("mistake", bool(sentence))
        restyle(self.edit)
        self._speak()
        if sentence:
            announce(self.edit, sentence)

    @property
    def mistake(self) -> str:
        """The sentence shown now, or nothing."""
        return self._mistake.text()

    def _speak(self) -> None:
        self.edit.setAccessibleName(self._label.text())
        parts = [self._mistake.text(), self._help.text()]
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))

"""A widget of a form under its question and help. Tab goes through what stands in it, in reading order."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words


class Labelled(QWidget):
    """`editor` keeps its own names for a screen reader; the label is tied to `target`, where writing starts.

    `beside` stands at the end of the label's line.

    It has no focus proxy: Qt follows a proxy on Tab, and would pass by or come back to what stands in the editor.
    """

    def __init__(
        self,
        label: str,
        help_text: str,
        editor: QWidget,
        target: QWidget,
        *,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._target, self._help = editor, target, help_text
        self._mistake: Marked | None = None
        words = Words(label, "strong", parent=self)
        words.setBuddy(target)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6 if help_text or beside is None else 2)
        head, line = QVBoxLayout(), QHBoxLayout()
        head.setSpacing(4 if beside is None else 0)  # what stands beside the label is higher, and brings its own room
        line.addWidget(words, 1)
        if beside is not None:
            line.addWidget(beside)
        head.addLayout(line)
        self._column.addLayout(head)
        if help_text:
            head.addWidget(Words(help_text, "help", "muted", parent=self))
            target.setAccessibleDescription(help_text)
        self._column.addWidget(editor)

    def set_mistake(self, sentence: str) -> None:
        """Show one sentence above the widget in ochre, and say it; an empty one takes it away."""
        if sentence == self.mistake:
            return
        if self._mistake is None:
            self._mistake = Marked("triangle-alert", "", colour="warn", parent=self)
            self._column.insertWidget(self._column.indexOf(self._editor), self._mistake)
        was_said = bool(self.mistake)
        self._mistake.set_text(sentence)
        self._mistake.setVisible(bool(sentence))
        self._target.setAccessibleDescription(" ".join(filter(None, (sentence, self._help))))
        if sentence and not was_said:
            announce(self._target, sentence)

    @property
    def mistake(self) -> str:
        """The sentence shown now, or nothing."""
        return self._mistake.text() if self._mistake is not None else ""

"""A sentence the person chose, in large letters, and the place to choose another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.model.text import as_typed
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.button import Plain, Second
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

SENTENCE = "sentence"
LONGEST = 200


class OwnSentence(Ground):
    """Shows the sentence of the vault; "Andere zin" opens one field under it."""

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__("aside", parent=parent)
        self._session = session
        self._words = Words("", "own_big", parent=self)
        self._said = Words(_("A sentence I chose myself"), "help", "muted", parent=self)
        self._other = Link(_("Another sentence"), role="help_strong", parent=self)
        self._line = LineEdit(own=True, parent=self)
        self._line.setMaxLength(LONGEST)
        self._field = Field(_("Your sentence"), _("For a day that is hard."), editor=self._line, parent=self)
        keep, stop = Second(_("Keep this sentence"), parent=self), Plain(_("Leave it"), parent=self)
        self._deeds = QWidget(self)
        deeds = Wrap(8, parent=self._deeds)
        deeds.addWidget(keep)
        deeds.addWidget(stop)
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(self._other, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addWidget(self._words)
        self.column.addLayout(row)
        self.column.addWidget(self._field)
        self.column.addWidget(self._deeds)
        self._other.clicked.connect(self.choose)
        keep.clicked.connect(self.keep)
        stop.clicked.connect(self.show_sentence)
        self._line.returnPressed.connect(self.keep)

    def show_sentence(self) -> None:
        """The sentence of the vault, or the way to choose one."""
        sentence = str(self._session.vault.preference(SENTENCE, "") or "")
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        self._said.setText(
            _("A sentence I chose myself") if sentence else _("A sentence that helps you can stand here")
        )
        self._other.setText(_("Another sentence") if sentence else _("Choose a sentence"))
        self._choosing(on=False)

    def choose(self) -> None:
        """Open the field with the sentence in it."""
        self._line.setText(self._words.text())
        self._choosing(on=True)
        self._line.setFocus()

    def keep(self) -> None:
        """Keep what was typed; nothing typed takes the sentence away."""
        try:
            self._session.vault.prefer(SENTENCE, " ".join(as_typed(self._line.text()).split()))
        except KluisError as error:
            self._field.set_mistake(" ".join(say_error(error)))
            return
        self.show_sentence()
        self._other.setFocus()

    def forget(self) -> None:
        """Let go of the words."""
        self._words.setText("")
        self._line.clear()

    def _choosing(self, *, on: bool) -> None:
        self._field.set_mistake("")
        self._field.setVisible(on)
        self._deeds.setVisible(on)
        self._other.setVisible(not on)
        if not on:
            self._line.clear()

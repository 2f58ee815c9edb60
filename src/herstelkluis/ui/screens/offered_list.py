"""What someone wrote along and the owner did not agree to yet: apart, marked, and three ways to decide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Offered, Text
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui.forms.words import TextEditor
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class OfferedList(QWidget):
    """`decided` carries the offer and the words that become the owner's; no words: it is left out."""

    decided = Signal(object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)

    def show_offers(
        self, offers: Sequence[Offered], spoken: str, *, can_agree: bool, replaces: bool = False, own: str = ""
    ) -> None:
        """Show these offers to the question `spoken`; where the owner makes the answer alone they can only go.

        One that `replaces` comes in the place of the owner's words; `own` shows those, where they are not in sight.
        """
        self.clear()
        for one in offers:
            ground = _Offer(one, spoken, can_agree=can_agree, replaces=replaces, own=own, parent=self)
            ground.decided.connect(self.decided)
            self._list.addWidget(ground)
        self.setVisible(bool(offers))

    def focus_first(self) -> None:
        """Put the keyboard at the first way to decide."""
        for ground in self.findChildren(_Offer)[:1]:
            ground.focus()

    def clear(self) -> None:
        """Let go of every word."""
        for ground in self.findChildren(_Offer):
            ground.clear()
        empty_layout(self._list)


class _Offer(Ground):
    decided = Signal(object, str)

    def __init__(
        self, one: Offered, spoken: str, *, can_agree: bool, replaces: bool, own: str, parent: QWidget
    ) -> None:
        super().__init__("panel", parent=parent)
        self._one = one
        name = _("{question} together with {who}").format(question=spoken, who=one.who)
        self._words = Words(one.words, "own", parent=self)
        self._editor = TextEditor(Field("words", FieldType.TEXT), name, parent=self)
        self._editor.least_lines = 2
        self._editor.show_value(Text(runs(one.words)))
        self._editor.hide()
        words, said = _("This is right, take it over"), _("{offer}: this is right, take it over")
        if replaces:
            words, said = _("This instead of mine"), _("{offer}: this instead of mine")
        self._agree = Second(words, dense=True, spoken=said.format(offer=name), parent=self)
        self._change = Quiet(
            _("Change it first"), dense=True, spoken=_("{offer}: change it first").format(offer=name), parent=self
        )
        self._leave = Quiet(
            _("Leave it out"), dense=True, spoken=_("{offer}: leave it out").format(offer=name), parent=self
        )
        head, deeds = QWidget(self), QWidget(self)
        marks, row = Wrap(8, parent=head), Wrap(8, parent=deeds)
        marks.addWidget(Tag(_("together with {who}").format(who=one.who), "users", "good", parent=head))
        not_own = _("not yours yet, stays here") if can_agree else _("make your own choice above; this stays beside it")
        marks.addWidget(Words(not_own, "help", "muted", wrap=False, parent=head))
        for button in (self._agree, self._change, self._leave):
            row.addWidget(button)
        self._agree.setVisible(can_agree)
        self._change.setVisible(can_agree)
        self._own = Words(_("Yours: ‘{words}’").format(words=own) if own else "", "help", "muted", parent=self)
        self._own.setVisible(bool(own))
        for widget in (self._own, head, self._words, self._editor, deeds):
            self.column.addWidget(widget)
        self._agree.clicked.connect(self._agreed)
        self._change.clicked.connect(self._change_asked)
        self._leave.clicked.connect(self._left_out)

    def clear(self) -> None:
        """Let go of the words."""
        for words in (self._words, self._own):
            words.setText("")
        self._editor.show_value(None)

    def focus(self) -> None:
        """Put the keyboard at the first way to decide."""
        (self._agree if not self._agree.isHidden() else self._leave).setFocus()

    def _agreed(self) -> None:
        value = self._editor.value()
        self.decided.emit(self._one, all_words(value.runs) if isinstance(value, Text) else "")

    def _change_asked(self) -> None:
        self._words.hide()
        self._change.hide()
        self._editor.show()
        self._agree.setText(_("This is how I say it"))
        self._agree.updateGeometry()
        self._editor.setFocus()

    def _left_out(self) -> None:
        self.decided.emit(self._one, "")

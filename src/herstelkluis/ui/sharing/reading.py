"""Reading one piece, and choosing from it: answer by answer, and words in an answer that stay home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Heading, Sheet
from herstelkluis.model.template import Field
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.passages import Passages
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.ui.sharing.one_answer import OneAnswer
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.piece_names import name_of
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words


class ReadPiece(Part):
    """Every answer with its own tick. A piece that never goes by itself starts with none, and is taken by a button.

    `back` carries the flow as it is then, `done` the flow with the piece ticked.
    """

    def __init__(
        self,
        flow: ShareFlow,
        key: str,
        *,
        title: str = "",
        steps: Sequence[str] = (),
        step: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        under = _("Read it first. You choose answer by answer.")
        super().__init__(title or titled(flow), under, step=step, steps=steps, parent=parent)
        self.flow, self._key = flow, key
        self._offer = next(offer for offer in flow.offers if offer.piece.key == key)
        self._answers: dict[str, OneAnswer] = {}
        name = name_of(self._offer)
        self.column.addWidget(Words(name, "own_strong"))
        for answer, field, value in self._offer.piece.answers():
            sheet = self._sheet(answer, field, value)
            if sheet is not None:
                self._answers[answer] = self._add(answer, field.ask or name, sheet)
        hint = _("Choose words with the mouse, or with Shift and the arrows. Then you can leave them at home.")
        if not self._answers:
            hint = _("Nothing of this piece may go along.")
        self.column.insertWidget(2, Words(hint, "help", "muted"))
        self.column.addStretch(1)
        self._back = FlushQuiet(_("Back to the pieces"), "arrow-left")
        self._back.clicked.connect(self.go_back)

    def foot(self) -> Foot:
        if not self._offer.goes_by_answer:
            return Foot(left=[self._back])
        take = Main(_("The chosen answers go along"))
        take.clicked.connect(self.take)
        return Foot(take, left=self.way_back(_("Leave it home")))

    def begin(self) -> None:
        first = next(iter(self._answers.values()), None)
        if first is not None and self._offer.goes_by_answer:
            first.tick.setFocus()
        else:
            self._back.setFocus()

    def go_back(self) -> None:
        """Back to the pieces. A piece that is taken by its button is not taken."""
        self.back.emit(self.flow.untick(self._key) if self._offer.goes_by_answer else self.flow)

    def take(self) -> None:
        """Take along what was ticked; without anything to take, say so."""
        if self.flow.going(self._key):
            self.done.emit(self.flow.tick(self._key))
            return
        announce(self, _("Tick an answer, or leave it home."))
        self.begin()

    def _sheet(self, key: str, field: Field, answer: Answer) -> Sheet | None:
        """An answer as it could go, names and all, without its question or other words of the template."""
        piece = self._offer.piece
        alone = replace(piece.document, body={key: answer}, title="")
        redacted = redact(alone, piece.template, Rules(self.flow.known, opened=frozenset({key})))
        if not redacted.body:
            return None
        sections = [
            replace(one, fields=(field,)) for one in piece.template.sections if one.key == key.partition(".")[0]
        ]
        alone_asked = replace(piece.template, stamp="", view="", sections=tuple(sections))
        shown = lay_out(alone_asked, redacted, {}).pieces
        return Sheet("", tuple(one for one in shown if not isinstance(one, Heading)))

    def _add(self, key: str, question: str, sheet: Sheet) -> OneAnswer:
        one = OneAnswer(question, sheet, on=key in self.flow.going(self._key), parent=self)
        one.ticked.connect(lambda on: self._tick(key, on=on))
        one.left.connect(lambda words: self._leave(key, words))
        one.taken.connect(self._take_passage)
        one.show_left(words for _document, _answer, words in self.flow.passages)
        self.column.addWidget(one)
        return one

    def _tick(self, key: str, *, on: bool) -> None:
        flow, piece = self.flow, self._key
        if self._offer.has_to_be_opened(key):
            flow = flow.open_answer(piece, key) if on else flow.close_answer(piece, key)
        elif not on:
            flow = flow.leave_answer(piece, key)
        self.flow = flow.take_answer(piece, key) if on else flow

    def _leave(self, key: str, words: str) -> None:
        answer = self._offer.piece.document.body[key]
        try:
            flow = self.flow.leave_passage(self._key, key, words)
        except ValueError:
            flow = self.flow
        if flow is self.flow or Passages([words]).cut_answer(answer) is answer:
            self._answers[key].say(_("Choose words inside one line or box."))
            return
        self.flow = flow
        self._show_left()
        self._answers[key].focus_left(words)

    def _take_passage(self, words: str) -> None:
        passages = frozenset(one for one in self.flow.passages if one[2] != words)
        for document, answer, said in self.flow.passages - passages:
            piece = next(one.piece.key for one in self.flow.offers if one.piece.document.id == document)
            self.flow = self.flow.take_passage(piece, answer, said)
        self._show_left()

    def _show_left(self) -> None:
        for one in self._answers.values():
            one.show_left(words for _document, _answer, words in self.flow.passages)

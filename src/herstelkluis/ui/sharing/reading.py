"""Reading one piece before it is chosen, and opening a very sensitive one answer by answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.template import Field
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Piece
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words

WIDEST = 760


class ReadPiece(Part):
    """A piece as it would go along. Going back carries the flow as it was."""

    def __init__(self, flow: ShareFlow, title: str, sheet: Sheet | None, *, parent: QWidget | None = None) -> None:
        super().__init__(titled(flow), _("This could go along of this piece."), step=2, parent=parent)
        self._flow = flow
        self._page = PaperPage(sheet, parent=self)
        self._page.view.setAccessibleName(title)
        self._page.setMaximumWidth(WIDEST)
        if sheet is None:
            self.column.addWidget(Words(_("Nothing of this piece may go along."), "body"))
            self._page.hide()
        self.column.addWidget(self._page)
        self.column.addStretch(1)
        self._back = FlushQuiet(_("Back to the pieces"), "arrow-left")
        self._back.clicked.connect(self.go_back)

    def foot(self) -> Foot:
        return Foot(left=[self._back])

    def go_back(self) -> None:
        self.back.emit(self._flow)

    def begin(self) -> None:
        self._back.setFocus()


class OpenPiece(Part):
    """A piece that never goes along by itself: each answer to open has its own tick, and all start empty."""

    def __init__(self, flow: ShareFlow, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(titled(flow), _("Read it first. You choose answer by answer."), step=2, parent=parent)
        self._flow, self._key = flow, key
        self._ticks: dict[str, Tick] = {}
        self._free = 0
        self._offer = next(offer for offer in flow.offers if offer.piece.key == key)
        piece = self._offer.piece
        self.column.addWidget(Words(piece.title, "own_strong"))
        for answer_key, field, answer in piece.answers():
            sheet = self._sheet(piece, answer_key, answer)
            if sheet is not None:
                self._add(piece, answer_key, field, sheet)
        self.column.addStretch(1)

    def foot(self) -> Foot:
        take = Main(_("Take this along"))
        take.clicked.connect(self.take)
        return Foot(take, left=self.way_back(_("Leave it home")))

    def begin(self) -> None:
        first = next(iter(self._ticks.values()), None)
        if first is not None:
            first.setFocus()

    def go_back(self) -> None:
        self.back.emit(self._flow)

    def take(self) -> None:
        """Take along what was ticked; without anything to take, say so."""
        flow = self._flow
        for key, tick in self._ticks.items():
            flow = flow.open_answer(self._key, key) if tick.isChecked() else flow.close_answer(self._key, key)
        if self._free or any(tick.isChecked() for tick in self._ticks.values()):
            self.done.emit(flow.tick(self._key))
        else:
            announce(self, _("Tick an answer, or leave it home."))
            self.begin()

    def _sheet(self, piece: Piece, key: str, answer: Answer) -> Sheet | None:
        alone = replace(piece.document, body={key: answer}, title="")
        redacted = redact(alone, piece.template, Rules(self._flow.known, opened=frozenset({key})))
        return lay_out(piece.template, redacted, {}) if redacted.body else None

    def _add(self, piece: Piece, key: str, field: Field, sheet: Sheet) -> None:
        question = field.ask or piece.title
        paper = Ground("paper")
        paper.setMaximumWidth(WIDEST)
        paper.column.setContentsMargins(20, 12, 20, 12)
        paper.column.addWidget(SheetView(question, replace(sheet, title="")))
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(paper)
        if self._offer.has_to_be_opened(key):
            tick = Tick(_("This answer may go along"), spoken=_("May go along: {question}").format(question=question))
            tick.setChecked((piece.document.id, key) in self._flow.opened)
            self._ticks[key] = tick
            place.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._free += 1
            place.addWidget(Words(_("This goes along with the piece."), "help", "muted"))
        self.column.addLayout(place)

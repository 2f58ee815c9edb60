"""Step 2: which pieces go along, which could, and which stay home."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.codec import decode_sheet
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.selection import Offer, Place
from herstelkluis.share.third_parties import Decision
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.sharing.home_panel import HomePanel
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.sharing.said import names_of, say_choice, say_length
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words


def as_it_would_go(flow: ShareFlow, piece: str) -> Sheet | None:
    """One piece as the reader would get it when every open question about others were answered with "along"."""
    alone = replace(flow, ticked=frozenset({piece}))
    for question in alone.open_questions():
        alone = alone.decide(piece, question.someone.key, Decision.ALONG)
    pages = alone.look().pages
    return decode_sheet(pages[0].data) if pages else None


class Pieces(Part):
    """A row stays where it stands while the person ticks; nothing moves under the hand.

    `read_asked` and `open_asked` carry the key of a piece, `chosen` the flow after every choice. `at` is the piece
    the person comes back from.
    """

    chosen = Signal(object)
    read_asked = Signal(str)
    open_asked = Signal(str)

    def __init__(self, flow: ShareFlow, *, at: str = "", parent: QWidget | None = None) -> None:
        super().__init__(titled(flow), _("We made a proposal. Switch on or off what you like."), step=2, parent=parent)
        self.flow = flow
        self._at = at
        self._rows: dict[str, PieceRow] = {}
        self._names = names_of(flow.offers)
        self._said = Words("", "strong", wrap=False)
        self._notice: QWidget | None = None
        self._home = HomePanel(flow.offers)
        self._home.open_asked.connect(self.open_asked)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        along = [one for one in flow.offers if one.piece.key in flow.ticked]
        could = [one for one in flow.offers if one.place is not Place.HOME and one not in along]
        self._add_group(_("Goes along"), along, "" if along else _("Nothing goes along yet."))
        if could:
            self._left.addSpacing(20)
            self._add_group(_("Can be added"), could)
        self._left.addStretch(1)
        self.column.addWidget(Columns([left, self._home], (674, 356), gap=40), 1)
        self._show()

    def foot(self) -> Foot:
        on = Main(_("Go on: look closely"), after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, [self._said], self.way_back(_("Back")))

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def begin(self) -> None:
        row = self._rows.get(self._at)
        first = row.read if row is not None else next((one.tick for one in self._rows.values()), None)
        if first is not None:
            first.setFocus()

    def go_on(self) -> None:
        """Go and look; first to the open question, or to the first tick when nothing goes along."""
        asked = self.flow.open_questions()
        if asked:
            announce(self, say_choice(self.flow))
            self._rows[asked[0].piece].focus_question()
        elif not self.flow.ticked:
            announce(self, say_choice(self.flow))
            self.begin()
        else:
            self._look()

    def say(self, error: KluisError) -> None:
        """Put a mistake above the pieces."""
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = mistake(error, parent=self)
        self.column.insertWidget(1, self._notice)

    def _look(self) -> None:
        try:
            looked = self.flow.look()
        except KluisError as error:
            self.say(error)
            return
        if looked.pages:
            self.done.emit(looked)
        else:
            self._said.setText(_("All of this stays home now. Choose another piece."))
            announce(self, self._said.text())

    def _add_group(self, heading: str, offers: list[Offer], line: str = "") -> None:
        self._left.addWidget(Words(heading, "section"))
        if line:
            self._left.addWidget(Words(line, "body", "muted"))
        for offer in offers:
            self._left.addWidget(self._row(offer))

    def _row(self, offer: Offer) -> PieceRow:
        key = offer.piece.key
        try:
            sheet = as_it_would_go(self.flow, key)
            length = say_length(sheet) if sheet is not None else _("nothing left")
        except KluisError:
            length = _("too long")
        row = PieceRow(self._names[key], length, on=key in self.flow.ticked, parent=self)
        row.ticked.connect(lambda on: self._tick(key, on=on))
        row.decided.connect(lambda who, decision: self._decide(key, who, decision))
        row.read_asked.connect(lambda: self.read_asked.emit(key))
        self._rows[key] = row
        return row

    def _tick(self, key: str, *, on: bool) -> None:
        self.flow = self.flow.tick(key) if on else self.flow.untick(key)
        self._show(key)

    def _decide(self, key: str, who: str, decision: Decision) -> None:
        self.flow = self.flow.decide(key, who, decision)
        self._show(key)
        self._rows[key].focus_question()

    def _show(self, only: str = "") -> None:
        questions = self.flow.questions()
        for key, row in self._rows.items():
            if only in ("", key):
                row.show_questions([one for one in questions if one.piece == key])
        self._home.show_without(self.flow.ticked)
        self.chosen.emit(self.flow)
        self._said.setText(say_choice(self.flow))

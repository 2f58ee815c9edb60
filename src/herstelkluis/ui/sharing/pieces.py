"""Step 2: which pieces go along, which could, and which stay home."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.share.flow import EVERYWHERE, ShareFlow
from herstelkluis.share.selection import Offer, Place
from herstelkluis.share.third_parties import Decision
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.sharing.asking import Asked, about_as_long, role_said
from herstelkluis.ui.sharing.home_panel import HomePanel
from herstelkluis.ui.sharing.names_panel import NamesPanel
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.piece_names import names_of
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.sharing.piece_rows import Gathered, PieceRows, apart_and_together
from herstelkluis.ui.sharing.said import say_choice, say_left, say_length
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words


class Pieces(Part):
    """A row stays where it stands while the person ticks; nothing moves under the hand.

    `read_asked` carries the key of a piece, `chosen` the flow after every choice, `done` the flow to look at. `at` is
    the piece the person comes back from.
    """

    chosen = Signal(object)
    read_asked = Signal(str)

    def __init__(
        self,
        flow: ShareFlow,
        *,
        at: str = "",
        title: str = "",
        steps: Sequence[str] = (),
        step: int = 2,
        on_words: str = "",
        asked: Callable[[ShareFlow], Asked] = Asked,
        parent: QWidget | None = None,
    ) -> None:
        under = _("We made a proposal. Switch on or off what you like.")
        if not (flow.profile.suggested and flow.ticked):
            under = _("Nothing is ready for you. Switch on what you like.")
        super().__init__(title or titled(flow), under, step=step, steps=steps, parent=parent)
        self.flow = flow
        self._at, self._on_words = at, on_words or _("Go on: look closely")
        self._rows: dict[str, PieceRow] = {}
        self._lists: list[PieceRows | Gathered] = []
        self._names = names_of(flow.offers)
        self._asked = asked(flow)
        self._said = Words("", "strong", wrap=False)
        self._notice: QWidget | None = None
        self._home = HomePanel(flow.offers, self._names)
        self._home.open_asked.connect(self.read_asked)
        self._people = NamesPanel()
        self._people.decided.connect(self._decide_everywhere)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        along = [one for one in flow.offers if one.piece.key in flow.ticked]
        could = [one for one in flow.offers if one.place is not Place.HOME and one.piece.key not in flow.ticked]
        self._left.addWidget(Words(_("Goes along"), "section"))
        self._left.addSpacing(8)
        self._add(PieceRows(along, self._row) if along else Words(_("Nothing goes along yet."), "body", "muted"))
        if could:
            self._left.addSpacing(20)
            self._left.addWidget(Words(_("Can be added"), "section"))
            self._left.addSpacing(8)
            apart, together = apart_and_together(could)
            self._add(PieceRows(apart, self._row))
            for offers in together:
                self._add(Gathered(offers, self._row))
        self._left.addStretch(1)
        self.column.addWidget(Columns([left, self._side()], (674, 356), gap=40), 1)
        self._follow()

    def foot(self) -> Foot:
        on = Main(self._on_words, after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, [self._said], self.way_back(_("Back")))

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def begin(self) -> None:
        row = self._row_of(self._at)
        if row is not None:
            row.read.setFocus()
        else:
            self._focus_first()

    def go_on(self) -> None:
        """Go and look; first to the open question, or to the first tick when nothing goes along."""
        asked = next(self._asked.open_ones(), None)
        row = self._row_of(asked.piece) if asked is not None else None
        if row is not None:
            announce(self, self._said.text())
            row.focus_question()
        elif not self.flow.ticked:
            self._said.setText(_("Nothing goes along yet. First tick a piece."))
            announce(self, self._said.text())
            self._focus_first()
        else:
            self.done.emit(self.flow)

    def say(self, error: KluisError) -> None:
        """Put a mistake above the pieces."""
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = mistake(error, parent=self)
        self.column.insertWidget(1, self._notice)

    def say_nothing_left(self) -> None:
        """All that was ticked stays home after what was decided."""
        self._said.setText(_("All of this stays home now. Choose another piece."))
        announce(self, self._said.text())

    # --- inside -------------------------------------------------------------------------------------------------

    def _focus_first(self) -> None:
        """The first tick, else the first line that opens to ticks."""
        folded = (one.link for one in self._lists if isinstance(one, Gathered))
        first = next((one.tick for one in self._rows.values()), None) or next(folded, None)
        if first is not None:
            first.setFocus()

    def _side(self) -> QWidget:
        """Beside the pieces, so that nothing on the left moves when it changes."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._people)
        column.addWidget(self._home, 1)
        return side

    def _add(self, widget: QWidget) -> None:
        self._left.addWidget(widget)
        if isinstance(widget, PieceRows | Gathered):
            self._lists.append(widget)

    def _row_of(self, piece: str) -> PieceRow | None:
        """The row of a piece, made now if it was still to come."""
        for one in self._lists:
            one.reach(piece)
        return self._rows.get(piece)

    def _row(self, offer: Offer) -> PieceRow:
        key = offer.piece.key
        row = PieceRow(self._names[key], self._length(offer), on=key in self.flow.ticked, parent=self)
        row.ticked.connect(lambda on: self._tick(key, on=on))
        row.decided.connect(lambda who, decision: self._decide(key, who, decision))
        row.read_asked.connect(lambda: self.read_asked.emit(key))
        row.say(say_left(self.flow, key))
        self._rows[key] = row
        self._ask(key)
        return row

    def _length(self, offer: Offer) -> str:
        sheet = about_as_long(self.flow, offer)
        return say_length(sheet) if sheet is not None else _("nothing left")

    def _tick(self, key: str, *, on: bool) -> None:
        self.flow = self.flow.tick(key) if on else self.flow.untick(key)
        self._asked.again(self.flow, key)
        self._ask(key)
        self._follow()

    def _decide(self, key: str, who: str, decision: Decision) -> None:
        self.flow = self.flow.decide(key, who, decision)
        self._asked.again(self.flow, key)
        self._ask(key)
        self._follow()
        self._rows[key].focus_question()

    def _decide_everywhere(self, who: str, decision: Decision | None) -> None:
        self.flow = self.flow.decide(EVERYWHERE, who, decision)
        for key in self.flow.ticked:
            self._asked.again(self.flow, key)
        for key in self._rows:
            self._ask(key)
        self._follow()

    def _ask(self, key: str) -> None:
        questions = self._asked.about(key)
        self._rows[key].show_questions(questions, [role_said(self.flow, one.someone) for one in questions])

    def _follow(self) -> None:
        self._home.show_without(self.flow.ticked)
        self._people.show_people(self._asked.everywhere(self.flow))
        self.chosen.emit(self.flow)
        self._said.setText(say_choice(len(self.flow.ticked), sum(1 for _one in self._asked.open_ones())))

"""The way from a reader to pages that were seen: for whom, which pieces, line by line, looking."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_date
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.sharing.for_whom import ForWhom
from herstelkluis.ui.sharing.lines import LineByLine
from herstelkluis.ui.sharing.look import Look
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.pieces import Pieces, as_it_would_go
from herstelkluis.ui.sharing.reading import OpenPiece, ReadPiece
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing


class Choosing(QObject):
    """`shown` carries each page to show, `chosen` the flow when all was seen, `stopped` that nothing is given."""

    shown = Signal(object)
    chosen = Signal(object)
    stopped = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.flow: ShareFlow | None = None

    def begin(self) -> None:
        """Ask for whom."""
        self.flow = None
        self._for_whom(None)

    def resume(self, profile: str, ticked: frozenset[str]) -> None:
        """Come back at a reader that was chosen, with the same ticks."""
        flow = sharing.begin(self._session.vault, profile)
        self.flow = flow.keep_ticks(ticked)
        self._for_whom(self.flow)

    def look(self, flow: ShareFlow) -> None:
        """Look at the pages; first line by line at what was changed in them."""
        self.flow = flow
        if flow.unchecked_changes():
            self._line_by_line(flow)
            return
        part = Look(flow, self._last_day, self._earlier(flow))
        part.back.connect(self.pieces)
        part.done.connect(self.chosen)
        self._step(part)

    def changed(self, flow: ShareFlow, error: KluisError) -> None:
        """A piece was written in since: choose again, over what there is now."""
        self.pieces(sharing.refresh(self._session.vault, flow)).say(error)

    def pieces(self, flow: ShareFlow, at: str = "") -> Pieces:
        """Choose the pieces, at one of them."""
        self.flow = flow
        part = Pieces(flow, at=at)
        part.chosen.connect(self._keep)
        part.done.connect(self.look)
        part.back.connect(self._for_whom)
        part.read_asked.connect(lambda key: self._read(part.flow, key))
        part.open_asked.connect(lambda key: self._open(part.flow, key))
        self._step(part)
        return part

    def _for_whom(self, flow: ShareFlow | None) -> None:
        part = ForWhom(lambda code: sharing.begin(self._session.vault, code), flow)
        part.done.connect(lambda begun: self.pieces(sharing.refresh(self._session.vault, begun)))
        self._step(part)

    def _keep(self, flow: ShareFlow) -> None:
        self.flow = flow

    def _read(self, flow: ShareFlow, key: str) -> None:
        title = next(offer.piece.title for offer in flow.offers if offer.piece.key == key)
        part = ReadPiece(flow, title, as_it_would_go(flow, key))
        part.back.connect(lambda back: self.pieces(back, key))
        self._step(part)

    def _open(self, flow: ShareFlow, key: str) -> None:
        part = OpenPiece(flow, key)
        part.back.connect(lambda back: self.pieces(back, key))
        part.done.connect(lambda chosen: self.pieces(chosen, key))
        self._step(part)

    def _line_by_line(self, flow: ShareFlow) -> None:
        part = LineByLine(flow)
        part.back.connect(self.pieces)
        part.done.connect(self.look)
        self._step(part)

    def _earlier(self, flow: ShareFlow) -> list[tuple[str, str]]:
        """What this reader got before and may still hold."""
        vault, name = self._session.vault, _("Package {number}, {day}")
        today = vault.clock().astimezone().date()
        return [
            (one.package, name.format(number=one.number, day=say_date(one.made_at.astimezone().date(), today)))
            for one in sharing.replaceable(vault, flow)
        ]

    def _last_day(self, days: int) -> date:
        return sharing.end_of_day(self._session.vault.clock(), days).astimezone().date()

    def _step(self, part: Part) -> None:
        part.stopped.connect(self.stopped)
        self.shown.emit(part)

"""The way to an extract without names, for a story bank or a collective: pieces, line by line, and a plain file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.share.extract import Extract, extract_of
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import new_package_id
from herstelkluis.ui import saving_as
from herstelkluis.ui.sharing.asking import NothingAsked
from herstelkluis.ui.sharing.extract_lines import ExtractLines
from herstelkluis.ui.sharing.extract_out import ExtractOut
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.pieces import Pieces
from herstelkluis.ui.sharing.reading import ReadPiece
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing
from herstelkluis.vault.extracting import write_extract

PROFILE = "anders"  # nothing is suggested, and every piece may be chosen


class ExtractWay(QObject):
    """`shown` carries each page to show, `back` that it is for a reader after all, `stopped` that it ends here.

    `refused` carries why it could not be made.
    """

    shown = Signal(object)
    back = Signal()
    stopped = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._judged: tuple[object, Extract] | None = None  # of which choice, and the lines as they were judged

    def begin(self) -> None:
        """Choose the pieces."""
        vault = self._session.vault
        self._judged = None
        self._wait(1, lambda: sharing.begin(vault, PROFILE), self._pieces)

    def _pieces(self, flow: ShareFlow, at: str = "") -> Pieces:
        on = _("Go on: line by line")
        part = Pieces(flow, at=at, title=self._title, steps=self._steps, step=1, on_words=on, asked=NothingAsked)
        part.done.connect(self._make_lines)
        part.back.connect(lambda _flow: self.back.emit())
        part.read_asked.connect(lambda key: self._read(part.flow, key))
        self._step(part)
        return part

    def _read(self, flow: ShareFlow, key: str) -> None:
        part = ReadPiece(flow, key, title=self._title, steps=self._steps, step=1)
        part.back.connect(lambda back: self._pieces(back, key))
        part.done.connect(lambda chosen: self._pieces(chosen, key))
        self._step(part)

    def _make_lines(self, flow: ShareFlow) -> None:
        if self._judged is not None and self._judged[0] == _choice(flow):
            self._lines(flow, self._judged[1])
        else:
            self._wait(2, lambda: extract_of(flow), lambda extract: self._lines(flow, extract))

    def _lines(self, flow: ShareFlow, extract: Extract) -> None:
        if not extract.lines:
            self._pieces(flow).say_nothing_left()
            return
        part = ExtractLines(extract, self._steps)
        part.back.connect(lambda judged: self._back_to_pieces(flow, judged))
        part.done.connect(lambda judged: self._out(flow, judged))
        self._step(part)

    def _back_to_pieces(self, flow: ShareFlow, extract: Extract) -> None:
        self._judged = (_choice(flow), extract)
        self._pieces(flow)

    def _out(self, flow: ShareFlow, extract: Extract) -> None:
        entry, text = new_package_id(), extract.text()
        part = ExtractOut(text, self._steps)
        part.back.connect(lambda _none: self._lines(flow, extract))
        part.text_asked.connect(lambda: self._save(part, flow, entry, text.encode(), "fragment.txt"))
        part.pdf_asked.connect(lambda: self._make_pdf(part, lambda pdf: self._save(part, flow, entry, pdf)))
        self._step(part)

    def _make_pdf(self, part: ExtractOut, then: Callable[[bytes], None]) -> None:
        def make() -> bytes:
            from herstelkluis.paper.sheets import sheets_pdf

            return sheets_pdf([part.sheet], title=_("Extract"), footer=None)

        Task(part, make).success(then).failure(part.say_error).start()

    def _save(self, part: ExtractOut, flow: ShareFlow, entry: str, data: bytes, name: str = "fragment.pdf") -> None:
        place: Path | None = saving_as.ask_where(part, _("Where do you want to put the extract?"), name)
        if place is None:
            return
        titles = [offer.piece.title for offer in flow.offers if offer.piece.key in flow.ticked]
        try:
            write_extract(self._session.vault, entry, titles, data, place)
        except KluisError as error:
            part.say_error(error)
        else:
            part.say_saved()

    @property
    def _title(self) -> str:
        return _("An extract, without names")

    @property
    def _steps(self) -> tuple[str, ...]:
        return _("Which pieces"), _("Line by line"), _("Look and save")

    def _wait(self, step: int, work: Callable[[], object], then: Callable[..., object]) -> None:
        part = LookingUp(self._title, step=step, steps=self._steps)
        self._step(part)
        try:
            self._session.vault.settle()
        except KluisError as error:
            self._refuse(error)
        else:
            Task(part, work).success(then).failure(self._refuse).start()

    def _refuse(self, error: KluisError) -> None:
        self.stopped.emit()
        self.refused.emit(error)

    def _step(self, part: Part) -> None:
        part.stopped.connect(self.stopped)
        self.shown.emit(part)


def _choice(flow: ShareFlow) -> object:
    return flow.ticked, flow.opened, flow.left, flow.passages

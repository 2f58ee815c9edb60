"""The way from a reader to pages that were seen: for whom, which pieces, line by line, looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_date
from herstelkluis.share.flow import Change, ShareFlow
from herstelkluis.share.profiles import profiles
from herstelkluis.ui.sharing.extract import ExtractWay
from herstelkluis.ui.sharing.for_whom import ForWhom
from herstelkluis.ui.sharing.kept import Kept, come_back, kept_of
from herstelkluis.ui.sharing.lines import LineByLine
from herstelkluis.ui.sharing.look import Look
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.pieces import Pieces
from herstelkluis.ui.sharing.reader_chosen import ChosenReader
from herstelkluis.ui.sharing.reading import ReadPiece
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing
from herstelkluis.vault.contacts import contacts


class Choosing(QObject):
    """`shown` carries each page to show, `chosen` the flow when all was seen, `stopped` that nothing is given.

    Reading the pieces, and making the pages, is done on a thread of its own.
    """

    shown = Signal(object)
    chosen = Signal(object)
    stopped = Signal()
    refused = Signal(object)  # why, where no page can say it

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reader: ChosenReader | None = None
        self._kept: Kept | None = None  # to come back to; None: as the profile suggests
        self.flow: ShareFlow | None = None
        self._extract = ExtractWay(session, self)
        self._extract.shown.connect(self.shown)
        self._extract.back.connect(self.begin)
        self._extract.stopped.connect(self.stopped)
        self._extract.refused.connect(self.refused)

    def begin(self, contact: str = "") -> None:
        """Ask for whom; `contact` is chosen already."""
        self.forget()
        self._for_whom(ChosenReader(contact=contact))

    def resume(self, profile: str, kept: Kept | None, contact: str = "") -> None:
        """Come back at a reader that was chosen, with the same ticks; None: nothing was chosen yet."""
        self.forget()
        self._kept = kept
        self._for_whom(ChosenReader(profiles()[profile], contact=contact))

    def place(self) -> dict[str, object]:
        """What `resume` needs to come back here; ids only, never words."""
        reader = self._reader or ChosenReader()
        contact: dict[str, object] = {"contact": reader.contact} if reader.contact else {}
        if reader.profile is None:
            return contact
        kept = kept_of(self.flow) if self.flow is not None else self._kept
        return contact | {"profile": reader.profile.code, "kept": kept}

    def forget(self) -> None:
        """Let go of everything that was chosen."""
        self.flow, self._reader, self._kept = None, None, None

    def look(self, flow: ShareFlow) -> None:
        """Look at the pages; first line by line at what was changed in them."""
        self.flow = flow
        if flow.is_all_seen:
            self._pages(flow)
        else:
            self._wait(titled(flow), lambda: _looked(flow), self._looked)

    def changed(self, flow: ShareFlow, error: KluisError) -> None:
        """A piece was written in since: choose again, over what there is now."""
        vault = self._session.vault
        self._wait(titled(flow), lambda: sharing.refresh(vault, flow), lambda now: self.pieces(now).say(error))

    def pieces(self, flow: ShareFlow, at: str = "") -> Pieces:
        """Choose the pieces, at one of them."""
        self.flow = flow
        part = Pieces(flow, at=at)
        part.chosen.connect(self._keep)
        part.done.connect(self.look)
        part.back.connect(self._back_to_reader)
        part.read_asked.connect(lambda key: self._read(part.flow, key))
        self._step(part)
        return part

    # --- for whom -------------------------------------------------------------------------------------------------

    def _for_whom(self, reader: ChosenReader) -> None:
        self._reader = reader
        part = ForWhom(reader, contacts(self._session.vault))
        part.done.connect(self._begin_flow)
        part.extract_asked.connect(self._make_extract)
        self._step(part)

    def _make_extract(self) -> None:
        self.forget()
        self._extract.begin()

    def _back_to_reader(self, flow: ShareFlow) -> None:
        self.flow = flow
        self._for_whom(ChosenReader(flow.profile, flow.reader, flow.purpose, flow.contact, flow.role))

    def _begin_flow(self, reader: ChosenReader) -> None:
        self._reader = reader
        before, kept, vault = self.flow, self._kept, self._session.vault
        profile = reader.profile
        if profile is None:
            return

        def read() -> ShareFlow:
            if before is not None and before.profile.code == profile.code:
                flow = sharing.refresh(vault, before)
            else:
                flow = sharing.begin(vault, profile.code)
                flow = flow if kept is None else come_back(flow, kept)
            flow = replace(flow, profile=profile).for_reader(reader.name, reader.role, reader.purpose)
            flow = flow.for_contact(reader.contact)
            flow.questions()  # looks for every name once, while nobody waits
            return flow

        self._wait(_("Sharing with the {role}").format(role=profile.role), read, self._begun)

    def _begun(self, flow: ShareFlow) -> None:
        self._kept = None
        self.pieces(flow)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _keep(self, flow: ShareFlow) -> None:
        self.flow = flow

    def _looked(self, found: tuple[ShareFlow, tuple[Change, ...]]) -> None:
        flow, changes = found
        self.flow = flow
        if not flow.pages:
            self.pieces(flow).say_nothing_left()
        elif any(one.key not in flow.checked for one in changes):
            part = LineByLine(flow, changes)
            part.back.connect(self.pieces)
            part.done.connect(self._pages)
            self._step(part)
        else:
            self._pages(flow)

    def _pages(self, flow: ShareFlow) -> None:
        self.flow = flow
        part = Look(flow, self._last_day, self._earlier)
        part.back.connect(self.pieces)
        part.done.connect(self.chosen)
        self._step(part)
        part.show_unseen()

    def _read(self, flow: ShareFlow, key: str) -> None:
        part = ReadPiece(flow, key)
        part.back.connect(lambda back: self.pieces(back, key))
        part.done.connect(lambda chosen: self.pieces(chosen, key))
        self._step(part)

    def _wait(self, title: str, work: Callable[[], object], then: Callable[..., object]) -> None:
        """Do what takes long on a thread; a page that is left before it is done takes its answer with it."""
        part = LookingUp(title)
        self._step(part)
        before = self.flow

        def failed(error: KluisError) -> None:
            if before is None:
                self._for_whom(self._reader or ChosenReader())
                self.refused.emit(error)
            else:
                self.pieces(before).say(error)

        try:
            self._session.vault.settle()  # here, so that nothing is written from the thread
        except KluisError as error:
            failed(error)
        else:
            Task(part, work).success(then).failure(failed).start()

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


def _looked(flow: ShareFlow) -> tuple[ShareFlow, tuple[Change, ...]]:
    """The flow with its pages, and every line in which something was changed."""
    return (flow if flow.pages else flow.look()), flow.changes()

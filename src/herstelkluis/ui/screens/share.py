"""Sharing: who has what, and the way from choosing to giving. It shows one page of `ui.sharing` at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import CannotWriteError, ChangedSinceError, KluisError
from herstelkluis.i18n import _, say_date
from herstelkluis.model.codec import decode_sheet
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import new_package_id, number
from herstelkluis.share.profiles import profiles
from herstelkluis.ui.choose_place import ChoosePlace, choose_folder
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.sharing.for_whom import ForWhom
from herstelkluis.ui.sharing.given import HandOver, TellWords
from herstelkluis.ui.sharing.how import HowToGive
from herstelkluis.ui.sharing.look import Look
from herstelkluis.ui.sharing.maker import Maker
from herstelkluis.ui.sharing.overview import Overview
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.pieces import Pieces, as_it_would_go
from herstelkluis.ui.sharing.progress import Progress
from herstelkluis.ui.sharing.reading import OpenPiece, ReadPiece
from herstelkluis.ui.sharing.together import Together
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import givings
from herstelkluis.vault.portal import portal_files
from herstelkluis.vault.sharing import Given

SEAL_COST = 16


class ShareScreen(Screen):
    """`choose` asks for the folder a package goes to; `log_n` is the cost of its words."""

    def __init__(
        self,
        session: Session,
        *,
        choose: ChoosePlace = choose_folder,
        log_n: int = SEAL_COST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose, self._log_n = session, choose, log_n
        self._part: Part | None = None
        self._foot: Foot | None = None
        self._flow: ShareFlow | None = None
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def foot(self) -> Foot | None:
        return self._foot

    def enter(self, profile: object = "", ticked: object = (), package: object = "", **_what: object) -> None:
        """Show the list; after a cover the person comes back at the reader that was chosen, with the same ticks."""
        if isinstance(profile, str) and profile in profiles() and isinstance(ticked, tuple | list):
            flow = sharing.begin(self._session.vault, profile)
            self._flow = flow.keep_ticks(frozenset(map(str, ticked)))
            self._for_whom(self._flow)
        else:
            self._overview(str(package))

    def leave(self) -> None:
        """Go away; choices stay as long as the screen does."""

    def clear(self) -> None:
        self._flow = None
        for part in (self._part, self._foot):
            if part is not None:
                throw_away(part)
        self._part = self._foot = None
        self.title = self.subtitle = ""
        self.has_guest = self.bare = False

    def place(self) -> dict[str, object]:
        if self._flow is None:
            return {}
        return {"profile": self._flow.profile.code, "ticked": tuple(self._flow.ticked)}

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    # --- the list -----------------------------------------------------------------------------------------------

    def _overview(self, at: str = "") -> None:
        self._flow = None
        vault = self._session.vault
        part = Overview(givings(vault), self._today(), lambda one: sharing.control_words_of(vault, one), at=at)
        part.done.connect(lambda _none: self._for_whom(None))
        part.words_asked.connect(lambda giving: self._tell_words(giving.package))
        part.withdraw_asked.connect(lambda giving: self._withdraw(giving.package))
        self._show(part)

    def _withdraw(self, package: str) -> None:
        sharing.withdraw(self._session.vault, package)
        self._overview(package)

    def _tell_words(self, package: str) -> None:
        vault = self._session.vault
        if sharing.words_of(vault, package) is None:
            self._overview(package)
            return
        part = TellWords(
            number(package),
            lambda: sharing.give_words(vault, package),
            lambda words: _strip(words, package),
            sharing.control_words_of(vault, package) or (),
        )
        part.done.connect(lambda _none: self._overview(package))
        part.stopped.connect(lambda: self._overview(package))
        self._show(part)

    # --- choosing -----------------------------------------------------------------------------------------------

    def _for_whom(self, flow: ShareFlow | None) -> None:
        part = ForWhom(lambda code: sharing.begin(self._session.vault, code), flow)
        part.done.connect(self._refreshed)
        self._step(part)

    def _refreshed(self, flow: ShareFlow) -> None:
        self._pieces(sharing.refresh(self._session.vault, flow))

    def _pieces(self, flow: ShareFlow, at: str = "") -> Pieces:
        self._flow = flow
        part = Pieces(flow, at=at)
        part.chosen.connect(self._keep)
        part.done.connect(self._look)
        part.back.connect(self._for_whom)
        part.read_asked.connect(lambda key: self._read(part.flow, key))
        part.open_asked.connect(lambda key: self._open(part.flow, key))
        self._step(part)
        return part

    def _keep(self, flow: ShareFlow) -> None:
        self._flow = flow

    def _read(self, flow: ShareFlow, key: str) -> None:
        title = next(offer.piece.title for offer in flow.offers if offer.piece.key == key)
        part = ReadPiece(flow, title, as_it_would_go(flow, key))
        part.back.connect(lambda back: self._pieces(back, key))
        self._step(part)

    def _open(self, flow: ShareFlow, key: str) -> None:
        part = OpenPiece(flow, key)
        part.back.connect(lambda back: self._pieces(back, key))
        part.done.connect(lambda chosen: self._pieces(chosen, key))
        self._step(part)

    # --- looking and making -------------------------------------------------------------------------------------

    def _look(self, flow: ShareFlow) -> None:
        self._flow = flow
        part = Look(flow, self._last_day, self._earlier(flow))
        part.back.connect(self._pieces)
        part.done.connect(self._how)
        self._step(part)

    def _earlier(self, flow: ShareFlow) -> list[tuple[str, str]]:
        """What this reader got before and may still hold."""
        today = self._today()
        name = _("Package {number}, {day}")
        return [
            (one.package, name.format(number=one.number, day=say_date(one.made_at.astimezone().date(), today)))
            for one in sharing.replaceable(self._session.vault, flow)
        ]

    def _how(self, flow: ShareFlow, doors: frozenset[Door] = frozenset()) -> HowToGive:
        self._flow = flow
        part = HowToGive(flow, doors)
        part.back.connect(self._look)
        part.done.connect(lambda chosen: self._make(flow, chosen))
        part.other_asked.connect(lambda door: self._without_lock(part, door))
        self._step(part)
        return part

    def _make(self, flow: ShareFlow, doors: frozenset[Door]) -> None:
        folder = self._choose(self)
        if folder is None:
            return
        part = Progress(titled(flow))
        maker = Maker(self._session.vault, folder, log_n=self._log_n, parent=part)
        maker.made.connect(self._given)
        maker.failed.connect(lambda error: self._not_made(flow, doors, error))
        part.stopped.connect(maker.cancel)
        self._show(part)
        maker.start(flow, doors, part.progressed.emit)

    def _not_made(self, flow: ShareFlow, doors: frozenset[Door], error: KluisError) -> None:
        if isinstance(error, ChangedSinceError):
            self._pieces(sharing.refresh(self._session.vault, flow)).say(error)
            return
        again = replace(flow, package=new_package_id())  # what failed keeps its own number
        part = self._how(again, doors)
        if isinstance(error, CannotWriteError):
            other = Second(_("Choose another place"), dense=True)
            other.clicked.connect(part.make)
            part.say(_("The package was not made. Nothing has left."), _("Choose another place."), (other,))
        else:
            part.say_error(error)

    def _given(self, given: Given) -> None:
        self._flow = None
        part = HandOver(given)
        part.done.connect(lambda _none: self._tell_words(given.package))
        part.stopped.connect(lambda: self._overview(given.package))
        self._show(part)

    # --- without a file -----------------------------------------------------------------------------------------

    def _without_lock(self, part: HowToGive, door: Door) -> None:
        deeds = {Door.LOOK: self._together, Door.PAPER: self._on_paper, Door.PORTAL: self._to_portal}
        try:
            deeds[door](part)
        except KluisError as error:
            self._not_made(part.flow, part.doors, error)

    def _together(self, part: HowToGive) -> None:
        flow = part.flow
        sharing.record_shown(self._session.vault, flow, Door.LOOK)
        together = Together(titled(flow), [decode_sheet(page.shown) for page in flow.pages])
        together.over.connect(self.lock_asked)
        self._show(together)
        self._set_guest(is_there=True)

    def _on_paper(self, part: HowToGive) -> None:
        flow, vault = part.flow, self._session.vault
        pages = sharing.paper_pdf(vault, flow)
        if part.save_paper(pages, lambda: sharing.record_shown(vault, flow, Door.PAPER)):
            self._overview(flow.package)
        else:
            part.flow = self._flow = replace(flow, package=new_package_id())  # what failed keeps its own number

    def _to_portal(self, part: HowToGive) -> None:
        folder = self._choose(self)
        if folder is not None:
            portal_files(self._session.vault, part.flow, folder)
            self._overview(part.flow.package)

    def _set_guest(self, *, is_there: bool) -> None:
        if self.has_guest != is_there:
            self.has_guest = self.bare = is_there
            self.bare_changed.emit()

    # --- inside -------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._session.vault.clock().astimezone().date()

    def _last_day(self, days: int) -> date:
        return sharing.end_of_day(self._session.vault.clock(), days).astimezone().date()

    def _step(self, part: Part) -> None:
        part.stopped.connect(lambda: self._overview())
        self._show(part)

    def _show(self, part: Part) -> None:
        old, old_foot = self._part, self._foot
        self._part, self._foot = part, part.foot()
        self._column.addWidget(part)
        self.title, self.subtitle = part.title, part.subtitle
        self.set_narrow(narrow=self._narrow)
        self.titles_changed.emit()
        self.foot_changed.emit()
        for gone in (old, old_foot):
            if gone is not None:
                throw_away(gone)
        if self.isVisible():
            part.show()
            part.begin()
        else:
            QTimer.singleShot(0, part, part.begin)  # the foot comes into the window after this


def _strip(words: str, package: str) -> bytes:
    from herstelkluis.paper.strip import words_strip_pdf

    return words_strip_pdf(words, number(package))

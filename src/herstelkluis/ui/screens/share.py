"""Sharing: who has what, and the way from choosing to giving. It shows one page of `ui.sharing` at a time."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.share.package_id import number
from herstelkluis.share.profiles import profiles
from herstelkluis.ui.choose_place import ChoosePlace, choose_folder
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.sharing.choosing import Choosing
from herstelkluis.ui.sharing.given import HandOver, TellWords
from herstelkluis.ui.sharing.giving import Giving
from herstelkluis.ui.sharing.overview import Overview
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.together import Together
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import givings
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
        self._choosing, self._giving = self._make_ways()
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def foot(self) -> Foot | None:
        return self._foot

    def enter(self, profile: object = "", ticked: object = (), package: object = "", **_what: object) -> None:
        """Show the list; after a cover the person comes back at the reader that was chosen, with the same ticks."""
        if isinstance(profile, str) and profile in profiles() and isinstance(ticked, tuple | list):
            self._choosing.resume(profile, frozenset(map(str, ticked)))
        else:
            self._overview(str(package))

    def leave(self) -> None:
        """Go away; choices stay as long as the screen does."""

    def clear(self) -> None:
        self._choosing.flow = None
        for part in (self._part, self._foot):
            if part is not None:
                throw_away(part)
        self._part = self._foot = None
        self.title = self.subtitle = ""
        self.has_guest = self.bare = False

    def place(self) -> dict[str, object]:
        flow = self._choosing.flow
        return {} if flow is None else {"profile": flow.profile.code, "ticked": tuple(flow.ticked)}

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    # --- the list -----------------------------------------------------------------------------------------------

    def _overview(self, at: str = "") -> None:
        self._choosing.flow = None
        vault = self._session.vault
        today = vault.clock().astimezone().date()
        part = Overview(givings(vault), today, lambda one: sharing.control_words_of(vault, one), at=at)
        part.done.connect(lambda _none: self._choosing.begin())
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

    # --- choosing and giving ------------------------------------------------------------------------------------

    def _make_ways(self) -> tuple[Choosing, Giving]:
        choosing = Choosing(self._session, parent=self)
        giving = Giving(self._session, self._choose, self._log_n, self)
        for way in (choosing, giving):
            way.shown.connect(self._show)
            way.stopped.connect(lambda: self._overview())
        choosing.chosen.connect(giving.how)
        giving.back.connect(choosing.look)
        giving.changed.connect(choosing.changed)
        giving.over.connect(self._overview)
        giving.given.connect(self._given)
        giving.lock_asked.connect(self.lock_asked)
        return choosing, giving

    def _given(self, given: Given) -> None:
        self._choosing.flow = None
        part = HandOver(given)
        part.done.connect(lambda _none: self._tell_words(given.package))
        part.stopped.connect(lambda: self._overview(given.package))
        self._show(part)

    # --- inside -------------------------------------------------------------------------------------------------

    def _show(self, part: Part) -> None:
        old, old_foot = self._part, self._foot
        self._part, self._foot = part, part.foot()
        self._column.addWidget(part)
        self._set_guest(is_there=isinstance(part, Together))
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

    def _set_guest(self, *, is_there: bool) -> None:
        if self.has_guest != is_there:
            self.has_guest = self.bare = is_there
            self.bare_changed.emit()


def _strip(words: str, package: str) -> bytes:
    from herstelkluis.paper.words_strip import words_strip_pdf

    return words_strip_pdf(words, number(package))

"""Sharing: who has what, and the way from choosing to giving. It shows one page of `ui.sharing` at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.share.doors import Door
from herstelkluis.share.package_id import number
from herstelkluis.share.profiles import profiles
from herstelkluis.share.withdrawal import note_name
from herstelkluis.store.files import write_file
from herstelkluis.ui.choose_place import ChoosePlace, choose_folder, choose_package
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.looking import read_file
from herstelkluis.ui.saving_as import ask_where
from herstelkluis.ui.sharing.choosing import Choosing
from herstelkluis.ui.sharing.deeds import Deeds
from herstelkluis.ui.sharing.given import HandOver, TellWords
from herstelkluis.ui.sharing.giving import Giving as GivingWay
from herstelkluis.ui.sharing.kept import Kept
from herstelkluis.ui.sharing.overview import Overview
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.part_screen import PartScreen
from herstelkluis.ui.sharing.together import Together
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing
from herstelkluis.vault.after_giving import erase_names, react, record_how
from herstelkluis.vault.givings import Giving, broken_packages, givings
from herstelkluis.vault.givings import giving as kept_giving
from herstelkluis.vault.receive import what_is_this
from herstelkluis.vault.sharing import Given
from herstelkluis.vault.withdrawing import request_letter, withdrawal_letter, withdrawal_note

SEAL_COST = 16


class ShareScreen(PartScreen):
    """`choose` asks for the folder a package goes to, `choose_file` for one to name; `log_n`: the cost of its words."""

    def __init__(
        self,
        session: Session,
        *,
        choose: ChoosePlace = choose_folder,
        choose_file: ChoosePlace = choose_package,
        log_n: int = SEAL_COST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose, self._log_n = session, choose, log_n
        self._choose_file = choose_file
        self._choosing, self._giving = self._make_ways()

    def enter(
        self,
        profile: object = "",
        kept: object = None,
        contact: object = "",
        package: object = "",
        **_what: object,
    ) -> None:
        """Show the list, or begin for a contact; after a cover come back at the chosen reader, with the same ticks."""
        if isinstance(profile, str) and profile in profiles():
            self._choosing.resume(profile, kept if isinstance(kept, Kept) else None, str(contact))
        elif contact:
            self._choosing.begin(str(contact))
        else:
            self._overview(str(package))

    def leave(self) -> None:
        """Go away; choices stay as long as the screen does."""

    def clear(self) -> None:
        self._choosing.forget()
        super().clear()
        self.has_guest = self.bare = False

    def place(self) -> dict[str, object]:
        return self._choosing.place()

    # --- the list -----------------------------------------------------------------------------------------------

    def _overview(self, at: str = "") -> None:
        self._choosing.forget()
        vault = self._session.vault
        today = vault.clock().astimezone().date()
        part = Overview(givings(vault), today, self._deeds(), broken=broken_packages(vault), at=at)
        part.done.connect(lambda _none: self._choosing.begin())
        part.letter_asked.connect(lambda kind: self._write(request_letter(vault, kind)))
        part.file_asked.connect(lambda: self._name_file(part))
        part.elsewhere.connect(lambda key: self.go.emit(key, {"back": "share"}))
        self._show(part)

    def _deeds(self) -> Deeds:
        vault = self._session.vault

        def then_show(deed: Callable[..., object]) -> Callable[..., None]:
            def do(giving: Giving, *said: str) -> None:
                deed(vault, giving.package, *said)
                self._overview(giving.package)

            return do

        return Deeds(
            control_words=lambda package: sharing.control_words_of(vault, package),
            words=lambda giving: self._tell_words(giving.package),
            take_back=then_show(sharing.withdraw),
            letter=lambda giving: self._write(withdrawal_letter(vault, giving.package)),
            note=self._save_note,
            erase=then_show(erase_names),
            how=then_show(record_how),
            reaction=then_show(react),
        )

    def _write(self, letter: str) -> None:
        self.go.emit("write", {"document": letter})

    def _save_note(self, giving: Giving) -> None:
        place = ask_where(self, _("Where do you want to put the note?"), note_name(giving.package))
        if place is None:
            return
        try:
            write_file(place, withdrawal_note(self._session.vault, giving.package))
        except KluisError as error:
            self.notice.emit(mistake(error))
        self._overview(giving.package)

    def _name_file(self, part: Overview) -> None:
        file, vault = self._choose_file(self), self._session.vault
        if file is None:
            return

        def named(giving: Giving | None) -> None:
            if giving is None:
                part.say_unknown_file()
            else:
                self._overview(giving.package)

        work = Task(part, lambda: what_is_this(vault, read_file(file)))  # a large file takes a moment
        work.success(named).failure(lambda error: self.notice.emit(mistake(error))).start()

    def _tell_words(self, package: str) -> None:
        vault = self._session.vault
        if sharing.words_of(vault, package) is None:
            self._overview(package)
            return
        kept = kept_giving(vault, package)
        part = TellWords(
            number(package),
            lambda: sharing.give_words(vault, package),
            lambda words: _strip(words, package),
            sharing.control_words_of(vault, package) or (),
            for_pdf=kept is not None and Door.PDF in kept.doors,
        )
        part.done.connect(lambda _none: self._overview(package))
        part.stopped.connect(lambda: self._overview(package))
        self._show(part)

    # --- choosing and giving ------------------------------------------------------------------------------------

    def _make_ways(self) -> tuple[Choosing, GivingWay]:
        choosing = Choosing(self._session, parent=self)
        giving = GivingWay(self._session, self._choose, self._log_n, self)
        for way in (choosing, giving):
            way.shown.connect(self._show)
            way.stopped.connect(lambda: self._overview())
        choosing.refused.connect(lambda error: self.notice.emit(mistake(error)))
        choosing.chosen.connect(giving.how)
        giving.back.connect(choosing.look)
        giving.changed.connect(choosing.changed)
        giving.over.connect(self._overview)
        giving.given.connect(self._given)
        giving.lock_asked.connect(self.lock_asked)
        giving.help_asked.connect(self._lock_and_help)
        return choosing, giving

    def _given(self, given: Given) -> None:
        self._choosing.forget()
        part = HandOver(given)
        part.done.connect(lambda _none: self._tell_words(given.package))
        part.stopped.connect(lambda: self._overview(given.package))
        self._show(part)

    # --- inside -------------------------------------------------------------------------------------------------

    def _show(self, part: Part) -> None:
        self._set_guest(is_there=isinstance(part, Together))
        self.show_part(part)

    def _lock_and_help(self) -> None:
        self.lock_asked.emit()
        self.go.emit("help", {"back": "unlock"})

    def _set_guest(self, *, is_there: bool) -> None:
        if self.has_guest != is_there:
            self.has_guest = self.bare = is_there
            self.bare_changed.emit()


def _strip(words: str, package: str) -> bytes:
    from herstelkluis.paper.words_strip import words_strip_pdf

    return words_strip_pdf(words, number(package))

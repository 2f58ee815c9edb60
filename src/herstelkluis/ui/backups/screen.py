"""Reservekopie: make one, see which there are, try whether one can be put back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import BackupOtherKeysError, KluisError, WrongWordsError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.asking_words import AskingWords
from herstelkluis.ui.backups.choosing import ChoosingPlace
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.home import Home
from herstelkluis.ui.backups.pages import Pages
from herstelkluis.ui.backups.places import Sticks, is_same_disk, name_of, plugged_in
from herstelkluis.ui.backups.result import Result
from herstelkluis.ui.backups.said import day_of, moment_of, what_is_in, why_not
from herstelkluis.ui.choose_place import ChoosePlace, choose_backup, choose_backup_folder
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Second
from herstelkluis.vault.backups import keeping, records
from herstelkluis.vault.backups.found import has_file, has_folder
from herstelkluis.vault.backups.making import Made, make_backup
from herstelkluis.vault.backups.records import Record
from herstelkluis.vault.of_one_vault import TROUBLE
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.restoring import Held, drill
from herstelkluis.vault.typed import Typed


class BackupsScreen(Pages):
    """`enter(make=True)` starts at once when the place of last time is there, and else asks for one."""

    rail_key = "settings"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_backup_folder,
        choose_file: ChoosePlace = choose_backup,
        sticks: Sticks = plugged_in,
    ) -> None:
        super().__init__(parent, wide=1060)
        self.session, self._choose, self._choose_file, self._sticks = session, choose, choose_file, sticks
        self._making: Doing | None = None

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("Backup copy"), _("Your vault, locked, in a second place.")
        self.titles_changed.emit()
        if what.get("make"):
            self.make()
        elif what.get("broken_off"):
            lost = _("The vault locked before the copy was ready. Make it once more.")
            self.home(Banner("info", lost, parent=self))
        else:
            self.home()

    def place(self) -> dict[str, object]:
        is_making = self._making is not None and self._making is self.doing
        return {"make": False, "broken_off": is_making}  # coming back after a lock starts nothing

    # --- what there is --------------------------------------------------------------------------------------------

    def home(self, above: QWidget | None = None) -> None:
        """Show the copies there are."""
        page = Home(self.session, self._sticks(), parent=self)
        page.choose.connect(self.choose_place)
        page.drill.connect(self.ask_words)
        page.compare.connect(lambda copy: self.go.emit("beside", {"copy": copy}))
        page.compare_other.connect(self._compare_other)
        page.changed.connect(lambda: self.home(_said(_("The copy is gone from the list."), self)))
        main = self._main(_("Make a backup copy now"), self.make, "hard-drive")
        self.show_page(page, main, [self._back(_("Back to settings"), self._to_settings)], above=above)
        main.setFocus()

    def _compare_other(self) -> None:
        chosen = self._choose_file(self)
        if chosen is not None:
            self.go.emit("beside", {"copy": str(chosen)})

    # --- making ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """One press when the place of last time is there."""
        place = records.chosen_place(self.session.vault)
        if place is None:
            self.choose_place()
        elif has_folder(place):
            self._make(place)
        else:
            name = name_of(place, self._sticks())
            away = _("This place is not there now: {place}").format(place=name)
            self.choose_place(Banner("info", away, _("Put the stick in, or choose another place."), parent=self))

    def choose_place(self, above: QWidget | None = None) -> None:
        """Ask where the copies go."""
        page = ChoosingPlace(self._sticks(), self.session.folder, self._choose, parent=self)
        main = self._main(_("Make the copy here"), lambda: self._make_in(page), "hard-drive")
        page.look_again.connect(lambda: self._look_again(page))
        self.show_page(page, main, [self._back(_("Back"), self.home)], above=above)
        page.begin()

    def _look_again(self, page: ChoosingPlace) -> None:
        page.show_sticks(self._sticks(), again=True)
        page.begin()

    def _make_in(self, page: ChoosingPlace) -> None:
        if page.place is None:
            page.ask()
            return
        try:
            records.choose_place(self.session.vault, page.place)
        except KluisError as error:
            self.choose_place(mistake(error, parent=self))
        else:
            self._make(page.place)

    def _make(self, place: Path) -> None:
        vault = self.session.vault
        try:
            vault.settle()  # here, so that the thread tells nobody anything
        except KluisError as error:
            self.home(mistake(error, parent=self))
            return

        def work(tell: Progress) -> Made:
            made = make_backup(vault, place, tell)
            keeping.thin(vault, place, vault.clock())
            return made

        doing = self._making = self.do(work, _("One moment. We make a copy."), _("We try whether it really opens."))
        doing.ended.connect(self._made)
        doing.failed.connect(self._not_made)
        doing.stopped.connect(lambda: self.home(_said(_("Stopped. No copy was made."), self)))

    def _made(self, made: Made) -> None:
        with suppress(KluisError):  # then the row says so once more
            if self.session.vault.preference(TROUBLE) is not None:
                self.session.vault.prefer(TROUBLE, None)
        known = _("We really opened it. In it: {what}.").format(what=what_is_in(made.counts))
        if is_same_disk(made.backup.path, self.session.folder):
            keep = _("Make one on a stick too, now and then. Then you also have it when this computer breaks.")
        else:
            keep = _("Take the stick out safely, and keep it in another place than your computer.")
        page = Result(_("Your backup copy is ready"), known, keep, parent=self)
        main = self._main(_("Done"), self._to_settings, "check")
        drill = Second(_("Try to put one back"), "rotate-ccw")
        drill.clicked.connect(self.ask_words)
        self.show_page(page, main, [self._back(_("To my copies"), self.home)], [drill])
        page.begin(main)

    def _not_made(self, error: KluisError) -> None:
        title, text = why_not(error)
        self.choose_place(Banner("mistake", title, text, parent=self))

    # --- trying ---------------------------------------------------------------------------------------------------

    def ask_words(self) -> None:
        """Ask for the twelve words, to try the newest copy that is here."""
        record = next((one for one in records.records(self.session.vault) if has_file(one.path)), None)
        if record is None:
            gone = _("None of your copies is plugged in now.")
            self.home(Banner("info", gone, _("Put the stick in, and try again."), parent=self))
            return
        today = self.session.clock().astimezone().date()
        lines = (
            _("Take your recovery sheet. Then you know you could do it alone."),
            _("We open this copy: {copy}").format(copy=moment_of(record.made_at, today)),
            _("Your vault stays as it is. What we open goes away again."),
        )
        page = AskingWords(_("Try to put a copy back"), lines, parent=self)
        page.asked.connect(lambda typed: self._drill(page, record, typed))
        self.show_page(page, *self._drill_foot(page))
        page.begin()

    def _drill_foot(self, page: AskingWords) -> tuple[Main, list[Button]]:
        return self._main(_("Try it"), page.try_it, "key-round"), [self._back(_("Back"), self.home)]

    def _drill(self, page: AskingWords, record: Record, typed: Typed) -> None:
        vault = self.session.vault
        doing = self.do(
            lambda tell: drill(record.path, typed, vault, tell), _("We try whether it really opens."), keep_page=True
        )
        doing.ended.connect(self._drilled)
        doing.failed.connect(lambda error: self._not_drilled(page, error))
        doing.stopped.connect(self.home)

    def _drilled(self, drilled: Held) -> None:
        today = self.session.clock().astimezone().date()
        known = _("Your twelve words open the copy of {day}. In it: {what}.")
        said = known.format(day=day_of(drilled.made_at, today), what=what_is_in(drilled.counts))
        page = Result(
            _("Putting back works"), said, _("What we opened is gone again. Put your sheet away."), parent=self
        )
        main = self._main(_("Done"), self._to_settings, "check")
        self.show_page(page, main, [self._back(_("To my copies"), self.home)])
        page.begin(main)

    def _not_drilled(self, page: AskingWords, error: KluisError) -> None:
        if isinstance(error, WrongWordsError | BackupOtherKeysError):
            self.back_to_page(*self._drill_foot(page))
            page.say(error)
        else:
            self.home(mistake(error, parent=self))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _to_settings(self) -> None:
        self.go.emit("settings", {"part": "safety"})

    def _main(self, words: str, deed: Callable[[], None], icon: str) -> Main:
        button = Main(words, icon)
        button.clicked.connect(deed)
        return button

    def _back(self, words: str, deed: Callable[[], None]) -> FlushQuiet:
        button = FlushQuiet(words, "arrow-left")
        button.clicked.connect(lambda: deed())
        return button


def _said(words: str, parent: QWidget) -> Banner:
    return Banner("info", words, icon="circle-check", parent=parent)

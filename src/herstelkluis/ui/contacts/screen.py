"""My contacts: the list, the own card, and what comes of a card that someone gave. One page at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import CannotReadError, ChangedContactError, KluisError
from herstelkluis.i18n import _
from herstelkluis.share.contact import read_contact
from herstelkluis.store.files import write_file
from herstelkluis.ui import saving_as
from herstelkluis.ui.choose_place import ChoosePlace, choose_card
from herstelkluis.ui.contacts.book import Book
from herstelkluis.ui.contacts.cards import NewCard, OtherKey
from herstelkluis.ui.contacts.comparing import Comparing
from herstelkluis.ui.contacts.own_card import OwnCard
from herstelkluis.ui.contacts.parting import forgetting, new_key, not_the_same
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.looking import card_in, read_file
from herstelkluis.ui.screens.sheet_paper import Paint, Printer, on_printer
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.part_screen import PartScreen
from herstelkluis.ui.slow_work import SlowWork
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.writing import Session
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity

CARD_NAME = "contact.txt"


class ContactsScreen(PartScreen):
    """`enter(file=…)` looks at a card, `enter(compare=id)` compares words, `back` says where Terug leads."""

    rail_key = "people"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_card,
        printer: Printer = on_printer,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose, self._printer = session, choose, printer
        self._work: SlowWork | None = None
        self._back, self._comparing = "people", ""

    def enter(self, file: object = "", compare: object = "", back: object = "", **_what: object) -> None:
        self._back = str(back) or "people"
        if file:
            self.look_at(Path(str(file)))
        elif compare:
            self._compare(str(compare))
        else:
            self._show_book()

    def clear(self) -> None:
        self._stop_work()
        super().clear()

    def place(self) -> dict[str, object]:
        return {"compare": self._comparing, "file": ""}

    # --- the list -----------------------------------------------------------------------------------------------

    def _show_book(self) -> Book:
        vault = self._session.vault
        today = vault.clock().astimezone().date()
        part = Book(book.contacts(vault), read_contact(identity.own_card(vault)), today)
        part.add_asked.connect(self._add)
        part.own_asked.connect(self._own)
        part.compare_asked.connect(self._compare)
        part.give_asked.connect(lambda one: self.go.emit("share", {"contact": one}))
        part.forget_asked.connect(self._forget)
        part.back.connect(lambda _none: self.go.emit(self._back, {}))
        part.unwaited.connect(self._show_book)
        self._show(part)
        return part

    def _forget(self, one: str) -> None:
        part = forgetting(self._name(one))
        part.done.connect(lambda _none: self._forget_now(one))
        part.stopped.connect(self._show_book)
        self._show(part)

    def _forget_now(self, one: str) -> None:
        book.forget(self._session.vault, one)
        self._show_book()

    # --- a card of someone --------------------------------------------------------------------------------------

    def _add(self) -> None:
        file = self._choose(self)
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """See whose card is in a file or in a picture, and ask what to do with it."""
        part = self.part if isinstance(self.part, Book) else self._show_book()
        part.quiet()
        self._stop_work()
        self._work = SlowWork(lambda _tell: card_in(read_file(file)), self)
        self._work.progressed.connect(part.show_share)
        self._work.ended.connect(self._take)
        self._work.failed.connect(self._refuse)
        self._work.stopped.connect(self._stopped)
        self._work.start()

    def _stopped(self) -> None:
        if self._work is not None:  # by itself, for something that nobody foresaw
            self._refuse(CannotReadError())

    def _take(self, card: bytes) -> None:
        self._work = None
        try:
            fresh, before = book.look_at_card(self._session.vault, card)
        except ChangedContactError:
            self._stop_at(card)
        except KluisError as error:
            self._refuse(error)
        else:
            part = NewCard(fresh, before)
            part.done.connect(lambda _none: self._keep(card))
            part.stopped.connect(self._show_book)
            self._show(part)

    def _stop_at(self, card: bytes) -> None:
        part = OtherKey(read_contact(card))
        part.stopped.connect(self._show_book)

        def add(called: str) -> None:
            try:
                known = book.add_contact(self._session.vault, card, called=called)
            except ChangedContactError:
                part.say_taken()
            else:
                self._compare(known.id)

        part.named.connect(add)
        self._show(part)

    def _keep(self, card: bytes) -> None:
        try:
            known = book.add_contact(self._session.vault, card)
        except KluisError as error:
            self._refuse(error)
        else:
            self._compare(known.id)

    def _refuse(self, error: KluisError) -> None:
        self._work = None
        self._show_book().say_error(error)

    def _compare(self, one: str) -> None:
        try:
            known = book.contact(self._session.vault, one)
        except KluisError as error:
            self._refuse(error)
            return
        part = Comparing(known)
        part.same.connect(lambda: self._are_same(one))
        part.different.connect(lambda: self._are_different(one))
        part.stopped.connect(self._show_book)
        self._show(part)
        self._comparing = one

    def _are_same(self, one: str) -> None:
        name = book.set_checked(self._session.vault, one).name
        said = Banner("info", _("You compared the words with {name}.").format(name=name), icon="circle-check")
        self._show_book().say(said)

    def _are_different(self, one: str) -> None:
        part = not_the_same(self._name(one))
        part.again.connect(lambda: self._compare(one))
        part.done.connect(lambda _none: self._forget_now(one))
        part.stopped.connect(self._show_book)
        self._show(part)

    # --- the own card -------------------------------------------------------------------------------------------

    def _own(self) -> OwnCard:
        card = identity.own_card(self._session.vault)
        part = OwnCard(card, read_contact(card))
        part.save_asked.connect(lambda: self._save(part, card))
        part.print_asked.connect(self._print)
        part.key_asked.connect(self._ask_new_key)
        part.stopped.connect(self._show_book)
        self._show(part)
        return part

    def _save(self, part: OwnCard, card: bytes) -> None:
        place = saving_as.ask_where(self, _("Where do you want to put your contact card?"), CARD_NAME)
        if place is None:
            return
        try:
            write_file(place, card)
        except KluisError as error:
            part.say(mistake(error))
        else:
            part.say(Banner("info", _("Your contact card is where you put it"), icon="circle-check"))

    def _print(self, paint: Paint) -> None:
        self._printer(self, paint)

    def _ask_new_key(self) -> None:
        part = new_key()
        part.done.connect(lambda _none: self._new_key())
        part.stopped.connect(self._own)
        self._show(part)

    def _new_key(self) -> None:
        identity.rotate(self._session.vault)
        text = _("Give your new card to everyone who has the old one.")
        self._own().say(Banner("info", _("You have a new key"), text, icon="circle-check"))

    # --- inside -------------------------------------------------------------------------------------------------

    def _name(self, one: str) -> str:
        return book.contact(self._session.vault, one).name or _("Without a name")

    def _stop_work(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.stop()

    def _show(self, part: Part) -> None:
        self._stop_work()
        self._comparing = ""
        self.show_part(part)

"""The reader: what a file is, its words, its pages, or why they are not shown. It needs no vault, but uses one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.share.withdrawal import Withdrawal
from herstelkluis.ui import saving_as
from herstelkluis.ui.bringing import file_in
from herstelkluis.ui.choose_place import ChoosePlace, choose_package
from herstelkluis.ui.reader import said
from herstelkluis.ui.reader.asking import Asking
from herstelkluis.ui.reader.bar import ReaderBar
from herstelkluis.ui.reader.looking import Found, Kind
from herstelkluis.ui.reader.opening import Opened, Opening
from herstelkluis.ui.reader.showing import Showing
from herstelkluis.ui.reader.told import Deed, Telling, Told
from herstelkluis.ui.reader.verdict import sender_of
from herstelkluis.ui.reader.waiting import Waiting
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.session import Session, now
from herstelkluis.ui.sharing.on_paper import OnPaper
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.vault.contacts import Trust, contacts, judge
from herstelkluis.vault.givings import Giving
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.receive import confirm_clock, take_withdrawal
from herstelkluis.vault.vault import Vault

WRONG_WORDS = ("unknown-word", "word-count", "wrong-words", "passphrase")
Body = Asking | Told | Waiting | Showing


class ReaderScreen(Screen):
    """Bare. `closed` is Sluiten; with a session the window goes back to where the person was.

    `enter(file=…)` opens a file, `back` and `back_what` say where the person was, `alone=True` that it hid by itself.
    """

    bare = True
    closed = Signal()

    def __init__(
        self,
        session: Session | None = None,
        *,
        choose: ChoosePlace = choose_package,
        clock: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose = session, choose
        self._narrow = self._alone = False
        self._clock = clock or (session.clock if session is not None else now)
        self._back: tuple[str, dict[str, object]] = ("", {})
        self._body: Body | None = None
        self._opening = Opening(self)
        self._opening.looked.connect(self._looked)
        self._opening.opened.connect(self.show_opened)
        self._opening.failed.connect(self._failed)
        self._opening.progressed.connect(self._show_share)
        self.window_name = _("Document")
        self.setAcceptDrops(True)
        self._bar = ReaderBar(has_help=session is not None, parent=self)
        self._bar.print_asked.connect(self._print_pages)
        self._bar.close_asked.connect(self._shut)
        self._bar.help_asked.connect(self._ask_help)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(40, 0, 40, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addLayout(self._notices)

    def enter(
        self, file: object = "", back: object = "", back_what: object = None, alone: object = False, **_what: object
    ) -> None:
        self._back = (str(back), dict(back_what) if isinstance(back_what, dict) else {})
        self._alone = bool(alone)
        if isinstance(self._body, Showing) and Path(str(file)) == self._opening.path:
            self._body.begin()
        elif file:
            self.open_file(Path(str(file)))
        else:
            self._opening.forget()
            self._ask()

    def place(self) -> dict[str, object]:
        path = self._opening.path
        return {"file": "" if path is None else str(path)}

    def clear(self) -> None:
        self._opening.forget()
        empty_layout(self._notices)
        if self._body is not None:
            self._body.clear()
            throw_away(self._body)
            self._body = None
        self._bar.set_title("")

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._bar.set_narrow(narrow=narrow)
        super().set_narrow(narrow=narrow)

    @property
    def _vault(self) -> Vault | None:
        return self._session.vault if self._session is not None and self._session.is_open else None

    # --- what was brought ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if file := file_in(event.mimeData()):
            event.acceptProposedAction()
            self.open_file(Path(file))

    def open_file(self, path: Path) -> None:
        """Look what this file is, and go on from there."""
        self._opening.take(path, self._vault)

    def _looked(self, found: Found) -> None:
        vault = self._vault
        if found.giving is not None:
            self._tell_own(found, found.giving)
        elif found.kind is Kind.BY_WORDS:
            self._ask()
        elif vault is None:
            self._tell_locked(found.kind)
        elif found.note is not None:
            self._ask_about_note(vault, found.data, found.note)
        elif found.kind is Kind.CARD:
            self._leave_for("contacts", {"file": str(self._opening.path)})
        else:
            self.open_with(None)

    def _ask(self) -> None:
        asking = Asking(self._opening.name, alone=self._alone)
        asking.file_asked.connect(self._choose_file)
        asking.opened.connect(self.open_with)
        self._put(asking, _("Document"))

    def _choose_file(self) -> None:
        path = self._choose(self)
        if path is not None:
            self.open_file(path)

    def _tell_own(self, found: Found, giving: Giving) -> None:
        deeds = [Deed(_("Show it in Share"), lambda: self._leave_for("share", {"package": giving.package}), "send")]
        if found.opens:
            as_reader = self._ask if found.kind is Kind.BY_WORDS else lambda: self.open_with(None)
            deeds.append(Deed(_("Open it as the reader does"), as_reader))
        self._tell(said.own_package(giving, self._today()), [*deeds, self._closing()])

    def _tell_locked(self, kind: Kind) -> None:
        deeds = [self._closing()]
        if self._session is not None:
            then: dict[str, object] = {"then": "reader", "then_what": {**self.place(), "back": "share"}}
            deeds.insert(0, Deed(_("Open the vault"), lambda: self._leave_for("unlock", then), "lock"))
        self._tell(said.needs_vault(kind), deeds)

    def _ask_about_note(self, vault: Vault, data: bytes, note: Withdrawal) -> None:
        trust, contact = judge(note.key, "", public_keys(vault), contacts(vault))
        telling = said.asked_back(note, trust, contact.name if contact else "", self._today())
        agree = Deed(_("Do not open it any more"), lambda: self._take_note(vault, data), "check")
        self._tell(telling, [agree, Deed(_("Not now"), self._shut)])

    def _take_note(self, vault: Vault, note: bytes) -> None:
        try:
            taken = take_withdrawal(vault, note)
        except KluisError as error:
            self._refuse(error)
        else:
            self._tell(said.hidden(taken), [self._closing()])

    # --- opening ------------------------------------------------------------------------------------------------

    def open_with(self, words: str | None) -> None:
        """Try these words, or none but the own key."""
        self._opening.open(words, self._vault, self._clock().astimezone())

    def show_opened(self, opened: Opened) -> None:
        """Show the pages; of someone who is not who the name says, nothing."""
        received = opened.received
        if received is not None and received.trust is Trust.CHANGED:
            self._tell(said.other_key(received), [self._closing()])
            return
        showing = Showing(opened.bundle, opened.pages, received, self._today())
        self._put(showing, _("Package of {name}").format(name=sender_of(opened.bundle)))

    def _failed(self, error: KluisError) -> None:
        found, vault = self._opening.found, self._vault
        if error.code in WRONG_WORDS and isinstance(self._body, Asking):
            self._body.say(error)
        elif error.code == "clock-jump" and vault is not None:
            right = Deed(_("The date is right"), lambda: self._clock_is_right(vault))
            self._tell(said.clock_question(error), [right, Deed(_("The date is not right"), self._clock_is_wrong)])
        elif error.code == "no-match" and found is not None and found.kind is Kind.BY_KEY:
            self._tell(said.other_reader(), self._ways_on())
        else:
            self._refuse(error)

    def _clock_is_right(self, vault: Vault) -> None:
        confirm_clock(vault)
        self._opening.again(vault, self._clock().astimezone())

    def _clock_is_wrong(self) -> None:
        self._opening.forget()
        self._tell(said.clock_is_wrong(), [self._closing()])

    def _refuse(self, error: KluisError) -> None:
        self._opening.forget()
        self._tell(said.refusal(error), [self._closing()] if error.code == "expired" else self._ways_on())

    def _show_share(self, share: float, doing: str) -> None:
        if isinstance(self._body, Asking) and share == 0:  # the words cost time; the button says so
            return
        if not isinstance(self._body, Waiting):
            waiting = Waiting(_(doing))
            waiting.stopped.connect(self._give_up)
            self._put(waiting, _("Document"))
        if isinstance(self._body, Waiting):
            self._body.show_share(share)

    def _give_up(self) -> None:
        self._opening.stop()
        self._ask()

    def _print_pages(self) -> None:
        showing = self._body
        if not isinstance(showing, Showing) or showing.bundle is None:
            return
        empty_layout(self._notices)
        self._notices.addWidget(OnPaper(showing.pages, parent=self))
        place = saving_as.ask_where(self, _("Where do you want to put the pages?"), "document.pdf")
        if place is not None:
            showing.keep_pages(place)

    # --- inside -------------------------------------------------------------------------------------------------

    def _tell(self, telling: Telling, deeds: Sequence[Deed]) -> None:
        self._put(Told(telling, deeds), _("Document"))

    def _ways_on(self) -> list[Deed]:
        return [Deed(_("Choose another file"), self._choose_file, "file-text"), self._closing()]

    def _closing(self) -> Deed:
        return Deed(_("Close"), self._shut)

    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _put(self, body: Body, title: str) -> None:
        old, self._body = self._body, body
        self._alone = self._alone and isinstance(body, Waiting)  # only the first page says that it hid
        empty_layout(self._notices)
        if self._opening.is_other_page:
            self._notices.addSpacing(12)
            self._notices.addWidget(said.other_page())
        self._bar.set_title(title)
        self._bar.offer(paper=isinstance(body, Showing), close=not isinstance(body, Told))
        if old is not None:
            old.clear()
            throw_away(old)
        for columns in body.findChildren(Columns):
            columns.set_narrow(narrow=self._narrow)
        self._column.addWidget(body, 1)
        body.show()
        body.begin()

    def _ask_help(self) -> None:
        key, what = self._back
        self.go.emit("help", {"back": "reader", "back_what": {**self.place(), "back": key, "back_what": what}})

    def _leave_for(self, key: str, what: dict[str, object]) -> None:
        self.clear()
        self.go.emit(key, what)

    def _shut(self) -> None:
        self.clear()
        self.closed.emit()
        if self._session is not None:
            key, what = self._back
            self.go.emit(key or ("share" if self._session.is_open else "unlock"), what)

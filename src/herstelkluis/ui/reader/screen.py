"""The reader: open a file, ask for the words, show the first page or say why not. It needs no vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import CannotReadError, KluisError, PackageTooLargeError
from herstelkluis.i18n import _
from herstelkluis.share.reader import MAX_FILE_BYTES, Bundle
from herstelkluis.ui import saving_as
from herstelkluis.ui.choose_place import ChoosePlace, choose_package
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.asking import Asking
from herstelkluis.ui.reader.refused import Refused
from herstelkluis.ui.reader.said import refusal
from herstelkluis.ui.reader.showing import Showing
from herstelkluis.ui.reader.verdict import sender_of
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.session import Session
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.receive import receive

WRONG_WORDS = ("unknown-word", "wrong-words", "passphrase")


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


def read_package(path: Path) -> bytes:
    """The bytes of a file that may be a package. Raises CannotReadError, PackageTooLargeError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError:
        raise CannotReadError from None
    if len(data) > MAX_FILE_BYTES:
        raise PackageTooLargeError
    return data


class ReaderScreen(Screen):
    """Bare, in u-form. `closed` is Sluiten; with a session the window goes back to where the person was at home."""

    bare = True
    closed = Signal()

    def __init__(
        self,
        session: Session | None = None,
        *,
        choose: ChoosePlace = choose_package,
        clock: Callable[[], datetime] = now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose, self._clock = session, choose, clock
        self._unverified = b""
        self._name = ""
        self._narrow = False
        self._body: Asking | Refused | Showing | None = None
        self.window_name = _("Document")
        self.setAcceptDrops(True)
        bar = Ground("bar", parent=self)
        bar.column.setContentsMargins(40, 10, 40, 10)
        bar.setMinimumHeight(56)
        self._title = Words("", "sub", parent=bar)
        self._print = Plain(_("Put on paper"), "printer", parent=bar)
        self._close = Plain(_("Close"), "x", spoken=_("Close this document"), parent=bar)
        self._print.clicked.connect(self._print_pages)
        self._close.clicked.connect(self._shut)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._print)
        row.addWidget(self._close)
        bar.column.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)

    def enter(self, file: object = "", **_what: object) -> None:
        if file:
            self.open_file(Path(str(file)))
        else:
            self._ask()

    def clear(self) -> None:
        self._unverified, self._name = b"", ""
        if self._body is not None:
            if isinstance(self._body, Asking | Showing):
                self._body.clear()
            throw_away(self._body)
            self._body = None
        self._title.setText("")

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def open_file(self, path: Path) -> None:
        """Take this file, and ask for its words."""
        try:
            self._unverified, self._name = read_package(path), path.name
        except KluisError as error:
            self._refuse(error)
        else:
            self._ask()

    def open_with(self, words: str) -> None:
        """Try these words on the file, off the UI thread: the words cost time on purpose."""
        data, moment = self._unverified, self._clock().astimezone()
        task = Task(self, lambda: receive(data, words, moment))
        task.success(lambda bundle: self._show_bundle(data, bundle)).failure(lambda error: self._failed(data, error))
        task.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if file:
            event.acceptProposedAction()
            self.open_file(Path(file))

    def _ask(self) -> None:
        asking = Asking(self._name)
        asking.file_asked.connect(self._choose_file)
        asking.opened.connect(self.open_with)
        self._put(asking, _("Document"))

    def _choose_file(self) -> None:
        path = self._choose(self)
        if path is not None:
            self.open_file(path)

    def _show_bundle(self, data: bytes, bundle: Bundle) -> None:
        if data is not self._unverified:  # closed, or another file was chosen in the meantime
            return
        self._unverified = b""
        self._put(Showing(bundle), _("Package of {name}").format(name=sender_of(bundle)))

    def _failed(self, data: bytes, error: KluisError) -> None:
        if data is not self._unverified:
            return
        if error.code in WRONG_WORDS and isinstance(self._body, Asking):
            self._body.say(error)
        else:
            self._refuse(error)

    def _refuse(self, error: KluisError) -> None:
        self._unverified, self._name = b"", ""
        refused = Refused(refusal(error))
        refused.another_asked.connect(self._choose_file)
        refused.close_asked.connect(self._shut)
        self._put(refused, _("Package"))

    def _print_pages(self) -> None:
        if not isinstance(self._body, Showing):
            return
        from herstelkluis.paper.sheets import Footer, sheets_pdf
        from herstelkluis.store.files import write_file

        sheets = self._body.sheets
        place = saving_as.ask_where(self, _("Where do you want to put the pages?"), "document.pdf")
        if place is None:
            return
        try:
            write_file(place, sheets_pdf(sheets, title=_("Pages"), footer=Footer()))
        except KluisError as error:
            self._column.insertWidget(1, mistake(error, parent=self))

    def _put(self, body: Asking | Refused | Showing, title: str) -> None:
        old = self._body
        self._body = body
        self._column.addWidget(body, 1)
        self._title.setText(title)
        self._print.setVisible(isinstance(body, Showing))
        self._close.setVisible(not isinstance(body, Refused))
        if old is not None:
            if isinstance(old, Asking | Showing):
                old.clear()
            throw_away(old)
        self.set_narrow(narrow=self._narrow)
        body.show()
        body.begin()

    def _shut(self) -> None:
        self.clear()
        self.closed.emit()
        if self._session is not None:
            self.go.emit("share" if self._session.is_open else "unlock", {})

"""From a piece to a PDF or a picture where the person wants it, and what to say about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.paper.left_out import left_out_of_sheets
from herstelkluis.store.files import write_file
from herstelkluis.ui import saving_as
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.empty import empty_layout, is_thrown_away

Make = Callable[[], bytes]


class PaperOut(QWidget):
    """Makes the bytes, asks where, writes them, and keeps the notice of what happened on the screen."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._is_busy = False
        self.hide()

    def print_sheets(self, sheets: Sequence[Sheet], make: Make, title: str, name: str, not_on_it: str = "") -> bool:
        """Save these pages as `save` does. What cannot be printed of them is said before, and the person decides.

        `not_on_it` says who is left off, and is said with the paper.
        """
        left_out = left_out_of_sheets(sheets)
        if not left_out:
            return self.save(make, title, name, not_on_it=not_on_it)
        on = Second(_("Print anyway"), "printer", parent=self)
        on.clicked.connect(lambda: self.save(make, title, name, not_on_it=not_on_it))
        self._say(Banner("info", _("Not everything comes on paper"), left_out.said, [on], parent=self))
        return False

    def save(
        self, make: Make, title: str, name: str, before: Callable[[], object] = lambda: None, not_on_it: str = ""
    ) -> bool:
        """Whether the PDF was written. Nothing is asked when it cannot be made. `before` comes before the writing."""
        try:
            data = make()
            place = saving_as.ask_where(self, title, name)
            if place is None or not self._is_on_screen():
                return False
            before()
            write_file(place, data)
        except KluisError as error:
            self._say(mistake(error, parent=self))
            return False
        words = _("Print it from your own program. Whoever has a paper copy keeps it. You cannot call it back.")
        said = " ".join(filter(None, (not_on_it, words)))
        self._say(Banner("info", _("The PDF is where you put it"), said, parent=self))
        return True

    def make_and_save(
        self,
        make: Make,
        title: str,
        name: str,
        *,
        before: Callable[[bytes], object] = lambda _data: None,
        then: Callable[[], object] = lambda: None,
        failed: Callable[[KluisError], object] | None = None,
    ) -> None:
        """As `save`, with the PDF made on a thread; one at a time. `then` comes when it was written.

        `before` gets the PDF before it is written; `failed` hears why it could not be made, or it is said here.
        """
        if self._is_busy:
            return
        self._is_busy = True

        def over() -> None:
            self._is_busy = False

        def made(data: bytes) -> None:
            if self.save(lambda: data, title, name, lambda: before(data)):
                then()

        def not_made(error: KluisError) -> None:
            if failed is None:
                self._say(mistake(error, parent=self))
            else:
                failed(error)

        Task(self, make).over(over).success(made).failure(not_made).start()

    def save_picture(self, make: Callable[[Path], bytes], name: str, also: tuple[str, ...]) -> bool:
        """Whether the picture was written; `make` gives its bytes for the ending that was chosen."""
        place = saving_as.ask_where(self, _("Where does your picture go?"), name, also)
        if place is None or not self._is_on_screen():
            return False
        try:
            write_file(place, make(place))
        except KluisError as error:
            self._say(mistake(error, parent=self))
            return False
        words = _("It is outside your vault now. Whoever has it can look at it. You cannot call it back.")
        self._say(Banner("info", _("The picture is where you put it"), words, parent=self))
        return True

    def say(self, words: str) -> None:
        """Say this in place of what was said before."""
        self._say(Banner("info", words, parent=self))

    def quiet(self) -> None:
        """Take the notice away."""
        empty_layout(self._column)
        self.hide()

    def _is_on_screen(self) -> bool:
        """Not when the vault was locked or hidden while the dialog asked: nothing of it goes out then."""
        return isValid(self) and not is_thrown_away(self)

    def _say(self, banner: Banner) -> None:
        self.quiet()
        self._column.addWidget(banner)
        self.show()

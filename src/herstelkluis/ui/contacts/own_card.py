"""The own card: the name on it, its eight words, and giving it as a file, as a picture or on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.contact import Contact
from herstelkluis.share.square_code import square_code_png
from herstelkluis.ui.contacts.card_paper import SquareCode, paint_card
from herstelkluis.ui.contacts.eight_words import EightWords
from herstelkluis.ui.screens.sheet_paper import Paint
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class OwnCard(Part):
    """`save_asked` wants a file, `key_asked` a new key, `print_asked` carries how the card is drawn on paper."""

    save_asked = Signal()
    print_asked = Signal(object)
    key_asked = Signal()

    def __init__(self, card: bytes, own: Contact, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("My contact card"), _("Give it to someone who may know your key. It holds no secret."), parent=parent
        )
        self._own, self._code = own, QImage()
        self._waiting: Callable[[], None] | None = None
        self._notices = QVBoxLayout()
        self.column.addLayout(self._notices)
        left, right = QWidget(), QWidget()
        column, self._place = QVBoxLayout(left), QVBoxLayout(right)
        for one in (column, self._place):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(12)
        column.addWidget(Words(_("The name on it"), "help", "muted"))
        column.addWidget(Words(own.name or _("Without a name"), "own_big"))
        column.addWidget(Words(_("Your eight words. Read them out: first four, then four."), "help", "muted"))
        column.addWidget(EightWords(own.words))
        if own.previous is not None:
            column.addWidget(
                Words(
                    _("Give this card before you make a new key again. Else the next one fits nothing they have."),
                    "help",
                )
            )
        self._show = Second(_("Show as a picture"), "id-card")
        self._show.clicked.connect(lambda: self._with_code(self._show_code))
        key = FlushQuiet(_("Make a new key"), "key-round")
        key.clicked.connect(self.key_asked)
        row = Wrap(12)
        row.addWidget(self._show)
        row.addWidget(key)
        column.addLayout(row)
        column.addStretch(1)
        self.column.addWidget(Columns([left, right], (560, 480), gap=40), 1)
        Task(self, lambda: QImage.fromData(square_code_png(card, 1))).success(self._take_code).start()

    def foot(self) -> Foot:
        self._main = Main(_("Save as a file"), "hard-drive")
        self._main.clicked.connect(self.save_asked)
        paper = Second(_("Print my contact card"), "printer")
        paper.clicked.connect(lambda: self._with_code(self._print))
        back = FlushQuiet(_("Back"), "arrow-left")
        back.clicked.connect(self.stopped)
        return Foot(self._main, [paper], left=[back])

    def begin(self) -> None:
        self._main.setFocus()

    def say(self, banner: QWidget) -> None:
        """Say one thing above the card, in place of what was said."""
        empty_layout(self._notices)
        self._notices.addWidget(banner)

    @property
    def is_ready(self) -> bool:
        """Whether the picture was made."""
        return not self._code.isNull()

    def _take_code(self, code: QImage) -> None:
        self._code = code
        deed, self._waiting = self._waiting, None
        if deed is not None:
            deed()

    def _with_code(self, deed: Callable[[], None]) -> None:
        if self.is_ready:
            deed()
        else:  # it is being made, and then this happens
            self._waiting = deed

    def _show_code(self) -> None:
        self._show.hide()
        how = _("Let the other make a photo of it, from straight above, and open that photo.")
        self._place.addWidget(Words(how, "body"))
        self._place.addWidget(SquareCode(self._code, _("The square code of my contact card")))
        self._place.addStretch(1)

    def _print(self) -> None:
        paint: Paint = paint_card(self._own, self._code)
        self.print_asked.emit(paint)

"""My contacts: who is known, whether their words were compared, and the own card beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.share.contact import Contact
from herstelkluis.ui.contacts.said import names_of, state_tag
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.waiting import Bar
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.contacts import KnownContact


class Book(Part):
    """`add_asked` wants a card, `own_asked` the own card; the others carry the id of a contact.

    `unwaited` says that the person does not wait any more for a file that is being looked at.
    """

    add_asked = Signal()
    own_asked = Signal()
    compare_asked = Signal(str)
    give_asked = Signal(str)
    forget_asked = Signal(str)
    unwaited = Signal()

    def __init__(
        self, known: Sequence[KnownContact], own: Contact, today: date, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("My contacts"), _("Whose key you know, and who knows yours."), parent=parent)
        self._first: QWidget | None = None
        self._notices = QVBoxLayout()
        self.column.addLayout(self._notices)
        left = QWidget()
        self._list = QVBoxLayout(left)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        names = names_of(known)
        for one in known:
            self._add(one, names[one.id], today)
        if not known:
            self._say_empty()
        self._list.addStretch(1)
        self.column.addWidget(Columns([left, self._own(own)], (640, 400), gap=48))
        self.column.addStretch(1)
        self._main = Main(_("Add a contact"), "plus")
        self._main.clicked.connect(self.add_asked)

    def foot(self) -> Foot:
        back = FlushQuiet(_("Back"), "arrow-left")
        back.clicked.connect(self.go_back)
        return Foot(self._main, left=[back])

    def begin(self) -> None:
        (self._first or self._main).setFocus()

    def say(self, banner: QWidget) -> None:
        """Say one thing above the list, in place of what was said."""
        empty_layout(self._notices)
        self._notices.addWidget(banner)

    def say_error(self, error: KluisError) -> None:
        """A card that cannot be taken, and why."""
        self.say(mistake(error))

    def show_share(self, share: float) -> None:
        """A file is being looked at, and it takes long."""
        bar = next(iter(self.findChildren(Bar)), None)
        if bar is None:
            bar = Bar()
            bar.stopped.connect(self.unwaited)
            self.say(bar)
            bar.begin()
        bar.show_share(share)

    def quiet(self) -> None:
        """Take away what was said."""
        empty_layout(self._notices)

    def _add(self, one: KnownContact, name: str, today: date) -> None:
        self._list.addWidget(Words(name, "sub"))
        self._list.addWidget(state_tag(one, today), 0, Qt.AlignmentFlag.AlignLeft)
        is_checked = one.checked_at is not None
        kind, words = (Quiet, _("Compare again")) if is_checked else (Second, _("Compare the words"))
        compare = kind(words, spoken=f"{words}: {name}", dense=True)
        give = Quiet(_("Make a package"), spoken=_("Make a package for {name}").format(name=name), dense=True)
        forget = Quiet(_("Forget"), spoken=_("Forget {name}").format(name=name), dense=True)
        row = Wrap(8)
        for button, signal in (
            (compare, self.compare_asked),
            (give, self.give_asked),
            (forget, self.forget_asked),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(one.id))
            row.addWidget(button)
        self._first = self._first or compare
        self._list.addLayout(row)
        self._list.addWidget(Rule())

    def _say_empty(self) -> None:
        self._list.addSpacing(24)
        self._list.addWidget(Words(_("You know nobody's key yet."), "display"))
        text = _("A contact opens your packages without words. And you see what really comes from them.")
        self._list.addWidget(Words(text, "big"))

    def _own(self, own: Contact) -> QWidget:
        side = Ground("card")
        side.column.addWidget(Words(_("My contact card"), "sub"))
        side.column.addWidget(Words(own.name or _("Without a name"), "own"))
        text = _("With your card others can lock a package for you. They also see what is really yours.")
        side.column.addWidget(Words(text, "help", "muted"))
        show = Second(_("Show my contact card"), "id-card")
        show.clicked.connect(self.own_asked)
        side.column.addSpacing(4)
        side.column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side)
        column.addStretch(1)
        return place

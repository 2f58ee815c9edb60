"""What there is: where the copies go, whether they are made by themselves, and each copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.copies import CopyRow
from herstelkluis.ui.backups.places import Stick, name_of
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.quiet import BY_THEMSELVES
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.backups import keeping, records
from herstelkluis.vault.backups.found import has_file
from herstelkluis.vault.backups.records import Record


class Home(QWidget):
    """`compare` carries the file of the copy that is laid beside the vault."""

    choose = Signal()
    drill = Signal()
    compare = Signal(str)
    compare_other = Signal()
    changed = Signal()

    def __init__(self, session: Session, sticks: Sequence[Stick], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._sticks = session, sticks
        self._made = records.records(session.vault)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(0)
        whole.addLayout(self._notices)
        left, right = QWidget(self), QWidget(self)
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        if records.chosen_place(session.vault) is None and not self._made:
            self._left.addWidget(Words(_("You have no backup copy yet. A USB stick is enough."), "big", parent=left))
            back = _("If this computer breaks or is gone, you get your words back from it.")
            self._left.addWidget(Words(back, "body", "muted", parent=left))
            whole.addWidget(left)
            right.hide()
            return
        self._say_place()
        self._offer_by_itself()
        if self._made:
            self._offer_drill()
            self._list_copies()
        self._left.addStretch(1)
        self._right.addStretch(1)
        whole.addWidget(Columns([left, right], (360, 640), gap=48, parent=self))

    def say(self, banner: QWidget) -> None:
        """Say one thing above the rest, in place of what was said."""
        empty_layout(self._notices)
        self._notices.addWidget(banner)
        self._notices.addSpacing(16)

    def _say_place(self) -> None:
        place = records.chosen_place(self._session.vault)
        if place is not None:
            self._left.addWidget(Words(_("Your copies go to"), "section", parent=self))
            self._left.addWidget(Words(name_of(place, self._sticks), "body", parent=self))
        other = Link(_("Choose another place"), icon="hard-drive", parent=self)
        other.clicked.connect(self.choose)
        self._left.addWidget(other)
        self._left.addSpacing(12)

    def _offer_by_itself(self) -> None:
        self._left.addWidget(Words(_("By itself"), "section", parent=self))
        tick = Tick(_("At a quiet moment"), spoken=_("Make a copy by itself, at a quiet moment"), parent=self)
        tick.setChecked(bool(self._session.vault.preference(BY_THEMSELVES, default=True)))
        tick.toggled.connect(self._by_itself)
        self._left.addWidget(tick)
        under = _("Only when the stick is in. You notice nothing of it.")
        self._left.addWidget(Words(under, "help", "muted", parent=self))
        self._left.addSpacing(12)

    def _offer_drill(self) -> None:
        self._left.addWidget(Words(_("Would you get it back?"), "section", parent=self))
        with_words = _("Try it with your twelve words. Your vault stays as it is.")
        self._left.addWidget(Words(with_words, "help", "muted", parent=self))
        drill = Second(_("Try to put one back"), "rotate-ccw")
        drill.clicked.connect(self.drill)
        ways = Wrap(12)
        ways.addWidget(drill)
        self._left.addLayout(ways)

    def _list_copies(self) -> None:
        self._right.addWidget(Words(_("Your copies"), "section", parent=self))
        old = _("An old copy opens with the password of that time.")
        self._right.addWidget(Words(old, "help", "muted", parent=self))
        today = self._session.clock().astimezone().date()
        for one in self._made:
            place = name_of(one.place, self._sticks)
            row = CopyRow(one, place, today, is_here=has_file(one.path), parent=self)
            row.compare.connect(lambda name: self.compare.emit(str(self._record(name).path)))
            row.remove.connect(self._ask)
            self._right.addWidget(row)
        other = Link(_("Lay another file beside my vault"), icon="file-text", parent=self)
        other.clicked.connect(self.compare_other)
        self._right.addSpacing(8)
        self._right.addWidget(other)

    def _by_itself(self, on: bool) -> None:  # noqa: FBT001 (the shape of the signal)
        try:
            self._session.vault.prefer(BY_THEMSELVES, on)
        except KluisError as error:
            self.say(mistake(error, parent=self))

    def _record(self, name: str) -> Record:
        return next(one for one in self._made if one.name == name)

    def _ask(self, name: str) -> None:
        record = self._record(name)
        leave, away = Second(_("Leave it"), dense=True), Quiet(_("Take this copy away"), dense=True)
        leave.clicked.connect(lambda: empty_layout(self._notices))
        away.clicked.connect(lambda: self._remove(record))
        title = _("Take this copy away?")
        if has_file(record.path):
            text = _("It cannot be put back after that. Your vault and your other copies stay.")
        else:
            text = _("It is not plugged in. It goes off this list, and stays where it is.")
        self.say(Banner("warning", title, text, [leave, away], parent=self))
        leave.setFocus()

    def _remove(self, record: Record) -> None:
        try:
            keeping.remove(self._session.vault, record)
        except KluisError as error:
            self.say(mistake(error, parent=self))
        else:
            self.changed.emit()

"""Prullenbak: what was thrown away, newest first, and until when it stays for sure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.ask_for_ever import Ask, Away, ask_everywhere, ask_for_ever
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.said import in_short, name_of_copy
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.bin_row import BinRow
from herstelkluis.ui.speech import announce
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.found import place_of

if TYPE_CHECKING:
    from herstelkluis.vault.backups.forgetting import Forgotten
    from herstelkluis.vault.vault import Vault


class BinScreen(Screen):
    """Every piece can be read, put back, or sent away for ever. Only the last is asked about, by `ask`."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, ask: Ask | None = None) -> None:
        super().__init__(parent)
        self.session, self.ask = session, ask or self._ask
        self._doing: Doing | None = None
        self._narrow = False
        self._list = QWidget(self)
        self._list.setMaximumWidth(theme().px(1000))
        self._said = Marked("circle-check", "", colour="ok", parent=self._list)
        self._mistakes = QVBoxLayout()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(self._mistakes)
        column.addLayout(self._rows)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._list, 1)
        line.addStretch(0)
        self._to_notes_button = FlushQuiet(_("Back to my notes"), "arrow-left")
        self._to_notes_button.clicked.connect(self._to_notes)
        self._foot = Foot(None, (), [self._to_notes_button], parent=self)
        self._foot.hide()
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **_what: object) -> None:
        self.title, self.subtitle = _("Bin"), _("What you threw away lies here for at least 90 days.")
        self._say("")
        self._show()

    def clear(self) -> None:
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.stop()
        self._say("")
        empty_layout(self._rows)

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def _show(self) -> None:
        vault = self.session.vault
        today = vault.clock().astimezone().date()
        empty_layout(self._rows)
        thrown = vault.bin()
        if not thrown:
            self._rows.addWidget(Words(_("The bin is empty."), "display", parent=self))
        seen: dict[str, int] = {}
        rows = list[BinRow]()
        for one in thrown:
            place = place_of(vault, one)
            seen[place.title] = seen.get(place.title, 0) + 1
            row = BinRow(one, place, seen[place.title], today, parent=self._list)
            row.read.connect(self._read)
            row.back.connect(self._put_back)
            row.for_ever.connect(self._for_ever)
            self._rows.addWidget(row)
            rows.append(row)
        ListRow.align_asides([row.line for row in rows])
        self._list.setEnabled(True)
        super().set_narrow(narrow=self._narrow)
        first = self.findChild(ListRow)
        (first if first is not None else self._to_notes_button).setFocus()

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _say(self, words: str, error: KluisError | None = None) -> None:
        """One thing above the list, in place of what was said."""
        empty_layout(self._mistakes)
        if error is not None:
            self._mistakes.addWidget(mistake(error, parent=self._list))
        self._said.set_text(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)

    def _read(self, document: str) -> None:
        self.go.emit("write", {"document": document})

    def _put_back(self, document: str) -> None:
        try:
            self.session.vault.take_back(document)
        except KluisError as error:
            self._say("", error)
        else:
            self._say(_("It is back in its place."))

    def _for_ever(self, document: str) -> None:
        row = next(row for row in self.findChildren(BinRow) if row.document == document)
        vault = self.session.vault
        away = self.ask(self, row.piece)
        if not away:  # the screen may be gone by now: the vault locks by itself
            return
        row.wait()
        self._list.setEnabled(False)
        self._say("")
        if away == Away.COPIES_TOO:
            self._everywhere(vault, document)
            return
        announce(self, _("One moment"))
        work = Task(self, lambda: vault.delete_for_ever(document)).over(self._changed)
        work.success(self._gone).failure(self._stayed).start()

    def _ask(self, parent: QWidget, piece: str) -> int:
        from herstelkluis.vault.backups.forgetting import has_backups

        return (ask_everywhere if has_backups(self.session.vault) else ask_for_ever)(parent, piece)

    def _everywhere(self, vault: Vault, document: str) -> None:
        from herstelkluis.vault.everywhere import delete_everywhere

        words = _("One moment. It goes out of your backup copies too.")
        doing = self._doing = Doing(lambda tell: delete_everywhere(vault, document, tell), words, parent=self._list)
        doing.ended.connect(self._forgotten)
        doing.failed.connect(self._stayed)
        doing.stopped.connect(self._stopped)
        self._list.setEnabled(True)
        self._rows_hidden(are_hidden=True)
        self._mistakes.addWidget(doing)
        doing.start()

    def _forgotten(self, done: Forgotten) -> None:
        self._doing = None
        if not self.isVisible():
            return
        self._rows_hidden(are_hidden=False)
        self._show()
        copies = ngettext(
            "It went out of {n} backup copy too.", "It went out of {n} backup copies too.", len(done.rewritten)
        )
        went = copies.format(n=len(done.rewritten)) if done.rewritten else ""
        self._say(" ".join(filter(None, (_("Gone, for ever."), went))))
        today = self.session.vault.clock().astimezone().date()
        for title, paths, words in _still_hold_it(done):
            if paths:
                names = in_short([name_of_copy(path, today) for path in paths])
                self._mistakes.addWidget(Banner("info", title, "\n".join([*names, words]), parent=self._list))

    def _stopped(self) -> None:
        self._doing = None
        if self.isVisible():
            self._rows_hidden(are_hidden=False)
            self._show()
            self._say(_("Stopped. The copies that are left follow later by themselves."))

    def _rows_hidden(self, *, are_hidden: bool) -> None:
        for row in self.findChildren(BinRow):
            row.setVisible(not are_hidden)

    def _gone(self, _none: object) -> None:
        if self.isVisible():
            self._say(_("Gone, for ever."))

    def _stayed(self, error: KluisError) -> None:
        if self.isVisible():
            self._show()
            self._say("", error)

    def _to_notes(self) -> None:
        self.go.emit("notes", {})


def _still_hold_it(done: Forgotten) -> list[tuple[str, Sequence[Path], str]]:
    """Which copies still hold it, or may, and what can be done about those."""
    away = _("As soon as that stick is in, it goes out of those too. Or throw those copies away yourself.")
    earlier = _("The keys of now do not open them. Throw those copies away yourself.")
    damaged = _("It may still be in there. Throw those copies away yourself.")
    return [
        (_("These copies could not be reached"), done.away, away),
        (_("These copies are from before your new keys"), done.other_keys, earlier),
        (_("These copies could not be changed"), (*done.unwritable, *done.damaged), damaged),
    ]

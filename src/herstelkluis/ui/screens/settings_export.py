"""The part "Take everything along": all of the vault in one file of one's own, open or locked, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.crypto.age import Recipient
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.ui import saving_as
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.choose_place import ChoosePlace, choose_export
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.export_back import BackStep
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.slow_work import Work
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.exporting.saving import export_to, file_name, recovery_recipient, words_recipient
from herstelkluis.vault.givings import givings

SHEET, WORDS, OPEN = "sheet", "words", "open"
"""Locked with the twelve words, locked with new words, or readable by everyone."""


class ExportPart(Part):
    """Nothing is written before the person chose where. `beside` asks to lay a file next to a vault that is in use."""

    beside = Signal(object)
    choose_where: Callable[[QWidget, str, str], Path | None] = staticmethod(saving_as.ask_where)
    choose_file: ChoosePlace = staticmethod(choose_export)

    def build(self) -> None:
        self._lock_kind, self._with_pdfs = SHEET, False
        self._doing: Doing | None = None
        self._back: BackStep | None = None
        self._stage = QVBoxLayout()
        self.column.addLayout(self._stage)
        self._rows = QWidget(self)
        rows = self._list = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._last = self._back_row()
        for row in (self._lock_row(), self._pdf_row(), self._go_row(), self._last):
            rows.addWidget(row)
        self.column.addWidget(self._rows)
        self.column.addStretch(1)

    def forget(self) -> None:
        super().forget()
        self._stop()
        self._clear_stage()

    # --- the rows ---------------------------------------------------------------------------------------------------

    def _lock_row(self) -> SettingRow:
        kinds = {
            SHEET: _("locked, with my twelve words"),
            WORDS: _("locked, with new words"),
            OPEN: _("not locked"),
        }
        pick = Pick(_("Lock on the file"), kinds, self._lock_kind, self._lock_chosen)
        sentence = _("A locked file opens with words only. One that is not locked opens in any program.")
        self._lock = SettingRow(_("Lock on the file"), sentence, pick, parent=self)
        self._say_lock()
        return self._lock

    def _lock_chosen(self, kind: object) -> None:
        self._lock_kind = str(kind)
        self._say_lock()

    def _say_lock(self) -> None:
        said = {
            SHEET: _("The twelve words on your sheet open this file."),
            WORDS: _("You get seven words. Without them nobody can open this file, you neither."),
            OPEN: _("Everyone who has this file can read all of it. Your private words too."),
        }
        self._lock.say(said[self._lock_kind], good=self._lock_kind != OPEN)

    def _pdf_row(self) -> SettingRow:
        pick = Pick(
            _("Also as PDF"), {False: _("without PDF"), True: _("one for each piece")}, False, self._pdfs_chosen
        )
        sentence = _("To print. Private words do not stand in a PDF. It takes longer.")
        return SettingRow(_("Also as PDF"), sentence, pick, parent=self)

    def _pdfs_chosen(self, chosen: object) -> None:
        self._with_pdfs = bool(chosen)

    def _go_row(self) -> SettingRow:
        main = Main(_("Take everything along"), "file-text")
        main.clicked.connect(self.take_along)
        sentence = _(
            "Your pieces as text, your attachments, and all the rest for computers. Your vault stays as it is."
        )
        return SettingRow(_("Everything in one file"), sentence, main, parent=self)

    def _back_row(self) -> SettingRow:
        button = Second(_("Choose the file"), spoken=_("Choose the file to put back"))
        button.clicked.connect(self.put_back)
        if self._is_empty():
            sentence = _("Your vault is still empty. All of such a file can come in, as it was.")
        else:
            sentence = _("You see the file next to your vault, and choose for each piece.")
        return SettingRow(_("Put back"), sentence, button, parent=self)

    def _is_empty(self) -> bool:
        return self.session.is_open and counts_of(self.session.vault.database) == Counts(0, 0, 0, 0)

    # --- taking along -----------------------------------------------------------------------------------------------

    def take_along(self) -> None:
        """Ask where, and write it there."""
        vault = self.session.vault
        today = self.session.clock().astimezone().date()
        name = file_name(today, is_sealed=self._lock_kind != OPEN)
        path = self.choose_where(self, _("Where do you want to put the file?"), name)
        if path is None:
            return
        words = new_passphrase() if self._lock_kind == WORDS else ""
        try:
            vault.settle()  # here, so that the thread tells nobody anything
            recipients = self._recipients(words)
        except KluisError as error:
            self.notice(mistake(error, parent=self))
            return
        pdfs = self._with_pdfs
        self._do(
            lambda tell: export_to(vault, path, recipients=recipients, pdfs=pdfs, progress=tell),
            _("One moment. Everything is being written. Stay on this page."),
            lambda counts: self._written(path, counts, words),
        )

    def _recipients(self, words: str) -> tuple[Recipient, ...]:
        if self._lock_kind == SHEET:
            return (recovery_recipient(self.session.vault),)
        return (words_recipient(words),) if words else ()

    def _written(self, path: Path, counts: Counts, words: str) -> None:
        pieces = counts.pieces + counts.in_bin
        known = ngettext("{n} piece is in it.", "{n} pieces are in it.", pieces).format(n=pieces)
        said = f"{known} " + _("It is here: {path}").format(path=path)
        self.notice(Banner("info", _("Everything is in one file"), said, icon="circle-check", parent=self))
        if words:
            self._stage.addSpacing(16)
            self._stage.addWidget(Words(_("These words open it. Write them down now."), "sub", parent=self))
            self._stage.addWidget(Words(words, "display", parent=self))
            self._stage.addWidget(Words(_("The program does not keep them."), "body", "muted", parent=self))
            self._stage.addSpacing(12)

    # --- putting back -----------------------------------------------------------------------------------------------

    def put_back(self) -> None:
        """Ask which file, and take it in."""
        path = self.choose_file(self)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Take this file in when the vault is empty; else it comes next to it."""
        if not self._is_empty():
            self.beside.emit(path)
            return
        self._clear_stage()
        step = self._back = BackStep(self.session.vault, path, parent=self)
        step.ended.connect(self._came_back)
        step.stopped.connect(self._stop_back)
        self._stage.addWidget(step)
        self._rows.hide()
        step.begin()

    def _stop_back(self) -> None:
        self._stop()
        self._show_rows()

    def _came_back(self, counts: Counts) -> None:
        self._show_rows()
        throw_away(self._last)
        self._last = self._back_row()  # the vault is empty no more
        self._list.addWidget(self._last)
        said = ngettext("{n} piece is in your vault", "{n} pieces are in your vault", counts.pieces)
        untold = _("Packages of which you did not give the words stand in your list as unknown.")
        known = untold if givings(self.session.vault) else ""
        self.notice(Banner("info", said.format(n=counts.pieces), known, icon="circle-check", parent=self))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _do(self, work: Work, words: str, then: Callable[[Counts], None]) -> None:
        super().forget()
        self._clear_stage()
        doing = self._doing = Doing(work, words, parent=self)
        doing.ended.connect(lambda result: self._over(lambda: then(result)))
        doing.failed.connect(lambda error: self._over(lambda: self.notice(mistake(error, parent=self))))
        doing.stopped.connect(lambda: self._over(self._say_stopped))
        self._stage.addWidget(doing)
        self._rows.hide()
        doing.start()

    def _say_stopped(self) -> None:
        self.notice(Banner("info", _("Stopped. Nothing was written."), parent=self))

    def _over(self, then: Callable[[], None]) -> None:
        self._doing = None
        self._show_rows()
        then()

    def _stop(self) -> None:
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.blockSignals(True)
            doing.stop()
        if self._back is not None:
            self._back.forget()
            self._back = None

    def _show_rows(self) -> None:
        self._back = None
        self._clear_stage()
        self._rows.show()

    def _clear_stage(self) -> None:
        empty_layout(self._stage)

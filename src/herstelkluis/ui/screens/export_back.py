"""Everything that was taken along comes into an empty vault; a locked file asks for its words first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.crypto.age import Identity
from herstelkluis.errors import ExportLockedError, KluisError, WrongWordsError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.button import Main, Plain
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.events import DocumentsChanged
from herstelkluis.vault.exporting.files import key_in_words, open_export
from herstelkluis.vault.exporting.reading import bring_back
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.vault import Vault


class BackStep(QWidget):
    """One file on its way in. `ended` carries how much came, `stopped` says that nothing did."""

    ended = Signal(object)
    stopped = Signal()

    def __init__(self, vault: Vault, path: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault, self._path = vault, path
        self._words: TwelveWords | None = None
        self._doing: Doing | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def begin(self) -> None:
        """Take it in, as far as that goes without words."""
        self._take()

    def _take(self, *identities: Identity) -> None:
        vault, path = self._vault, self._path

        def work(tell: Progress) -> Counts:
            with open_export(path, *identities) as files:
                return bring_back(vault, files, tell)

        self._empty()
        doing = self._doing = Doing(work, _("One moment. Everything is coming in."), parent=self)
        doing.ended.connect(self._came)
        doing.failed.connect(self._failed)
        doing.stopped.connect(self.stopped)
        self._column.addWidget(doing)
        doing.start()

    def _came(self, counts: Counts) -> None:
        self._vault.events.emit(DocumentsChanged())
        self.ended.emit(counts)

    def _failed(self, error: KluisError) -> None:
        if isinstance(error, ExportLockedError):
            self._ask()
        elif isinstance(error, WrongWordsError):
            self._ask(sentence(error))
        else:
            self._empty()
            self._column.addWidget(mistake(error, parent=self))
            self._add_buttons(_("Back"))

    def _ask(self, wrong: str = "") -> None:
        self._empty()
        self._column.addWidget(Words(_("This file is locked"), "section", parent=self))
        self._words = TwelveWords(parent=self)
        self._words.set_label(_("The words of this file"))
        self._words.set_help(_("Seven words, or the twelve words of the vault it came from."))
        self._words.set_mistake(wrong)
        self._words.returned.connect(self._typed)
        self._column.addWidget(self._words)
        main = Main(_("Open the file"), "key-round")
        main.clicked.connect(self._typed)
        self._add_buttons(_("Stop"), main)
        self._words.setFocus()

    def _typed(self) -> None:
        if self._words is None:
            return
        try:
            identity = key_in_words(self._words.text())
        except WrongWordsError as error:
            self._words.set_mistake(sentence(error))
            self._words.setFocus()
        else:
            self._take(identity)

    def _add_buttons(self, stop: str, *others: Main) -> None:
        row = Wrap(12)
        leave = Plain(stop)
        leave.clicked.connect(self.stopped)
        for button in (leave, *others):
            row.addWidget(button)
        self._column.addLayout(row)
        leave.setFocus()

    def _empty(self) -> None:
        if self._words is not None:
            self._words.empty()
        self._words = self._doing = None
        empty_layout(self._column)

    def forget(self) -> None:
        """Let go of words that were typed, and of the work."""
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.blockSignals(True)
            doing.stop()
        self._empty()

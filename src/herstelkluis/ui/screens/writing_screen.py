"""What every screen with a document in it does: take over, save, say so, keep the words when saving fails."""

from __future__ import annotations

from datetime import datetime
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.model.document import Document
from herstelkluis.model.text import Run, join
from herstelkluis.model.words import runs_of
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.find_in import FindIn
from herstelkluis.ui.speech import announce
from herstelkluis.ui.spelling import Spelling
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.find_bar import FindBar
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.runs_clipboard import mime_of_runs
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.writing import Session, Writing


class WritingScreen(Screen):
    """Subclasses build in `body` and call `open_document`. `undo` holds what was done with lines, per document."""

    leaving = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.writing: Writing | None = None
        self.undo = QUndoStack(self)
        self.spelling = Spelling(session.vault, self)
        self.setProperty("spelling", self.spelling)
        self.save_state = SaveState(parent=self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self._copy = Second(_("Copy text"), dense=True, parent=self)
        self._again = Quiet(_("Try again"), dense=True, parent=self)
        self._failing = Banner("mistake", _("Saving does not work now"), "", [self._copy, self._again], parent=self)
        self._failing.hide()
        self._copy.clicked.connect(self._copy_words)
        self._again.clicked.connect(self.save_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.body, 1)
        self._bar = FindBar(parent=self)
        self._find = FindIn(self, self._bar)
        column.addWidget(self._bar)
        column.addWidget(self._failing)
        self._keys("Ctrl+S", self.save_now)
        self._keys("Ctrl+F", self._find.open)
        self._keys("Ctrl+Shift+P", self.toggle_private)
        self._keys("F7", self.go_to_spelling)
        self._keys("Ctrl+Z", self.undo_last)
        self._keys("Ctrl+Shift+Z", self.redo_last)

    def open_document(self, document: Document) -> Writing:
        """Write in this document from now on."""
        self.close_document()
        self.writing = Writing(self.session, document, self)
        self.writing.saved.connect(self._saved)
        self.writing.failed.connect(self._failed)
        self.save_state.all_saved()
        return self.writing

    def show_document(self, document: Document, answer: str = "", part: int = 0) -> None:
        """Write in this document: at an answer, or at a part."""
        raise NotImplementedError

    def close_document(self) -> None:
        """Settle and let go of the document, and of what could be undone in it."""
        if self.writing is not None:
            self.writing.settle()
            self.writing.deleteLater()
            self.writing = None
        self.undo.clear()

    def save_now(self) -> None:
        """Settle, and say that it is saved."""
        if self.writing is not None and self.writing.settle():
            self._saved(self.session.vault.clock())
            announce(self, _("Saved"))

    def undo_last(self) -> None:
        """Undo what was done last; what was done just now is a step too."""
        if self.writing is not None:
            self.writing.gather()
        self.undo.undo()

    def redo_last(self) -> None:
        """Do again what was undone; what was typed since is taken over first."""
        if self.writing is not None:
            self.writing.gather()
        self.undo.redo()

    def toggle_private(self) -> None:
        """Make the chosen words private, or public again, where the keyboard is in own words."""
        edit = self.text_now()
        if edit is not None:
            edit.set_private(on=not edit.is_private_here)

    def go_to_spelling(self) -> None:
        """To the next word that is spelt unlike the dictionary, where the keyboard is in own words."""
        edit = self.text_now()
        if edit is not None and self.spelling.is_on and not edit.go_to_next_mark():
            announce(edit, _("No other word is marked"))

    def text_now(self) -> OwnWords | None:
        """The text with the keyboard in it."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, OwnWords) and self.isAncestorOf(focus) else None

    def texts_shown(self) -> dict[str, OwnWords]:
        """The texts on the screen, by the key of their answer."""
        found: dict[str, OwnWords] = {}
        for edit in self.findChildren(OwnWords):
            above: QWidget | None = edit
            while above is not None and not above.property("answer"):
                above = above.parentWidget()
            if above is not None:
                found[str(above.property("answer"))] = edit
        return found

    def come_to(self, answer: str) -> None:
        """Show the question with this key, where it is not on the screen."""

    def leave(self) -> None:
        self.leaving.emit()
        if self.writing is not None:
            self.writing.settle()

    def clear(self) -> None:
        self.undo.clear()
        self.spelling.forget()
        self._find.clear()
        if self.writing is not None:
            self.writing.deleteLater()
            self.writing = None
        self.title = self.subtitle = ""

    def place(self) -> dict[str, object]:
        return {"document": self.writing.document.id} if self.writing is not None else {}

    def _keys(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def _saved(self, at: datetime) -> None:
        self._failing.hide()
        self.save_state.saved(at)

    def _failed(self, error: KluisError) -> None:
        message, next_step = say_error(error)
        safe = _("Your text is still on the screen. Copy your text or try again.")
        self._failing.set_words(_("Saving does not work now"), " ".join(filter(None, (message, next_step, safe))))
        self._failing.show()
        self.save_state.failing()

    def _copy_words(self) -> None:
        if self.writing is not None:
            self.writing.gather()
            parts = [part for answer in self.writing.document.body.values() if (part := runs_of(answer))]
            between = chain.from_iterable((*part, Run("\n\n")) for part in parts[:-1])
            QApplication.clipboard().setMimeData(mime_of_runs(join((*between, *chain(*parts[-1:])))))
            announce(self, _("Your text is copied"))

"""The margin beside a form: it shows what belongs to the text the keyboard is in, at its height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.ui.forms.words import TextEditor
from herstelkluis.ui.screens.margin import MarginColumn
from herstelkluis.ui.screens.margin_ties import MarginTies
from herstelkluis.ui.screens.tab_after import tab_after
from herstelkluis.ui.spelling import Spelling
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.writing import Writing

if TYPE_CHECKING:
    from herstelkluis.ui.screens.parts import PartsScreen


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of the form: the key of its answer, and where it is written."""

    key: str
    editor: TextEditor

    @property
    def text(self) -> OwnWords:
        """The text with own words."""
        return self.editor.edit

    def focus(self) -> None:
        """Put the keyboard in it."""
        self.editor.focus_first()


class PartMargin(QWidget):
    """Out of sight until the keyboard comes to a text; its place stays free, so the form never moves."""

    def __init__(self, screen: PartsScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.block: _Place | None = None
        self.margin = MarginColumn(parent=self)
        self._room = QWidget(self)
        self._room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._room)
        column.addWidget(self.margin, 1)
        self.set_narrow(narrow=False)
        self.ties = MarginTies(self, self)
        self._align = QTimer(self)
        self._align.setSingleShot(True)
        self._align.timeout.connect(self._put_beside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)
        self.forget()

    @property
    def writing(self) -> Writing | None:
        """The document being written in."""
        return self._screen.writing

    @property
    def spelling(self) -> Spelling:
        """The spelling of the screen."""
        return self._screen.spelling

    def show_part(self) -> None:
        """Another part is on the screen."""
        self.forget()
        if self.writing is not None:
            self.ties.arrive(self._places(), self.writing.document.body)

    def set_narrow(self, *, narrow: bool) -> None:
        """Below the form, or beside it with its place kept free."""
        policy = self.margin.sizePolicy()
        policy.setRetainSizeWhenHidden(not narrow)
        self.margin.setSizePolicy(policy)
        self._room.setVisible(not narrow)

    def forget(self) -> None:
        """Let go of every word."""
        self.block = None
        self.ties.clear()
        self.margin.clear()
        self.margin.hide()

    def _places(self) -> list[_Place]:
        editors = self._screen.form.editors.items()
        return [_Place(key, editor) for key, editor in editors if isinstance(editor, TextEditor)]

    def _keyboard_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.writing is None or not self._screen.form.isAncestorOf(now):
            return
        self.block = next((one for one in self._places() if one.editor.isAncestorOf(now)), None)
        self.margin.setVisible(self.block is not None)
        if self.block is not None:
            self.writing.gather()
            answer = self.ties.answer(self.block.key, self.writing.document.body.get(self.block.key))
            self.margin.show_answer(answer, dict(self._screen.session.vault.people()), with_private=False)
            self._align.start(0)

    def _put_beside(self) -> None:
        if self.block is not None:
            tab_after(self._screen.form.last_stop(self.block.key), self.margin)
            top = self.block.editor.mapTo(self._screen, QPoint(0, 0)).y() - self.mapTo(self._screen, QPoint(0, 0)).y()
            self._room.setFixedHeight(max(0, top))

"""Mijn verhaal in vijf zinnen: the sentences at the left, and at the right what each chapter wanted remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import says_something, with_value
from herstelkluis.model.body import Row, Rows
from herstelkluis.model.document import Document, new_id
from herstelkluis.ui.screens.remembered_list import RememberedList
from herstelkluis.ui.screens.row_undo import RowStep
from herstelkluis.ui.screens.sentences import Sentences
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.sheet import Sheet
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.remembered import SENTENCES, WORDS, Remembered, may_go, remembered, sentences, with_sentence


class ShortStoryScreen(WritingScreen):
    """Every word is the person's: lines are taken over as they stand, or written here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._order: tuple[str, ...] = ()
        self.sentences = Sentences(new_id, parent=self)
        self.offers = RememberedList(parent=self)
        self._put_back = FlushQuiet(_("A sentence is gone. Put it back"), parent=self)
        self._put_back.hide()
        paper, right = Sheet(parent=self), QWidget(self)
        paper.column.setContentsMargins(32, 24, 28, 20)
        paper.column.addWidget(Words(_("My sentences"), "section", parent=paper))
        paper.column.addWidget(Words(_("Five is an idea. Fewer or more is fine too."), "help", "muted", parent=paper))
        paper.column.addSpacing(10)
        paper.column.addWidget(self.sentences)
        paper.column.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offers)
        column.addStretch(1)
        self.body.addWidget(Columns([paper, right], (600, 420), gap=40, parent=self), 1)
        done, read = Main(_("Ready for now"), "check"), Quiet(_("Read it all"), "file-text")
        stop = Second(_("Stop for now"), "pause")
        self._foot = Foot(done, [read, stop], [self.save_state, self._put_back], parent=self)
        self._foot.hide()
        for button in (done, stop):
            button.clicked.connect(self._to_story)
        read.clicked.connect(self._read)
        self.sentences.changed.connect(self._changed)
        self.sentences.arranged.connect(self._arranged)
        self.sentences.source_asked.connect(self._open_piece)
        self.sentences.may_go_asked.connect(self._may_go)
        self.offers.take_asked.connect(self._take_over)
        self.offers.open_asked.connect(self._open_piece)
        self._put_back.clicked.connect(self.undo.undo)
        self.undo.indexChanged.connect(self._undo_moved)

    def show_document(self, document: Document, _answer: str = "", _part: int = 0) -> None:
        """Show a short story, with the lines of the chapters beside it."""
        writing = self.open_document(document)
        self.title = document.title or (writing.template.title if writing.template is not None else "")
        self.subtitle = _("In your own words. Nothing is made up here.")
        self._show(sentences(document))
        self.sentences.focus_line()

    def clear(self) -> None:
        super().clear()
        self.sentences.clear()
        self.offers.clear()

    def foot(self) -> Foot | None:
        return self._foot

    # --- changes ------------------------------------------------------------------------------------------------

    def _show(self, rows: tuple[Row, ...]) -> None:
        self.sentences.show_rows(rows)
        self._order = tuple(row.id for row in rows)
        self._show_offers()

    def _show_offers(self) -> None:
        if self.writing is not None:
            self.offers.show_lines(remembered(self.session.vault), self.writing.document)

    def _changed(self) -> None:
        if self.writing is not None:
            self.writing.later(SENTENCES, self._take)

    def _take(self) -> None:
        if self.writing is None:
            return
        kept = tuple(row for row in self.sentences.rows() if says_something(row.cells.get(WORDS)))
        self.writing.change(with_value(self.writing.document, SENTENCES, Rows(kept)))

    def _arranged(self) -> None:
        """A sentence was added, moved or taken away: one step to undo."""
        if self.writing is None:
            return
        before, kept = self._order, sentences(self.writing.document)
        self._take()
        self._order = tuple(row.id for row in self.sentences.rows())
        self._step(before, kept)
        self._show_offers()

    def _take_over(self, one: Remembered) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        before, kept = self._order, sentences(self.writing.document)
        self.writing.change(with_sentence(self.writing.document, one))
        self._show(sentences(self.writing.document))
        self._step(before, kept)
        self.sentences.focus_line(self._order[-1] if self._order else "")

    def _may_go(self, row_id: str) -> None:
        if self.writing is not None:
            self.writing.gather()
            self.writing.change(may_go(self.writing.document, row_id))
            self._show(sentences(self.writing.document))
            self.sentences.focus_line(row_id)

    def _step(self, before: tuple[str, ...], kept: tuple[Row, ...]) -> None:
        if before != self._order:
            self.undo.push(RowStep(before, self._order, kept, self._now, self._put))

    def _now(self) -> tuple[Row, ...]:
        return sentences(self.writing.document) if self.writing is not None else ()

    def _put(self, rows: tuple[Row, ...]) -> None:
        if self.writing is not None:
            self.writing.gather()
            self.writing.change(with_value(self.writing.document, SENTENCES, Rows(rows)))
            self._show(rows)
            self.sentences.focus_line()

    def _undo_moved(self) -> None:
        step = self.undo.command(self.undo.index() - 1) if self.undo.canUndo() else None
        self._put_back.setVisible(isinstance(step, RowStep) and step.took_away)

    # --- ways on ------------------------------------------------------------------------------------------------

    def _open_piece(self, document_id: str) -> None:
        self.go.emit("write", {"document": document_id})

    def _to_story(self) -> None:
        self.go.emit("story", {})

    def _read(self) -> None:
        if self.writing is not None:
            self.go.emit("read", {"document": self.writing.document.id})

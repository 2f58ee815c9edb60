"""Vandaag: a sheet with the cursor in it at once, and beside it the ways on."""

from __future__ import annotations

import contextlib
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.errors import DocumentMissingError, KluisError
from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document
from herstelkluis.ui.screens import today_lists
from herstelkluis.ui.screens.card_ask import CardAsk
from herstelkluis.ui.screens.ending_soon import EndingSoon
from herstelkluis.ui.screens.own_sentence import SENTENCE, OwnSentence
from herstelkluis.ui.screens.today_lists import NOTE_KIND, LastNotes, WhereYouWere
from herstelkluis.ui.screens.words_ask import WordsAsk
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.session import Session
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.sheet import Sheet
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.givings import ending_soon

ON_THE_SHEET = "today_sheet"  # the note that lies on the sheet, also after closing
ANSWER = "notitie.tekst"


class TodayScreen(WritingScreen):
    """What is typed is saved by itself; "In mijn notities leggen" puts it away and clears the sheet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._kept = ""
        self._is_narrow = False
        self._foot: Foot | None = None
        self.words = OwnWords(_("Do you want to write something down?"), parent=self)
        self.words.setProperty("answer", ANSWER)
        self.words.textChanged.connect(self._typed)
        self._put = Main(_("Put it with my notes"), parent=self)
        self._put.clicked.connect(self.put_away)
        policy = self.save_state.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.save_state.setSizePolicy(policy)
        self._sheet_row = QHBoxLayout()
        self._sheet = self._make_sheet()
        self._first_days = self._make_first_days()
        self._notes_head, self._notes = QWidget(self), LastNotes(self.go.emit)
        self._places = WhereYouWere(self.go.emit, parent=self)
        self._words_ask = WordsAsk(session, self.go.emit, parent=self)
        self._ending = EndingSoon(self.go.emit, parent=self)
        self._card_ask = CardAsk(session, self.go.emit, parent=self)
        self._shelf = Link(_("All sheets"), icon="file-text", parent=self)
        self._shelf.clicked.connect(lambda: self.go.emit("shelf", {"part": "today"}))
        self._sentence = OwnSentence(session, parent=self)
        self._columns = Columns([self._left(), self._right()], (612, 410), gap=48, parent=self)
        self.body.addWidget(self._columns)
        self._show_failing_above()

    def _show_failing_above(self) -> None:
        """The mistake stands above the sheet, where the eyes are."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, self._failing)
            column.setSpacing(12)
        self._copy.setText(_("Copy my text"))

    def _make_sheet(self) -> Sheet:
        sheet = Sheet(parent=self)
        sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sheet.column.addWidget(Words(_("Do you want to write something down?"), "section", parent=sheet))
        under = _("A sentence is enough. It stays on this computer.")
        sheet.column.addWidget(Words(under, "help", "muted", parent=sheet))
        sheet.column.addSpacing(6)
        sheet.column.addWidget(self.words, 1)
        sheet.column.addLayout(self._sheet_row)
        return sheet

    def _make_first_days(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(_("Would you rather begin with your story or your plan?"), "body", parent=holder))
        story, plan = (
            Link(_("My story"), _("Begin with my story")),
            Link(_("My crisis plan"), _("Begin with my crisis plan")),
        )
        story.clicked.connect(self._to_story)
        plan.clicked.connect(self._to_plan)
        row = Wrap(24)
        row.addWidget(story)
        row.addWidget(plan)
        column.addLayout(row)
        return holder

    def _left(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheet, 1)
        column.addSpacing(18)
        column.addWidget(self._first_days)
        head = QHBoxLayout(self._notes_head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Words(_("Written last"), "sub", parent=self._notes_head), 1)
        every = Link(_("All notes"), parent=self._notes_head)
        every.clicked.connect(self._to_notes)
        head.addWidget(every)
        column.addWidget(self._notes_head)
        column.addLayout(self._notes)
        return left

    def _right(self) -> QWidget:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        column.addWidget(self._sentence)
        column.addWidget(self._places)
        column.addWidget(self._ending)
        column.addWidget(self._card_ask)
        column.addWidget(self._words_ask)
        column.addWidget(self._shelf)
        column.addStretch(1)
        return right

    def enter(self, **what: object) -> None:
        vault = self.session.vault
        today = vault.clock().astimezone().date()
        owner = str(vault.preference("owner", "") or "")
        self.title = _("Hello {name}").format(name=owner) if owner else _("Hello")
        self.subtitle = _day_without_year(today)
        self.titles_changed.emit()
        asked = str(what.get("document", "")) or str(vault.preference(ON_THE_SHEET, "") or "")
        if self.writing is None or (asked and asked != self.writing.document.id) or self._is_thrown_away():
            self._lay_on_sheet(self._note(asked))
        self._show_around(today)
        self.words.setFocus()

    def leave(self) -> None:
        self._take_over()
        super().leave()

    def clear(self) -> None:
        super().clear()
        self.words.set_runs(())
        self._notes.show_notes([], date.min, self)
        self._places.forget()
        self._ending.forget()
        self._card_ask.forget()
        self._sentence.forget()

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self._is_narrow = narrow
        self.words.setMinimumHeight(theme().px(56 if narrow else 150))
        self._place_deeds()

    def put_away(self) -> None:
        """Settle the note, and give a clean sheet. When saving fails the words stay where they are."""
        self._take_over()
        if self.writing is None or not self.writing.settle():
            return
        self._remember("")
        self._lay_on_sheet(self.session.vault.start(NOTE_KIND))
        self._show_around(self.session.vault.clock().astimezone().date())
        announce(self.words, _("It lies with your notes."))
        self.words.setFocus()

    def _is_thrown_away(self) -> bool:
        """Whether the note on the sheet went to the bin, or for ever."""
        try:
            return self.session.vault.document(self._here).deleted_at is not None
        except DocumentMissingError:
            return self._kept == self._here  # a clean sheet is not in the vault either

    @property
    def _here(self) -> str:
        return self.writing.document.id if self.writing is not None else ""

    def _note(self, document_id: str) -> Document:
        """The note that lay on the sheet, or a new one."""
        vault = self.session.vault
        with contextlib.suppress(DocumentMissingError):
            if document_id:
                found = vault.document(document_id)
                if found.kind == NOTE_KIND and found.deleted_at is None:
                    return found
        return vault.start(NOTE_KIND)

    def _lay_on_sheet(self, note: Document) -> None:
        self._kept = note.id if note.revision else ""
        self.open_document(note)
        value = note.body.get(ANSWER, Answer()).value
        self.words.set_runs(value.runs if isinstance(value, Text) else ())
        self.save_state.setVisible(bool(note.revision))  # nothing is said of saving before there is anything to save

    def _typed(self) -> None:
        if self.writing is not None:
            self.save_state.show()
            self.writing.later(ANSWER, self._take_over)

    def _take_over(self) -> None:
        if self.writing is not None:
            text = self.words.runs()
            known = self.writing.document.body.get(ANSWER, Answer()).value
            if text != (known.runs if isinstance(known, Text) else ()):
                self.writing.change(with_value(self.writing.document, ANSWER, Text(text)))
                self._remember(self.writing.document.id)

    def _remember(self, document_id: str) -> None:
        """Know after closing which note lies here. Failing costs nothing: the words are in the notes then."""
        if document_id != self._kept:
            self._kept = document_id
            with contextlib.suppress(KluisError):
                self.session.vault.prefer(ON_THE_SHEET, document_id)

    def _show_around(self, today: date) -> None:
        vault = self.session.vault
        notes = today_lists.last_notes(vault, self._here)
        chapter, plan = today_lists.last_chapter(vault), today_lists.last_plan(vault)
        first_days = not (notes or chapter or plan)
        self._first_days.setVisible(first_days)
        self._notes_head.setVisible(bool(notes))
        self._notes.show_notes(notes, today, self)
        self._ending.show_givings(ending_soon(vault, vault.clock()), today)
        self._card_ask.show_if_old()
        self._words_ask.show_if_time()
        self._places.show_places(chapter, plan)
        self._sentence.show_sentence()
        self._sentence.setVisible(not first_days or bool(vault.preference(SENTENCE, "")))

    def _place_deeds(self) -> None:
        """Saved-state and button: in the sheet when wide, in a foot that stays when narrow."""
        old, self._foot = self._foot, None
        if self._is_narrow:
            self._foot = Foot(self._put, left=[self.save_state], parent=self)
        else:
            self._sheet_row.addWidget(self.save_state, 1)
            self._sheet_row.addWidget(self._put)
        self.foot_changed.emit()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _to_story(self) -> None:
        self.go.emit("story", {})

    def _to_plan(self) -> None:
        self.go.emit("crisis", {})

    def _to_notes(self) -> None:
        self.go.emit("notes", {})


def _day_without_year(day: date) -> str:
    words = f"{say_weekday(day)} {say_day(day).rsplit(' ', 1)[0]}"
    return words[:1].upper() + words[1:]

"""Over dit hoofdstuk: own title, when it was, how far it is, whether it may leave, and whether it is folded."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.answering import name_key
from herstelkluis.model.body import Files
from herstelkluis.model.document import Document, Done, Level, ShareState
from herstelkluis.model.fuzzy import format_period, parse_period
from herstelkluis.model.tags import parse_tags, say_tags, with_tags
from herstelkluis.model.template import FieldType, Template
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.files import FilesEditor
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.ui.forms.labelled import Labelled
from herstelkluis.ui.forms.words import say_back
from herstelkluis.ui.screens.parts import BACK
from herstelkluis.ui.screens.piece_ties import PieceTies
from herstelkluis.ui.screens.to_bin import ToBin
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.life import birth_year

SHARING = (
    (ShareState.ONLY_ME, N_("Only me"), N_("Not now. You can change this later.")),
    (ShareState.MAY_GO, N_("May go along, if I choose it"), N_("Nothing leaves by itself.")),
    (ShareState.NEVER, N_("Never goes along"), N_("Never. It cannot go in a package.")),
)
LEVELS = (
    (Level.ORDINARY, N_("ordinary")),
    (Level.PERSONAL, N_("personal")),
    (Level.SENSITIVE, N_("very sensitive")),
)
HOW_FAR = ((Done.IDEA, N_("an idea")), (Done.BUSY, N_("in progress")), (Done.FOR_NOW, N_("ready for now")))


class AboutScreen(WritingScreen):
    """What is known about one piece from outside; every change is saved like words are."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._title = Field(_("My own title"), _("Empty: the title of the chapter."), own=True, parent=self)
        self._period = Field(
            _("When was this?"), _("A year, or ‘rond mijn 12e’. Vague is fine."), own=True, parent=self
        )
        self._done = DropList(_("How far are you?"), parent=self)
        self._level = DropList(_("How sensitive is this?"), parent=self)
        for done, words in HOW_FAR:
            self._done.addItem(_(words), done.value)
        for level, words in LEVELS:
            self._level.addItem(_(words), int(level))
        self._tags = LineEdit(own=True, parent=self)
        self._tags.setAccessibleName(_("Words to find this by"))
        self._ties = PieceTies(parent=self)
        self._files = FilesEditor(_("Files with this piece"), FilesDesk(self), parent=self)
        self._files_with_label = Labelled(_("Files with this piece"), "", self._files, self._files, parent=self)
        self._folded = Tick(_("Folded: only the title is shown"), parent=self)
        cards = QWidget(self)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._cards: dict[ShareState, ChoiceCard] = {}
        for state, name, line in SHARING:
            card = ChoiceCard(_(name), _(line), parent=cards)
            card.clicked.connect(self._changed)
            column.addWidget(card)
            self._cards[state] = card
        left, right = QWidget(self), QWidget(self)
        one, other = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (one, other):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(16)
        one.addWidget(self._title)
        one.addWidget(self._period)
        tags_help = _("With commas between them. They stay at home.")
        one.addWidget(Labelled(_("Words to find this by"), tags_help, self._tags, self._tags, parent=self))
        one.addWidget(Labelled(_("How far are you?"), "", self._done, self._done, parent=self))
        one.addWidget(self._folded)
        one.addWidget(self._ties)
        one.addWidget(self._files_with_label)
        one.addStretch(1)
        other.addWidget(Words(_("May this leave?"), "sub", parent=right))
        other.addWidget(cards)
        help_text = _("What is very sensitive never goes along by itself.")
        other.addWidget(Labelled(_("How sensitive is this?"), help_text, self._level, self._level, parent=self))
        other.addStretch(1)
        self.body.addWidget(Columns([left, right], (1, 1), parent=self), 1)
        self._to_bin = ToBin(self, self._list_of_this)
        self.body.addWidget(self._to_bin)
        back = FlushQuiet(_("Back to writing"), "arrow-left")
        back.clicked.connect(self._back)
        self._foot = Foot(None, (), [back, self.save_state], parent=self)
        self._foot.hide()
        self._period.line.textChanged.connect(self._say_period)
        for edit in (self._title.line, self._period.line, self._tags):
            edit.textEdited.connect(self._changed)
        order = [self._period.edit, self._tags, self._done, self._folded, *self._ties.order()]
        order += [*self._cards.values(), self._level, self._to_bin]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._ties.changed.connect(self._changed)
        self._files.changed.connect(self._changed)
        self._ties.asked.connect(self._go_to)
        self._done.activated.connect(self._changed)
        self._level.activated.connect(self._changed)
        self._folded.clicked.connect(self._changed)

    def show_document(self, document: Document, _answer: str = "", _part: int = 0) -> None:
        """Show what is known about this piece."""
        writing = self.open_document(document)
        chapter = writing.template.section(document.section) if writing.template is not None else None
        kind = writing.template.title if writing.template is not None else ""
        fallback = chapter.title if chapter is not None else kind
        about = _("About this chapter") if document.section else _("About this piece")
        self.title, self.subtitle = document.title or fallback, about
        self._title.setVisible(writing.template is None or name_key(writing.template) is None)
        self._title.set_help(_("Empty: the title of the chapter.") if document.section else "")
        self._tags.setText(say_tags(document.tags))
        self._ties.show_document(self.session.vault, document)
        self._files.show_value(Files(document.files))
        self._files_with_label.setVisible(bool(document.files) or not _has_file_field(writing.template))
        self._title.set_text(document.title)
        self._period.set_text(format_period(document.period) if document.period is not None else "")
        self._done.setCurrentIndex(self._done.findData(document.done.value))
        self._level.setCurrentIndex(self._level.findData(int(document.level)))
        self._folded.setChecked(document.folded)
        self._cards[document.share].setChecked(True)
        (self._title.edit if self._title.isVisibleTo(self) else self._period.edit).setFocus()

    def clear(self) -> None:
        super().clear()
        self._title.set_text("")
        self._period.set_text("")
        self._tags.setText("")
        self._ties.clear()
        self._files.show_value(None)

    def foot(self) -> Foot | None:
        return self._foot

    def _say_period(self) -> None:
        """What was understood of the words, in place of the help; they stay as they are."""
        said = say_back(self._period.text(), lambda: birth_year(self.session.vault))
        self._period.set_help(said or _("A year, or ‘rond mijn 12e’. Vague is fine."))

    def _changed(self) -> None:
        if self.writing is not None:
            self.writing.later("about", self._take)

    def _take(self) -> None:
        if self.writing is None:
            return
        words = as_typed(self._period.text())
        share = next(state for state, card in self._cards.items() if card.isChecked())
        before = self.writing.document
        kept = before.period is not None and format_period(before.period) == words
        tags = parse_tags(as_typed(self._tags.text()))
        files = self._files.value()
        tagged = with_tags(before, self.writing.template, tags) if tags != before.tags else before
        self.writing.change(
            replace(
                tagged,
                links=self._ties.links(),
                files=files.refs if isinstance(files, Files) else (),
                title=as_typed(self._title.text()).strip(),
                period=before.period if kept else parse_period(words) if words.strip() else None,
                done=Done(self._done.currentData()),
                level=Level(self._level.currentData()),
                folded=self._folded.isChecked(),
                share=share,
            )
        )

    def _list_of_this(self) -> str:
        template = self.writing.template if self.writing is not None else None
        return BACK.get(template.part, "today") if template is not None else "today"

    def _go_to(self, document: str, answer: str) -> None:
        self.go.emit("write", {"document": document, "answer": answer})

    def _back(self) -> None:
        if self.writing is not None:
            self.go.emit("write", {"document": self.writing.document.id, "open": True})


def _has_file_field(template: Template | None) -> bool:
    return template is not None and any(field.type is FieldType.FILE for _key, _section, field in template.fields())

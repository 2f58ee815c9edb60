"""Answering questions on paper: what is typed, not answering, what someone offered, and the place for next time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, State, next_open, questions, state_of, with_none, with_value
from herstelkluis.model.body import Answer, NoAnswer, Offered
from herstelkluis.model.document import Document
from herstelkluis.model.offering import agreed, without
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.ui.screens.answering_undo import AnsweringUndo
from herstelkluis.ui.screens.decided_undo import Change, DecidedStep
from herstelkluis.ui.screens.enough import EnoughAsked
from herstelkluis.ui.screens.heavy import is_heavy
from herstelkluis.ui.screens.question_block import QuestionBlock
from herstelkluis.ui.screens.question_paper import QuestionPaper
from herstelkluis.ui.screens.question_words import way_back
from herstelkluis.ui.screens.spot_keeper import SpotKeeper
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.writing import Session
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.resume import spot_of


class AnsweringScreen(WritingScreen):
    """Subclasses place `paper`, and say in `arrive` and `show_states` what stands around it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.at = 0
        self.paper = QuestionPaper(parent=self)
        self._asked: tuple[Question, ...] = ()
        self._enough: EnoughAsked | None = None
        self._spot = SpotKeeper(session, self)
        self._steps = AnsweringUndo(self)
        self.paper.edited.connect(self._typed)
        self.paper.rather.connect(self._rather_not)
        self.paper.decided.connect(self._decided)
        self.paper.reached.connect(self._reached)

    # --- for subclasses -----------------------------------------------------------------------------------------

    def lay_down(self, at: int) -> None:
        """Put the paper down, with the keyboard at this question."""
        self.show_question(min(at, len(self._asked) - 1))

    def show_question(self, at: int) -> None:
        """Come to another question; what was typed is taken over first."""
        raise NotImplementedError

    def arrive(self) -> None:
        """Say where the person is now."""
        if self.writing is not None and self.block is not None:
            self._spot.follow(self.writing.document, self.block)
        self._steps.look(self.paper.blocks.values())
        self.show_states()

    def show_states(self) -> None:
        """Say what was done with the questions."""

    def followed(self, document: Document, _key: str) -> Document:
        """What else changes with the words of an answer."""
        return document

    # --- coming and going ---------------------------------------------------------------------------------------

    def show_document(self, document: Document, answer: str = "", part: int | None = None) -> None:
        """Open a piece: at an answer, at a question, where the person was, or where nothing was said yet."""
        writing = self.open_document(document)
        self._asked = questions(writing.template, document) if writing.template is not None else ()
        spot = spot_of(self.session.vault, document)
        wanted = answer or (spot.answer if spot is not None and part is None else "")
        at = next((at for at, one in enumerate(self._asked) if one.key == wanted), part)
        self.lay_down(next_open(self._asked, document) if at is None else at)
        if spot is not None and self.block is not None and self.block.key == spot.answer == wanted:
            self._spot.put_back(self.block, spot)

    def leave(self) -> None:
        self._drop_enough()
        self._spot.keep_now()
        super().leave()

    def clear(self) -> None:
        super().clear()
        self._spot.let_go()
        self.paper.clear()
        self._steps.forget()
        self._asked = ()

    def place(self) -> dict[str, object]:
        return {**super().place(), "answer": self._asked[self.at].key} if self._asked else super().place()

    @property
    def block(self) -> QuestionBlock | None:
        """The question the person is at, on paper."""
        return self.paper.blocks.get(self.at)

    @property
    def editor(self) -> Editor | OwnWords | None:
        """Where the answer to it is written."""
        return self.block.editor if self.block is not None else None

    def text_now(self) -> OwnWords | None:
        return self.block.text if self.block is not None else super().text_now()

    def come_to(self, answer: str) -> None:
        self.show_question(next((at for at, one in enumerate(self._asked) if one.key == answer), self.at))

    def show_again(self, key: str) -> None:
        """Show a question again, as the document has it now."""
        self.lay_down(next((at for at, one in enumerate(self._asked) if one.key == key), self.at))

    def around(self) -> Around:
        """What fields of this document may point at."""
        vault = self.session.vault
        today, people = vault.clock().astimezone().date(), dict(vault.people())
        return Around(today, people, birth_year=lambda: birth_year(vault), files=FilesDesk(self))

    def go_on(self) -> None:
        """The next question, or back to where this belongs."""
        if self.at + 1 < len(self._asked):
            self.show_question(self.at + 1)
        else:
            self.stop()

    def stop(self) -> None:
        """Back to the story, after something heavy by way of a landing; everything is settled on leaving."""
        if self.writing is None:
            return
        document, template = self.writing.document, self.writing.template
        if is_heavy(template, document) or (document.section and document.folded):
            self.ask_page("landing")
        else:
            self.go.emit(way_back(template)[0], {})

    def ask_page(self, page: str) -> None:
        """To what stands around this piece: pause, landing, about, versions."""
        if self.writing is not None:
            one = self.writing.document
            self.go.emit("write", {"document": one.id, "kind": one.kind, "section": one.section, "show": page})

    def say_enough(self) -> None:
        """Ask once, as the person wanted: enough for today?"""
        self._drop_enough()
        self._enough = EnoughAsked()
        self._enough.stop.connect(self.stop)
        self.notice.emit(self._enough)

    def _drop_enough(self) -> None:
        asked, self._enough = self._enough, None
        if asked is not None:
            throw_away(asked)

    # --- changes ------------------------------------------------------------------------------------------------

    def _reached(self, at: int) -> None:
        """The keyboard came to another question."""
        if at != self.at and self.writing is not None:
            self.writing.gather()
            self.at = at
            self.arrive()

    def _typed(self, at: int) -> None:
        if self.writing is not None:
            self.writing.later(self._asked[at].key, lambda: self._take(at))

    def _take(self, at: int) -> None:
        block = self.paper.blocks.get(at)
        if self.writing is None or block is None:
            return
        before = self.writing.document
        written = with_value(before, block.key, block.value(), self.writing.template)
        self.writing.change(self.followed(written, block.key))
        after = self.writing.document.body.get(block.key)
        self._steps.took(block, before.body.get(block.key, Answer()), after or Answer())
        if state_of(before.body.get(block.key)) is not state_of(after):
            block.show_state(after)
            self.show_states()

    def _rather_not(self, at: int, why: str) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        block, before = self.paper.blocks[at], self.writing.document.body.get(self._asked[at].key, Answer())
        if state_of(before) is not State.ANSWERED:
            self.writing.change(with_none(self.writing.document, block.key, NoAnswer(why) if why else None))
            self._steps.took(block, before, self.writing.document.body.get(block.key, Answer()))
        if why:
            self.passed_by(at)
        else:
            block.focus()
            block.show_state(None)
            self.show_states()
            announce(block, _("The question is open"))

    def passed_by(self, _at: int) -> None:
        """A question was not answered, on purpose."""
        self.go_on()

    def _decided(self, at: int, offered: Offered, words: str) -> None:
        """The owner made words that someone offered the own ones, or (no words) left them out."""
        if self.writing is None:
            return
        self.writing.gather()
        question, document = self._asked[at], self.writing.document
        if words:
            self.writing.change(agreed(document, question.field, question.key, offered, words))
        else:
            self.writing.change(without(document, question.key, offered))
        self.undo.push(DecidedStep(question.key, offered, document, self.writing.document, self._put))
        self.lay_down(at)

    def _put(self, key: str, change: Change) -> None:
        if self.writing is not None:
            self.writing.gather()
            self.writing.change(change(self.writing.document))
            self.show_again(key)

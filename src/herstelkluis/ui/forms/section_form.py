"""One part of a document as a form: each question with its label, help and widget, from the template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.model.answering import Question, State, state_of
from herstelkluis.model.body import Answer, Body, Value
from herstelkluis.model.helplines import page_numbers
from herstelkluis.model.template import Section
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.keep_home import KeepHome
from herstelkluis.ui.forms.labelled import Labelled
from herstelkluis.ui.forms.make import make_editor
from herstelkluis.ui.forms.rather import Rather
from herstelkluis.ui.forms.words import TextEditor
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.words import Words


class SectionForm(QWidget):
    """`edited` carries the key of the answer that was changed; `value_of` gives what stands there then.

    `rather` carries the key of a question and why it is not answered (a `NoAnswer`; empty: it is open again). `beneath`
    is room under each question, for what a screen has to say about it.
    """

    edited = Signal(str)
    rather = Signal(str, str)
    offers_none = True

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: dict[str, Rather] = {}
        self._keeps: dict[str, KeepHome] = {}
        self.editors: dict[str, Editor] = {}
        self.beneath: dict[str, QVBoxLayout] = {}
        self._labelled: dict[str, Labelled] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_section(self, section: Section, asked: Sequence[Question], body: Body, around: Around) -> None:
        """Show one part with its answers."""
        self.clear()
        questions = {id(one.field): one for one in asked}
        for field in section.fields:
            question = questions.get(id(field))
            if question is not None:
                self._add(question, body.get(question.key), around)
            else:
                for words in filter(None, (field.ask, *(page_numbers() if field.insert else ()))):
                    self._column.addWidget(Words(words, "help", "muted", parent=self))
        self._column.addStretch(1)

    def _add(
        self, question: Question, answer: Answer | None, around: Around, column: QVBoxLayout | None = None
    ) -> None:
        column = column if column is not None else self._column
        editor = make_editor(question.field, question.field.ask, around, parent=self)
        editor.show_value(answer.value if answer is not None else None)
        editor.setProperty("answer", question.key)
        editor.changed.connect(self._changed)
        self._labelled[question.key] = self._label(question, editor)
        self.show_state(question.key, answer)
        column.addWidget(self._labelled[question.key])
        self.beneath[question.key] = QVBoxLayout()
        column.addLayout(self.beneath[question.key])
        self.editors[question.key] = editor

    def value_of(self, key: str) -> Value | None:
        """What stands in this question now."""
        return self.editors[key].value()

    def show_value(self, key: str, value: Value | None) -> None:
        """Show another value in this question."""
        if key in self.editors:
            self.editors[key].show_value(value)

    def show_state(self, key: str, answer: Answer | None) -> None:
        """Say that this question was not answered on purpose, or offer that, or nothing where there is an answer."""
        if key in self._ways:
            self._ways[key].show_state(answer)
        if key in self._keeps:
            self._keeps[key].setVisible(state_of(answer) is State.ANSWERED)

    def set_mistake(self, key: str, sentence: str) -> None:
        """Say above this question what is amiss; an empty sentence takes it away."""
        if key in self._labelled:
            self._labelled[key].set_mistake(sentence)

    def last_stop(self, key: str) -> QWidget:
        """Where Tab leaves a text with its answer: what stands beside its label, while that is there."""
        beside = [one for one in (self._keeps.get(key), self._ways.get(key)) if one is not None and one.isVisible()]
        return next(iter(beside), self.editors[key])

    def focus_answer(self, key: str) -> None:
        """Put the keyboard in this question."""
        if key in self.editors:
            self.editors[key].focus_first()

    def focus_first(self) -> None:
        """Put the keyboard in the first question."""
        for key in list(self.editors)[:1]:
            self.focus_answer(key)

    def clear(self) -> None:
        """Let go of every widget, and of the words in it."""
        for editor in self.editors.values():
            editor.show_value(None)
        self.editors.clear()
        self.beneath.clear()
        self._labelled.clear()
        self._ways.clear()
        self._keeps.clear()
        empty_layout(self._column)

    def _changed(self) -> None:
        self.edited.emit(str(self.sender().property("answer")))

    def _label(self, question: Question, editor: Editor) -> Labelled:
        """The label; beside it what is quiet: not answering, or (of a text with words) keeping some at home.

        That is made after the editor, so Tab comes there later.
        """
        field, target = question.field, editor.focusProxy() or editor
        if not self.offers_none:
            return Labelled(field.ask, field.help, editor, target, parent=self)
        beside = QWidget(self)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        way = self._ways[question.key] = Rather(field.ask, parent=beside)
        way.chosen.connect(lambda why: self.rather.emit(question.key, why))
        row.addWidget(way)
        if isinstance(editor, TextEditor):
            way.give_room()
            keep = self._keeps[question.key] = KeepHome(editor.edit, field.ask, parent=beside)
            row.addWidget(keep)
        return Labelled(field.ask, field.help, editor, target, beside=beside, parent=self)

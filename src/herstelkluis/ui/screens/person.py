"""Someone of Mijn mensen: the form, where this person stands, and what becomes of that when a yes is taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Passage
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.way_to import way_to
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout, is_thrown_away, throw_away
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session, Writing
from herstelkluis.vault.person_places import PersonPlace, last_state, places_of, take_name_away

MOST = 3
"""So many questions are said of one piece; the piece itself has them all."""

NO_LONGER = ("withdrawn", "refused")


class PersonScreen(PartsScreen):
    """The form of a person with the places beneath it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._places = QVBoxLayout()
        self._places.setContentsMargins(0, 12, 0, 0)
        self._places.setSpacing(0)
        self._question: Banner | None = None
        self._states: dict[str, str] = {}
        super().__init__(session, parent)

    def place_form(self, form: QWidget) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addLayout(self._places)
        column.addStretch(1)
        super().place_form(holder)

    def open_document(self, document: Document) -> Writing:
        writing = super().open_document(document)
        self._states = self._states_now()
        return writing

    def clear(self) -> None:
        super().clear()
        self._states = {}
        self._question = None
        empty_layout(self._places)

    def part_shown(self) -> None:
        self._show_places()

    def taken_over(self, key: str) -> None:
        super().taken_over(key)
        before, self._states = self._states, self._states_now()
        if key in self._states and before.get(key) != self._states[key]:
            self._say(key, None)
            if self._states[key] in NO_LONGER:
                self._ask(key)

    def _states_now(self) -> dict[str, str]:
        asked = [one.key for one in self._asked if one.field.type is FieldType.CONSENT]
        document = self.writing.document if self.writing is not None else None
        return {key: last_state(document, key) for key in asked} if document is not None else {}

    @property
    def _name(self) -> str:
        return self.writing.document.title if self.writing is not None else ""

    def _show_places(self) -> None:
        empty_layout(self._places)
        if self.writing is None:
            return
        found = places_of(self.session.vault, self.writing.document.id)
        self._places.addWidget(Words(_("Where does this person stand?"), "sub", parent=self))
        if not found:
            self._places.addWidget(Words(_("In none of your pieces yet."), "help", "muted", parent=self))
        pieces: dict[str, list[PersonPlace]] = {}
        for one in found:
            pieces.setdefault(one.at.document, []).append(one)
        for number, places in enumerate(pieces.values(), 1):
            first = places[0]
            said = dict.fromkeys(": ".join(filter(None, (one.question, one.words))) for one in places)
            under = "\n".join(filter(None, list(said)[:MOST]))
            spoken = ", ".join(filter(None, (first.title, under.replace("\n", ", "), str(number))))
            row = ListRow(first.title, icon="file-text", under=under, own=False, rule=True, spoken=spoken, parent=self)
            row.setProperty("at", (first.at.document, first.at.answer))
            row.clicked.connect(self._chosen)
            self._places.addWidget(row)

    def _chosen(self) -> None:
        document, answer = self.sender().property("at")
        self.go.emit(*way_to(self.session.vault, Passage(document, answer)))

    def _say(self, key: str, banner: Banner | None) -> None:
        """Put a notice under this question, in place of the one there was."""
        old, self._question = self._question, banner
        if old is not None and not is_thrown_away(old):
            throw_away(old)
        if banner is not None and key in self.form.beneath:
            self.form.beneath[key].addWidget(banner)

    def _ask(self, key: str) -> None:
        """What to do with the places, when someone does not want to be named any more."""
        if self.writing is None:
            return
        count = len(places_of(self.session.vault, self.writing.document.id))
        if not count:
            return
        title = ngettext(
            "{name} still stands in {n} place. What do you want with it?",
            "{name} still stands in {n} places. What do you want with them?",
            count,
        ).format(name=self._name, n=count)
        text = _("The name goes along in no package and on no paper. In sentences of your own it stays.")
        away = Second(_("Take the name away there"), dense=True, parent=self)
        look = Quiet(_("Look at each place"), dense=True, parent=self)
        stay = Quiet(_("Leave it, for me alone"), dense=True, parent=self)
        away.clicked.connect(lambda: self._take_away(key))
        look.clicked.connect(lambda: self._look(key))
        stay.clicked.connect(lambda: self._leave(key))
        self._say(key, Banner("warning", title, text, [away, look, stay], parent=self))

    def _take_away(self, key: str) -> None:
        if self.writing is None or not self.writing.settle():
            return
        try:
            count = take_name_away(self.session.vault, self.writing.document.id, _("someone"))
        except KluisError as error:
            self._say(key, mistake(error, parent=self))
            return
        said = ngettext("In {n} place it says ‘someone’ now.", "In {n} places it says ‘someone’ now.", count)
        self._say(key, Banner("info", said.format(n=count), parent=self))
        self._show_places()
        self.form.focus_answer(key)

    def _look(self, key: str) -> None:
        self._say(key, None)
        rows = [row for row in self.findChildren(ListRow) if row.isVisible()]
        if rows:
            rows[0].setFocus()

    def _leave(self, key: str) -> None:
        self._say(key, None)
        self.form.focus_answer(key)

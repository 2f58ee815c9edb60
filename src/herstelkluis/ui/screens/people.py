"""Mijn mensen as a list, and adding someone."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import name_key, with_value
from herstelkluis.model.body import Line
from herstelkluis.model.text import as_typed
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.acquaintances import acquaintances, same_name
from herstelkluis.vault.vault import PERSON_KIND


class PeopleScreen(Screen):
    """Who is there; a name that is there already is asked about before a second one is made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._name = Field(_("Name"), _("As you call this person."), own=True, parent=self)
        self._question = QVBoxLayout()
        self._adding = QWidget(inside)
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 12)
        adding.addWidget(self._name)
        adding.addLayout(self._question)
        add = Second(_("Add"), "plus", parent=self._adding)
        stop = Quiet(_("Rather not"), parent=self._adding)
        buttons = QWidget(self._adding)
        row = Wrap(12, parent=buttons)
        row.addWidget(add)
        row.addWidget(stop)
        adding.addWidget(buttons)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addWidget(self._adding)
        column.addLayout(self._rows)
        words = _("finds it good to be named. About other people we ask you first.")
        column.addWidget(Marked("circle-check", words, sign_colour="primary", size=18, parent=inside))
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._main = Main(_("Add someone"), "plus")
        known = Second(_("My contacts"), "id-card")
        known.clicked.connect(lambda: self.go.emit("contacts", {"back": "people"}))
        sheets = Quiet(_("All sheets"), "file-text")
        sheets.clicked.connect(lambda: self.go.emit("shelf", {"part": "people"}))
        self._foot = Foot(self._main, [sheets, known], [SaveState(parent=self)], parent=self)
        self._foot.hide()
        self._main.clicked.connect(self.begin_adding)
        add.clicked.connect(self._add)
        session.signals.documents_changed.connect(self._changed)
        stop.clicked.connect(self._stop)
        self._name.edit.returnPressed.connect(self._add)  # type: ignore[attr-defined]  # a one-line field

    def enter(self, **_what: object) -> None:
        self.title, self.subtitle = _("My people"), _("Who stand around you?")
        self._adding.hide()
        self._show()
        first = self.findChild(ListRow)
        (first if first is not None else self._main).setFocus()

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        empty_layout(self._rows)
        known = acquaintances(self.session.vault)
        if not known:
            self._rows.addWidget(Words(_("Who would you call with good news?"), "big", parent=self))
        seen: dict[str, int] = {}
        for one in known:
            seen[one.name] = seen.get(one.name, 0) + 1
            said = one.said or _("not asked")
            row = ListRow(
                one.name,
                icon="circle-check" if one.agreed else "circle",
                icon_colour="primary" if one.agreed else "muted",
                aside=said,
                rule=True,
                spoken=", ".join(filter(None, (one.name, said, str(seen[one.name]) if seen[one.name] > 1 else ""))),
                parent=self,
            )
            row.setProperty("document", one.id)
            row.clicked.connect(self._chosen)
            self._rows.addWidget(row)

    def clear(self) -> None:
        empty_layout(self._rows)
        empty_layout(self._question)
        self._name.set_text("")

    def foot(self) -> Foot | None:
        return self._foot

    def begin_adding(self) -> None:
        """Ask for a name."""
        self._name.set_text("")
        empty_layout(self._question)
        self._adding.show()
        self._name.edit.setFocus()

    def _add(self) -> None:
        name = as_typed(self._name.text()).strip()
        empty_layout(self._question)
        if not name:
            self._name.set_mistake(_("Type a name. ‘My neighbour’ is fine too."))
            return
        self._name.set_mistake("")
        known = same_name(self.session.vault, name)
        if not known:
            self._make(name)
            return
        same = Second(_("The same: open this one"), dense=True, parent=self)
        other = Quiet(_("Someone else: add"), dense=True, parent=self)
        same.setProperty("document", known)
        same.clicked.connect(self._chosen)
        other.clicked.connect(self._make_anyway)
        title = _("There is a {name} already. Is this the same?").format(name=name)
        self._question.addWidget(Banner("warning", title, "", [same, other], parent=self._adding))

    def _make_anyway(self) -> None:
        self._make(as_typed(self._name.text()).strip())

    def _make(self, name: str) -> None:
        vault = self.session.vault
        template = vault.templates[PERSON_KIND]
        person = vault.start(PERSON_KIND)
        key = name_key(template)
        vault.drafts.change(with_value(person, key, Line(name), template) if key else person)
        self.go.emit("write", {"document": person.id})

    def _stop(self) -> None:
        self._adding.hide()
        self._main.setFocus()

    def _chosen(self) -> None:
        self.go.emit("write", {"document": str(self.sender().property("document"))})

"""Pointing at people of the vault in a form; one person may also be only words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import People, Ref, Value
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.links import LinksEditor
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

SOMEONE_ELSE = "\0someone else"


class PersonEditor(Editor):
    """One person: chosen from Mijn mensen, or in own words."""

    def __init__(self, spoken: str, around: Around, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._people = around.people
        self._drop = DropList(spoken, parent=self)
        self._words = LineEdit(own=True, dense=True, parent=self)
        self._words.setAccessibleName(_("{field}, in my own words").format(field=spoken))
        self._drop.activated.connect(self._chosen)
        self._words.textEdited.connect(self.changed)
        self.column.addWidget(self._drop)
        self.column.addWidget(self._words)
        self.setFocusProxy(self._drop)
        self.show_value(None)

    def value(self) -> Value | None:
        chosen = self._drop.currentData()
        if chosen == SOMEONE_ELSE:
            words = as_typed(self._words.text())
            return People((Ref("", words),)) if words.strip() else None
        return People((Ref(chosen, self._people.get(chosen, self._drop.currentText())),)) if chosen else None

    def show_value(self, value: Value | None) -> None:
        ref = value.refs[0] if isinstance(value, People) and value.refs else None
        _fill(self._drop, self._people, ref)
        self._drop.addItem(_("Someone else"), SOMEONE_ELSE)
        in_words = ref is not None and not ref.id
        self._drop.setCurrentIndex(max(0, self._drop.findData(SOMEONE_ELSE if in_words else ref.id if ref else "")))
        self._words.setText(ref.label if ref is not None and in_words else "")
        self._words.setVisible(in_words)

    def _chosen(self) -> None:
        in_words = self._drop.currentData() == SOMEONE_ELSE
        self._words.setVisible(in_words)
        if in_words:
            self._words.setFocus()
        self.changed.emit()


class PeopleEditor(Editor):
    """Several people: each on a line, and a list to add from."""

    def __init__(
        self,
        spoken: str,
        people: Mapping[str, str],
        *,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._spoken, self._people, self._most = spoken, people, most
        self._refs: tuple[Ref, ...] = ()
        self._lines = QWidget(self)
        self._drop = DropList(_("{field}: add").format(field=spoken), parent=self)
        self._drop.activated.connect(self._add)
        self.column.addWidget(self._lines)
        self.column.addWidget(self._drop)
        self._list = Wrap(12, parent=self._lines)
        self.show_value(None)

    def value(self) -> Value | None:
        return People(self._refs) if self._refs else None

    def show_value(self, value: Value | None) -> None:
        self._refs = value.refs if isinstance(value, People) else ()
        self._show()

    def focus_first(self) -> None:
        self._drop.setFocus()

    def _add(self) -> None:
        chosen = self._drop.currentData()
        if chosen:
            self._refs = (*self._refs, Ref(chosen, self._people[chosen]))
            self._show()
            self.changed.emit()

    def _remove(self) -> None:
        gone = self.sender().property("ref")
        self._refs = tuple(ref for number, ref in enumerate(self._refs) if number != gone)
        self._drop.setFocus()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        empty_layout(self._list)
        for number, ref in enumerate(self._refs):
            name = self._people.get(ref.id) or ref.label
            both = QWidget(self._lines)
            remove = RemoveButton(_("{field}, remove {name}").format(field=self._spoken, name=name), parent=both)
            remove.setProperty("ref", number)
            remove.clicked.connect(self._remove)
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Words(name, "own_small", wrap=False, parent=both))
            row.addWidget(remove)
            self._list.addWidget(both)
            QWidget.setTabOrder(remove, self._drop)
        self._lines.setVisible(bool(self._refs))
        here = {ref.id for ref in self._refs}
        _fill(self._drop, {key: name for key, name in self._people.items() if key not in here}, None)
        self._drop.setItemText(0, _("Add someone"))
        self._drop.setVisible(self._most is None or len(self._refs) < self._most)


def refs_editor(field: Field, spoken: str, around: Around, parent: QWidget | None = None) -> Editor:
    """The widget for people or links: one person is chosen in place, several stand in a list."""
    if field.type is FieldType.PERSON:
        if field.max == 1:
            return PersonEditor(spoken, around, parent=parent)
        return PeopleEditor(spoken, around.people, most=field.max, parent=parent)
    return LinksEditor(spoken, around.documents_of(field.sources), most=field.max, parent=parent)


def _fill(drop: DropList, people: Mapping[str, str], chosen: Ref | None) -> None:
    """The people by name; who was chosen and is gone stays among them."""
    drop.clear()
    drop.addItem(_("Nobody chosen"), "")
    shown = dict(people)
    if chosen is not None and chosen.id and chosen.id not in shown:
        shown[chosen.id] = chosen.label
    for key, name in sorted(shown.items(), key=lambda both: both[1].casefold()):
        drop.addItem(name, key)

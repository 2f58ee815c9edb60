"""Pointing at other pieces: a few letters of what it is called are enough."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Links, Ref, Value
from herstelkluis.model.plain_letters import plain
from herstelkluis.ui.forms.editor import Editor
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words

OFFERED, SHORT = 5, 48


class LinksEditor(Editor):
    """Each piece on a line of its own, as a way to it; under them a field to find one more by its name.

    What is gone stays, by the name it had, and says so.
    """

    def __init__(
        self, spoken: str, choices: Mapping[str, str], *, most: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._spoken, self._choices, self._most = spoken, choices, most
        self._refs: tuple[Ref, ...] = ()
        self._list, self._offers = QVBoxLayout(), QVBoxLayout()
        for layout in (self._list, self._offers):
            layout.setSpacing(0)
        self._field = LineEdit(own=True, dense=True, parent=self)
        self._field.setAccessibleName(_("{field}: find a piece by its name").format(field=spoken))
        self._help = Words(_("Type a few letters of its name."), "help", "muted", parent=self)
        self.column.addLayout(self._list)
        self.column.addWidget(self._help)
        self.column.addWidget(self._field)
        self.column.addLayout(self._offers)
        self._field.textEdited.connect(self._offer)
        self._field.returnPressed.connect(self._take_first)

    @property
    def field(self) -> LineEdit:
        """Where a name is typed."""
        return self._field

    def value(self) -> Value | None:
        return Links(self._refs) if self._refs else None

    def show_value(self, value: Value | None) -> None:
        self._refs = value.refs if isinstance(value, Links) else ()
        self._field.clear()
        self._show()

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Other pieces to point at."""
        self._choices = choices
        self._show()

    def focus_first(self) -> None:
        self._field.setFocus()

    def _found(self, typed: str) -> list[tuple[str, str]]:
        """The pieces whose name holds these letters, those that begin with them first."""
        wanted, here = plain(typed.strip()), {ref.id for ref in self._refs}
        if not wanted:
            return []
        fits = [(key, name) for key, name in self._choices.items() if key not in here and wanted in plain(name)]
        return sorted(fits, key=lambda one: (not plain(one[1]).startswith(wanted), plain(one[1])))[:OFFERED]

    def _offer(self, typed: str) -> None:
        empty_layout(self._offers)
        before: QWidget = self._field
        for key, name in self._found(typed):
            button = FlushQuiet(_short(name), "plus", spoken=_("Point at: {name}").format(name=name), parent=self)
            button.setProperty("piece", key)
            button.clicked.connect(self._taken)
            self._offers.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button

    def _take_first(self) -> None:
        for key, _name in self._found(self._field.text())[:1]:
            self._take(key)

    def _taken(self) -> None:
        self._take(str(self.sender().property("piece")))

    def _take(self, key: str) -> None:
        self._refs = (*self._refs, Ref(key, self._choices[key]))
        self._field.clear()
        self._show()
        self._field.setFocus()
        self.changed.emit()

    def _remove(self) -> None:
        gone = self.sender().property("ref")
        self._refs = tuple(ref for number, ref in enumerate(self._refs) if number != gone)
        self._show()
        self._field.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        empty_layout(self._list)
        empty_layout(self._offers)
        before: QWidget = self._field.previousInFocusChain() or self._field
        for number, ref in enumerate(self._refs):
            line = self._line(number, ref)
            self._list.addWidget(line)
            for button in line.findChildren(QPushButton):
                QWidget.setTabOrder(before, button)
                before = button
        QWidget.setTabOrder(before, self._field)
        for widget in (self._help, self._field):
            widget.setVisible(self._most is None or len(self._refs) < self._most)

    def _line(self, number: int, ref: Ref) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        name = self._choices.get(ref.id)
        if name is not None:
            link = Link(_short(name), _("To the piece: {name}").format(name=name), parent=line)
            link.setProperty("piece", ref.id)
            link.clicked.connect(self._go)
            row.addWidget(link)
        else:
            gone = _("{name}. It lies in the bin, or is gone.").format(name=ref.label)
            row.addWidget(Marked("file-x", gone, parent=line), 1)
        remove = RemoveButton(
            _("{field}, remove {name}").format(field=self._spoken, name=name or ref.label), parent=line
        )
        remove.setProperty("ref", number)
        remove.clicked.connect(self._remove)
        row.addWidget(remove)
        row.addStretch(1 if name is not None else 0)
        return line

    def _go(self) -> None:
        piece, above = str(self.sender().property("piece")), self.parentWidget()
        while above is not None and not isinstance(above, Screen):
            above = above.parentWidget()
        if isinstance(above, Screen):
            above.go.emit("write", {"document": piece})


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"

"""All notes, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_date
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session

KIND, LETTER = "notitie", "brief.huisarts"
SHOWN = 200


class NotesScreen(Screen):
    """Notes and letters; a folded one shows only its title."""

    rail_key = "today"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        thrown = Link(_("Bin"), parent=inside)
        thrown.clicked.connect(self._to_bin)
        elsewhere = Link(_("Bring in from elsewhere"), parent=inside)
        elsewhere.clicked.connect(lambda: self.go.emit("import", {}))
        above = Wrap(20, to_end=True)
        for link in (elsewhere, thrown):
            above.addWidget(link)
        column.addLayout(above)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self._rows.setSpacing(0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._main = Main(_("New note"), "plus")
        letter = Second(_("Letter to my GP"), "file-text")
        self._main.clicked.connect(self._new)
        letter.clicked.connect(self._letter)
        self._foot = Foot(self._main, [letter], [SaveState(parent=self)], parent=self)
        self._foot.hide()
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **_what: object) -> None:
        self.title, self.subtitle = _("My notes"), _("What you put down. Newest first.")
        vault = self.session.vault
        empty_layout(self._rows)
        today = vault.clock().astimezone().date()
        notes = vault.summaries(KIND, SHOWN)
        if not notes:
            self._rows.addWidget(Words(_("No notes yet"), "display", parent=self))
            self._rows.addWidget(Words(_("A sentence is enough."), "big", "muted", parent=self))
        for one in notes:
            words = one.title or ("" if one.folded else one.first_line) or _("Note without a title")
            under = "" if one.folded or one.first_line == words or not one.title else one.first_line
            day = say_date(one.changed_at.astimezone().date(), today) if one.changed_at is not None else ""
            icon = "book-open" if one.folded else "notebook-pen"
            row = ListRow(_short(words), icon=icon, under=_short(under), aside=day, rule=True, parent=self)
            row.setProperty("document", one.id)
            row.clicked.connect(self._chosen)
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        self._number()
        first = self.findChild(ListRow)
        (first if first is not None else self._main).setFocus()

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def clear(self) -> None:
        empty_layout(self._rows)

    def foot(self) -> Foot | None:
        return self._foot

    def _number(self) -> None:
        """Notes that would be spoken the same get their number in the list."""
        seen: dict[str, int] = {}
        for row in self.findChildren(ListRow):
            name = row.accessibleName()
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                row.setAccessibleName(f"{name}, {seen[name]}")

    def _chosen(self) -> None:
        self.go.emit("write", {"document": str(self.sender().property("document"))})

    def _new(self) -> None:
        self.go.emit("write", {"kind": KIND})

    def _to_bin(self) -> None:
        self.go.emit("bin", {})

    def _letter(self) -> None:
        written = self.session.vault.summaries(LETTER, 1)
        self.go.emit("write", {"document": written[0].id} if written else {"kind": LETTER})


def _short(words: str, most: int = 160) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"

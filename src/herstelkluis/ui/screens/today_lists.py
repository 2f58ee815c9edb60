"""What stands beside and under the sheet of today: where you were, and what was written last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_date
from herstelkluis.store.documents import Summary
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.chapters import Chapter, ChapterState, chapters_of, where_you_were
from herstelkluis.vault.vault import STORY_KIND, Vault

NOTE_KIND = "notitie"
NEWEST = 3
_LONGEST = 90
_NEVER = datetime.min.replace(tzinfo=UTC)
_STAYS_SHUT = (ChapterState.FOLDED, ChapterState.NEVER)

Open = Callable[[str, dict[str, object]], None]


def last_chapter(vault: Vault) -> Chapter | None:
    """The chapter written in last; never one that is folded or stays at home."""
    return where_you_were([one for one in chapters_of(vault) if one.state not in _STAYS_SHUT])


def last_plan(vault: Vault) -> Summary | None:
    """The plan that changed last, of any kind."""
    newest = [one for kind in vault.templates if kind.startswith("plan.") for one in vault.summaries(kind, 1)]
    return max(newest, key=lambda one: one.changed_at or _NEVER, default=None)


def last_notes(vault: Vault, without: str) -> list[Summary]:
    """The newest notes, except the one that lies on the sheet."""
    return [one for one in vault.summaries(NOTE_KIND, NEWEST + 1) if one.id != without][:NEWEST]


def title_of(one: Summary) -> str:
    """What a list shows of a piece; of a folded one only the title."""
    words = one.title or ("" if one.folded else one.first_line) or _("Note without a title")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


class NoteRow(ListRow):
    """A line of the list with its words flush with the heading above."""

    def _follow(self) -> None:
        super()._follow()
        self._row.setContentsMargins(0, 9, 0, 9)


class LastNotes(QVBoxLayout):
    """The newest notes with their days."""

    def __init__(self, go: Open) -> None:
        super().__init__()
        self._go = go
        self.setSpacing(0)

    def show_notes(self, notes: list[Summary], today: date, parent: QWidget) -> None:
        """Show these, newest first. Two that would sound the same get their place in the list."""
        empty_layout(self)
        said: set[str] = set()
        for number, one in enumerate(notes, 1):
            day = say_date(one.changed_at.astimezone().date(), today) if one.changed_at is not None else ""
            day = day[:1].upper() + day[1:]
            name = f"{title_of(one)}, {day}"
            row = NoteRow(
                title_of(one),
                icon="book-open" if one.folded else "notebook-pen",
                aside=day,
                rule=number < len(notes),
                spoken=f"{name}, {number}" if name in said else name,
                parent=parent,
            )
            said.add(name)
            row.setProperty("document", one.id)
            row.clicked.connect(self._chosen)
            self.addWidget(row)

    def _chosen(self) -> None:
        self._go("write", {"document": str(self.sender().property("document"))})


class WhereYouWere(QWidget):
    """The last chapter and the last plan, each with one way on."""

    def __init__(self, go: Open, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_places(self, chapter: Chapter | None, plan: Summary | None) -> None:
        """Show what there is; nothing at all when there is nothing to go on with."""
        self.forget()
        self.setVisible(chapter is not None or plan is not None)
        self._column.addWidget(Words(_("Go on where you were"), "sub", parent=self))
        if chapter is not None:
            name = _("My story, chapter {number}").format(number=chapter.number)
            go_on = Second(_("Go on writing"), spoken=_("Go on writing: {title}").format(title=chapter.title))
            go_on.setProperty("go", ("write", {"document": chapter.document, "kind": STORY_KIND}))
            self._add("footprints", name, chapter.title, go_on)
        if plan is not None:
            is_crisis = plan.kind == "plan.crisis"
            name = _("My crisis plan") if is_crisis else _("My plan")
            read = Second(_("Go on reading"), spoken=_("Go on reading: {title}").format(title=name))
            read.setProperty("go", ("crisis" if is_crisis else "write", {"document": plan.id}))
            under = "" if plan.folded or plan.first_line == name else plan.first_line
            self._add("shield" if is_crisis else "sprout", name, under, read)

    def forget(self) -> None:
        """Let go of the words."""
        empty_layout(self._column)

    def _add(self, icon: str, name: str, under: str, button: Second) -> None:
        holder = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(name, "strong", parent=holder))
        if under:
            words.addWidget(Words(under, "own_small", "muted", parent=holder))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(14)
        row.addWidget(Sign(icon, "primary", 20, line=23, parent=holder), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        button.clicked.connect(self._pressed)
        self._column.addWidget(holder)
        self._column.addWidget(Rule(parent=self))

    def _pressed(self) -> None:
        key, what = self.sender().property("go")
        self._go(key, dict(what))

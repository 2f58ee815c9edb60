"""Mijn verhaal: the chapters in order, how far each is, and a way in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button, Main, Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.empty_path import EmptyPath
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.chapters import Chapter, ChapterState, chapters_of, where_you_were
from herstelkluis.vault.vault import STORY_KIND

SIGNS = {
    ChapterState.READY: "circle-check",
    ChapterState.BUSY: "pen-line",
    ChapterState.EMPTY: "circle",
    ChapterState.FOLDED: "book-open",
    ChapterState.NEVER: "lock",
}


class StoryScreen(Screen):
    """The list is the whole story; nothing of a folded chapter but its title."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._foot: Foot | None = None
        self._first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("My story"), _("Begin where you want. Leave out what you want.")
        chapters = chapters_of(self.session.vault)
        here = where_you_were(chapters)
        self._empty()
        if here is None and not what.get("choose"):
            self._show_empty(chapters[0])
        else:
            self._show_list(chapters, here)
        if self._first is not None:
            self._first.setFocus()
        self.titles_changed.emit()

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def clear(self) -> None:
        self._empty()
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot

    def _empty(self) -> None:
        self._first = None
        empty_layout(self._column)
        old, self._foot = self._foot, None
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)

    def _show_list(self, chapters: tuple[Chapter, ...], here: Chapter | None) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for chapter in chapters:
            row = ListRow(
                chapter.title,
                lead=str(chapter.number),
                icon=SIGNS[chapter.state],
                icon_colour="primary" if chapter.document else "muted",
                under="",
                aside=", ".join(filter(None, (chapter.period, chapter.state.words))),
                here=chapter is here,
                rule=True,
                spoken=_("Chapter {n}: {title}, {state}").format(
                    n=chapter.number, title=chapter.title, state=chapter.state.words
                ),
                parent=inside,
            )
            row.setProperty("section", chapter.section)
            row.clicked.connect(self._chapter_chosen)
            rows.addWidget(row)
            if self._first is None or chapter is here:
                self._first = row
        line = QHBoxLayout()
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._column.addLayout(line)
        self._column.addStretch(1)
        if here is not None:
            main = Main(_("Go on with chapter {n}").format(n=here.number), "pen-line")
            main.setProperty("section", here.section)
        else:
            main = Main(_("Begin at the beginning"), "pen-line")
            main.setProperty("section", chapters[0].section)
        main.clicked.connect(self._chapter_chosen)
        self._foot = Foot(main, (), [SaveState(parent=self)], parent=self)
        self._foot.hide()
        self.foot_changed.emit()

    def _show_empty(self, first: Chapter) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(700))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        begin: Button = Main(_("Begin at the beginning"), "pen-line", parent=inside)
        choose = Second(_("Choose a beginning yourself"), parent=inside)
        note = Quiet(_("Rather a note first"), "notebook-pen", parent=inside)
        begin.setProperty("section", first.section)
        begin.clicked.connect(self._chapter_chosen)
        choose.clicked.connect(self._choose)
        note.clicked.connect(self._note)
        buttons = QWidget(inside)
        row = Wrap(12, parent=buttons)
        for button in (begin, choose, note):
            row.addWidget(button)
        column.addWidget(EmptyPath(parent=inside))
        column.addSpacing(24)
        column.addWidget(Words(_("Here your story will come"), "display", parent=inside))
        words = _(
            "You do not have to start at the front. You need not tell everything. What you skip just stays empty."
        )
        column.addWidget(Words(words, "big", "muted", parent=inside))
        column.addSpacing(12)
        column.addWidget(buttons)
        column.addSpacing(12)
        column.addWidget(Rule(parent=inside))
        hard = _("Some parts are about hard times. We always say so first. You can always stop.")
        column.addWidget(Marked("leaf", hard, role="body", size=20, sign_colour="primary", parent=inside))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 1000)
        line.addStretch(1)
        self._column.addStretch(2)
        self._column.addLayout(line)
        self._column.addStretch(3)
        self._first = begin

    def _chapter_chosen(self) -> None:
        self.go.emit("write", {"kind": STORY_KIND, "section": str(self.sender().property("section"))})

    def _choose(self) -> None:
        self.go.emit("story", {"choose": True})

    def _note(self) -> None:
        self.go.emit("write", {"kind": "notitie"})

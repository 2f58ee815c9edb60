"""The life route as a list: its chapters, or its events."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.pictures.life_route import Happening
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.twin_list import Line, TwinList
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.chapters import Chapter

FIRST = 9
"""So many lines at first, around where the person was; a link shows all of them."""


class StoryList(QWidget):
    """`at` carries the chapter (section key) or event the keyboard is on, `chosen` the one that was pressed."""

    at = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        chapters: tuple[Chapter, ...],
        here: Chapter | None,
        events: tuple[Happening, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chapters, self._here, self._events = chapters, here, events
        self._is_whole = here is None
        self.setMinimumWidth(min(theme().px(300), 340))
        head = QWidget(self)
        line = Wrap(8, parent=head)
        title = Words(_("As a list"), "sub", wrap=False, parent=head)
        title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        title.setMinimumSize(title.sizeHint().width() + 6, theme().px(36))
        line.addWidget(title)
        self.by_chapter, self.by_event = Chip(_("Chapters"), on=True, parent=head), Chip(_("Events"), parent=head)
        for chip, are_chapters in ((self.by_chapter, True), (self.by_event, False)):
            chip.clicked.connect(lambda _on, are_chapters=are_chapters: self._turn(are_chapters=are_chapters))
            line.addWidget(chip)
        self.lines = TwinList(parent=self)
        self.lines.at.connect(self.at)
        self.lines.chosen.connect(self.chosen)
        self._none = Words(_("No events yet. You can add one below."), "body", "muted", parent=self)
        many = ngettext("All {n} chapters", "All {n} chapters", len(chapters)).format(n=len(chapters))
        self._all = Link(many, parent=self)
        self._all.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(head)
        column.addSpacing(4)  # the ring of the first line stays free of the chips
        column.addWidget(self._none)
        column.addWidget(self.lines)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def focus_here(self) -> None:
        """Bring the keyboard to where the person was, else to the first line."""
        row = self.lines.row_of(self._here.section) if self._here is not None else None
        if row is None and self.lines.rows:
            row = self.lines.rows[0]
        if row is not None:
            row.setFocus()

    def _show(self) -> None:
        are_chapters = self.by_chapter.isChecked()
        self.lines.show_lines(self._chapter_lines() if are_chapters else self._event_lines())
        self._none.setVisible(not are_chapters and not self._events)
        self._all.setVisible(are_chapters and not self._is_whole)

    def _turn(self, *, are_chapters: bool) -> None:
        self.by_chapter.setChecked(are_chapters)
        self.by_event.setChecked(not are_chapters)
        self._show()
        self.at.emit("")

    def _show_all(self) -> None:
        shown = {str(row.property("key")) for row in self.lines.rows}
        self._is_whole = True
        self._show()
        new = next((row for row in self.lines.rows if row.property("key") not in shown), None)
        if new is not None:
            new.setFocus()

    def _chapter_lines(self) -> Iterator[Line]:
        number = self._here.number if self._here is not None else 1
        is_near = self._is_whole or number <= FIRST
        start = 0 if is_near else max(0, min(number - FIRST // 2 - 1, len(self._chapters) - FIRST))
        for one in self._chapters[start : None if self._is_whole else start + FIRST]:
            said = _("Chapter {n}: {title}, {state}").format(n=one.number, title=one.title, state=one.state.words)
            yield Line(
                one.section, one.title, one.state.words, lead=str(one.number), spoken=said, here=one is self._here
            )

    def _event_lines(self) -> Iterator[Line]:
        return (Line(one.key, one.words, one.when) for one in self._events)

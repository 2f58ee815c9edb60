"""An extract, line by line: each is kept, said in other words, or left out by the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.share.extract import Extract
from herstelkluis.ui.sharing.extract_card import ExtractCard
from herstelkluis.ui.sharing.line_pages import LinePages
from herstelkluis.ui.speech import announce


class ExtractLines(LinePages):
    """`done` and `back` carry the extract as it was judged."""

    def __init__(self, extract: Extract, steps: Sequence[str], *, parent: QWidget | None = None) -> None:
        under = _("Names, places and days are loosened. You read each line yourself.")
        on = _("Go on: look and save")
        super().__init__(_("An extract, without names"), under, on, steps=steps, parent=parent)
        self.extract = extract
        self.show_page_of(next(iter(extract.unchecked()), 0))

    def total(self) -> int:
        return len(self.extract.lines)

    def make(self, line: int) -> QWidget:
        card = ExtractCard(self.extract.lines[line], line + 1)
        card.kept.connect(lambda: self.agree(line))
        card.dropped.connect(lambda: self._take(self.extract.drop(line), line))
        card.said.connect(lambda words: self._take(self.extract.edit(line, words), line))
        return card

    def first_of(self, line: QWidget) -> QWidget:
        return line.first if isinstance(line, ExtractCard) else line

    def is_checked(self, line: int) -> bool:
        return self.extract.lines[line].is_checked

    def agree(self, line: int) -> None:
        self._take(self.extract.accept(line), line)

    def finish(self) -> None:
        if self.extract.text():
            self.done.emit(self.extract)
        else:
            announce(self, _("Nothing is left of it. Keep a line, or choose other pieces."))
            self.begin()

    def go_back(self) -> None:
        self.back.emit(self.extract)

    def _take(self, extract: Extract, line: int) -> None:
        self.extract = extract
        self.again(line)

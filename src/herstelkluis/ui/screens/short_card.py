"""On Mijn verhaal: the first own sentence of the short story, or what it is, and the way to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Line, Text
from herstelkluis.model.text import all_words
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.remembered import KIND, WORDS, sentences, short_story

_LONGEST = 120


class ShortStoryCard(Ground):
    """`show_card` on entering, `forget` on clearing. `go` asks for a screen."""

    def __init__(
        self, session: Session, go: Callable[[str, dict[str, object]], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__("aside", parent=parent)
        self._session, self._go = session, go
        self._document = ""
        self._sentence = Words("", "own_small", parent=self)
        self._about = Words(_("Choose from what you wanted to remember."), "help", "muted", parent=self)
        link = Link(_("Open"), _("Open my story in five sentences"), role="help_strong", parent=self)
        link.clicked.connect(self._open)
        self.column.setSpacing(2)
        self.column.addWidget(Words(_("My story in five sentences"), "sub", parent=self))
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._about)
        self.column.addWidget(link)

    def show_card(self) -> None:
        """Show how the short story begins; of a folded one nothing."""
        document = short_story(self._session.vault)
        self._document = document.id if document.revision else ""
        rows = () if document.folded else sentences(document)
        cell = rows[0].cells.get(WORDS) if rows else None
        words = all_words(cell.runs) if isinstance(cell, Text) else cell.words if isinstance(cell, Line) else ""
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
        self._sentence.setText(words)
        self._sentence.setVisible(bool(words))
        self._about.setVisible(not words)

    def forget(self) -> None:
        """Let go of the words."""
        self._sentence.setText("")

    def _open(self) -> None:
        self._go("write", {"document": self._document, "kind": KIND} if self._document else {"kind": KIND})

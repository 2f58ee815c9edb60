"""Mijn verhaal before a word was written: what will come here, and three ways in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.empty_page import EmptyPage
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.vault.vault import STORY_KIND


class EmptyStory(EmptyPage):
    """`go` asks for another screen, as that of a screen does."""

    go = Signal(str, dict)

    def __init__(self, first_section: str, *, parent: QWidget | None = None) -> None:
        self.begin = Main(_("Begin at the beginning"), "pen-line")
        choose = Second(_("Choose a beginning yourself"))
        together = Quiet(_("Together with someone"), "users")
        words = _(
            "You do not have to start at the front. You need not tell everything. What you skip just stays empty."
        )
        super().__init__(_("Here your story will come"), words, [self.begin, choose, together], parent=parent)
        hard = _("Some parts are about hard times. We always say so first. You can always stop.")
        self.column.addSpacing(12)
        self.column.addWidget(Rule(parent=self))
        self.column.addWidget(Marked("leaf", hard, role="body", size=20, sign_colour="primary", parent=self))
        self.begin.clicked.connect(lambda: self.go.emit("write", {"kind": STORY_KIND, "section": first_section}))
        choose.clicked.connect(lambda: self.go.emit("story", {"choose": True}))
        together.clicked.connect(lambda: self.go.emit("together", {}))

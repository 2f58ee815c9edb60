"""Mijn verhaal before a word was written: what will come here, and three ways in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button, Main, Quiet, Second
from herstelkluis.ui.widgets.empty_path import EmptyPath
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.vault import STORY_KIND


class EmptyStory(QWidget):
    """`go` asks for another screen, as that of a screen does."""

    go = Signal(str, dict)

    def __init__(self, first_section: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(700))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.begin: Button = Main(_("Begin at the beginning"), "pen-line", parent=inside)
        choose = Second(_("Choose a beginning yourself"), parent=inside)
        together = Quiet(_("Together with someone"), "users", parent=inside)
        self.begin.clicked.connect(lambda: self.go.emit("write", {"kind": STORY_KIND, "section": first_section}))
        choose.clicked.connect(lambda: self.go.emit("story", {"choose": True}))
        together.clicked.connect(lambda: self.go.emit("together", {}))
        buttons = QWidget(inside)
        row = Wrap(12, parent=buttons)
        for button in (self.begin, choose, together):
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(line)
        whole.addStretch(3)

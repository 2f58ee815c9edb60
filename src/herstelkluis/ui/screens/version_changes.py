"""Beside an earlier version: what is different now, place by place, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.differences import Passage
from herstelkluis.ui.widgets.changed_passage import ChangedPassage
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.version_changes import Change

AT_ONCE = 10
"""Places that are shown at a time: a long list takes long to lay out, and nobody reads it at once."""


class VersionChanges(Ground):
    """The first places, and a link to more."""

    def __init__(self, changes: Sequence[Change], *, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self._left: list[tuple[str, Passage]] = [(one.where, place) for one in changes for place in one.passages]
        self._where = ""
        self.column.setContentsMargins(20, 14, 20, 16)
        self.column.setSpacing(6)
        self.column.addWidget(Words(_("What is different now?"), "sub", parent=self))
        self.column.addWidget(Words(_counted(changes), "body", parent=self))
        if self._left:
            legend = _("Struck through is gone. Bold and underlined was added.")
            self.column.addWidget(Words(legend, "help", "muted", parent=self))
        self._places = QVBoxLayout()
        self._places.setSpacing(6)
        self.column.addLayout(self._places)
        self._more = Link("", role="help", parent=self)
        self._more.clicked.connect(self._show_more)
        self.column.addWidget(self._more)
        self._show_more()

    def _show_more(self) -> None:
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        for where, place in some:
            if where and where != self._where:
                self._places.addSpacing(4)
                self._places.addWidget(Words(where, "strong", parent=self))
            self._where = where
            self._places.addWidget(ChangedPassage(place, parent=self))
        left = len(self._left)
        self._more.setText(ngettext("Show {n} more place", "Show {n} more places", left).format(n=left))
        self._more.setVisible(bool(left))


def _counted(changes: Sequence[Change]) -> str:
    came, gone = sum(one.came for one in changes), sum(one.gone for one in changes)
    other = [one.where for one in changes if not one.passages]
    if len(other) == len(changes):
        same = _("The words are the same as now.")
        return f"{same} {_other(other)}" if other else same
    added = ngettext("{n} word was added.", "{n} words were added.", came).format(n=came)
    removed = ngettext("{n} word went.", "{n} words went.", gone).format(n=gone)
    return " ".join((added, removed, *([_other(other)] if other else ())))


def _other(where: Sequence[str]) -> str:
    """What is not in words, by the question it stands under."""
    named = ", ".join(f"‘{one}’" for one in where if one)
    if not named:
        return _("Something else is different: a choice, a day or a file.")
    return _("Something else is different at {questions}: a choice, a day or a file.").format(questions=named)

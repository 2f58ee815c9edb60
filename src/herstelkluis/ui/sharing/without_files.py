"""The last page when no file is meant to be made: look together on this screen, or paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from herstelkluis.i18n import _
from herstelkluis.share.doors import WITH_WORDS, Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.sharing.how import HowToGive
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

WIDEST = 640


def goes_without_files(flow: ShareFlow) -> bool:
    """Whether only ways suit in which no file is given: so it is for this reader, or the person chose so."""
    return bool(flow.profile.doors) and WITH_WORDS.isdisjoint(flow.profile.doors)


class WithoutFiles(HowToGive):
    """`files_asked` carries the flow when the person wants to give a file all the same."""

    files_asked = Signal(object)

    def foot(self) -> Foot:
        paper = Second(say_way(Door.PAPER)[0], "printer")
        paper.clicked.connect(lambda: self.other_asked.emit(Door.PAPER))
        return Foot(self._look, [paper], self.way_back(_("Back")))

    def begin(self) -> None:
        self._look.setFocus()

    def _build(self, _doors: frozenset[Door]) -> None:
        self.subtitle = _("No file is made.")
        self._look = Main(say_way(Door.LOOK)[0], "eye")
        self._look.clicked.connect(lambda: self.other_asked.emit(Door.LOOK))
        self.column.addWidget(Words(_("How do you give it?"), "section"))
        for door in (Door.LOOK, Door.PAPER):
            name, protects, does_not = say_way(door)
            way = Ground("plain", parent=self)  # the deeds are in the foot: nothing here looks like one
            way.setMaximumWidth(theme().px(WIDEST))
            way.column.setContentsMargins(0, 0, 0, 0)
            way.column.setSpacing(4)
            way.column.addWidget(Words(name, "strong"))
            way.column.addWidget(Words(f"{protects} {does_not}", "help"))
            self.column.addWidget(way)
        files = Link(_("Give a file all the same"))
        files.clicked.connect(lambda: self.files_asked.emit(self._with_files()))
        self.column.addWidget(files, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _with_files(self) -> ShareFlow:
        return replace(self.flow, profile=replace(self.flow.profile, doors=()))

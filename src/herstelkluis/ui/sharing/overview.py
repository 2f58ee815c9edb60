"""Who has what of mine: the list, the way to a new package, letters, and the question which copy a file is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.deeds import Deeds
from herstelkluis.ui.sharing.giving_said import say_broken
from herstelkluis.ui.sharing.givings import GivingRow, heads
from herstelkluis.ui.sharing.givings_paper import givings_pdf, givings_sheet
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.empty import take_out
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.givings import Giving

FIRST = 8
LETTERS = {
    "brief.inzage": N_("I want to see what is in my record"),
    "brief.verwijderen": N_("I want something deleted"),
    "brief.meenemen": N_("I want to take my record along"),
}


class Overview(Part):
    """`done` asks for a new package, `letter_asked` carries the kind of a letter to begin, `file_asked` a file to name.

    `elsewhere` carries the screen to go to: what others gave, or whose keys are known.
    `at` is a package to open. A list in which something is `broken` (see `broken_packages`) says where, and is shown.
    """

    letter_asked = Signal(str)
    file_asked = Signal()
    elsewhere = Signal(str)

    def __init__(
        self,
        givings: Sequence[Giving],
        today: date,
        deeds: Deeds,
        *,
        broken: Collection[str] | None = None,
        at: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Who has what of mine?"), _("All packages you made. This list never goes along."), parent=parent
        )
        self._givings, self._today, self._deeds, self._at = list(givings), today, deeds, at
        self._broken = broken
        self.rows: list[GivingRow] = []
        self._out = PaperOut(parent=self)
        self.column.addWidget(self._out)
        self.column.setSpacing(8)
        self._new = Main(_("Make a new package"), "send")
        self._new.clicked.connect(lambda: self.done.emit(None))
        if broken is not None:
            self._add_broken()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        if givings:
            self._add_list()
        else:
            self._add_empty()
        self._add_letters()
        self._add_others()
        self.column.addStretch(1)

    def foot(self) -> Foot:
        paper = Second(_("Print the list"), "printer")
        paper.clicked.connect(self._print)
        return Foot(self._new, [paper] if self._givings else [], left=[SaveState()])

    def begin(self) -> None:
        row = next((one for one in self.rows if one.giving.package == self._at), None)
        if row is None:
            self._new.setFocus()
        else:
            row.open()
            row.link.setFocus()

    def say_unknown_file(self) -> None:
        """The file is no copy of a package in this list."""
        title = _("This file is not one of these packages.")
        self.column.insertWidget(0, Banner("info", title, _("Nothing in it was opened.")))

    def _add_broken(self) -> None:
        if any(map(self._is_broken, self._givings)):
            look = Second(_("Go to that line"), dense=True)
            look.clicked.connect(self._show_broken)
            self.column.addWidget(Banner("mistake", say_broken(), _("The line itself says so too."), [look]))
        else:
            text = _("What is gone cannot be seen here any more. An older backup copy may still have it.")
            self.column.addWidget(Banner("mistake", say_broken(), text))

    def _show_broken(self) -> None:
        """Open the first line that does not fit."""
        row = next(one for one in self.rows if not one.fits)
        row.open()
        row.link.setFocus()

    def _add_empty(self) -> None:
        empty = Ground("plain", parent=self)
        empty.column.addSpacing(48)
        empty.column.addWidget(Words(_("You have shared nothing yet. It may stay that way."), "display"))
        under = _("If you want to, you choose one reader, one reason and a few pieces.")
        empty.column.addWidget(Words(under, "big"))
        empty.column.addSpacing(32)
        self._list.addWidget(empty)

    def _add_list(self) -> None:
        self._list.addWidget(heads())
        self._list.addWidget(Rule())
        places = [place for place, one in enumerate(self._givings) if one.package == self._at or self._is_broken(one)]
        first = max(FIRST, *(place + 1 for place in places), 0)
        self._add_rows(self._givings[:first])
        if older := self._givings[first:]:
            words = ngettext("{n} older package", "{n} older packages", len(older)).format(n=len(older))
            more = Link(words)
            more.clicked.connect(lambda: self._add_older(more, older))
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(12)
        self.column.addWidget(Words(_("You do not get a copy back"), "strong"))
        text = _("You can ask the reader to delete everything. Open the package for a friendly letter.")
        self.column.addWidget(Words(text, "body", "muted"))
        which = Link(_("Which copy is this? Choose a file"))
        which.clicked.connect(self.file_asked)
        self.column.addWidget(which, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_rows(self, givings: Sequence[Giving]) -> None:
        for giving in givings:
            row = GivingRow(giving, self._today, self._deeds, fits=not self._is_broken(giving))
            self.rows.append(row)
            self._list.addWidget(row)

    def _is_broken(self, giving: Giving) -> bool:
        return giving.package in (self._broken or ())

    def _add_older(self, more: Link, older: Sequence[Giving]) -> None:
        take_out(more)
        more.hide()
        more.deleteLater()
        before = len(self.rows)
        self._add_rows(older)
        self.rows[before].link.setFocus()

    def _add_letters(self) -> None:
        self.column.addSpacing(12)
        self.column.addWidget(Words(_("Letters to care providers"), "strong"))
        text = _("You can change every line. Nothing is sent by itself.")
        self.column.addWidget(Words(text, "body", "muted"))
        row = Wrap(24)
        for kind, words in LETTERS.items():
            link = Link(_(words))
            link.clicked.connect(lambda _on=False, kind=kind: self.letter_asked.emit(kind))
            row.addWidget(link)
        self.column.addLayout(row)

    def _add_others(self) -> None:
        self.column.addSpacing(12)
        self.column.addWidget(Words(_("From others"), "strong"))
        row = Wrap(24)
        for key, words, icon in (
            ("reader", _("Open a package"), "file-text"),
            ("contacts", _("My contacts"), "id-card"),
            ("shelf", _("All sheets"), "file-text"),
        ):
            link = Link(words, icon=icon)
            link.clicked.connect(lambda _on=False, key=key: self.elsewhere.emit(key))
            row.addWidget(link)
        self.column.addLayout(row)

    def _print(self) -> None:
        title = _("Where do you want to put the list?")
        sheets = [givings_sheet(self._givings, self._broken)]
        self._out.print_sheets(sheets, lambda: givings_pdf(self._givings, self._broken), title, "lijst.pdf")

"""Step 3: exactly what the reader gets, page by page, what is agreed, and then the signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext, say_day
from herstelkluis.model.codec import decode_sheet
from herstelkluis.model.sheet import Said, Sheet
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import number
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.agreement import Agreement, Earlier, none_earlier
from herstelkluis.ui.sharing.leaves import Leaves
from herstelkluis.ui.sharing.on_paper import OnPaper
from herstelkluis.ui.sharing.paper_port import PaperColumns, UnderWords
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.said import say_going, say_locked, say_reader
from herstelkluis.ui.sharing.seen import Seen
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words


class Look(Part):
    """Shows the very bytes that are sealed. `done` carries the flow when every page was seen."""

    def __init__(
        self,
        flow: ShareFlow,
        last_day: Callable[[int], date],
        earlier: Earlier = none_earlier,
        *,
        parent: QWidget | None = None,
    ) -> None:
        under = _("This is exactly what the reader sees. No more and no less.")
        super().__init__(titled(flow), under, step=3, parent=parent)
        self.flow, self._last_day = flow, last_day
        self._asked = False
        self._out = PaperOut(parent=self)
        self.column.addWidget(self._out)
        self._leaves = Leaves(self._sheets(), to_end=True)
        self._seen = Seen(self._leaves.view)
        self._seen.seen.connect(self._saw)
        self._leaves.turned.connect(lambda _at: self._watch())
        self._all_seen = Marked("circle-check", "", colour="ok", role="body")
        self._going = Words("", "help")
        self._on_paper = OnPaper(())
        self._agreement = Agreement(flow, last_day, earlier)
        self._agreement.changed.connect(self._agreed)
        pages = UnderWords(self._going, self._leaves)
        self.column.addWidget(PaperColumns([pages, self._side()], (590, 440), gap=40), 1)
        self._watch()
        self._follow()

    def foot(self) -> Foot:
        paper = Second(_("Print first"), "printer")
        paper.clicked.connect(self._print)
        on = Main(_("Go on: how do you give it?"), after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, [paper], self.way_back(_("Back")))

    def begin(self) -> None:
        self._leaves.take_keys()

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def go_on(self) -> None:
        """Go on to the ways to give it; first to a page that was not seen to its end."""
        if self.flow.is_all_seen:
            self.done.emit(self.flow)
            return
        unseen = next(n for n in range(len(self.flow.pages)) if n not in self.flow.seen)
        if unseen != self._leaves.at:
            self._leaves.show_page(unseen)
        self._asked = True
        self._follow()
        announce(self, self._all_seen.text())
        self._leaves.take_keys()

    def show_unseen(self) -> None:
        """Show the first page that was not seen to its end; the first of all when every page was."""
        self._leaves.show_page(min(set(range(len(self.flow.pages))) - self.flow.seen, default=0))
        self._leaves.take_keys()

    def _sheets(self) -> list[Sheet]:
        return [decode_sheet(page.shown) for page in self.flow.pages]

    def _print(self) -> None:
        """On paper for the person alone: nothing on it looks as if it was given."""
        sheets, note = self._sheets(), _("Only for you, to read first. Not to give.")

        def pdf() -> bytes:
            from herstelkluis.paper.sheets import Footer, sheets_pdf

            return sheets_pdf(sheets, title=_("Pages"), footer=Footer(note=note))

        self._out.make_and_save(pdf, _("Where do you want to put the pages?"), "document.pdf")

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._all_seen)  # on top: who presses on too early must see why nothing came
        column.addWidget(self._agreement)
        column.addWidget(self._on_paper)
        honest = _(
            "After that day this program no longer shows what is in it. It is an agreement, not a lock. "
            "A copy, a print or a record stays."
        )
        column.addWidget(Banner("info", _("Honest about the end date"), honest))
        column.addStretch(1)
        return side

    def _watch(self) -> None:
        self._seen.watch()
        self._leaves.view.viewport().update()

    def _saw(self) -> None:
        self.flow = self.flow.saw(self._leaves.at)
        self._agreement.flow = self.flow
        self._follow()

    def _agreed(self, flow: ShareFlow) -> None:
        is_new = [page.shown for page in flow.pages] != [page.shown for page in self.flow.pages]
        self.flow = flow
        if is_new:
            self._leaves.sheets = self._sheets()
            unseen = (place for place in range(len(flow.pages)) if place not in flow.seen)
            self._leaves.show_page(next(unseen, 0))
        self._follow()

    def _follow(self) -> None:
        flow, total = self.flow, len(self.flow.pages)
        self._going.setText(" ".join(filter(None, (say_going(flow), say_locked(flow)))))
        foot = Sheet(_("the foot of each page"), (Said(say_reader(flow)), Said(flow.sender)))
        self._on_paper.show_sheets([*self._leaves.sheets, foot])
        until = say_day(self._last_day(flow.days))
        package = _("Package {number}").format(number=number(flow.package))
        self._leaves.set_under(_("{package}, valid up to and including {day}").format(package=package, day=until))
        self._all_seen.setVisible(flow.is_all_seen or self._asked)
        if self._asked and not flow.is_all_seen:
            unseen = next(n for n in range(total) if n not in flow.seen)
            self._all_seen.set_look("info", "text")
            self._all_seen.set_text(_("Look at page {n} to its end first.").format(n=unseen + 1))
        if flow.is_all_seen:
            self._all_seen.set_look("circle-check", "ok")
            said = ngettext("You have seen the page.", "You have seen all {n} pages.", total).format(n=total)
            self._all_seen.set_text(said)

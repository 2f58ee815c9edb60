"""Step 3: exactly what the reader gets, page by page, what is agreed, and then the signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext, say_day, say_error
from herstelkluis.model.codec import decode_sheet
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import number
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.agreement import Agreement
from herstelkluis.ui.sharing.paper_port import PaperColumns, PaperPort
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.seen import Seen
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.words import Words


class Look(Part):
    """Shows the very bytes that are sealed. `done` carries the flow when every page was seen."""

    def __init__(
        self, flow: ShareFlow, last_day: Callable[[int], date], *, at: int = 0, parent: QWidget | None = None
    ) -> None:
        under = _("This is exactly what the reader sees. No more and no less.")
        super().__init__(titled(flow), under, step=3, parent=parent)
        self.flow, self._last_day, self._at = flow, last_day, at
        self._notice: QWidget | None = None
        self._asked = False
        self._out = PaperOut(parent=self)
        self.column.addWidget(self._out)
        self._page = PaperPage(parent=self)
        self._port = PaperPort(self._page, parent=self)
        self._seen = Seen(self._page.view)
        self._seen.seen.connect(self._saw)
        self._where = Words("", "help", "muted", wrap=False)
        self._before = Quiet(_("Previous page"), "chevron-left", dense=True)
        self._after = Quiet(_("Next page"), after="chevron-right", dense=True)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._all_seen = Marked("circle-check", "", colour="ok")
        self._meaning = Words("", "help", "muted")
        self._sign = Main("", "pen-line")
        self._sign.clicked.connect(self.sign)
        self._agreement = Agreement(flow, last_day)
        self._agreement.changed.connect(self._agreed)
        self.column.addWidget(PaperColumns([self._paper(), self._side()], (590, 440), gap=40), 1)
        self._show_page(at)
        self._follow()

    def foot(self) -> Foot:
        paper = Second(_("Print first"), "printer")
        paper.clicked.connect(self._print)
        return Foot(self._sign, [paper], self.way_back(_("Back")))

    def begin(self) -> None:
        self._port.take_keys()

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def sign(self) -> None:
        """Go on to the signature; first to a page that was not seen to its end."""
        if self.flow.is_all_seen:
            self.done.emit(self.flow)
            return
        unseen = next(n for n in range(len(self.flow.pages)) if n not in self.flow.seen)
        if unseen != self._at:
            self._show_page(unseen)
        self._asked = True
        self._follow()
        announce(self, self._all_seen.text())
        self._port.take_keys()

    def say(self, title: str, text: str, actions: tuple[QWidget, ...] = ()) -> None:
        """Put a mistake above the page; it stays."""
        self._put(Banner("mistake", title, text, actions, parent=self))

    def say_error(self, error: KluisError) -> None:
        """A mistake in the words of its error."""
        self.say(*say_error(error))

    def _put(self, notice: Banner) -> None:
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = notice
        self.column.insertWidget(1, notice)

    def _sheets(self) -> list[Sheet]:
        return [decode_sheet(page.data) for page in self.flow.pages]

    def _print(self) -> None:
        def pdf() -> bytes:
            from herstelkluis.paper.sheets import Footer, sheets_pdf

            footer = Footer(number(self.flow.package), self._last_day(self.flow.days))
            return sheets_pdf(self._sheets(), title=_("Pages"), footer=footer)

        self._out.save(pdf, _("Where do you want to put the pages?"), "document.pdf")

    def _paper(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._port, 1)
        row = QHBoxLayout()
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        column.addLayout(row)
        return side

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._agreement)
        honest = _(
            "After that day this program no longer shows what is in it. It is an agreement, not a lock. "
            "Who made a copy or a print keeps it."
        )
        column.addWidget(Banner("info", _("Honest about the end date"), honest))
        column.addWidget(self._all_seen)
        column.addWidget(self._meaning)
        column.addStretch(1)
        return side

    def _turn(self, by: int) -> None:
        self._show_page(self._at + by)
        self._port.take_keys()  # a screen reader then says which page it is

    def _show_page(self, at: int) -> None:
        self._at = at
        total = len(self.flow.pages)
        self._page.show_sheet(decode_sheet(self.flow.pages[at].data), at + 1, total)
        self._where.setText(_("Page {number} of {total}").format(number=at + 1, total=total))
        self._before.setVisible(at > 0)
        self._after.setVisible(at + 1 < total)
        self._port.to_top()
        self._seen.watch()
        self._page.view.viewport().update()

    def _saw(self) -> None:
        self.flow = self.flow.saw(self._at)
        self._agreement.flow = self.flow
        self._follow()

    def _agreed(self, flow: ShareFlow) -> None:
        self.flow = flow
        self._follow()

    def _follow(self) -> None:
        flow, total = self.flow, len(self.flow.pages)
        until = say_day(self._last_day(flow.days))
        package = _("Package {number}").format(number=number(flow.package))
        self._page.set_under(_("{package}, valid up to and including {day}").format(package=package, day=until))
        self._all_seen.setVisible(flow.is_all_seen or self._asked)
        if self._asked and not flow.is_all_seen:
            unseen = next(n for n in range(total) if n not in flow.seen)
            self._all_seen.set_look("info", "muted")
            self._all_seen.set_text(_("Look at page {n} to its end first.").format(n=unseen + 1))
        if flow.is_all_seen:
            self._all_seen.set_look("circle-check", "ok")
            said = ngettext("You have seen the page.", "You have seen all {n} pages.", total).format(n=total)
            self._all_seen.set_text(said)
        if flow.is_signed:
            self._sign.setText(_("Sign and make"))
            self._meaning.setText(_("By signing you say: this is mine, and it may be read like this."))
        else:
            self._sign.setText(_("Make the package"))
            self._meaning.setText(_("Without a signature the reader cannot check that this is yours."))
        self._sign.updateGeometry()

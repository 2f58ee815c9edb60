"""From pages that were seen to what the reader gets: locked files, looking together, paper, or a portal."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.errors import CannotWriteError, ChangedSinceError, KluisError
from herstelkluis.i18n import _
from herstelkluis.model.codec import decode_sheet
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import new_package_id
from herstelkluis.ui.choose_place import ChoosePlace
from herstelkluis.ui.sharing.how import HowToGive
from herstelkluis.ui.sharing.maker import Maker
from herstelkluis.ui.sharing.part import titled
from herstelkluis.ui.sharing.portal_maker import PortalMaker
from herstelkluis.ui.sharing.progress import Progress
from herstelkluis.ui.sharing.together import Together
from herstelkluis.ui.sharing.without_files import WithoutFiles, goes_without_files
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.writing import Session
from herstelkluis.vault import sharing


class Giving(QObject):
    """`shown` carries each page to show. `given` carries what was made, `over` the package that went without a lock.

    `back` carries the flow to look again, `changed` the flow and the error when a piece was written in since.
    """

    shown = Signal(object)
    given = Signal(object)
    over = Signal(str)
    back = Signal(object)
    changed = Signal(object, object)
    stopped = Signal()
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, session: Session, choose: ChoosePlace, log_n: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._choose, self._log_n, self._window = session, choose, log_n, parent

    def how(self, flow: ShareFlow, doors: frozenset[Door] = frozenset()) -> HowToGive:
        """Ask in which ways it goes."""
        part = WithoutFiles(flow) if goes_without_files(flow) else HowToGive(flow, doors)
        part.back.connect(self.back)
        part.stopped.connect(self.stopped)
        part.done.connect(lambda chosen: self._make(part.flow, chosen))
        part.copy_asked.connect(self.back)
        part.other_asked.connect(lambda door: self._without_lock(part, door))
        if isinstance(part, WithoutFiles):
            part.files_asked.connect(self.how)
        self.shown.emit(part)
        return part

    def _make(self, flow: ShareFlow, doors: frozenset[Door]) -> None:
        folder = self._choose(self._window)
        if folder is None:
            return
        part = Progress(titled(flow))
        maker = Maker(self._session.vault, folder, log_n=self._log_n, parent=part)
        maker.made.connect(self.given)
        maker.failed.connect(lambda error: self._not_made(flow, doors, error))
        part.stopped.connect(maker.cancel)
        self.shown.emit(part)
        maker.start(flow, doors, part.tell)

    def _not_made(self, flow: ShareFlow, doors: frozenset[Door], error: KluisError) -> None:
        if isinstance(error, ChangedSinceError):
            self.changed.emit(flow, error)
            return
        part = self.how(_again(flow), doors)
        if isinstance(error, CannotWriteError):
            other = Second(_("Choose another place"), dense=True)
            other.clicked.connect(part.make)
            part.say(_("The package was not made. Nothing has left."), _("Choose another place."), (other,))
        else:
            part.say_error(error)

    def _without_lock(self, part: HowToGive, door: Door) -> None:
        deeds = {Door.LOOK: self._together, Door.PAPER: self._on_paper, Door.PORTAL: self._to_portal}
        try:
            deeds[door](part)
        except KluisError as error:
            self._not_made(part.flow, part.doors, error)

    def _together(self, part: HowToGive) -> None:
        flow = part.flow
        sharing.record_shown(self._session.vault, flow, Door.LOOK)
        together = Together(titled(flow), [decode_sheet(page.shown) for page in flow.pages])
        together.over.connect(self.lock_asked)
        together.help_asked.connect(self.help_asked)
        self.shown.emit(together)

    def _on_paper(self, part: HowToGive) -> None:
        flow, doors, vault = part.flow, part.doors, self._session.vault
        vault.settle()  # here, so that nothing is written from the thread
        part.flow = _again(flow)  # what is not saved keeps its own number
        part.save_paper(
            lambda: sharing.paper_pdf(vault, flow),
            lambda pages: sharing.record_shown(vault, flow, Door.PAPER, pages),
            lambda: self.over.emit(flow.package),
            lambda error: self._not_made(flow, doors, error),
        )

    def _to_portal(self, part: HowToGive) -> None:
        if part.flow.machine:
            self._make_portal(part)
        else:
            part.offer_copy(lambda: self._make_portal(part))

    def _make_portal(self, part: HowToGive) -> None:
        """Put the files for a portal in a folder. The PDF, and each file, is made and written on a thread."""
        folder = self._choose(self._window)
        if folder is None:
            return
        flow, doors = part.flow, part.doors
        waiting = Progress(titled(flow))
        maker = PortalMaker(self._session.vault, flow, folder, parent=waiting)
        for ended in (maker.made, maker.unsure):
            ended.connect(lambda: self.over.emit(flow.package))
        maker.failed.connect(lambda error: self._not_made(flow, doors, error))
        waiting.stopped.connect(maker.cancel)
        self.shown.emit(waiting)
        maker.start()


def _again(flow: ShareFlow) -> ShareFlow:
    """The same choice under a new number: what failed keeps its own."""
    return replace(flow, package=new_package_id())

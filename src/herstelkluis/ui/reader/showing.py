"""A package that passed every check: the pages first, and beside them what is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_day
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.reader import Bundle, BundleItem
from herstelkluis.ui.images import read_image
from herstelkluis.ui.reader.keep_panel import KeepPanel
from herstelkluis.ui.reader.keeping import keep_pages
from herstelkluis.ui.reader.picture import PictureView
from herstelkluis.ui.reader.verdict import Verdict
from herstelkluis.ui.sharing.leaves import Leaves
from herstelkluis.ui.sharing.paper_port import PaperColumns
from herstelkluis.ui.slow_work import SlowWork
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.vault.receive import Received


class Showing(QWidget):
    """The first page at once; `pages` are all of them."""

    def __init__(
        self,
        bundle: Bundle,
        pages: Sequence[Sheet],
        received: Received | None,
        today: date,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bundle: Bundle | None = bundle
        until = say_day(bundle.expires_at.astimezone().date())
        package = _("Package {number}").format(number=bundle.number)
        under = _("{package}, valid up to and including {day}").format(package=package, day=until)
        self._leaves = Leaves(pages, under)
        self._picture: PictureView | None = None
        self._keep = KeepPanel(bundle)
        self._keep.picture_asked.connect(self._load_picture)
        side = Verdict(bundle, received, today)
        side.column.addSpacing(8)
        side.column.addWidget(self._keep)
        side.column.addStretch(1)
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._leaves)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 24, 40, 16)
        whole.addWidget(PaperColumns([place, side], (760, 478), gap=48))

    @property
    def pages(self) -> list[Sheet]:
        """Every page."""
        return self._leaves.sheets

    def begin(self) -> None:
        """Put the keyboard on the page."""
        self._leaves.take_keys()

    def clear(self) -> None:
        """Let go of every page and file."""
        self.bundle = None
        self._hide_picture()
        self._leaves.clear()
        self._keep.clear()

    def keep_pages(self, place: Path) -> None:
        """Put the pages in this file, to print; what came of it is said beside them."""
        if self.bundle is not None:
            self._keep.keep(partial(keep_pages, self.bundle, self.pages, place))

    def _load_picture(self, item: BundleItem) -> None:
        def read(_tell: object) -> object:
            try:
                return read_image(item.data)
            except KluisError:
                return None

        work = SlowWork(read, self)
        work.ended.connect(lambda image: self._show_picture(item, image))
        work.stopped.connect(lambda: self._show_picture(item, None))
        work.start()

    def _show_picture(self, item: BundleItem, image: QImage | None) -> None:
        self._hide_picture()
        if self.bundle is None:
            return
        if image is None:
            self._leaves.show()
            self._keep.say_no_picture()
            return
        self._picture = PictureView(image, item.title)
        self._picture.back.connect(self._to_page)
        self._leaves.hide()
        self._place.addWidget(self._picture)
        self._picture.show()
        self._picture.back_button.setFocus()

    def _to_page(self) -> None:
        self._hide_picture()
        self._leaves.show()
        self.begin()

    def _hide_picture(self) -> None:
        if self._picture is not None:
            self._picture.picture.let_go()
            throw_away(self._picture)
            self._picture = None

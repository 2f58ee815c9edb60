"""The files of a package, and keeping them: only when the reader asks for it, where the reader says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import CannotWriteError
from herstelkluis.i18n import _
from herstelkluis.share.media import MEDIA
from herstelkluis.share.reader import Bundle, BundleItem
from herstelkluis.store.files import write_file
from herstelkluis.ui import saving_as
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.forms.files_desk import say_size
from herstelkluis.ui.reader.keeping import is_file, keep_all, name_of
from herstelkluis.ui.reader.waiting import Bar
from herstelkluis.ui.slow_work import SlowWork, Work
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.progress import Progress


class KeepPanel(QWidget):
    """`picture_asked` carries the item whose picture the reader wants to see."""

    picture_asked = Signal(object)

    def __init__(self, bundle: Bundle, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bundle: Bundle | None = bundle
        self._work: SlowWork | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        files = [item for item in bundle.items if is_file(item)]
        if files:
            self._column.addWidget(Words(_("Files in this package"), "sub"))
        for item in files:
            self._add_file(item)
        self._column.addWidget(Words(_("After keeping, a file is no longer protected."), "help", "muted"))
        every = Second(_("Keep everything"), "hard-drive", dense=True)
        every.clicked.connect(self.keep_all)
        row = Wrap(8)
        row.addWidget(every)
        self._column.addLayout(row)
        self._said = QVBoxLayout()
        self._column.addLayout(self._said)

    def clear(self) -> None:
        """Let go of the package; what is being written is finished or not there."""
        self._stop()
        self._bundle = None

    def keep_all(self) -> None:
        """Ask for a folder, and put every item there."""
        bundle = self._bundle
        if bundle is None:
            return
        folder = saving_as.ask_folder(self, _("Where do you want to keep these files?"))
        if folder is not None:
            self.keep(lambda tell: keep_all(bundle, folder, tell))

    def keep(self, work: Work) -> None:
        """Do this, one at a time, and say what came of it."""
        if self._work is not None:
            return
        empty_layout(self._said)
        bar = Bar(parent=self)
        bar.hide()
        self._said.addWidget(bar)
        self._work = SlowWork(work, self)
        self._work.progressed.connect(bar.show_share)
        self._work.ended.connect(lambda _none: self._say(_kept()))
        self._work.failed.connect(lambda error: self._say(mistake(error)))
        self._work.stopped.connect(self._stopped)
        bar.stopped.connect(self._stop)
        self._work.start()

    def say_no_picture(self) -> None:
        """A picture that is too large, or is none."""
        text = _("You can keep it, and open it with another program.")
        self._say(Banner("info", _("This picture cannot be shown here."), text))

    def _keep_one(self, item: BundleItem) -> None:
        if self._bundle is None:
            return
        name = name_of(self._bundle, item)
        place = saving_as.ask_where(self, _("Where do you want to keep this file?"), name)
        if place is not None:
            self.keep(_writing(place, item.data))

    def _stop(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.stop()
        self._quiet()

    def _stopped(self) -> None:
        if self._work is not None:  # by itself, for something that nobody foresaw
            self._say(mistake(CannotWriteError()))

    def _quiet(self) -> None:
        self._work = None
        empty_layout(self._said)

    def _say(self, banner: Banner) -> None:
        self._quiet()
        self._said.addWidget(banner)

    def _add_file(self, item: BundleItem) -> None:
        ending = MEDIA[item.media_type].ending.upper()
        self._column.addWidget(Words(item.title, "own_small"))
        self._column.addWidget(Words(f"{ending}, {say_size(len(item.data))}", "help", "muted"))
        row = Wrap(8)
        if item.media_type.startswith("image/"):
            look = Second(_("Look"), "eye", spoken=_("Look at {title}").format(title=item.title), dense=True)
            look.clicked.connect(lambda: self.picture_asked.emit(item))
            row.addWidget(look)
        keep = Second(_("Keep"), "hard-drive", spoken=_("Keep {title}").format(title=item.title), dense=True)
        keep.clicked.connect(lambda: self._keep_one(item))
        row.addWidget(keep)
        self._column.addLayout(row)
        self._column.addWidget(Rule())


def _writing(place: Path, data: bytes) -> Callable[[Progress], None]:
    return lambda _tell: write_file(place, data)


def _kept() -> Banner:
    return Banner("info", _("Saved. From here on these files are no longer protected."), icon="circle-check")

"""Files in a form: each with its kind and size, to open and to take out; more by a button or by dropping them here."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.body import File, Files, Value
from herstelkluis.ui import choose_place
from herstelkluis.ui.attached.record_panel import RecordPanel
from herstelkluis.ui.attached.recorder import NAME
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.forms.editor import Editor
from herstelkluis.ui.forms.file_row import FileRow
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.ui.reader.waiting import Bar
from herstelkluis.ui.slow_work import SlowWork
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words


class FilesEditor(Editor):
    """Without a desk (a piece that is only looked at) it shows names and takes nothing. `most`: at most so many."""

    def __init__(
        self, spoken: str, desk: FilesDesk | None, *, most: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._spoken, self._desk, self._most = spoken, desk, most
        self._files: tuple[File, ...] = ()
        self._taken_out: tuple[int, File] | None = None
        self._record: RecordPanel | None = None
        self._waiting: list[Path] = []
        self._work: SlowWork | None = None
        self._rows, self._said = QVBoxLayout(), QVBoxLayout()
        self._build()
        self._show()

    def _build(self) -> None:
        """Made in the order in which it is read."""
        limit = self._desk.most_mib() if self._desk is not None else 0
        photos = _("Otherwise they get smaller, and place and time go off.")
        self.column.setSpacing(4)
        self._holder(self._rows)
        self._back = FlushQuiet(_("A file is taken out. Put it back"), dense=True, parent=self)
        self._holder(self._said, after=self._back)
        self._bar = Bar(parent=self)
        self._add = FlushQuiet(
            _("Add a file"), "plus", spoken=_("{field}: add a file").format(field=self._spoken), parent=self
        )
        hint = _("You can also drag a file here. At most {most} MB.").format(most=limit)
        self._hints = [Words(hint, "help", "muted", parent=self)]
        self._original = Tick(_("Keep photos exactly as they are"), parent=self)
        self._original.setAccessibleDescription(photos)
        self._hints.append(Words(photos, "help", "muted", parent=self))
        left = Qt.AlignmentFlag.AlignLeft
        self.column.addWidget(self._bar)
        self.column.addWidget(self._add, 0, left)
        self.column.addWidget(self._hints[0])
        self.column.addWidget(self._original, 0, left)
        self.column.addWidget(self._hints[1])
        if self._desk is not None:
            self._record = RecordPanel(self._desk.agreed, self._desk.most_mib() * 950_000, parent=self)
            self._record.recorded.connect(self._recorded)
            self._desk.when_left(self._finish_recording)
            self.column.addWidget(self._record)
        self._bar.hide()
        self.setAcceptDrops(self._desk is not None)
        self._back.clicked.connect(self._put_back)
        self._bar.stopped.connect(self._stop)
        self._add.clicked.connect(self._choose)

    def _holder(self, layout: QVBoxLayout, after: QWidget | None = None) -> None:
        if after is not None:
            self.column.addWidget(after, 0, Qt.AlignmentFlag.AlignLeft)
        holder = QWidget(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        holder.setLayout(layout)
        self.column.addWidget(holder)

    # --- the value ----------------------------------------------------------------------------------------------

    def value(self) -> Value | None:
        return Files(self._files) if self._files else None

    def show_value(self, value: Value | None) -> None:
        self._files = value.refs if isinstance(value, Files) else ()
        self._taken_out = None
        self._waiting.clear()
        if self._work is not None:
            self._work.stop()
        if self._record is not None:
            self._record.finish_now()
        empty_layout(self._said)
        self._show()

    def focus_first(self) -> None:
        self._add.setFocus()

    def _show(self) -> None:
        empty_layout(self._rows)
        names = [file.label for file in self._files]
        for at, file in enumerate(self._files):
            about = self._desk.about(file) if self._desk is not None else None
            double = names.count(file.label) > 1
            row = FileRow(file, about, self._spoken, at if double else None, alone=self._desk is None, parent=self)
            row.opened.connect(self._open)
            row.taken_out.connect(self._take_out)
            self._rows.addWidget(row)
        room = self._desk is not None and (self._most is None or len(self._files) < self._most)
        for widget in (self._add, self._original, *self._hints):
            widget.setVisible(room)
        self._back.setVisible(self._taken_out is not None)
        if self._taken_out is not None:
            spoken = _("{field}: put {name} back").format(field=self._spoken, name=self._taken_out[1].label)
            self._back.setAccessibleName(spoken)
        self._tab_order()

    def _tab_order(self) -> None:
        chain = [part for row in self._rows_shown() for part in row.parts()] + [self._back, self._add, self._original]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _rows_shown(self) -> list[FileRow]:
        return [row for row in self.findChildren(FileRow) if self._rows.indexOf(row) >= 0]

    # --- taking out, and back -----------------------------------------------------------------------------------

    def _open(self, file: File) -> None:
        if self._desk is not None:
            self._desk.open(file)

    def _take_out(self, file: File) -> None:
        at = self._files.index(file)
        self._taken_out = (at, file)
        self._set((*self._files[:at], *self._files[at + 1 :]))
        self._back.setFocus()
        announce(self, _("{name} is taken out of this piece").format(name=file.label))

    def _put_back(self) -> None:
        if self._taken_out is not None:
            at, file = self._taken_out
            self._taken_out = None
            self._set((*self._files[:at], file, *self._files[at:]))
            self._rows_shown()[at].parts()[0].setFocus()

    def _set(self, files: tuple[File, ...]) -> None:
        self._files = files
        self._show()
        self.changed.emit()

    # --- adding -------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._add.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _choose(self) -> None:
        self.add(choose_place.choose_attachments(self))

    def add(self, paths: list[Path]) -> None:
        """Take in these files, one after another; what cannot be taken in says why and stops no other."""
        empty_layout(self._said)
        self._waiting.extend(paths)
        self._next()

    def _next(self) -> None:
        full = self._most is not None and len(self._files) >= self._most
        if self._work is not None or not self._waiting or full or self._desk is None:
            return
        work = self._desk.adding(self._waiting.pop(0), keep_original=self._original.isChecked())
        if work is not None:
            self._begin(self._desk.slow(work))

    def _recorded(self, data: bytes) -> None:
        work = self._desk.adding_bytes(NAME, data) if self._desk is not None else None
        if work is not None and self._desk is not None:
            self._begin(self._desk.slow(work))

    def _finish_recording(self) -> None:
        """Keep what runs, here and now: the screen is left, or the vault is about to be locked."""
        data = self._record.finish_now() if self._record is not None else b""
        work = self._desk.adding_bytes(NAME, data) if data and self._desk is not None else None
        try:
            if work is not None:
                self._set((*self._files, work(lambda _share: None)))
        except KluisError as error:
            self._failed(error)

    def _begin(self, work: SlowWork) -> None:
        self._work = work
        work.progressed.connect(self._bar.show_share)
        work.ended.connect(self._added)
        work.failed.connect(self._failed)
        work.stopped.connect(self._given_up)
        work.start()

    def _stop(self) -> None:
        self._waiting.clear()
        if self._work is not None:
            self._work.stop()

    def _added(self, file: File) -> None:
        self._ended()
        self._set((*self._files, file))
        announce(self, _("{name} is added").format(name=file.label))
        self._next()

    def _failed(self, error: KluisError) -> None:
        self._ended()
        self._said.addWidget(mistake(error, parent=self))
        self._next()

    def _given_up(self) -> None:
        """By the person, who wants no other either, or by what nobody foresaw."""
        self._ended()
        self._next()

    def _ended(self) -> None:
        self._work = None
        self._bar.hide()

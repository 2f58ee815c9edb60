"""One file of a piece: to look at or listen to, with what the person says about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import File, Files
from herstelkluis.model.document import Document
from herstelkluis.model.file_kinds import FileKind, kind_of
from herstelkluis.store.files import write_file
from herstelkluis.ui import saving_as
from herstelkluis.ui.ask_for_ever import ask_for_ever
from herstelkluis.ui.attached.about_file import AboutFile
from herstelkluis.ui.attached.machine_panel import MachinePanel
from herstelkluis.ui.attached.open_view import view_of
from herstelkluis.ui.attached.view import View
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.forms.files_desk import say_about
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session
from herstelkluis.vault import machine_reading
from herstelkluis.vault.attachment_reader import Reader
from herstelkluis.vault.attachments import open_attachment, remove

OF_THE_PIECE = ""


class AttachmentScreen(WritingScreen):
    """`enter(document=…, attachment=…)`. What is typed about the file is saved with the piece, as words are."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.view: View | None = None
        self.about: AboutFile | None = None
        self.machine: MachinePanel | None = None
        self._reader: Reader | None = None
        self._key: str | None = None  # the answer it stands in
        self._id = ""
        self._said, self._place = QVBoxLayout(), QVBoxLayout()
        self.body.addLayout(self._said)
        self.body.addLayout(self._place, 1)
        back = self._back_button = FlushQuiet(_("Back to the piece"), "arrow-left")
        back.clicked.connect(self._back)
        self._foot = Foot(None, (), [back, self.save_state], parent=self)
        self._foot.hide()

    def enter(self, **what: object) -> None:
        self.clear()
        document = self.session.vault.document(str(what["document"]))
        self._id = str(what["attachment"])
        template = self.session.vault.templates.get(document.kind)
        self.rail_key = template.part if template is not None else ""
        self.open_document(document)
        self._key = next((key for key, file in _files(document) if file.id == self._id), None)
        if self._key is None:
            self._back()
            return
        self._open()

    def place(self) -> dict[str, object]:
        return {**super().place(), "attachment": self._id}

    def foot(self) -> Foot | None:
        return self._foot

    def leave(self) -> None:
        super().leave()
        if self.view is not None:
            self.view.let_go()

    def clear(self) -> None:
        self._let_go()
        self.close_document()
        super().clear()

    def _let_go(self) -> None:
        if self.view is not None:
            self.view.let_go()
        if self.about is not None:
            self.about.clear()
        if self.machine is not None:
            self.machine.show_picture(None)
        if self._reader is not None:
            self._reader.close()
        self.view = self.about = self.machine = self._reader = None
        empty_layout(self._said)
        empty_layout(self._place)

    # --- showing ------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        file = self._file()
        self.title = file.label
        try:
            self._reader = open_attachment(self.session.vault, self._id)
            self.subtitle = say_about(file, self._reader.about)
            self.view = view_of(self._reader, file.label, parent=self)
        except KluisError as error:
            self._said.addWidget(mistake(error, parent=self))
            self.titles_changed.emit()
            return
        kind = kind_of(self._reader.about.type)
        self.about = AboutFile(kind, parent=self)
        self.about.show_file(file)
        self.about.changed.connect(self._changed)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.about)
        if kind in (FileKind.PHOTO, FileKind.PDF) and machine_reading.can_read():
            column.addWidget(self._machine_panel(self.view))
        column.addStretch(1)
        for words, icon, deed in (
            (_("Put a copy outside the vault"), "hard-drive", self._copy_out),
            (_("Throw this file away for ever"), "x", self._throw_away),
        ):
            button = FlushQuiet(words, icon, parent=side)
            button.clicked.connect(deed)
            column.addWidget(button)
        self._place.addWidget(Columns([self.view, side], (620, 400), gap=40, parent=self), 1)
        self._connect_sound(self.view, self.about)
        getattr(self.view, "focus_first", self._back_button.setFocus)()
        self.titles_changed.emit()

    def _machine_panel(self, view: View) -> MachinePanel:
        panel = self.machine = MachinePanel(parent=self)
        panel.show_picture(None)
        view.seen_changed.connect(lambda: panel.show_picture(view.seen))
        panel.kept.connect(self._keep_read)
        return panel

    def _connect_sound(self, view: View, about: AboutFile) -> None:
        play_from = getattr(view, "play_from", None)
        if play_from is not None:
            about.play_asked.connect(play_from)
            about.time_asked.connect(lambda: about.put_time(getattr(view, "seconds", 0)))

    # --- what is said about it ----------------------------------------------------------------------------------

    def _file(self) -> File:
        document = self.writing.document if self.writing is not None else None
        found = (file for _key, file in _files(document) if file.id == self._id) if document is not None else iter(())
        return next(found, File(self._id, ""))

    def _changed(self) -> None:
        if self.writing is not None:
            self.writing.later("file", self._take)

    def _take(self) -> None:
        if self.about is not None:
            self._put(self.about.file())

    def _put(self, changed: File | None) -> None:
        """The piece with this file as it is now, or without it."""
        if self.writing is None or self._key is None:
            return
        document = self.writing.document
        files = [file for key, file in _files(document) if key == self._key]
        kept = [changed if file.id == self._id else file for file in files]
        left = tuple(file for file in kept if file is not None)
        if self._key == OF_THE_PIECE:
            self.writing.change(replace(document, files=left))
        else:
            self.writing.change(with_value(document, self._key, Files(left) if left else None, self.writing.template))
        if changed is not None and self.view is not None and changed.label != self.title:
            self.title = changed.label
            self.view.set_spoken(changed.label)
            self.titles_changed.emit()

    def _keep_read(self, words: str) -> None:
        if self.about is not None and words.strip():
            file = self.about.file()
            both = "\n\n".join(filter(str.strip, (file.words, words)))
            changed = replace(file, words=both, by_machine=True)
            self.about.show_file(changed)
            self._put(changed)

    # --- deeds --------------------------------------------------------------------------------------------------

    def _copy_out(self) -> None:
        reader = self._reader
        if reader is None:
            return
        place = saving_as.ask_where(self, _("Where does the copy go? It has no lock there."), reader.about.name)
        if place is not None:
            vault, file_id = self.session.vault, reader.about.id

            def write() -> None:
                write_file(place, open_attachment(vault, file_id).read())  # what plays meanwhile has its own reader

            Task(self, write).success(self._copied).failure(self._failed).start()

    def _copied(self, _done: object) -> None:
        empty_layout(self._said)
        title, words = _("The copy is where you put it"), _("Anyone at this computer can open it. Remove it when done.")
        self._said.addWidget(Banner("info", title, words, parent=self))

    def _failed(self, error: KluisError) -> None:
        empty_layout(self._said)
        self._said.addWidget(mistake(error, parent=self))

    def _throw_away(self) -> None:
        if self.writing is None or not ask_for_ever(self, self._file().label, _("Leave it here")):
            return
        self._put(None)
        self._let_go()
        if self.writing.settle():
            remove(self.session.vault, self._id)
        self._back()

    def _back(self) -> None:
        if self.writing is not None:
            at = {"show": "about"} if self._key == OF_THE_PIECE else {"answer": self._key or "", "open": True}
            self.go.emit("write", {"document": self.writing.document.id, **at})


def _files(document: Document) -> list[tuple[str, File]]:
    """Every file of a piece with the key of its answer, or `OF_THE_PIECE`."""
    answers = ((key, answer.value) for key, answer in document.body.items())
    found = [(key, file) for key, value in answers if isinstance(value, Files) for file in value.refs]
    return [*found, *((OF_THE_PIECE, file) for file in document.files)]

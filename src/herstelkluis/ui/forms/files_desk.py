"""What a field for files asks of the screen it stands on: to know about a file, to add one, to open one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import N_, AttachmentMissingError, DocumentMissingError
from herstelkluis.i18n import _
from herstelkluis.model.body import File
from herstelkluis.model.file_kinds import FileKind, kind_of
from herstelkluis.ui.slow_work import SlowWork, Work

if TYPE_CHECKING:
    from herstelkluis.store.attachments import Attachment
    from herstelkluis.ui.screens.writing_screen import WritingScreen

KINDS = {
    FileKind.PHOTO: N_("Picture"),
    FileKind.PDF: N_("PDF"),
    FileKind.TEXT: N_("Text"),
    FileKind.SOUND: N_("Sound"),
    FileKind.FILM: N_("Film"),
    FileKind.OTHER: N_("Another kind of file"),
}


class FilesDesk:
    """The files of the piece that is written in on one screen."""

    def __init__(self, screen: WritingScreen) -> None:
        self._screen = screen

    def about(self, file: File) -> Attachment | None:
        """What the vault knows about a file, or nothing when its content is gone."""
        from herstelkluis.store.attachments import get_attachment

        try:
            return get_attachment(self._screen.session.vault.database, file.id)
        except AttachmentMissingError:
            return None

    def most_mib(self) -> int:
        """How large a file may be."""
        from herstelkluis.vault.attachments import MIB, most_bytes

        return most_bytes(self._screen.session.vault) // MIB

    def adding(self, path: Path, *, keep_original: bool) -> Work | None:
        """The work that takes in a file and gives its `File`; nothing when no piece is open."""
        from herstelkluis.vault.attachments import attach_file

        document_id, vault = self._known_piece(), self._screen.session.vault
        if not document_id:
            return None
        return lambda tell: attach_file(vault, document_id, path, keep_original=keep_original, progress=tell)

    def adding_bytes(self, name: str, data: bytes) -> Work | None:
        """The same for what was just made here, as a recording."""
        from herstelkluis.vault.attachments import attach

        document_id, vault = self._known_piece(), self._screen.session.vault
        return (lambda tell: attach(vault, document_id, name, data, progress=tell)) if document_id else None

    def agreed(self) -> str:
        """The name of the sheet on which a recording was agreed, or nothing."""
        from herstelkluis.vault.recording_consent import agreed_sheet

        sheet = agreed_sheet(self._screen.session.vault)
        template = self._screen.session.vault.template(sheet) if sheet is not None else None
        return (sheet.title or (template.title if template is not None else sheet.kind)) if sheet is not None else ""

    def when_left(self, deed: Callable[[], None]) -> None:
        """Have this done before what was written on the screen is settled, when the screen is left or covered."""
        self._screen.leaving.connect(deed)

    def slow(self, work: Work) -> SlowWork:
        """Such work, to be begun when its signals are connected."""
        return SlowWork(work, self._screen)

    def open(self, file: File) -> None:
        """Go and look at it; what was changed in the form is taken over first."""
        if self._screen.writing is not None and self._screen.writing.settle():
            what = {"document": self._screen.writing.document.id, "attachment": file.id}
            self._screen.go.emit("attachment", what)

    def _known_piece(self) -> str:
        """The piece on the screen, known to the vault also while it is still empty."""
        writing, vault = self._screen.writing, self._screen.session.vault
        if writing is None:
            return ""
        writing.gather()
        try:
            vault.document(writing.document.id)
        except DocumentMissingError:
            vault.drafts.change(writing.document)
        return writing.document.id


def say_size(size: int) -> str:
    """About how large a file is, in words."""
    if size >= 950_000:
        return _("{size} MB").format(size=f"{size / 1_000_000:.1f}".replace(".", ","))
    return _("{size} kB").format(size=max(1, round(size / 1000)))


def say_about(file: File, about: Attachment | None) -> str:
    """What kind of file it is, how large, and from whom."""
    if about is None:
        return _("This file is no longer in your vault.")
    said = [_(KINDS[kind_of(about.type)]), say_size(about.size)]
    if file.received:
        said.append(_("received from {who}").format(who=file.given_by) if file.given_by else _("received"))
    return ", ".join(said)

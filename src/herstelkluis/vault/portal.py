"""A choice for a portal of care or a personal health environment: they take plain files that the person uploads.

The files have no lock and no signature: whoever has them can read them. So they are written only after every page was
seen, and the ledger knows them before the first byte is on its way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from herstelkluis.errors import CannotWriteError
from herstelkluis.model.ledger import LedgerKind, LedgerNames
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.media import INHOUD
from herstelkluis.share.moment import end_of_day, moment_text
from herstelkluis.share.package_id import file_name, number
from herstelkluis.store.files import write_file
from herstelkluis.vault.package_files import check_free, remove_files
from herstelkluis.vault.recording import check_is_first, record, record_file, record_not_made
from herstelkluis.vault.replacing import check_replaces, mark_replaced
from herstelkluis.vault.sharing import paper_pdf
from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class PortalFiles:
    """The files to upload: the PDF for people first, then the copies for computers."""

    package: str
    number: str
    paths: tuple[Path, ...]
    expires_on: date


@dataclass(frozen=True, slots=True, repr=False)
class Leaving:
    """Files that the ledger knows and that are about to be written, each with its place. Writing needs no vault."""

    package: str
    supersedes: str | None
    files: Mapping[Path, bytes]
    expires_on: date

    def write(self) -> None:
        """Write every file. Raises CannotWriteError and its kinds."""
        for path, data in self.files.items():
            write_file(path, data)


def portal_files(vault: Vault, flow: ShareFlow, folder: Path) -> PortalFiles:
    """Put the pages that were seen in `folder` as a PDF, and each copy for computers among them as JSON.

    All files are there afterwards or none is; where that is not sure, the ledger says that it may have left. Raises
    NotShownError, ChangedSinceError, OtherReaderError, PaperError, CannotWriteError and its kinds, and ValueError for a
    package that was made before.
    """
    leaving = announce(vault, flow, folder, paper_pdf(vault, flow))
    try:
        leaving.write()
        return record_written(vault, leaving)
    except Exception:
        give_up(vault, leaving)
        raise


def announce(vault: Vault, flow: ShareFlow, folder: Path, pdf: bytes) -> Leaving:
    """Write down what is about to leave: nobody needs words for it, so once written it is given.

    `pdf` is what `paper_pdf` made of this flow. Raises as `portal_files` does.
    """
    check_is_first(vault, flow.package)
    if not folder.is_dir():
        raise CannotWriteError
    files = {folder / name: data for name, data in _named(flow, pdf).items()}
    check_replaces(vault, flow)
    check_free(files)
    made_at = flow.begun_at if flow.machine else None  # what the copies for computers say
    expires_at = end_of_day(made_at or vault.clock(), flow.days)
    facts: dict[str, str | int] = {"profile": flow.profile.code, "expires_at": moment_text(expires_at), "signed": 0}
    names = LedgerNames(flow.reader, flow.role, flow.purpose, tuple(page.title for page in flow.pages))
    with vault.database.atomic():
        record(vault, flow.package, LedgerKind.INTENDED, facts | {"delivery": "open"}, names)
        for data in files.values():
            record_file(vault, flow.package, Door.PORTAL, data)
    return Leaving(flow.package, flow.supersedes, files, expires_at.astimezone().date())


def record_written(vault: Vault, leaving: Leaving) -> PortalFiles:
    """Write down that every file lies there; from now on what it replaces has had its time."""
    package = leaving.package
    with vault.database.atomic():
        record(vault, package, LedgerKind.WRITTEN, {"door": str(Door.PORTAL)})
        if leaving.supersedes is not None:
            mark_replaced(vault, leaving.supersedes, package)
    return PortalFiles(package, number(package), tuple(leaving.files), leaving.expires_on)


def give_up(vault: Vault, leaving: Leaving) -> bool:
    """Whether every file is gone again; where that is not sure, the ledger goes on to say it may have left."""
    is_gone = remove_files(leaving.files)
    if is_gone:
        record_not_made(vault, leaving.package)
    return is_gone


def _named(flow: ShareFlow, pdf: bytes) -> dict[str, bytes]:
    """The bytes of each file by its name."""
    copies = {page.kind: page.data for page in flow.pages if page.shown != page.data}
    endings = {kind: "json" if kind == INHOUD else f"{kind}.json" for kind in copies}
    files = {"pdf": pdf} | {endings[kind]: data for kind, data in copies.items()}
    return {file_name(flow.package, ending): data for ending, data in files.items()}

"""One choice as files: the age file, the page and the locked PDF. Nothing here needs the vault or its ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from herstelkluis.crypto.age import Passphrase, parse_recipient
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import CannotWriteError, SealStoppedError
from herstelkluis.i18n import _
from herstelkluis.model.codec import decode_sheet
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import Page
from herstelkluis.share.package_id import file_name, number
from herstelkluis.share.verdicts import WISHES
from herstelkluis.store.files import disk_errors, write_file
from herstelkluis.vault.progress import Progress

MB = 1_000_000
LARGE_FOR_MAIL = 10 * MB
ENDINGS = {Door.FILE: "age", Door.CONTACT: "age", Door.PAGE: "html", Door.PDF: "pdf"}
_AGE = frozenset({Door.FILE, Door.CONTACT, Door.PAGE})

IsCancelled = Callable[[], bool]
Made = Mapping[Door, bytes]


@dataclass(frozen=True, slots=True, repr=False)
class Sealing:
    """Everything one package is made of, so that making needs no vault and may run on a thread of its own.

    `recipient` is the age key of a contact, or empty: then the seven `words` open it.
    """

    making: Making
    pages: tuple[Page, ...]
    doors: frozenset[Door]
    key: SigningKey | None
    words: str
    recipient: str
    log_n: int
    expires_on: date

    @property
    def package(self) -> str:
        """The id of the package."""
        return self.making.package_id

    def places(self, folder: Path) -> dict[Door, Path]:
        """Where each file goes."""
        return {
            door: folder / file_name(self.package, ending) for door, ending in ENDINGS.items() if door in self.doors
        }

    def make(self, progress: Progress | None = None, is_cancelled: IsCancelled | None = None) -> Made:
        """The bytes of every file, all of them or an error. `progress` hears the share that is done, 0.0 to 1.0.

        Raises PieceTooLongError, PackageFullError, PaperError, and SealStoppedError when `is_cancelled` says so: it is
        asked as often as `progress` is told.
        """
        steps = _Steps(len(self.doors) + bool(self.doors & _AGE), progress, is_cancelled)
        made: dict[Door, bytes] = {}
        if self.doors & _AGE:
            age_file = self._age_file(steps.part)
            steps.done()
            for door in sorted(self.doors & _AGE):
                made[door] = _page(age_file) if door is Door.PAGE else age_file
                steps.done()
        if Door.PDF in self.doors:
            made[Door.PDF] = self._locked_pdf()
            steps.done()
        return made

    def paper(self, *, is_locked: bool = False) -> bytes:
        """The sheets as a PDF, before any lock, with what stands at the foot. Raises PaperError."""
        from herstelkluis.paper.sheets import Footer, sheets_pdf

        facts = self.making
        footer = Footer(
            number(facts.package_id),
            self.expires_on,
            reader=facts.reader_name or facts.reader_role,
            sender=facts.sender_name,
            wishes=" ".join(_(words) for code, words in WISHES.items() if code in facts.requests),
            is_locked=is_locked,
        )
        sheets = [decode_sheet(page.data) for page in self.pages if page.shown == page.data]  # no copies for computers
        return sheets_pdf(sheets, title=f"Document {number(facts.package_id)}", footer=footer)

    def _age_file(self, progress: Progress) -> bytes:
        items = [SheetItem(page.title, page.kind, page.data, page.media_type, page.author) for page in self.pages]
        lock = parse_recipient(self.recipient) if self.recipient else Passphrase(self.words, self.log_n)
        return write_bundle(self.making, items, signing_key=self.key, recipients=[lock], progress=progress)

    def _locked_pdf(self) -> bytes:
        from herstelkluis.paper.locked_pdf import locked_pdf

        return locked_pdf(self.paper(is_locked=True), self.words)


@dataclass(frozen=True, slots=True)
class Given:
    """A package that was made: where its files lie, its number for the reader, and the words that open it.

    A package for a contact has no words.
    """

    package: str
    number: str
    paths: Mapping[Door, Path]
    sizes: Mapping[Door, int]
    words: str = field(repr=False)
    expires_on: date

    @property
    def path(self) -> Path:
        """The first file."""
        return next(iter(self.paths.values()))

    @property
    def large_for_mail(self) -> frozenset[Door]:
        """The files above 10 MB, which many mail programs hold."""
        return frozenset(door for door, size in self.sizes.items() if size > LARGE_FOR_MAIL)


def check_free(paths: Iterable[Path]) -> None:
    """Raise `CannotWriteError` when something stands where a file would go: nothing is ever written over."""
    with disk_errors():
        if any(path.exists() for path in paths):
            raise CannotWriteError


def write_files(
    sealing: Sealing,
    made: Made,
    folder: Path,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Mapping[Door, Path]:
    """Put every file in the folder. Raises as `disk_errors` does; what was written before stays (`remove_files`)."""
    places = sealing.places(folder)
    steps = _Steps(len(places), progress, is_cancelled)
    for door, path in places.items():
        write_file(path, made[door])
        steps.done()
    return places


def remove_files(paths: Collection[Path]) -> bool:
    """Take away what was written. Whether it is sure that none of it is left: a stick may be gone with a file on it."""
    try:
        for path in paths:
            path.unlink(missing_ok=True)
        return all(path.parent.is_dir() for path in paths)
    except OSError:
        return False


class _Steps:
    """How far it is, told after each step; the person may stop in between."""

    def __init__(self, count: int, progress: Progress | None, is_cancelled: IsCancelled | None) -> None:
        self._count, self._done = count, 0
        self._progress, self._is_cancelled = progress, is_cancelled
        self.part(0.0)

    def part(self, share: float) -> None:
        """This much of the running step is done."""
        if self._is_cancelled is not None and self._is_cancelled():
            raise SealStoppedError
        if self._progress is not None:
            self._progress((self._done + share) / self._count)

    def done(self) -> None:
        """The running step is done."""
        self.part(1.0)
        self._done += 1


def _page(age_file: bytes) -> bytes:
    from herstelkluis.share.page import write_page

    return write_page(age_file)

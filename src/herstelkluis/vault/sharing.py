"""Give a choice to a reader, and remember who has what. The ledger is written before any file: nothing is unrecorded.

intended (names) -> sealed (the hash of each file; words) -> written -> words given; or withdrawn while the words are
still here: then nobody can ever open it. A crash between sealed and written counts as "maybe left".

`seal` does all of it. A window does the same steps, so that it stays alive, with `Sealing.make` and `write_files` (a
slow stick takes its time) on threads of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from herstelkluis.crypto.words import new_passphrase
from herstelkluis.errors import ChangedSinceError, KluisError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.share.bundle import Making
from herstelkluis.share.doors import WITH_WORDS, Door
from herstelkluis.share.flow import Page, ShareFlow
from herstelkluis.share.moment import end_of_day, moment_text
from herstelkluis.share.package_id import number
from herstelkluis.store import ledger
from herstelkluis.vault.after_giving import erase_names, mark_restored, react, record_how
from herstelkluis.vault.choosing import begin, people_known, refresh
from herstelkluis.vault.contacts import contact
from herstelkluis.vault.identity import signing_key
from herstelkluis.vault.package_files import Given, IsCancelled, Made, Sealing, check_free, remove_files, write_files
from herstelkluis.vault.package_words import control_words_of, give_words, words_of
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.recording import check_is_first, record, record_file, record_not_made
from herstelkluis.vault.replacing import check_replaces, mark_replaced, replaceable
from herstelkluis.vault.vault import Vault
from herstelkluis.vault.withdrawing import request_letter, withdraw, withdrawal_letter, withdrawal_note

__all__ = [
    "Door",
    "Given",
    "Sealing",
    "begin",
    "begin_seal",
    "control_words_of",
    "end_of_day",
    "erase_names",
    "give_up",
    "give_words",
    "mark_restored",
    "paper_pdf",
    "react",
    "record_how",
    "record_sealed",
    "record_shown",
    "record_written",
    "refresh",
    "replaceable",
    "request_letter",
    "seal",
    "withdraw",
    "withdrawal_letter",
    "withdrawal_note",
    "words_of",
    "write_files",
]

ONLY_FILE = frozenset({Door.FILE})
ONLY_CONTACT = frozenset({Door.CONTACT})


def seal(
    vault: Vault,
    flow: ShareFlow,
    folder: Path,
    doors: frozenset[Door] = ONLY_FILE,
    *,
    log_n: int = 16,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Given:
    """Seal exactly the pages that were seen, once for each door, and put the files in `folder`.

    All files are there afterwards or none is. Raises as `begin_seal`, `Sealing.make`, `record_sealed` and `write_files`
    do, and `give_up` has cleared away by then. `log_n` is the cost of the words (scrypt); tests take a cheaper one.
    """
    sealing = begin_seal(vault, flow, doors, log_n=log_n)
    try:
        made = sealing.make(progress, is_cancelled)
        record_sealed(vault, sealing, made, folder)
        paths = write_files(sealing, made, folder, is_cancelled=is_cancelled)
        return record_written(vault, sealing, made, paths)
    except Exception:
        give_up(vault, sealing, folder)
        raise


def begin_seal(vault: Vault, flow: ShareFlow, doors: frozenset[Door] = ONLY_FILE, *, log_n: int = 16) -> Sealing:
    """Write down that this package is meant to be made, and hand over all that making it takes.

    Raises NotShownError, ChangedSinceError, OtherReaderError, ContactMissingError, and ValueError for doors that do
    not go together (a contact has a package of its own, and it is signed) or a package that was made before.
    """
    _check_doors(flow, doors)
    pages = _seen(vault, flow)
    check_is_first(vault, flow.package)
    recipient = _recipient(vault, flow)
    check_replaces(vault, flow)
    sealing = _sealing(vault, flow, pages, doors, "" if recipient else new_passphrase(), recipient, log_n)
    facts = _agreed(flow, sealing) | {"delivery": "key" if recipient else "passphrase"}
    record(vault, flow.package, LedgerKind.INTENDED, facts, _names(flow, pages))
    return sealing


def record_sealed(vault: Vault, sealing: Sealing, made: Made, folder: Path) -> None:
    """Put the hashes and the words in the ledger, before the first byte of a file is on its way.

    Raises CannotWriteError when something stands in the place of a file: nothing is ever written over.
    """
    check_free(sealing.places(folder).values())
    with vault.database.atomic():
        for door, data in made.items():
            record_file(vault, sealing.package, door, data)
        if sealing.words:
            ledger.put_words(vault.database, sealing.package, sealing.words)


def record_written(vault: Vault, sealing: Sealing, made: Made, paths: Mapping[Door, Path]) -> Given:
    """Write down that every file lies there; from now on what it replaces has had its time."""
    with vault.database.atomic():
        for door in paths:
            record(vault, sealing.package, LedgerKind.WRITTEN, {"door": str(door)})
        if older := sealing.making.supersedes:
            mark_replaced(vault, older, sealing.package)
    sizes = {door: len(made[door]) for door in paths}
    return Given(sealing.package, number(sealing.package), paths, sizes, sealing.words, sealing.expires_on)


def give_up(vault: Vault, sealing: Sealing, folder: Path) -> None:
    """Take away the files that were written, destroy the words, and write down that it was not made.

    A file for a contact that cannot be reached any more may have left: then the ledger goes on to say so.
    """
    is_sealed = any(event.kind is LedgerKind.SEALED for event in _events(vault, sealing))
    if not is_sealed or remove_files(sealing.places(folder).values()) or sealing.words:
        record_not_made(vault, sealing.package)


def record_shown(vault: Vault, flow: ShareFlow, door: Door, pdf: bytes = b"") -> None:
    """Write down that a choice is looked at together, or goes on paper; before it is. Raises as `begin_seal`.

    `pdf` is what goes on paper (`paper_pdf`): a copy of it that is found later is known by its hash.
    """
    if door not in (Door.LOOK, Door.PAPER) or (door is Door.PAPER) != bool(pdf):
        raise ValueError(door)
    pages = _seen(vault, flow)
    facts: dict[str, str | int] = {"door": str(door), "profile": flow.profile.code}
    if pdf:
        facts |= _agreed(flow, _paper(vault, flow, pages)) | {"sha256": hashlib.sha256(pdf).hexdigest()}
    record(vault, flow.package, LedgerKind.SHOWN, facts, _names(flow, pages))


def paper_pdf(vault: Vault, flow: ShareFlow) -> bytes:
    """The pages that were seen as a PDF to print: no lock, all that is agreed at its foot. Raises as `begin_seal`."""
    return _paper(vault, flow, _seen(vault, flow)).paper()


def _events(vault: Vault, sealing: Sealing) -> list[LedgerEvent]:
    with suppress(KluisError):
        return ledger.events_of(vault.database, sealing.package)
    return []


def _check_doors(flow: ShareFlow, doors: frozenset[Door]) -> None:
    if not doors or not (doors == ONLY_CONTACT if flow.contact else doors <= WITH_WORDS):
        raise ValueError("these doors do not go together")
    if flow.contact and not flow.is_signed:
        raise ValueError("a package for a contact is signed")


def _seen(vault: Vault, flow: ShareFlow) -> tuple[Page, ...]:
    vault.settle()
    return flow.to_seal({one.id: one.revision for one in vault.summaries()}, people_known(vault))


def _recipient(vault: Vault, flow: ShareFlow) -> str:
    """The age key of the contact, or nothing when words open it. It is the one that was there when they were chosen."""
    key = contact(vault, flow.contact).age_recipient if flow.contact else ""
    if key != flow.contact_keys.get(flow.contact, ""):
        raise ChangedSinceError
    return key


def _paper(vault: Vault, flow: ShareFlow, pages: tuple[Page, ...]) -> Sealing:
    """What goes on paper or to a portal: nobody signs that."""
    return replace(_sealing(vault, flow, pages, frozenset(), "", "", 0), key=None)


def _sealing(
    vault: Vault,
    flow: ShareFlow,
    pages: tuple[Page, ...],
    doors: frozenset[Door],
    words: str,
    recipient: str,
    log_n: int,
) -> Sealing:
    now, sender = vault.clock(), str(vault.preference("owner", ""))
    if flow.machine and flow.begun_at is not None:
        now, sender = flow.begun_at, flow.sender  # as the copies for a computer say
    expires_at = end_of_day(now, flow.days)
    making = Making(
        package_id=flow.package,
        created_at=now.astimezone(UTC).replace(microsecond=0),
        expires_at=expires_at,
        purpose_code=flow.profile.purpose_code,
        purpose=flow.purpose,
        profile=flow.profile.code,
        sender_name=sender,
        reader_name=flow.reader,
        reader_role=flow.role,
        requests=tuple(sorted(flow.wishes)),
        supersedes=flow.supersedes,
    )
    key = signing_key(vault) if flow.is_signed else None
    return Sealing(making, pages, doors, key, words, recipient, log_n, expires_at.astimezone().date())


def _agreed(flow: ShareFlow, sealing: Sealing) -> dict[str, str | int]:
    facts: dict[str, str | int] = {"profile": flow.profile.code, "expires_at": moment_text(sealing.making.expires_at)}
    facts["signed"] = int(sealing.key is not None)
    return facts | ({} if sealing.key is None else {"key": sealing.key.public})


def _names(flow: ShareFlow, pages: tuple[Page, ...]) -> LedgerNames:
    return LedgerNames(flow.reader, flow.role, flow.purpose, tuple(page.title for page in pages), flow.contact)

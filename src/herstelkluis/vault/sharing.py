"""Give a package away, and remember who has what. The ledger is written before the file, so no package is unrecorded.

intended (names, words) -> sealed (hash of the file) -> written -> words given; or withdrawn while the words are still
here: then nobody can ever open it. A crash between sealed and written counts as "maybe left".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.flow import begin as begin_flow
from herstelkluis.share.package_id import control_words, file_name, new_package_id, number
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import Piece, pieces_of
from herstelkluis.share.third_parties import Known, person_of, someone
from herstelkluis.store import keys, ledger
from herstelkluis.store.files import write_file
from herstelkluis.vault.events import GivingRecorded
from herstelkluis.vault.vault import PERSON_KIND, Vault


@dataclass(frozen=True, slots=True)
class Given:
    """A package that was made: where it lies, its number for the reader, and the words that open it."""

    package: str
    number: str
    path: Path
    words: str = field(repr=False)
    expires_on: date


def begin(vault: Vault, profile: str) -> ShareFlow:
    """Start choosing for a kind of reader. Reads every piece that could go along, so it may take a while."""
    vault.settle()
    known = people_known(vault)
    return begin_flow(profiles()[profile], new_package_id(), _pieces(vault, profile), known)


def refresh(vault: Vault, flow: ShareFlow) -> ShareFlow:
    """The same choices over the pieces as they are now (after something was written in between)."""
    vault.settle()
    return flow.over(_pieces(vault, flow.profile.code), people_known(vault))


def people_known(vault: Vault) -> Known:
    """The people of the vault as redaction looks for them, by id; in the bin they still count."""
    template = vault.templates[PERSON_KIND]
    found = [*vault.summaries(PERSON_KIND), *(one for one in vault.bin() if one.kind == PERSON_KIND)]
    return Known({one.id: someone(person_of(vault.document(one.id), template)) for one in found})


def _pieces(vault: Vault, profile: str) -> tuple[Piece, ...]:
    wanted = profiles()[profile]
    kinds = {selector.split(":")[0] for selector in (*wanted.suggested, *wanted.can_be_added, *wanted.never)}
    pieces: list[Piece] = []
    for summary in vault.summaries():
        template = vault.templates.get(summary.kind)
        if template is not None and summary.kind in kinds:
            pieces += pieces_of(vault.document(summary.id), template)
    return tuple(pieces)


def seal(vault: Vault, flow: ShareFlow, folder: Path, *, log_n: int = 16) -> Given:
    """Seal exactly the pages that were seen, and put the package in `folder`.

    Raises NotShownError, ChangedSinceError, PieceTooLongError, CannotWriteError. Whatever goes wrong, no file is left
    and the ledger says that it was not made. `log_n` is the cost of the words (scrypt); tests take a cheaper one.
    """
    vault.settle()
    pages = flow.to_seal({one.id: one.revision for one in vault.summaries()}, people_known(vault))
    if any(event.package == flow.package for event in ledger.events(vault.database)):
        raise ValueError("a package is made once; another try takes a fresh id")
    now = vault.clock()
    expires_at = end_of_day(now, flow.days)
    words = new_passphrase()
    titles = tuple(page.title for page in pages)
    names = LedgerNames(flow.reader, flow.role, flow.purpose, titles)
    with vault.database.atomic():
        facts: dict[str, str | int] = {"profile": flow.profile.code, "expires_at": _stamp(expires_at)}
        facts["signed"] = int(flow.is_signed)
        _record(vault, flow.package, LedgerKind.INTENDED, facts, names)
        ledger.put_words(vault.database, flow.package, words)
    path = folder / file_name(flow.package)
    try:
        making = Making(
            package_id=flow.package,
            created_at=now.astimezone(UTC).replace(microsecond=0),
            expires_at=expires_at,
            purpose_code=flow.profile.purpose_code,
            purpose=flow.purpose,
            profile=flow.profile.code,
            sender_name=str(vault.preference("owner", "")),
            reader_name=flow.reader,
            reader_role=flow.role,
            requests=tuple(sorted(flow.wishes)),
            supersedes=None,
        )
        items = [SheetItem(page.title, page.kind, page.data) for page in pages]
        key = _signing_key(vault) if flow.is_signed else None
        data = write_bundle(making, items, signing_key=key, recipients=[Passphrase(words, log_n)])
        _record(vault, flow.package, LedgerKind.SEALED, {"sha256": hashlib.sha256(data).hexdigest()})
        write_file(path, data)
    except Exception:
        with suppress(OSError):
            path.unlink()
        with vault.database.atomic():
            _record(vault, flow.package, LedgerKind.NOTE, {"what": "not_made"})
            ledger.destroy_words(vault.database, flow.package)
        raise
    _record(vault, flow.package, LedgerKind.WRITTEN, {})
    return Given(flow.package, number(flow.package), path, words, expires_at.astimezone().date())


def words_of(vault: Vault, package: str) -> str | None:
    """The words of a package as long as they were not given."""
    return ledger.get_words(vault.database, package)


def control_words_of(vault: Vault, package: str) -> tuple[str, ...] | None:
    """The eight words the owner reads out, so that the reader knows who signed; None when it was not signed."""
    is_signed = any(event.facts.get("signed") for event in ledger.events(vault.database) if event.package == package)
    return control_words(_signing_key(vault).public, package) if is_signed else None


def give_words(vault: Vault, package: str) -> None:
    """The words were shown to be told, or printed: from now on the reader can open it, and the vault forgets them."""
    with vault.database.atomic():
        _record(vault, package, LedgerKind.WORDS_GIVEN, {})
        ledger.destroy_words(vault.database, package)


def withdraw(vault: Vault, package: str) -> None:
    """Take a package back. With the words still here nobody can open it any more; later it is only a request.

    What was taken back already stays as it is.
    """
    if any(one.package == package and one.kind is LedgerKind.WITHDRAWN for one in ledger.events(vault.database)):
        return
    with vault.database.atomic():
        before = 0 if ledger.get_words(vault.database, package) is None else 1
        _record(vault, package, LedgerKind.WITHDRAWN, {"before_words": before})
        ledger.destroy_words(vault.database, package)


def end_of_day(now: datetime, days: int) -> datetime:
    """The last second of the day `days` from now, in the time zone of the owner, as UTC."""
    local = now.astimezone()
    last = datetime.combine(local.date() + timedelta(days=days), time(23, 59, 59))
    return last.astimezone().astimezone(UTC)


def _signing_key(vault: Vault) -> SigningKey:
    seed = keys.get_key(vault.database, "identity")
    if seed is None:
        raise AssertionError
    return SigningKey.from_seed(seed)


def _record(
    vault: Vault,
    package: str,
    kind: LedgerKind,
    facts: Mapping[str, str | int],
    names: LedgerNames | None = None,
) -> None:
    ledger.append(vault.database, LedgerEvent(package, kind, vault.clock(), facts), names)
    vault.events.emit(GivingRecorded(package))


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

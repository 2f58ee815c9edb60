"""An extract without names that goes out of the vault as a plain file: no reader, no lock, no signature, no number.

The ledger remembers that one went, and which pieces it was made of; nothing in the file points to the ledger.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from herstelkluis.i18n import _
from herstelkluis.model.ledger import LedgerKind, LedgerNames
from herstelkluis.store import ledger
from herstelkluis.store.files import write_file
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault

PROFILE = DOOR = "extract"


def write_extract(vault: Vault, entry: str, titles: Sequence[str], data: bytes, place: Path) -> None:
    """Put an extract at `place`. `entry` is a fresh package id, the same for every form of one extract.

    The ledger is written first, so that nothing goes unrecorded. Raises CannotWriteError and its kinds.
    """
    before = ledger.events_of(vault.database, entry)
    with vault.database.atomic():
        if not before:
            names = LedgerNames("", _("extract, without names"), "", tuple(titles))
            facts: dict[str, str | int] = {"profile": PROFILE, "signed": 0, "delivery": "open"}
            record(vault, entry, LedgerKind.INTENDED, facts, names)
        sealed: dict[str, str | int] = {"door": DOOR, "sha256": hashlib.sha256(data).hexdigest()}
        record(vault, entry, LedgerKind.SEALED, sealed)
    try:
        write_file(place, data)
    except Exception:
        if not any(event.kind is LedgerKind.WRITTEN for event in before):
            record(vault, entry, LedgerKind.NOTE, {"what": "not_made"})
        raise
    record(vault, entry, LedgerKind.WRITTEN, {"door": DOOR})

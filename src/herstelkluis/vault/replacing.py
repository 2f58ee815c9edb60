"""A package in the place of an earlier one: only for the same reader, so that no number tells of another package."""

from __future__ import annotations

from herstelkluis.errors import OtherReaderError
from herstelkluis.model.ledger import LedgerKind, LedgerNames
from herstelkluis.share.flow import ShareFlow
from herstelkluis.store import ledger
from herstelkluis.vault.givings import Giving, State, givings
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault

HOLDS = (State.READY, State.MAYBE_LEFT, State.UNKNOWN, State.GIVEN, State.EXPIRED)


def replaceable(vault: Vault, flow: ShareFlow) -> list[Giving]:
    """The packages that this very reader holds or may hold, newest first. One whose names were erased is nobody's."""
    return [
        one
        for one in givings(vault)
        if one.state in HOLDS and one.package != flow.package and one.names is not None and _is_for(flow, one.names)
    ]


def check_replaces(vault: Vault, flow: ShareFlow) -> None:
    """Raise `OtherReaderError` unless what this package replaces, if anything, is with the same reader."""
    if flow.supersedes is not None and flow.supersedes not in {one.package for one in replaceable(vault, flow)}:
        raise OtherReaderError


def mark_replaced(vault: Vault, older: str, newer: str) -> None:
    """The older one has had its time; words that were not given yet go with it."""
    with vault.database.atomic():
        before = 0 if ledger.get_words(vault.database, older) is None else 1
        record(vault, older, LedgerKind.REPLACED, {"by": newer, "before_words": before})
        ledger.destroy_words(vault.database, older)


def _is_for(flow: ShareFlow, names: LedgerNames) -> bool:
    if flow.contact or names.contact:
        return flow.contact == names.contact
    same = (flow.reader.casefold(), flow.role.casefold()) == (names.reader.casefold(), names.role.casefold())
    return same and bool(flow.reader.strip())  # "huisarts" alone may be another one

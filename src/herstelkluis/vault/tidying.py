"""Quiet housekeeping: earlier versions grow thinner, and what lay in the bin long enough goes.

The bin is emptied by time only when a backup that was made after the piece was thrown away is opened now, is sound, and
holds it. Nothing here waits for the person, and nothing is in a hurry: in doubt it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from herstelkluis.errors import DocumentMissingError
from herstelkluis.store import history, search
from herstelkluis.vault.everywhere import forget_what_waits
from herstelkluis.vault.thinning import JUMP, Kept, lived_since, superfluous

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

STAYS = timedelta(days=90)
"""How long a piece stays in the bin for sure."""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many versions and pieces went."""

    versions: int = 0
    pieces: int = 0


def stays_until(thrown_at: datetime) -> date:
    """The last day on which this piece lies in the bin for sure, where the person is."""
    return (thrown_at + STAYS).astimezone().date()


def tidy(vault: Vault, now: datetime) -> Tidied:
    """Let go what may go, in short steps; runs in any thread. Raises as `Database.atomic`; what went is gone then.

    The words of what went leave the search index too, and what was to go from backup copies goes from those in reach.
    """
    made = [Kept(*row) for row in history.moments(vault.database)]
    old = superfluous(made, now)
    for at in range(0, len(old), _AT_ONCE):
        history.remove(vault.database, [(one.number, one.document) for one in old[at : at + _AT_ONCE]])
    thrown = [(one.id, one.deleted_at) for one in vault.bin() if one.deleted_at is not None]
    ripe = outlived(thrown, [one.made_at for one in made], now) if thrown else []
    pieces = 0
    for document in _held_by_backup(vault, ripe, now):
        with suppress(DocumentMissingError):  # taken out of the bin meanwhile
            vault.delete_for_ever(document)
            pieces += 1
    forget_what_waits(vault)
    if old and not pieces:  # what is deleted for ever takes its words out of the index by itself
        search.forget_removed_in_steps(vault.database)
    return Tidied(len(old), pieces)


def outlived(
    thrown: Iterable[tuple[str, datetime]], written: list[datetime], now: datetime
) -> list[tuple[str, datetime]]:
    """Which of these lay in the bin for more than 90 days, by the calendar and by the time that was lived since.

    `written` are the moments of all versions as they were made (see `thinning`). Where nothing was written near the
    moment of throwing away, nobody knows how long ago that is.
    """
    since = lived_since(written, now)
    ripe = []
    for document, thrown_at in thrown:
        near = [at for at, moment in enumerate(written) if abs(moment - thrown_at) <= JUMP]
        lived = since[near[-1]] - (thrown_at - written[near[-1]]) if near else timedelta()
        if min(now - thrown_at, lived) > STAYS:
            ripe.append((document, thrown_at))
    return ripe


def _held_by_backup(vault: Vault, ripe: list[tuple[str, datetime]], now: datetime) -> list[str]:
    if not ripe:
        return []
    from herstelkluis.vault.backups.holding import held

    return held(vault, ripe, now)

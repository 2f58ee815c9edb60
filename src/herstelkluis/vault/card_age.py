"""Of when a card is, and whether to look at it again: after eighteen months nobody relies on it (domain.md 2.9).

Kept with each plan that makes a card: the day the card was printed, the day the person last found it right, and the
day before which not to ask. Where nothing is kept, the day counts on which the plan was last written in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from herstelkluis.errors import KluisError, VaultLockedError
from herstelkluis.model.card_faces import is_expired
from herstelkluis.store.documents import Summary
from herstelkluis.vault.vault import Vault

KINDS = ("plan.crisis", "hulpkaart")
KEPT = "cards"
PRINTED, LOOKED, LATER = "printed", "looked", "later"
A_WHILE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class OldCard:
    """A card to look at again: the plan it is made of, its kind, and since when it is as it is.

    `was_printed` False: no card is known, and `since` is the day the plan was last written in.
    """

    document: str
    kind: str
    since: date
    was_printed: bool


def card_to_ask_about(vault: Vault) -> OldCard | None:
    """The oldest card to ask about now, for the first page; never one that the person put off."""
    today = _today(vault)
    old = (one for one in _old_cards(vault) if not _is_put_off(_kept(vault, one.document).get(LATER), today))
    return min(old, key=lambda one: one.since, default=None)


def old_card(vault: Vault, document_id: str) -> OldCard | None:
    """The card of this plan when it is old, also when the person put the question off."""
    return next((one for one in _old_cards(vault) if one.document == document_id), None)


def keep_printed(vault: Vault, document_id: str) -> None:
    """Remember that the card of this plan was printed today. Raises CannotWriteError."""
    _keep(vault, document_id, {PRINTED: _today(vault).isoformat()})


def keep_looked(vault: Vault, document_id: str) -> None:
    """Remember that the person found the card right today. Raises CannotWriteError."""
    kept = {key: day for key, day in _kept(vault, document_id).items() if key == PRINTED}
    _keep(vault, document_id, {**kept, LOOKED: _today(vault).isoformat()})


def put_off(vault: Vault, document_id: str) -> None:
    """Do not ask about this card for three months. Raises CannotWriteError."""
    later = (_today(vault) + A_WHILE).isoformat()
    _keep(vault, document_id, {**_kept(vault, document_id), LATER: later})


def _old_cards(vault: Vault) -> Iterator[OldCard]:
    today = _today(vault)
    for one in (summary for kind in KINDS if kind in vault.templates for summary in vault.summaries(kind)):
        kept = _kept(vault, one.id)
        days = {key: day for key in (PRINTED, LOOKED) if (day := _day(kept.get(key))) and day <= today}
        last = max(days.values(), default=_written_on(one))
        if last is not None and is_expired(last, today) and _has_card(vault, one.id, last):
            yield OldCard(one.id, one.kind, days.get(PRINTED, last), PRINTED in days)


def _has_card(vault: Vault, document_id: str, last: date) -> bool:
    """False for a plan that cannot be read: it says so where it is opened, and others are still asked about."""
    try:
        return vault.card(vault.document(document_id), last).has_words
    except VaultLockedError:
        raise
    except KluisError:
        return False


def _written_on(one: Summary) -> date | None:
    return one.changed_at.astimezone().date() if isinstance(one.changed_at, datetime) else None


def _is_put_off(later: object, today: date) -> bool:
    """A day further ahead than it can be was written by a wrong clock, and counts as none."""
    day = _day(later)
    return day is not None and today < day <= today + A_WHILE


def _kept(vault: Vault, document_id: str) -> dict[str, object]:
    kept = _every(vault).get(document_id)
    return kept if isinstance(kept, dict) else {}


def _every(vault: Vault) -> dict[str, object]:
    every = vault.preference(KEPT, {})
    return every if isinstance(every, dict) else {}


def _keep(vault: Vault, document_id: str, facts: dict[str, object]) -> None:
    there = {one.id for kind in KINDS for one in vault.summaries(kind)}  # of a plan that is gone nothing stays
    every = {key: _kept(vault, key) for key in _every(vault) if key in there}
    vault.prefer(KEPT, {**every, document_id: facts})


def _day(kept: object) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def _today(vault: Vault) -> date:
    return vault.clock().astimezone().date()

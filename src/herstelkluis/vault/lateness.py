"""How late it is at least: a clock that is set back must not open what has expired (verification table, row 10).

The mark takes the moments of making of packages that the owner or a contact signed, and nothing that this computer only
believes or that a stranger says. Only what the mark proves to be over is over for ever. The own ledger counts beside
it, unless the clock stands more than thirty days before it: then it was wrong at one time or the other. Where a moment
lies more than thirty days after all this, the person says whether the date is right. So a clock that stood weeks or
years ahead for a day hides nothing for ever.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from herstelkluis.errors import ClockJumpError, ExpiredError
from herstelkluis.share.reader import Bundle, check_time, expired, is_over
from herstelkluis.store import ledger, received
from herstelkluis.store.received import Reception
from herstelkluis.vault.vault import Vault

JUMP = timedelta(days=30)


def known_time(vault: Vault, now: datetime) -> datetime | None:
    """The latest moment that this vault has seen, or None for a vault that has seen nothing yet."""
    mark = received.clock_mark(vault.database)
    moments = [event.at for event in ledger.events(vault.database) if event.at - now <= JUMP]
    return max([*moments, mark] if mark else moments, default=None)


def confirm_clock(vault: Vault) -> None:
    """The person looked at the date of this computer and said that it is right."""
    received.raise_clock_mark(vault.database, vault.clock())


def check_lateness(vault: Vault, bundle: Bundle, known: Reception, now: datetime, *, is_by_someone_known: bool) -> None:
    """Row 10 with all that the vault knows. What was proven to be over stays so.

    `is_by_someone_known`: whether its moment of making is proof, by the key of the owner or of a contact. Raises
    `ClockError`, `ExpiredError`, and `ClockJumpError` when the date of this computer must be confirmed first.
    """
    latest = known_time(vault, now)
    mark = received.clock_mark(vault.database)
    if known.expired_at is not None:
        raise expired(bundle, now)
    try:
        check_time(bundle, now, latest)
    except ExpiredError:
        if latest is None or now - latest > JUMP:
            raise _jump(now) from None
        if mark is not None and is_over(bundle, mark):
            received.put_reception(vault.database, replace(known, expired_at=now))
        raise
    if bundle.signed_by is None:
        return
    if latest is not None and bundle.created_at - latest > JUMP:
        raise _jump(now)
    if is_by_someone_known:
        received.raise_clock_mark(vault.database, bundle.created_at)


def _jump(now: datetime) -> ClockJumpError:
    return ClockJumpError(today_on=now.date().isoformat())

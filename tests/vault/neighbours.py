"""Two people with a vault each, who give each other packages without the screens in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from herstelkluis.crypto.age import Recipient, parse_recipient
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share.contact import read_contact
from herstelkluis.vault.identity import own_card, signing_key
from herstelkluis.vault.vault import Vault
from house import Clock, House
from share import share_cases as cases


@contextmanager
def vaults(folder: Path, *names: str) -> Iterator[tuple[Clock, list[Vault]]]:
    """A vault for each of these owners, with one clock."""
    clock = Clock()
    with ExitStack() as doors:
        made = []
        for name in names:
            lifecycle, vault = House(folder / name, clock).make()
            doors.callback(lifecycle.lock)
            vault.prefer("owner", name)
            made.append(vault)
        yield clock, made


def package(
    vault: Vault, lock: Recipient = cases.LOCK, *, key: SigningKey | None = None, days: int = 14, **changes
) -> bytes:
    """A package that the owner of this vault makes now."""
    now = vault.clock().replace(microsecond=0)
    facts = {"created_at": now, "expires_at": now + timedelta(days=days), "sender_name": vault.preference("owner")}
    return cases.package(key=key or signing_key(vault), lock=lock, **(facts | changes))


def unsigned(vault: Vault, **changes) -> bytes:
    """The same without a signature."""
    now = vault.clock().replace(microsecond=0)
    facts = {"created_at": now, "expires_at": now + timedelta(days=14), "sender_name": vault.preference("owner")}
    return cases.package(key=None, **(facts | changes))


def lock_of(vault: Vault) -> Recipient:
    """What others seal for the owner of this vault with: it stands on the card."""
    return parse_recipient(read_contact(own_card(vault)).age_recipient)


def at(clock: Clock, **later: float) -> datetime:
    """Move the clock, and say what it shows."""
    clock.at += timedelta(**later)
    return clock()

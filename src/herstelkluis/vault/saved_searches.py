"""Searches the person asked to keep, by name. Nothing else that was searched for is ever kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from herstelkluis.vault.finding import Asked
from herstelkluis.vault.vault import Vault

SAVED = "search.saved"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What is looked for, and what the person calls it."""

    name: str
    asked: Asked


def saved_searches(vault: Vault) -> list[SavedSearch]:
    """The kept searches, in the order they were kept; what cannot be read is left out."""
    kept = vault.preference(SAVED, [])
    return [found for one in kept if (found := _read(one)) is not None] if isinstance(kept, list) else []


def keep_search(vault: Vault, name: str, asked: Asked) -> None:
    """Keep a search, in the place of one with the same name."""
    others = [one for one in saved_searches(vault) if one.name.casefold() != name.casefold()]
    _write(vault, [*others, SavedSearch(name, asked)])


def drop_search(vault: Vault, name: str) -> None:
    """No longer keep this search."""
    _write(vault, [one for one in saved_searches(vault) if one.name != name])


def _write(vault: Vault, kept: list[SavedSearch]) -> None:
    vault.prefer(SAVED, [{"name": one.name, **asdict(one.asked)} for one in kept])


def _read(one: Any) -> SavedSearch | None:
    if not isinstance(one, dict) or not isinstance(one.get("name"), str):
        return None
    names = (field.name for field in fields(Asked) if field.name != "parts")
    known = {name: one[name] for name in names if isinstance(one.get(name), str)}
    parts = one.get("parts")
    whole = tuple(map(str, parts)) if isinstance(parts, list) else ()
    return SavedSearch(one["name"], Asked(**known, parts=whole))

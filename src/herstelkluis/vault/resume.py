"""Where someone was in a piece: the question, the place of cursor and page. Numbers and keys, never words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from herstelkluis.errors import KluisError
from herstelkluis.model.document import Document
from herstelkluis.vault.vault import Vault

SPOTS = "spots"
WHOLE_WAY = 1000
_MOST_WORDS = 2**31 - 1  # a place that a window can count
MOST = 40  # pieces that are remembered; the oldest spot goes first


@dataclass(frozen=True, slots=True)
class Spot:
    """`answer` is the key of the question, `cursor` a character in it, `scroll` how far down the page is (0-1000)."""

    answer: str
    cursor: int = 0
    scroll: int = 0


def spot_of(vault: Vault, document: Document) -> Spot | None:
    """Where the person was in this piece, if that is known."""
    kept = _kept(vault).get(_name(document))
    if kept is None:
        return None
    cursor, scroll = kept.get("cursor"), kept.get("scroll")
    return Spot(
        str(kept.get("answer", "")),
        cursor if isinstance(cursor, int) and 0 <= cursor <= _MOST_WORDS else 0,
        scroll if isinstance(scroll, int) and 0 <= scroll <= WHOLE_WAY else 0,
    )


def keep_spot(vault: Vault, document: Document, spot: Spot) -> None:
    """Remember it. A vault that cannot read or write loses the place and nothing else, so nothing is raised."""
    with suppress(KluisError):
        kept, name = _kept(vault), _name(document)
        if name in kept and _is_there(kept[name], spot) and [*kept][-1] == name:
            return
        kept.pop(name, None)
        kept[name] = {**asdict(spot), "at": vault.clock().isoformat()}
        vault.prefer(SPOTS, dict([*kept.items()][-MOST:]))


def _is_there(kept: dict[str, Any], spot: Spot) -> bool:
    return {key: kept.get(key) for key in asdict(spot)} == asdict(spot)


def been_there(vault: Vault) -> dict[str, datetime]:
    """When the person was last in each piece, by id, or by kind and section for a chapter."""
    found = {}
    for name, kept in _kept(vault).items():
        with suppress(ValueError, OverflowError):
            found[name] = datetime.fromisoformat(str(kept.get("at"))).astimezone(UTC)
    return found


def _kept(vault: Vault) -> dict[str, dict[str, Any]]:
    kept = vault.preference(SPOTS, {})
    return {key: one for key, one in kept.items() if isinstance(one, dict)} if isinstance(kept, dict) else {}


def _name(document: Document) -> str:
    """A chapter is known by its place in the story: before its first word it has no id that stays."""
    return f"{document.kind}:{document.section}" if document.section else document.id

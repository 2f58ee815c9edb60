"""Every kind there is to write, by the part it belongs to, and what the owner has of it."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.store.counts import pieces_by_kind
from herstelkluis.store.documents import Summary
from herstelkluis.vault.vault import Vault

PARTS = ("today", "story", "plan", "crisis", "people", "areas", "share", "")
"""In the order of the rail; kinds of the person's own that name no part come last."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what it is for, whether there may be several, and the newest the owner has of it."""

    kind: str
    title: str
    about: str
    many: bool
    pieces: int = 0
    newest: Summary | None = None


def shelf(vault: Vault) -> dict[str, tuple[Kind, ...]]:
    """The kinds of every part that has any, by title; the person's own after those that are shipped."""
    there = pieces_by_kind(vault.database)
    found: dict[str, list[Kind]] = {part: [] for part in PARTS}
    for one in sorted(vault.templates.values(), key=lambda one: (one.own, one.title.casefold())):
        pieces = there.get(one.kind, 0)
        newest = vault.summaries(one.kind, 1)[0] if pieces else None
        is_chapters = one.document == "section"
        kind = Kind(one.kind, one.title, one.about, one.many and not is_chapters, pieces, newest)
        found[one.part if one.part in found else ""].append(kind)
    return {part: tuple(kinds) for part, kinds in found.items() if kinds}

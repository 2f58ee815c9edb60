"""Pieces that point at each other: what they are called, and what points at one of them."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.store import places
from herstelkluis.store.documents import Summary
from herstelkluis.vault.found import place_of
from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Pointer:
    """A piece that points at another, the answer it does that in (empty: the piece itself), and what it is called."""

    document: str
    answer: str
    name: str


def name_of_piece(vault: Vault, one: Summary) -> str:
    """What a piece is called in a list; of a folded one only what stands on its outside."""
    return one.title or ("" if one.folded else one.first_line) or place_of(vault, one).title


def piece_names(vault: Vault, *, but: str = "") -> dict[str, str]:
    """Every piece that can be pointed at, by id; `but` is the one that points."""
    return {one.id: name_of_piece(vault, one) for one in vault.summaries() if one.id != but}


def pointers_at(vault: Vault, document_id: str) -> list[Pointer]:
    """What points at this piece, each piece once, without those in the bin."""
    vault.settle()
    there = {one.id: one for one in vault.summaries()}
    found: dict[str, Pointer] = {}
    for place in places.pointing_at(vault.database, document_id):
        if place.document in there and place.document != document_id:
            name = name_of_piece(vault, there[place.document])
            found.setdefault(place.document, Pointer(place.document, place.answer, name))
    return sorted(found.values(), key=lambda one: one.name.casefold())

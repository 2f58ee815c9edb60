"""Which pieces differ between this vault and the other side, and which of theirs is which of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document
from herstelkluis.model.words import first_line
from herstelkluis.store import documents
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.vault import Vault


class Where(StrEnum):
    """On which side a piece is."""

    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Side:
    """A piece on one side, as a list shows it. `id` is what that side calls it."""

    id: str
    title: str = field(repr=False)
    first_line: str = field(repr=False)
    changed_at: datetime | None
    in_bin: bool
    folded: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece that is not the same on both sides; `id` is what it is called here, or will be.

    `can_be_both`: whether the two can stand side by side, each a piece of its own. Of a chapter, or a plan there is one
    of, only one can stand; the words of the other are then among its earlier versions.
    """

    id: str
    kind: str
    section: str
    ours: Side | None
    theirs: Side | None
    state: Where
    can_be_both: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A piece of the other side: its id there, the id it has or gets here, and what it says (see `said_by`)."""

    there: str
    here: str
    kind: str
    section: str
    side: Side
    said: bytes = field(repr=False)


def compare(vault: Vault, other: Other) -> list[Difference]:
    """Every piece that is not the same here and there, in the bin or not; what is written here is settled first.

    Pieces that only differ in their earlier versions leave nothing to choose; merging brings those together too.
    """
    vault.settle()
    here = {one: documents.get(vault.database, one) for one in ids_here(vault)}
    found = []
    for one in lay_beside(vault, other):
        ours = here.pop(one.here, None)
        if ours is None:
            found.append(Difference(one.here, one.kind, one.section, None, one.side, Where.ONLY_THERE))
        elif said_by(ours) != one.said or one.side.in_bin != (ours.deleted_at is not None):
            can_be_both = not is_alone(vault, ours.kind, ours.section)
            sides = _side(ours), one.side
            found.append(Difference(ours.id, ours.kind, ours.section, *sides, Where.BOTH, can_be_both))
    found += [Difference(one.id, one.kind, one.section, _side(one), None, Where.ONLY_HERE) for one in here.values()]
    return found


def lay_beside(vault: Vault, other: Other) -> list[Beside]:
    """The pieces of the other side, each with its id here.

    A chapter that was begun on both sides has two ids and one place: it is one piece, and takes the id it has here.
    """
    there = [Beside(one.id, one.id, one.kind, one.section, _side(one), said_by(one)) for one in other.documents()]
    known = {one.there for one in there}
    alone = {
        (one.kind, one.section): one.id
        for one in vault.summaries()
        if one.id not in known and is_alone(vault, one.kind, one.section)
    }
    here = set(ids_here(vault))
    return [
        one
        if one.there in here or one.side.in_bin
        else replace(one, here=alone.pop((one.kind, one.section), one.there))
        for one in there
    ]


def as_here(document: Document, names: Mapping[str, str]) -> Document:
    """The piece with other ids: of itself, what it points at and its files. Ids are random, so no words are taken."""
    data = encode_document(document) if names else b""
    if not any(name.encode() in data for name in names):
        return document
    for name, other in names.items():
        data = data.replace(b'"%s"' % name.encode(), b'"%s"' % other.encode())
    return decode_document(data)


def said_by(document: Document) -> bytes:
    """A hash of everything a piece says and holds, whatever its id, number, moment, or whether it is in the bin."""
    bare = replace(document, id="", template="", revision=0, created_at=None, changed_at=None, deleted_at=None)
    return hashlib.sha256(encode_document(bare)).digest()


def is_alone(vault: Vault, kind: str, section: str) -> bool:
    """Whether there is one place for such a piece: a chapter, or a kind of which there is one."""
    template = vault.templates.get(kind)
    return bool(section) or (template is not None and not template.many)


def ids_here(vault: Vault) -> list[str]:
    """Every piece of this vault, in the bin or not."""
    return [one for (one,) in vault.database.read("SELECT id FROM documents ORDER BY created_at, id")]


def _side(one: Document) -> Side:
    return Side(one.id, one.title, first_line(one), one.changed_at, one.deleted_at is not None, one.folded)

"""The tags of all pieces. Derived: the truth is in each document."""

from __future__ import annotations

from herstelkluis.store.database import Database


def all_tags(db: Database) -> list[str]:
    """Every tag of a piece that is not in the bin, once, in the order of the alphabet."""
    rows = db.read(
        "SELECT DISTINCT tags.tag FROM tags JOIN documents ON documents.id = tags.document"
        " WHERE documents.deleted_at IS NULL ORDER BY tags.tag"
    )
    found: dict[str, str] = {}
    for (tag,) in rows:
        found.setdefault(tag.casefold(), tag)
    return sorted(found.values(), key=str.casefold)


def documents_with(db: Database, tag: str) -> list[str]:
    """The pieces with this tag, however it is written, also in the bin."""
    written = {one for (one,) in db.read("SELECT DISTINCT tag FROM tags") if one.casefold() == tag.casefold()}
    found = {piece for one in written for (piece,) in db.read("SELECT document FROM tags WHERE tag = ?", (one,))}
    return sorted(found)

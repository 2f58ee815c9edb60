"""The templates this vault was written with, each version word for word, so that old pieces stay readable."""

from __future__ import annotations

from herstelkluis.store.database import Database


def keep_template(db: Database, kind: str, version: str, toml: str) -> None:
    """Keep the text of a template version. A version that is kept already stays as it is."""
    db.write("INSERT OR IGNORE INTO templates (kind, version, toml) VALUES (?, ?, ?)", (kind, version, toml))


def kept_template(db: Database, kind: str, version: str) -> str | None:
    """The text of a template version, or None when this vault never used it."""
    found = db.read("SELECT toml FROM templates WHERE kind = ? AND version = ?", (kind, version))
    return str(found[0][0]) if found else None

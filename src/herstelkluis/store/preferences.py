"""How the person wants the program to be, kept in the vault because it tells about them. Values are JSON."""

from __future__ import annotations

import json
from typing import Any

from herstelkluis.store.database import Database


def put(db: Database, key: str, value: Any) -> None:
    """Keep a preference. Raises `TypeError` for a value that is not JSON."""
    text = json.dumps(value)  # in ASCII: the name of a file need not be text
    db.write("INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)", (key, text))


def get(db: Database, key: str, default: Any = None) -> Any:
    """A preference, or `default` when it was never set. Lists and dicts are fresh ones."""
    found = db.read("SELECT value FROM preferences WHERE key = ?", (key,))
    return json.loads(found[0][0]) if found else default

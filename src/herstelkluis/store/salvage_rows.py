"""What the readable rows of a damaged vault become in a new one.

Rows come as they lie in the file, known by their shape (see `raw_rows`). What is derived is left out: it is made
anew. What lists show is taken from the piece itself. A piece whose own row is gone comes back from its newest version
or its draft, or else from the words that search knew of it.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress

from herstelkluis.errors import BodyError
from herstelkluis.model.codec import decode_document
from herstelkluis.store import documents
from herstelkluis.store.database import Database
from herstelkluis.store.raw_rows import Row, Value

ID = re.compile(r"[0-9a-f]{32}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")
_META = ("ledger_head", "clock_mark")
_TABLES = (
    ("t{6}[tn]iittitt[tn]b", "documents"),
    ("tittttib", "versions"),
    ("titb", "drafts"),
    ("ntttt", "passages"),
    ("nttttt", "consents"),
    ("ttttibb", "attachments"),
    ("tib", "chunks"),
    ("ttt", "templates"),
    ("tttt", "contacts"),
    ("ntttt[nb]b", "ledger"),
    ("nbt", "ledger_names"),
)
"""Shape of a row, and its table. A row of another shape is derived, or of the library itself."""
_KEEP = {
    "versions": "INSERT OR REPLACE INTO versions (document, revision, spell, template, made_at, first_line, size, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "drafts": "INSERT OR REPLACE INTO drafts (document, revision, saved_at, body) VALUES (?, ?, ?, ?)",
    "passages": "INSERT OR REPLACE INTO passages (id, document, answer, words, marks) VALUES (?, ?, ?, ?, ?)",
    "consents": "INSERT OR REPLACE INTO consents (n, person, scope, state, given_on, limits) VALUES (?, ?, ?, ?, ?, ?)",
    "attachments": "INSERT OR REPLACE INTO attachments (id, document, name, type, size, sha256, key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    "chunks": "INSERT OR REPLACE INTO chunks (attachment, n, data) VALUES (?, ?, ?)",
    "templates": "INSERT OR REPLACE INTO templates (kind, version, toml) VALUES (?, ?, ?)",
    "contacts": "INSERT OR REPLACE INTO contacts (id, name, key, body) VALUES (?, ?, ?, ?)",
    "ledger": "INSERT OR REPLACE INTO ledger (n, package, kind, at, facts, commitment, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    "ledger_names": "INSERT OR REPLACE INTO ledger_names (n, salt, names) VALUES (?, ?, ?)",
    "meta": "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
    "preferences": "INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)",
    "keys": "INSERT OR REPLACE INTO keys (name, secret) VALUES (?, ?)",
    "received": "INSERT OR REPLACE INTO received (package, key, supersedes, seen_at, expired_at)"
    " VALUES (?, ?, ?, ?, ?)",
    "withdrawals": "INSERT OR REPLACE INTO withdrawals (package, key, withdrawn_at) VALUES (?, ?, ?)",
}
KNOWN_TABLES = ("documents", *_KEEP)
"""Every table that is brought over. The words of packages are not: a package that is taken back must stay shut."""


class SalvagedRows:
    """Takes rows, one by one, into an empty database in which references are not checked meanwhile."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.seen: set[str] = set()
        """The pieces of which anything was found."""
        self.seen_attachments: set[str] = set()

    def take(self, row: Row) -> None:
        """Keep what this row holds. One that is not whole only tells that there was something."""
        if row.in_index:
            self._take_of_index(row)
            return
        table = next((name for shape, name in _TABLES if re.fullmatch(shape, row.shape)), "")
        self._note(table, row.values)
        if not table or not row.is_whole:
            return
        if table == "documents":
            self._take_document(row.values[-1])
        else:
            self._keep(table, (row.number, *row.values[1:]) if row.shape[0] == "n" else row.values)

    def _note(self, table: str, values: tuple[Value, ...]) -> None:
        """Remember whose row this is, whole or not."""
        first, second = (*values, None, None)[:2]
        whose = {"documents": first, "versions": first, "drafts": first, "passages": second, "attachments": second}
        if isinstance(document := whose.get(table), str):
            self.seen.add(document)
        if isinstance(first, str) and table in ("attachments", "chunks"):
            self.seen_attachments.add(first)

    def _take_document(self, body: Value) -> None:
        with suppress(BodyError):
            if isinstance(body, bytes):
                documents.put(self._db, decode_document(body))

    def _take_of_index(self, row: Row) -> None:
        """Rows of tables without row numbers; of the indexes only which pieces there were."""
        values = row.values
        if row.shape == "tti" and _matches(_MOMENT, values, 0) and _matches(ID, values, 1):
            self.seen.add(str(values[1]))
        elif not row.is_whole:
            return
        elif row.shape == "tb":
            self._keep("keys", values)
        elif row.shape == "tt":
            self._take_pair(str(values[0]), str(values[1]))
        elif row.shape == "ttt" and _matches(_MOMENT, values, 2):
            self._keep("withdrawals", values)
        elif re.fullmatch("ttt[tn][tn]", row.shape):
            self._keep("received", values)

    def _take_pair(self, key: str, value: str) -> None:
        """A preference, or something the vault knows of itself. A tag names a piece: that follows from the piece."""
        if key in _META:
            self._keep("meta", (key, value))
        elif not (ID.fullmatch(key) or ID.fullmatch(value)):
            with suppress(ValueError):
                json.loads(value)
                self._keep("preferences", (key, value))

    def _keep(self, table: str, values: tuple[Value, ...]) -> None:
        self._db.write(_KEEP[table], values)


def _matches(pattern: re.Pattern[str], values: tuple[Value, ...], at: int) -> bool:
    return at < len(values) and isinstance(value := values[at], str) and pattern.fullmatch(value) is not None

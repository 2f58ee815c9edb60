"""Every row of a table, a few in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from herstelkluis.store.database import Database

_AT_ONCE = 32
_ROWS = "SELECT {keys}, {others} FROM {table}"
_PUT = "INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"


def walk(db: Database, table: str, keys: str, others: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order of its keys: first the `keys`, then the `others` (names with commas).

    The keys together tell rows apart and have an index. What changes meanwhile is seen or not.
    """
    count = keys.count(",") + 1
    question = _ROWS.format(keys=keys, others=others, table=table)
    values: tuple[Any, ...] = ()
    after = ""
    while rows := db.read(f"{question} {after} ORDER BY {keys} LIMIT {_AT_ONCE}", values):
        yield from rows
        values = rows[-1][:count]
        after = f"WHERE ({keys}) > ({', '.join('?' * count)})"


def put_row(db: Database, table: str, row: Mapping[str, object]) -> None:
    """Put a row in a table as it is, by the names of its columns."""
    db.write(_PUT.format(table=table, names=", ".join(row), marks=", ".join("?" * len(row))), tuple(row.values()))

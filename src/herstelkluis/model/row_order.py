"""Undoing that a line was added, removed or moved, without touching what was typed in the other lines since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from herstelkluis.model.body import Row

Order = tuple[str, ...]


def order_of(rows: Sequence[Row]) -> Order:
    """The ids of the lines in order."""
    return tuple(row.id for row in rows)


def in_order(rows: Sequence[Row], order: Order, kept: Mapping[str, Row], gone: Order) -> tuple[Row, ...]:
    """The lines in this order again: present words for lines that are there, `kept` ones for those that come back.

    Only the lines in `gone` leave; a line that came in between stays, at the end.
    """
    there = {row.id: row for row in rows}
    back = [there.get(one) or kept.get(one) for one in order]
    others = [row for row in rows if row.id not in order and row.id not in gone]
    return (*(row for row in back if row is not None), *others)

"""Agreements are only added to: whatever else of a piece comes back, what was said later stays said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelkluis.model.body import Answer, Body, Cell, Consents, Row, Rows

Join = Callable[[Consents, Consents], Consents]


def since(before: Consents, now: Consents) -> Consents:
    """Both histories; what is in force now stays in force."""
    return Consents((*(one for one in before.entries if one not in now.entries), *now.entries))


def side_by_side(one: Consents, other: Consents) -> Consents:
    """Both histories of two copies that went apart, by day. Of one day a no comes last, so that it is in force."""
    if set(other.entries) <= set(one.entries):
        return one
    if set(one.entries) <= set(other.entries):
        return other
    both = dict.fromkeys((*one.entries, *other.entries))
    return Consents(tuple(sorted(both, key=lambda entry: (entry.on, entry.state != "agreed"))))


def with_agreements(body: Body, now: Body, join: Join = since) -> Body:
    """An earlier body with the agreements that were written down since, also those it did not have yet."""
    kept = dict(body)
    for key, answer in now.items():
        before = kept.get(key)
        if isinstance(answer.value, Consents):
            known = before.value if before is not None and isinstance(before.value, Consents) else Consents(())
            kept[key] = replace(before or Answer(), value=join(known, answer.value), none=None)
        elif before is not None and isinstance(before.value, Rows) and isinstance(answer.value, Rows):
            there = {row.id: row for row in answer.value.rows}
            rows = tuple(_row(row, there[row.id], join) if row.id in there else row for row in before.value.rows)
            kept[key] = replace(before, value=Rows(rows))
    return kept


def _row(row: Row, now: Row, join: Join) -> Row:
    cells: dict[str, Cell] = dict(row.cells)
    for key, cell in now.cells.items():
        if isinstance(cell, Consents):
            known = cells.get(key)
            cells[key] = join(known if isinstance(known, Consents) else Consents(()), cell)
    return replace(row, cells=cells)

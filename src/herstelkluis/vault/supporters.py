"""Who stands ready in the crisis plan, in the order of the owner, with the number to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from herstelkluis.model.body import Answer, Line, People, Ref, Row, Rows
from herstelkluis.model.naming import PEOPLE_OF_CARD
from herstelkluis.model.template import Field
from herstelkluis.vault.naming import naming
from herstelkluis.vault.vault import Vault

KIND = "plan.crisis"


@dataclass(frozen=True, slots=True)
class Supporter:
    """One line of the plan. `id` is empty without a card, `number` where the plan has none."""

    id: str
    name: str
    number: str


def supporters(vault: Vault) -> tuple[Supporter, ...]:
    """Everyone of the newest crisis plan of whom nowhere a no stands; empty without a plan."""
    names, said, found = vault.people(), naming(vault), []
    for row, field in _rows(vault):
        phone, who = _cell(row, field, "phone"), _who(row, field)
        ready = [ref for ref in who if not said.leaves_out(ref)]
        is_theirs = len(ready) == len(who)  # beside somebody who stays out the number may be of either
        number = phone.words.strip() if isinstance(phone, Line) and is_theirs else ""
        found += [Supporter(ref.id if ref.id in names else "", _name(ref, names), number) for ref in ready]
    return tuple(found)


def _rows(vault: Vault) -> list[tuple[Row, Field]]:
    plans, fields = vault.summaries(KIND, limit=1), vault.templates[KIND].fields()
    body = vault.document(plans[0].id).body if plans else {}
    asked = [(field, body.get(key, Answer()).value) for key, _part, field in fields if field.role == PEOPLE_OF_CARD]
    return [(row, field) for field, value in asked if isinstance(value, Rows) for row in value.rows]


def _who(row: Row, field: Field) -> tuple[Ref, ...]:
    who = _cell(row, field, "who")
    return who.refs if isinstance(who, People) else ()


def _name(ref: Ref, names: Mapping[str, str]) -> str:
    return names.get(ref.id) or ref.label


def _cell(row: Row, field: Field, role: str) -> object:
    return next((row.cells.get(one.key) for one in field.columns if one.role == role), None)

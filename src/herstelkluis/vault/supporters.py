"""Who stands ready in the crisis plan, in the order of the owner, with the number to call; and who stays out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from herstelkluis.model.body import Answer, Consents, Line, People, Ref, Row, Rows
from herstelkluis.model.template import Field
from herstelkluis.vault.vault import Vault

KIND = "plan.crisis"
_NO = ("refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class Supporter:
    """One line of the plan. `id` is empty without a card, `number` where the plan has none."""

    id: str
    name: str
    number: str


def supporters(vault: Vault) -> tuple[Supporter, ...]:
    """Everyone of the newest crisis plan who did not say no; empty without a plan."""
    names, found = vault.people(), []
    for row, field in _rows(vault, "card.people"):
        agreed, phone = _cell(row, field, "agreed"), _cell(row, field, "phone")
        if isinstance(agreed, Consents) and agreed.entries and agreed.entries[-1].state in _NO:
            continue
        number = phone.words.strip() if isinstance(phone, Line) else ""
        found += [Supporter(ref.id if ref.id in names else "", _name(ref, names), number) for ref in _who(row, field)]
    return tuple(found)


def kept_out(vault: Vault) -> frozenset[str]:
    """The ids of people whom the newest crisis plan leaves out of it."""
    return frozenset(ref.id for row, field in _rows(vault, "not_involved") for ref in _who(row, field))


def _rows(vault: Vault, role: str) -> list[tuple[Row, Field]]:
    plans, template = vault.summaries(KIND, limit=1), vault.templates[KIND]
    body = vault.document(plans[0].id).body if plans else {}
    asked = [(field, body.get(key, Answer()).value) for key, _section, field in template.fields() if field.role == role]
    return [(row, field) for field, value in asked if isinstance(value, Rows) for row in value.rows]


def _who(row: Row, field: Field) -> tuple[Ref, ...]:
    who = _cell(row, field, "who")
    return who.refs if isinstance(who, People) else ()


def _name(ref: Ref, names: Mapping[str, str]) -> str:
    return names.get(ref.id) or ref.label


def _cell(row: Row, field: Field, role: str) -> object:
    return next((row.cells.get(one.key) for one in field.columns if one.role == role), None)

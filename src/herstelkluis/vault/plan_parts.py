"""The parts of Mijn plan, over the pieces it is made of, and what is in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.model.answering import says_something
from herstelkluis.model.body import Rows
from herstelkluis.model.document import Document
from herstelkluis.model.template import Section, Template
from herstelkluis.vault.vault import Vault

PLAN, SIGNALS, CRISIS, AFTER, SAFE = "plan.goed", "plan.signalen", "plan.crisis", "plan.nacrisis", "plan.veilig"
CLOSING = "sluiting"
ORDER = (PLAN, SIGNALS, CRISIS, AFTER, SAFE)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part: of a plan that is read part by part its section, of the others the whole piece (`section` empty).

    `things` is how much is written there; `document` is empty while there is no piece.
    """

    kind: str
    section: str
    title: str
    things: int
    document: str = ""


def plan_parts(vault: Vault) -> tuple[PlanPart, ...]:
    """The parts in their order; a kind whose template is missing is left out."""
    found: list[PlanPart] = []
    for kind in ORDER:
        template = vault.templates.get(kind)
        if template is not None:
            newest = vault.summaries(kind, 1)
            document = vault.document(newest[0].id) if newest else None
            found += _parts(template, document)
    return tuple(sorted(found, key=lambda one: one.section == CLOSING))


def things_in(section: Section, document: Document) -> int:
    """How many lines and answers stand in a section."""
    total = 0
    for field in section.fields:
        answer = document.body.get(f"{section.key}.{field.key}")
        if answer is not None and says_something(answer.value):
            total += len(answer.value.rows) if isinstance(answer.value, Rows) else 1
    return total


def _parts(template: Template, document: Document | None) -> Iterator[PlanPart]:
    things = {one.key: things_in(one, document) if document is not None else 0 for one in template.sections}
    here = document.id if document is not None else ""
    if template.kind == PLAN:
        for section in template.sections:
            yield PlanPart(template.kind, section.key, section.title, things[section.key], here)
    else:
        yield PlanPart(template.kind, "", template.title, sum(things.values()), here)

"""The people of the vault as a list, and whether a name is there already."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.body import Consents
from herstelkluis.vault.vault import PERSON_KIND, Vault

AGREED = "agreed"
_SAID = {
    "asked": N_("asked, no answer yet"),
    AGREED: N_("may be named"),
    "refused": N_("rather not named"),
    "withdrawn": N_("rather not named"),
}


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One line of the list. `said` is what is in force about being named, in words; empty: not asked."""

    id: str
    name: str
    agreed: bool
    said: str


def acquaintances(vault: Vault) -> tuple[Acquaintance, ...]:
    """Everyone, by name."""
    found = []
    for one in vault.summaries(PERSON_KIND):
        template = vault.templates[PERSON_KIND]
        key = next((key for key, _section, field in template.fields() if field.role == "agreed"), "")
        answer = vault.document(one.id).body.get(key)
        entries = answer.value.entries if answer is not None and isinstance(answer.value, Consents) else ()
        state = entries[-1].state if entries else ""
        said = _(_SAID[state]) if state in _SAID else state
        found.append(Acquaintance(one.id, one.title or one.first_line, state == AGREED, said))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def agreed_to_be_named(vault: Vault) -> frozenset[str]:
    """The ids of who finds it good to be named."""
    return frozenset(one.id for one in acquaintances(vault) if one.agreed)


def same_name(vault: Vault, name: str) -> str:
    """The id of someone of this name, or nothing. Capitals and spaces around it make no difference."""
    wanted = " ".join(name.casefold().split())
    return next((key for key, known in vault.people().items() if " ".join(known.casefold().split()) == wanted), "")

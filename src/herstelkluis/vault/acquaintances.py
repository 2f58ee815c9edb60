"""The people of the vault as a list, and whether a name is there already."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.body import Ref
from herstelkluis.model.naming import Said
from herstelkluis.vault.naming import naming
from herstelkluis.vault.vault import PERSON_KIND, Vault

_SAID = {
    Said.ASKED: N_("asked, no answer yet"),
    Said.AGREED: N_("may be named"),
    Said.REFUSED: N_("rather not named"),
    Said.WITHDRAWN: N_("rather not named"),
    Said.STAYS_OUT: N_("stays out of it"),
    Said.UNREADABLE: N_("the card cannot be read"),
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
    said, found = naming(vault), []
    for one in vault.summaries(PERSON_KIND):
        word = said.said(Ref(one.id, one.title))
        words = _(_SAID[word]) if word in _SAID else ""
        found.append(Acquaintance(one.id, one.title or one.first_line, word is Said.AGREED, words))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def agreed_to_be_named(vault: Vault) -> frozenset[str]:
    """The ids of who finds it good to be named."""
    return frozenset(one.id for one in acquaintances(vault) if one.agreed)


def same_name(vault: Vault, name: str) -> str:
    """The id of someone of this name, or nothing. Capitals and spaces around it make no difference."""
    wanted = " ".join(name.casefold().split())
    return next((key for key, known in vault.people().items() if " ".join(known.casefold().split()) == wanted), "")

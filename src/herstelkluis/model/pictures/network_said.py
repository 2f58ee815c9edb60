"""The people around me in words: one line for each, ring by ring; the same as the drawings show."""

from __future__ import annotations

from collections.abc import Iterator

from herstelkluis.i18n import _
from herstelkluis.model.pictures.network import GROUPS, QUARTERS, RINGS, Network, Person

_ROUND = ("familie", "hulp", "lotgenoten", "samenleving")


def say_network(network: Network) -> tuple[str, tuple[str, ...]]:
    """A description of the drawing, and its content as lines."""
    if network.is_ecogram:
        description = _("A drawing of the people around me, in groups. The lines below it say the same.")
    else:
        description = _("A drawing of the people around me, in four rings. The lines below it say the same.")
    lines = [_line(network, one) for one in in_order(network)]
    loose = [one.name for one in network.people if not is_placed(network, one)]
    if loose:
        lines.append(_("No place yet: {names}").format(names=", ".join(loose)))
    return description, tuple(lines)


def in_order(network: Network) -> Iterator[Person]:
    """Who has a place: from near to far and around, or group by group."""
    placed = [one for one in network.people if is_placed(network, one)]
    if network.is_ecogram:
        placed.sort(key=lambda one: (-_at(GROUPS, one.group), _at(RINGS, one.ring)))
    else:
        placed.sort(key=lambda one: (_at(RINGS, one.ring), _at(_ROUND, one.quarter)))
    yield from placed


def is_placed(network: Network, person: Person) -> bool:
    """Whether someone stands in the drawing."""
    return person.group in GROUPS if network.is_ecogram else person.ring in RINGS


def about(network: Network, person: Person) -> str:
    """What else is known of someone, in words."""
    support = ", ".join(network.label("steun", key) for key in person.support)
    said = (
        network.label("lijn", person.line) if person.line else "",
        support,
        network.label("richting", person.direction) if person.direction else "",
        person.often,
        network.label("contact", person.contact) if person.contact else "",
        network.label("weet", person.knows) if person.knows else "",
        person.note,
    )
    return "; ".join(filter(None, said))


def _line(network: Network, person: Person) -> str:
    ring = network.label("ring", person.ring) if person.ring else ""
    group = network.label("groep", person.group) if person.group else ""
    quarter = network.label("kwart", person.quarter) if person.quarter in QUARTERS else ""
    where = ", ".join(filter(None, (group, ring) if network.is_ecogram else (ring, quarter)))
    named = _("may be named") if person.agreed else ""
    return f"{person.name}: " + "; ".join(filter(None, (where, about(network, person), named)))


def _at(keys: tuple[str, ...], key: str) -> int:
    return keys.index(key) if key in keys else len(keys)

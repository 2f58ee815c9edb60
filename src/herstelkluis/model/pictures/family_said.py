"""A family in words, level by level: everyone, and every tie once; the same as the drawing shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.pictures.family import OWN, SQUARE, Family, Relative, Tie, TieKind
from herstelkluis.model.pictures.family import ROUND as CIRCLE
from herstelkluis.model.pictures.family_order import places
from herstelkluis.model.pictures.generations import generations


@dataclass(frozen=True, slots=True)
class SaidRelative:
    """Someone in words: how they are called, and what is known, ties included."""

    key: str
    called: str
    words: str


@dataclass(frozen=True, slots=True)
class SaidFamily:
    """Everyone layer by layer, from left to right; and what does not fit or is not finished, one sentence each."""

    layers: tuple[tuple[SaidRelative, ...], ...]
    odd: tuple[str, ...]


def tell_family(family: Family, *, names: bool = True) -> SaidFamily:
    """A family in words. Without names everyone is called by shape and number."""
    found = generations(family)
    at = places(family, found)
    ordered = sorted(family.people, key=lambda one: (found.level[one.key], at[one.key]))
    called = _called(ordered, names=names)
    ties = defaultdict[str, list[str]](list)
    for tie in family.ties:
        if tie not in found.odd:
            ties[_whose(tie)].append(_tie(family, tie, called))
    said = [
        (found.level[one.key], SaidRelative(one.key, called[one.key], _known(family, one, ties[one.key], names=names)))
        for one in ordered
    ]
    layers = dict.fromkeys(level for level, _one in said)
    odd = [
        _("This does not fit the layers, and it may stay: {line}").format(
            line=f"{called[_whose(tie)]}, {_tie(family, tie, called)}"
        )
        for tie in found.odd
    ]
    odd += [_("A line that is not finished: {words}").format(words=words) for words in family.unfinished]
    return SaidFamily(tuple(tuple(one for level, one in said if level == layer) for layer in layers), tuple(odd))


def say_family(family: Family, *, names: bool = True) -> tuple[str, tuple[str, ...]]:
    """A description of the drawing, and its content as lines."""
    told = tell_family(family, names=names)
    lines = list[str]()
    for n, layer in enumerate(told.layers, 1):
        row = ", ".join(one.called for one in layer)
        lines.append(_("Layer {n}, from left to right: {names}").format(n=n, names=row))
        lines += [f"{one.called}: {one.words}" if one.words else one.called for one in layer]
    return _("A drawing of my family in layers. The lines below it say the same."), (*lines, *told.odd)


def _whose(tie: Tie) -> str:
    """At whom a tie is told: at the child, else at the first."""
    return tie.other if tie.kind is TieKind.PARENT else tie.one


def _called(people: list[Relative], *, names: bool) -> dict[str, str]:
    number, called = Counter[str](), {}
    words = {SQUARE: _("square {n}"), CIRCLE: _("circle {n}")}
    for one in people:
        number[one.shape] += 1
        shape = words.get(one.shape, _("diamond {n}")).format(n=number[one.shape])
        called[one.key] = (one.name if names else "") or shape
    twice = Counter(called.values())
    seen = Counter[str]()
    for key, name in called.items():
        if twice[name] > 1:  # two of one name are two
            seen[name] += 1
            called[key] = f"{name} ({seen[name]})"
    return called


def _known(family: Family, one: Relative, ties: list[str], *, names: bool) -> str:
    said = [
        _("this is me") if one.is_me else "",
        family.label("vorm", one.shape) if names else "",
        _("born {when}").format(when=one.born) if names and one.born else "",
        _died(one, names=names),
        *ties,
        one.note,
    ]
    return "; ".join(filter(None, said))


def _died(one: Relative, *, names: bool) -> str:
    if not one.has_died:
        return ""
    return _("died {when}").format(when=one.died) if names and one.died else _("has died")


def _tie(family: Family, tie: Tie, called: dict[str, str]) -> str:
    if tie.kind is TieKind.PARENT:
        said = _("child of {name}").format(name=called[tie.one])
        return said if tie.sort == OWN else f"{said} ({family.label('kind', tie.sort)})"
    column = "paar" if tie.kind is TieKind.COUPLE else "soort"
    return _("with {name}: {how}").format(name=called[tie.other], how=family.label(column, tie.sort))

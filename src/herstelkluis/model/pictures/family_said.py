"""A family in words, level by level: everyone, and every tie once; the same as the drawing shows."""

from __future__ import annotations

from collections import Counter, defaultdict

from herstelkluis.i18n import _
from herstelkluis.model.pictures.family import OWN, SQUARE, Family, Relative, Tie, TieKind
from herstelkluis.model.pictures.family import ROUND as CIRCLE
from herstelkluis.model.pictures.family_order import places
from herstelkluis.model.pictures.generations import generations


def say_family(family: Family, *, names: bool = True) -> tuple[str, tuple[str, ...]]:
    """A description of the drawing, and its content as lines. Without names everyone is called by shape and number."""
    found = generations(family)
    at = places(family, found)
    ordered = sorted(family.people, key=lambda one: (found.level[one.key], at[one.key]))
    called = _called(ordered, names=names)
    ties = defaultdict[str, list[str]](list)
    odd = {tie.key for tie in found.odd}
    for tie in family.ties:
        who = tie.other if tie.kind is TieKind.PARENT else tie.one
        if tie.key not in odd:
            ties[who].append(_tie(family, tie, called))
    lines = list[str]()
    for level in dict.fromkeys(found.level[one.key] for one in ordered):
        here = [one for one in ordered if found.level[one.key] == level]
        row = ", ".join(called[one.key] for one in here)
        lines.append(_("Layer {n}, from left to right: {names}").format(n=level + 1, names=row))
        lines += [_line(family, one, called[one.key], ties[one.key], names=names) for one in here]
    for tie in found.odd:
        lines.append(
            _("This does not fit the layers, and it may stay: {line}").format(
                line=f"{called[tie.other if tie.kind is TieKind.PARENT else tie.one]}, {_tie(family, tie, called)}"
            )
        )
    lines += [_("A line that is not finished: {words}").format(words=words) for words in family.unfinished]
    return _("A drawing of my family in layers. The lines below it say the same."), tuple(lines)


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


def _line(family: Family, one: Relative, called: str, ties: list[str], *, names: bool) -> str:
    said = [
        _("this is me") if one.is_me else "",
        family.label("vorm", one.shape) if names else "",
        _("born {when}").format(when=one.born) if names and one.born else "",
        _died(one, names=names),
        *ties,
        one.note,
    ]
    known = "; ".join(filter(None, said))
    return f"{called}: {known}" if known else called


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

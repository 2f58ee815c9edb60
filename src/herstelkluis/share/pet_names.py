"""Dutch pet names: Noortje is Noor, Timmetje is Tim, Annetje is Anna, Ilsje is Ilse, Robbie is perhaps Rob.

On folded words. The endings are -je, -tje, -pje, -kje and -etje, after which "s" and "'s" may follow; -ie, -y and -ke
are loose: many other words end so.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

SHORTEST = 3
_LETTER = r"[^\W\d_]"
_FORM = re.compile(rf"(?<!{_LETTER})({_LETTER}{{2,}}?'?(?:je|ie|ke|y))('?s)?(?!{_LETTER})")


@dataclass(frozen=True, slots=True)
class Pet:
    """A pet name in folded words, and the name it is made from."""

    start: int
    end: int
    form: str
    base: str
    is_possessive: bool
    is_loose: bool


def found_in(folded: str, names: Container[str]) -> Iterator[Pet]:
    """Every pet name of one of these names (folded, of one word) in folded words."""
    for found in _FORM.finditer(folded):
        form = found[1].replace("'", "")
        for base in dict.fromkeys(bases(form)):
            if base in names and base != form:
                is_loose = not form.endswith("je") or len(base) < SHORTEST
                yield Pet(found.start(), found.end(), form, base, bool(found[2]), is_loose)


def bases(form: str) -> Iterator[str]:
    """The names a pet name can be made from; folded, letters only."""
    if form.endswith("je"):
        yield from _small(form.removesuffix("je"))
    elif form.endswith("ke"):
        stem = form.removesuffix("ke")
        yield from (stem, _single(stem.removesuffix("e")))
    else:
        stem = form.removesuffix("ie").removesuffix("y")
        yield from (one for one in (stem, _single(stem)) if len(one) >= SHORTEST)


def _small(stem: str) -> Iterator[str]:
    yield from (stem, f"{stem}e", f"{stem}{stem[-1:]}e")  # piet-je, ils-je of Ilse, lot-je of Lotte
    if stem.endswith("t"):
        name = stem.removesuffix("t")
        yield from (name, _single(name))  # noor-t-je, annaa-t-je
        if name.endswith("e"):
            short = name.removesuffix("e")
            yield from (short, _single(short), f"{short}a")  # tomm-et-je, ann-et-je
    elif stem.endswith("p"):
        yield stem.removesuffix("p")  # willem-p-je
    elif stem.endswith("k"):
        yield f"{stem.removesuffix('k')}g"  # wendelin-k-je


def _single(stem: str) -> str:
    """Without the letter that was doubled for the ending."""
    return stem[:-1] if stem[-1:] == stem[-2:-1] else stem

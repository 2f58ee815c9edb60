"""What changed between two texts, in words: what stayed, what went and what came, with a little around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# First whole paragraphs, then the sentences of those that differ, then their words: so a long text takes no longer than
# what changed in it. Put together again the parts are the text.
_LEVELS = (
    re.compile(r"[^\n]*\n|[^\n]+"),
    re.compile(r"(?:[^.!?…\n]|[.!?…](?!\s))+(?:[.!?…]+\s*|\n+)?|[.!?…]+\s*|\n+"),
    re.compile(r"\w+\s*|[^\w\s]+\s*|\s+"),
)
_WORD = re.compile(r"\w+")
_MOST = 2000
"""Parts on one side that are still compared one by one; of more the whole is shown as gone and come."""
AROUND = 8
"""Words that are shown before and after what changed."""


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, and what became of them."""

    kind: Kind
    words: str


Passage = tuple[Part, ...]


def compare(before: str, after: str) -> Passage:
    """Both texts as one row of parts: without what came it is the text before, without what went the text after."""
    return tuple(_joined(_compared(before, after, 0)))


def passages(parts: Sequence[Part]) -> list[Passage]:
    """Only the places where something changed, each with a few words around it; a long stretch between is left out."""
    found: list[list[Part]] = [[]]
    for at, part in enumerate(parts):
        if part.kind is not Kind.SAME:
            found[-1].append(part)
            continue
        words = re.findall(r"\S+\s*|\s+", part.words)
        is_first, is_last = at == 0, at == len(parts) - 1
        if len(words) <= 2 * AROUND and not (is_first or is_last):
            found[-1].append(part)
            continue
        if not is_first:
            found[-1].append(Part(Kind.SAME, "".join(words[:AROUND]) + ("…" if len(words) > AROUND else "")))
        if not is_last:
            found.append([Part(Kind.SAME, ("…" if len(words) > AROUND else "") + "".join(words[-AROUND:]))])
    return [tuple(one) for one in found if any(part.kind is not Kind.SAME for part in one)]


def count_words(parts: Sequence[Part], kind: Kind) -> int:
    """How many words of this kind there are."""
    return sum(len(_WORD.findall(part.words)) for part in parts if part.kind is kind)


def _compared(before: str, after: str, level: int) -> Iterator[Part]:
    old, new = _LEVELS[level].findall(before), _LEVELS[level].findall(after)
    if max(len(old), len(new)) > _MOST and min(len(old), len(new)) > 0 and level == len(_LEVELS) - 1:
        yield from (Part(Kind.GONE, before), Part(Kind.CAME, after))
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=level < len(_LEVELS) - 1).get_opcodes():
        went, came = "".join(old[i:j]), "".join(new[k:m])
        if kind == "equal":
            yield Part(Kind.SAME, went)
        elif kind == "replace" and level < len(_LEVELS) - 1:
            yield from _compared(went, came, level + 1)
        else:
            yield from (Part(Kind.GONE, went), Part(Kind.CAME, came))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Neighbours of one kind as one, and what is empty left out."""
    last: Part | None = None
    for part in parts:
        if not part.words:
            continue
        if last is not None and last.kind is part.kind:
            last = Part(last.kind, last.words + part.words)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last

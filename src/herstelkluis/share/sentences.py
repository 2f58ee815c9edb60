"""Own words in sentences, so that each can be read and judged by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from herstelkluis.share.names import is_lettered

LONGEST = 400
"""Letters in one line to judge; a longer sentence is parted at a comma or a space."""

_END = re.compile(r"""[.!?…]+["'”’)\]]*\s+(?=["'“‘(\[]*[^\W\d_a-z]|["'“‘(\[]*\d)""")
_SHORT = re.compile(  # an initial is no "s" of "foto's"
    r"(?:(?<![\w'’])[^\W\d_]|\b(?:dr|drs|ir|mr|prof|mw|mevr|dhr|bijv|bv|nr|tel|ca|o\.a|d\.w\.z|enz))\.\s+\Z",
    re.IGNORECASE,
)


def sentences(words: str) -> Iterator[tuple[str, str]]:
    """Every sentence, trimmed, with what comes behind it: a space, the end of a line, or an empty line.

    Nothing but white space is lost.
    """
    paragraphs = [one for one in re.split(r"(\n\s*)", words.strip()) if one]
    for n in range(0, len(paragraphs), 2):
        gap = paragraphs[n + 1] if n + 1 < len(paragraphs) else ""
        parts = [short for one in _parted(paragraphs[n]) for short in _short_enough(one)]
        for place, part in enumerate(parts, 1):
            behind = " " if place < len(parts) else "\n\n" if gap.count("\n") > 1 else "\n"
            yield part, behind


def _parted(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        if not _SHORT.search(paragraph[start : end.end()]) or is_lettered(paragraph[start : end.start()]):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    if rest := paragraph[start:].strip():
        yield rest


def _short_enough(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        cut = max(sentence.rfind(", ", 1, LONGEST) + 1, 0) or sentence.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if sentence:
        yield sentence

"""Vaults of any size, made in one transaction, with words as often as people use them."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path

from herstelkluis.crypto.words import word_list
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run
from herstelkluis.store import connection, documents, history, search
from herstelkluis.vault import attachments
from herstelkluis.vault.vault import Vault
from house import House

IS_BIG = bool(os.environ.get("HERSTELKLUIS_BIG"))
"""`make bench BIG=1`: all is measured in one vault with half a million pieces and two gigabytes of attachments."""
SMALL = 100
MIDDLE, LARGE = (500_000, 500_000) if IS_BIG else (10_000, 100_000)
ATTACHED_MIB, ATTACHMENTS = 20, 103
AT_ONCE = 50_000  # pieces in one transaction
CHAPTER_WORDS = 20_000
LETTER, TAGS_EVERY = "brief.huisarts", (2, 50, 2000)
STORY, SECTION = "levensverhaal", "h06"
NOW = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)

# The most common Dutch words, then words of the list, then pairs of those: some 30,000 words in all.
_COMMON = """
    de en ik het van een in is dat op niet te die met voor er aan was maar om ook als dan ze naar zo bij had nog wat
    mijn uit dit me toen heb hij je of kan wel mij door over weer geen daar nu ging zijn haar goed thuis
"""


class Writer:
    """Writes notes and chapters; the same seed writes the same words."""

    def __init__(self, seed: int = 20_000) -> None:
        self._chance = random.Random(seed)
        listed = list(word_list())
        self._chance.shuffle(listed)
        pairs = [one + other for one, other in zip(listed * 13, listed[7:] * 13, strict=False)]
        self._chance.shuffle(pairs)
        self.words = [*_COMMON.split(), *listed, *pairs]
        # Zipf and Mandelbrot: the word of rank r comes about 1 / (r + 2.7) as often.
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def text(self, count: int) -> str:
        """So many words, in sentences and paragraphs."""
        words = self._chance.choices(self.words, cum_weights=self._weights, k=count)
        for place in range(0, count, 11):
            words[place] = words[place].capitalize()
            words[place - 1] += "." if place % 66 else ".\n\n"
        return " ".join(words)

    def note_words(self) -> int:
        """How long a note is: mostly a few lines, sometimes pages."""
        return min(600, max(4, round(self._chance.lognormvariate(3.6, 0.8))))


def note(vault: Vault, title: str, words: str) -> Document:
    """A note that is not stored yet."""
    key = next(key for key, _, field in vault.templates["notitie"].fields() if field.type == "text")
    return replace(vault.start("notitie", title=title), body={key: Answer(Text((Run(words),)))})


def chapter(vault: Vault, words: str) -> Document:
    """A chapter of the life story that is not stored yet."""
    section = next(one for one in vault.templates[STORY].sections if one.key == SECTION)
    key = next(f"{SECTION}.{field.key}" for field in section.fields if field.type == "text")
    return replace(vault.start(STORY, section=SECTION), body={key: Answer(Text((Run(words),)))})


def fill(vault: Vault, count: int, writer: Writer) -> None:
    """Put `count` notes in at once, each stored, with a version and found as after settling."""
    for first, part in enumerate(batched(_notes(vault, count, writer), AT_ONCE)):
        with vault.database.atomic():
            for number, one in enumerate(part, first * AT_ONCE):
                at = NOW - timedelta(minutes=count - number)
                stored = replace(one, revision=1, created_at=at, changed_at=at)
                documents.put(vault.database, stored)
                history.add_version(vault.database, stored, "s", at)
                search.index_document(vault.database, stored)


def batched(found: Iterator[Document], size: int) -> Iterator[list[Document]]:
    """So many at a time: one transaction of everything would need its room twice."""
    while part := list(islice(found, size)):
        yield part


def attach_much(vault: Vault) -> None:
    """Two gigabytes of files with the newest note."""
    document = next(iter(vault.summaries(limit=1)))
    for number in range(ATTACHMENTS):
        content = random.Random(number).randbytes(ATTACHED_MIB << 20)
        attachments.attach(vault, document.id, f"opname {number}.bin", content)


def _notes(vault: Vault, count: int, writer: Writer) -> Iterator[Document]:
    for number in range(count):
        one = note(vault, writer.text(3).replace(".", ""), writer.text(writer.note_words()))
        year = 1960 + number % 60
        yield replace(
            one,
            kind=LETTER if number % 9 == 0 else one.kind,
            tags=tags_of(number),
            period=Period(str(year), str(year), str(year + number % 4)) if number % 3 == 0 else None,
        )


def tags_of(number: int) -> tuple[str, ...]:
    """Tags of a piece: one that every second piece has, one in fifty, one in two thousand."""
    return tuple(f"woord {every}" for every in TAGS_EVERY if number % every == 0)


def make(folder: Path, count: int) -> None:
    """A vault with `count` notes, locked with the password of the house.

    Runs in a process of its own: guarding the memory of the database library slows filling fivefold, and cannot be
    switched off again in a process that measures.
    """
    connection._BEFORE_KEY = ("cipher_log_level = NONE",)
    lifecycle, vault = House(folder).make()
    fill(vault, count, Writer())
    if IS_BIG and count == LARGE:
        attach_much(vault)
    lifecycle.lock()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))

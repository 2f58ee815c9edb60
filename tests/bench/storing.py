"""What writing and finding cost: a draft, settling a long chapter, a search in a hundred thousand pieces."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bench.figures import Figure, in_turns, median, milliseconds, p95, ratio_of_medians
from bench.vaults import CHAPTER_WORDS, LARGE, LETTER, MIDDLE, TAGS_EVERY, Writer, chapter
from herstelkluis.crypto.secret import Secret
from herstelkluis.model.codec import encode_document
from herstelkluis.store import search
from herstelkluis.store.database import Database
from herstelkluis.store.marks import PIECE, kind_mark, tag_mark, year_marks
from herstelkluis.store.query import Query, parse_query
from house import PASSWORD, House

QUERIES = 40
SHOWN = 50


def autosave(vaults: dict[int, Path]) -> Figure:
    """A draft of a long chapter through the vault, against one row with the same bytes in a database of its own."""
    lifecycle = House(vaults[MIDDLE]).lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    document = chapter(vault, Writer(1).text(CHAPTER_WORDS))
    data = encode_document(document)
    with Secret(bytes(32)) as key, Database.create(vaults[MIDDLE].with_name("bare.db"), key, bytes(16)) as bare:
        connection = bare._connection
        connection.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, body BLOB NOT NULL)")

        def one_row() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO bare VALUES ('a', ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body", (data,)
            )
            connection.execute("COMMIT")

        took, peer = in_turns(150, lambda: vault._save_draft(document), one_row)
    vault.close()
    return ratio_of_medians(took, peer, 2, f"draft of {CHAPTER_WORDS} words ({len(data) // 1000} kB) / one-row commit")


def settle_ms(vaults: dict[int, Path]) -> Figure:
    """Settling after a few words more in a long chapter: document, version and search rows."""
    vault = House(vaults[MIDDLE]).lifecycle().unlock(PASSWORD)
    writer = Writer(2)
    words = writer.text(CHAPTER_WORDS)
    document = chapter(vault, words)
    took = []
    for _ in range(30):
        words += " " + writer.text(5)
        document = replace(document, body=chapter(vault, words).body)
        vault.drafts.change(document)
        vault._save_draft(document)
        took.append(milliseconds(vault.settle))
    vault.close()
    detail = f"{CHAPTER_WORDS} words, {MIDDLE} other pieces, a draft before; slowest {max(took):.0f} ms"
    return Figure(median(took), 50, "ms", len(took), detail)


def find(vaults: dict[int, Path]) -> Figure:
    """Search as the person does, against the same words asked of the bare FTS5 index (row numbers, newest first).

    Words alone, and words among the pieces with a tag, of a kind, and of a time; and those without words.
    """
    vault = House(vaults[LARGE]).lifecycle().unlock(PASSWORD)
    database = vault.database
    bare = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT {SHOWN}"
    ours, peer, worst = [], [], (0.0, "")
    for asked in _questions(Writer()):
        match = _bare_match(asked)
        took, took_bare = in_turns(
            5, lambda q=asked: search.find(database, q, limit=SHOWN), lambda m=match: database.read(bare, (m,))
        )
        ours.append(median(took))
        peer.append(median(took_bare))
        worst = max(worst, (median(took), match))
    vault.close()
    told = f"{LARGE} pieces, {len(ours)} questions, p95 {p95(ours):.2f} ms / {p95(peer):.2f} ms"
    return Figure(p95(ours) / p95(peer), 2, "ratio", 5 * len(ours), f"{told}; slowest {worst[0]:.2f} ms")


def _questions(writer: Writer) -> list[Query]:
    """Words alone, words with each of these beside them, and each of these alone."""
    marks = [*((tag_mark(f"woord {every}"),) for every in TAGS_EVERY), (kind_mark(LETTER),), year_marks(1990, 1999)]
    words = [parse_query(one) for one in _queries(writer)]
    common = [writer.words[round(len(writer.words) ** (step / 10)) - 1] for step in (1, 4, 7)]
    beside = [Query(parse_query(one), among=(group,)) for one in common for group in marks]
    return [*(Query(one) for one in words), *beside, *(Query(among=(group,)) for group in marks)]


def _bare_match(asked: Query) -> str:
    """The same words and marks, as plain words of the index."""
    said = [f'"{" ".join(word.tokens)}"{"*" if word.is_prefix else ""}' for word in asked.words]
    groups = ["(" + " OR ".join(group) + ")" for group in asked.among or ()]
    return " AND ".join([*said, *groups, *([] if said else [PIECE])])


def _queries(writer: Writer) -> list[str]:
    """Common and rare words, two words, beginnings of words, and words that stand nowhere."""
    at = [writer.words[round(len(writer.words) ** (step / 10)) - 1] for step in range(1, 10)]
    pairs = [f"{one} {other}" for one, other in pairwise(at)]
    begins = [word[:3] for word in at if len(word) > 3] + [word[:2] for word in at]
    return [*at, *pairs, *begins, f'"{at[2]} {at[3]}"', "qqqqq", "de het een"][:QUERIES]

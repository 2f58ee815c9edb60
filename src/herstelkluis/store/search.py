"""Finding pieces by their words: one row per answer, the title a row of its own (answer "").

Newest writing first: a changed answer gets a new, higher row number, and FTS5 walks row numbers downwards without
looking at all the others. That is quick however common a word is, and the same words give the same order; ranking by
relevance (bm25) would have to weigh every match first. Private words and margins are found too: only the owner
searches.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from herstelkluis.errors import BodyError
from herstelkluis.model.body import Answer, Files
from herstelkluis.model.codec import decode_document
from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.model.words import words_of
from herstelkluis.store import places
from herstelkluis.store.database import Database
from herstelkluis.store.marks import marks_of
from herstelkluis.store.query import Query, parse_query, to_match
from herstelkluis.store.snippets import Marker, Snippet
from herstelkluis.store.times import as_period

# CROSS JOIN keeps the index outside: each match is looked up by its number, and the limit ends the walk.
_FIND = """
SELECT passages.document, passages.answer, passages.words, documents.title, documents.kind, documents.section,
       documents.folded, documents.period
FROM search
CROSS JOIN passages ON passages.id = search.rowid
CROSS JOIN documents ON documents.id = passages.document
WHERE search MATCH ? AND documents.deleted_at IS NULL
ORDER BY search.rowid DESC
"""
FILES = "files"
"""The row of the files that belong to no answer."""
_STEP = 200
"""Pages that are merged in one step: some milliseconds."""
_STANDS = "SELECT id, answer, words, marks FROM passages WHERE document = ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer, or a title (`answer` ""), in which the words stand. `snippet`: pieces, and whether each matches."""

    document: str
    answer: str
    title: str
    kind: str
    section: str
    snippet: Snippet
    folded: bool
    period: Period | None = None


def index_document(db: Database, document: Document) -> None:
    """Make a document findable as it is now, and write down its lines and the people it names.

    Only rows that changed are written. A folded document is found by its title and what is known of it from outside,
    one in the bin by nothing.
    """
    wanted = _rows(document) if document.deleted_at is None else {}
    with db.atomic():
        for row, answer, *before in db.read(_STANDS, (document.id,)):
            if wanted.get(answer) == tuple(before):
                del wanted[answer]
            else:
                _drop(db, row, *before)
        for answer, (words, marks) in wanted.items():
            _add(db, document.id, answer, words, marks)
        places.index_places(db, document)


def _rows(document: Document) -> dict[str, tuple[str, str]]:
    """Words and marks of every row: one for the whole piece (answer ""), and one for each answer with words."""
    answers = {**document.body, FILES: Answer(Files(document.files))}
    words = {} if document.folded else {key: words_of(answer) for key, answer in answers.items()}
    words = {"": document.title} | {answer: said for answer, said in words.items() if said.strip()}
    return {answer: (words[answer], marks) for answer, marks in marks_of(document, list(words)).items()}


def remove(db: Database, document_id: str) -> None:
    """Make a document impossible to find."""
    with db.atomic():
        for passage, _answer, words, marks in db.read(_STANDS, (document_id,)):
            _drop(db, passage, words, marks)


def forget_removed(db: Database) -> None:
    """Take every word that was removed or changed out of the index itself, by writing the index anew.

    FTS5 marks words as removed and drops them later. Its own "secure-delete" drops them at once, but takes a second or
    more for a chapter of 20,000 words, at every pause in writing; while a piece exists its versions hold these words
    anyway. So the index is cleaned when a piece is deleted for ever.
    """
    db.write("INSERT INTO search (search) VALUES ('optimize')")


def forget_removed_in_steps(db: Database) -> None:
    """The same in many short steps, so that nobody else waits for the database; takes longer in all."""
    pages = -_STEP  # below zero it begins anew, with the whole index
    while True:
        before = db.read("SELECT total_changes()")[0][0]
        db.write("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
        if db.read("SELECT total_changes()")[0][0] - before < 2:  # as sqlite.org/fts5.html says: nothing is left
            return
        pages = _STEP


def rebuild(db: Database) -> None:
    """Make everything derived anew from the documents, in the order they changed."""
    with db.atomic():
        db.write("DELETE FROM passages")
        db.write("DELETE FROM lines")
        db.write("DELETE FROM mentions")
        db.write("INSERT INTO search (search) VALUES ('rebuild')")
        for (document_id,) in db.read("SELECT id FROM documents ORDER BY changed_at, id"):
            [(body,)] = db.read("SELECT body FROM documents WHERE id = ?", (document_id,))
            with suppress(BodyError):  # a piece of a newer program stays as it is, and is not found
                index_document(db, decode_document(body))


def find(db: Database, asked: str | Query, limit: int = 50, offset: int = 0) -> list[Hit]:
    """The answers and titles in which all these words stand, newest first; see `parse_query` for what may be typed.

    A `Query` may ask for what is known of a piece too; without words it finds whole pieces.
    """
    query = Query(parse_query(asked)) if isinstance(asked, str) else asked
    if query == Query():
        return []
    marker = Marker(query.words)
    # Written out, because SQLite prepares a question anew for every bound limit: that doubles a short search.
    rows = db.read(f"{_FIND} LIMIT {limit:d} OFFSET {offset:d}", (to_match(query),))
    return [_hit(row, marker) for row in rows]


def _hit(row: tuple[Any, ...], marker: Marker) -> Hit:
    document, answer, words, title, kind, section, folded, period = row
    snippet = () if folded else marker.snippet(words.strip())
    return Hit(document, answer, title, kind, section, snippet, bool(folded), as_period(period))


def _add(db: Database, document: str, answer: str, words: str, marks: str) -> None:
    values = (document, answer, words, marks)
    row = db.write("INSERT INTO passages (document, answer, words, marks) VALUES (?, ?, ?, ?)", values)
    db.write("INSERT INTO search (rowid, words, marks) VALUES (?, ?, ?)", (row, words, marks))


def _drop(db: Database, row: int, words: str, marks: str) -> None:
    # An index without content of its own must be told which words to forget.
    db.write("INSERT INTO search (search, rowid, words, marks) VALUES ('delete', ?, ?, ?)", (row, words, marks))
    db.write("DELETE FROM passages WHERE id = ?", (row,))

"""Finding pieces by their words: one row per answer, the title a row of its own (answer "").

Newest writing first: a changed answer gets a new, higher row number, and FTS5 walks row numbers downwards without
looking at all the others. That is quick however common a word is, and the same words give the same order; ranking by
relevance (bm25) would have to weigh every match first. Private words and margins are found too: only the owner
searches.
"""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.model.codec import decode_document
from herstelkluis.model.document import Document
from herstelkluis.model.words import words_of
from herstelkluis.store import places
from herstelkluis.store.database import Database
from herstelkluis.store.query import parse_query, to_match
from herstelkluis.store.snippets import Marker, Snippet

# CROSS JOIN keeps the index outside: each match is looked up by its number, and the limit ends the walk.
_FIND = """
SELECT passages.document, passages.answer, passages.words, documents.title, documents.kind, documents.section,
       documents.folded
FROM search
CROSS JOIN passages ON passages.id = search.rowid
CROSS JOIN documents ON documents.id = passages.document
WHERE search MATCH ? AND documents.deleted_at IS NULL
ORDER BY search.rowid DESC
"""


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


def index_document(db: Database, document: Document) -> None:
    """Make a document findable as it is now, and write down its lines and the people it names.

    Only rows whose words changed are written. A folded document is found by its title alone, one in the bin by nothing.
    """
    wanted = {"": document.title} if document.deleted_at is None else {}
    if document.deleted_at is None and not document.folded:
        wanted |= {answer: words_of(document.body[answer]) for answer in document.body}
    with db.atomic():
        for row, answer, words in db.read("SELECT id, answer, words FROM passages WHERE document = ?", (document.id,)):
            if wanted.get(answer) == words:
                del wanted[answer]
            else:
                _drop(db, row, words)
        for answer, words in wanted.items():
            if words.strip():
                _add(db, document.id, answer, words)
        places.index_places(db, document)


def remove(db: Database, document_id: str) -> None:
    """Make a document impossible to find."""
    with db.atomic():
        for passage, words in db.read("SELECT id, words FROM passages WHERE document = ?", (document_id,)):
            _drop(db, passage, words)


def forget_removed(db: Database) -> None:
    """Take every word that was removed or changed out of the index itself, by writing the index anew.

    FTS5 marks words as removed and drops them later. Its own "secure-delete" drops them at once, but takes a second or
    more for a chapter of 20,000 words, at every pause in writing; while a piece exists its versions hold these words
    anyway. So the index is cleaned when a piece is deleted for ever.
    """
    db.write("INSERT INTO search (search) VALUES ('optimize')")


def rebuild(db: Database) -> None:
    """Make everything derived anew from the documents, in the order they changed."""
    with db.atomic():
        db.write("DELETE FROM passages")
        db.write("DELETE FROM lines")
        db.write("DELETE FROM mentions")
        db.write("INSERT INTO search (search) VALUES ('rebuild')")
        for (document_id,) in db.read("SELECT id FROM documents ORDER BY changed_at, id"):
            [(body,)] = db.read("SELECT body FROM documents WHERE id = ?", (document_id,))
            index_document(db, decode_document(body))


def find(db: Database, words: str, limit: int = 50, offset: int = 0) -> list[Hit]:
    """The answers and titles in which all these words stand, newest first; see `parse_query` for what may be typed."""
    query = parse_query(words)
    if not query:
        return []
    marker = Marker(query)
    # Written out, because SQLite prepares a question anew for every bound limit: that doubles a short search.
    rows = db.read(f"{_FIND} LIMIT {limit:d} OFFSET {offset:d}", (to_match(query),))
    return [
        Hit(document, answer, title, kind, section, () if folded else marker.snippet(text), bool(folded))
        for document, answer, text, title, kind, section, folded in rows
    ]


def _add(db: Database, document: str, answer: str, words: str) -> None:
    row = db.write("INSERT INTO passages (document, answer, words) VALUES (?, ?, ?)", (document, answer, words))
    db.write("INSERT INTO search (rowid, words) VALUES (?, ?)", (row, words))


def _drop(db: Database, row: int, words: str) -> None:
    # An index without content of its own must be told which words to forget.
    db.write("INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", (row, words))
    db.write("DELETE FROM passages WHERE id = ?", (row,))

"""What a person wanted to remember of each chapter, to gather into a short story. Nothing here makes up a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from herstelkluis.model.answering import with_value
from herstelkluis.model.body import About, Answer, Cell, Line, Links, Ref, Row, Rows, Text
from herstelkluis.model.document import Document, Level, new_id
from herstelkluis.model.text import runs
from herstelkluis.vault.chapters import Chapter, ChapterState, chapters_of
from herstelkluis.vault.vault import STORY_KIND, Vault

KIND = "verhaal.kort"
SENTENCES = "zinnen.zinnen"
WORDS, SOURCE = "zin", "uit"
_ROLE = "remember"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The line of one chapter. `words` are empty where the chapter is folded: then only its title is told."""

    chapter: Chapter
    answer: str
    words: str
    about: tuple[About, ...] = ()
    level: int | None = None

    @property
    def may_be_taken(self) -> bool:
        """Whether it can be taken over; what never leaves is not copied into what may."""
        return bool(self.words) and self.chapter.state is not ChapterState.NEVER


def remembered(vault: Vault) -> tuple[Remembered, ...]:
    """The lines of all chapters that have one, in the order of the story."""
    return tuple(_remembered(vault))


def short_story(vault: Vault) -> Document:
    """The short story there is, or a new one."""
    newest = vault.summaries(KIND, 1)
    return vault.document(newest[0].id) if newest else vault.start(KIND)


def with_sentence(document: Document, one: Remembered, make_id: Callable[[], str] = new_id) -> Document:
    """The short story with this line as its last sentence: the words of the person, and where they come from."""
    if not one.may_be_taken or is_taken(document, one):
        return document
    source = Ref(one.chapter.document, one.chapter.title)
    cells: dict[str, Cell] = {WORDS: Text(runs(one.words)), SOURCE: Links((source,))}
    row = Row(make_id(), cells, one.about, one.level)
    return with_value(document, SENTENCES, Rows((*sentences(document), row)))


def is_taken(document: Document, one: Remembered) -> bool:
    """Whether a sentence of this chapter stands in the short story already, in these words or others."""
    return any(ref.id == one.chapter.document for row in sentences(document) for ref in sources(row))


def may_go(document: Document, row_id: str) -> Document:
    """The short story in which this sentence is as sensitive as the rest of it."""
    rows = tuple(replace(row, level=None) if row.id == row_id else row for row in sentences(document))
    return with_value(document, SENTENCES, Rows(rows))


def sentences(document: Document) -> tuple[Row, ...]:
    """The sentences of a short story."""
    value = document.body.get(SENTENCES, Answer()).value
    return value.rows if isinstance(value, Rows) else ()


def sources(row: Row) -> tuple[Ref, ...]:
    """The pieces a sentence was taken from."""
    cell = row.cells.get(SOURCE)
    return cell.refs if isinstance(cell, Links) else ()


def _remembered(vault: Vault) -> Iterator[Remembered]:
    template = vault.templates[STORY_KIND]
    asked = {section.key: key for key, section, field in template.fields() if field.role == _ROLE}
    for chapter in chapters_of(vault):
        if not chapter.document or chapter.section not in asked:
            continue
        key, document = asked[chapter.section], vault.document(chapter.document)
        answer = document.body.get(key, Answer())
        if isinstance(answer.value, Line) and answer.value.words.strip():
            is_sensitive = max(answer.level or 0, document.level) >= Level.SENSITIVE
            level = int(Level.SENSITIVE) if is_sensitive else None
            words = "" if chapter.state is ChapterState.FOLDED else answer.value.words.strip()
            yield Remembered(chapter, key, words, answer.about, level)

"""An extract "without names; recognising stays possible", for a story bank or a collective. Pure.

From chosen pieces come lines of own words only, made loose (see `loosening`). The person judges every line: takes it as
it is, writes it anew, or drops it. Nothing else is in it: no title, sender, number, id or date of making.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from herstelkluis.errors import NotCheckedError
from herstelkluis.model.body import About, Answer, People, Ref, Row, Rows
from herstelkluis.model.document import ShareState, SourceKind
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Lines, OwnWords, Phases, Table
from herstelkluis.model.sheet import Piece as Shown
from herstelkluis.model.text import as_typed
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.leaving import Leaving
from herstelkluis.share.loosening import loosened
from herstelkluis.share.names import fold
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Piece
from herstelkluis.share.sentences import sentences
from herstelkluis.share.third_parties import Known, Someone

_PLAIN = re.compile(r"(?<![\w@.\-])[^\W\d_]+(?![\w@\-]|[.][\w])")  # not in a mail address


@dataclass(frozen=True, slots=True, repr=False)
class ExtractLine:
    """One sentence or short line: own words before, and what is proposed (or was written) after.

    `behind`: what follows it in the text: a space, the end of a line, an empty line. A dropped line is checked too.
    """

    before: str
    after: str
    behind: str = "\n"
    is_checked: bool = False
    is_dropped: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the proposal differs from the own words."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, repr=False)
class Extract:
    """The lines of an extract in reading order; every step gives the next state. Lines count from 0."""

    lines: tuple[ExtractLine, ...]

    def accept(self, line: int) -> Extract:
        """Take this line along as it stands; also after it was dropped."""
        return self._with(line, is_checked=True, is_dropped=False)

    def edit(self, line: int, words: str) -> Extract:
        """Say this line in other words; so it is checked. Without words it is dropped."""
        after = as_typed(words).strip()
        return self._with(line, after=after, is_checked=True, is_dropped=not after)

    def drop(self, line: int) -> Extract:
        """Leave this line out."""
        return self._with(line, is_checked=True, is_dropped=True)

    def unchecked(self) -> tuple[int, ...]:
        """The lines that still have to be judged."""
        return tuple(n for n, line in enumerate(self.lines) if not line.is_checked)

    @property
    def is_all_checked(self) -> bool:
        """Whether every line was judged."""
        return not self.unchecked()

    def text(self) -> str:
        """The extract: the lines that were taken, and nothing else. Raises NotCheckedError while one is not judged."""
        if not self.is_all_checked:
            raise NotCheckedError
        words, behind = "", ""
        for line in self.lines:
            if not line.is_dropped and line.after:
                words += (behind if words else "") + line.after
                behind = line.behind
            elif line.behind.count("\n") > behind.count("\n"):
                behind = line.behind
        return f"{words}\n" if words else ""

    def _with(self, line: int, **changes: object) -> Extract:
        changed = replace(self.lines[line], **changes)  # type: ignore[arg-type]  # fields of that class
        return replace(self, lines=(*self.lines[:line], changed, *self.lines[line + 1 :]))


def begin_extract(
    pieces: Iterable[Piece],
    known: Mapping[str, Someone],
    *,
    opened: frozenset[tuple[str, str]] = frozenset(),
    left: frozenset[tuple[str, str]] = frozenset(),
    passages: Iterable[str] = (),
) -> Extract:
    """The lines of these pieces, none of them checked.

    `known`: the people of the vault. `opened` and `left` hold (document id, answer): answers at level 3 that were
    opened and confirmed one by one, and answers that stay home. Locked pieces never get in; of what others wrote only
    opened answers. Everyone who is known is named by role at most, whether they agreed or not.
    """
    known = Known(known)
    chosen = [piece for piece in pieces if piece.document.share is not ShareState.NEVER]
    found = [one for piece in chosen for one in _own_words(piece, known, opened, left, frozenset(passages))]
    people = known.joined_by(one for piece in chosen for one in _marked(piece, known))
    roles = {key: one.role for key, one in people.items() if one.role and not one.stays_out}
    leaving = Leaving(people.finders, frozenset(people), roles=roles)
    common = _common(words for words, _behind in found)
    lines = (ExtractLine(words, _loose(words, leaving, common), behind) for words, behind in found)
    return Extract(tuple(lines))


def extract_of(flow: ShareFlow) -> Extract:
    """An extract of what is ticked in a flow, with the answers and passages it leaves out."""
    chosen = [offer.piece for offer in flow.offers if offer.piece.key in flow.ticked and offer.may_be_ticked]
    going = frozenset((piece.document.id, key) for piece in chosen for key in flow.going(piece.key))
    home = frozenset((piece.document.id, key) for piece in chosen for key, _field, _answer in piece.answers()) - going
    passages = (words for _document, _answer, words in flow.passages)
    return begin_extract(chosen, flow.known, opened=going, left=home, passages=passages)


def _own_words(
    piece: Piece,
    known: Known,
    opened: frozenset[tuple[str, str]],
    left: frozenset[tuple[str, str]],
    passages: frozenset[str],
) -> Iterator[tuple[str, str]]:
    """Every sentence of a piece that may go, names and all, and what comes behind it."""
    document = piece.document
    may = frozenset(answer for one, answer in opened if one == document.id)
    home = frozenset(answer for one, answer in left if one == document.id)
    if document.source.kind is SourceKind.RECEIVED:
        home |= document.body.keys() - may
    sections = frozenset({piece.section}) if piece.section else None
    redacted = redact(document, piece.template, Rules(known, sections, opened=may, left=home, passages=passages))
    for shown in lay_out(piece.template, replace(redacted, title=""), {}).pieces:
        parts = [one for words in _words(shown) for one in sentences(words)]
        for n, (words, behind) in enumerate(parts, 1):
            yield words, behind if n < len(parts) else "\n\n"


def _words(shown: Shown) -> Iterator[str]:
    match shown:
        case OwnWords(text):
            yield text
        case Lines(items):
            yield "\n".join(items)
        case Table(_columns, rows):
            yield "\n".join("; ".join(filter(None, row)) for row in rows)
        case Phases(columns):
            for column in columns:
                for piece in column.pieces:
                    yield from _words(piece)


def _marked(piece: Piece, known: Known) -> Iterator[Someone]:
    """Everyone whom an answer is marked to tell about, or who was chosen in it."""
    for _key, _field, answer in piece.answers():
        rows = answer.value.rows if isinstance(answer.value, Rows) else ()
        parts: tuple[Answer | Row, ...] = (answer, *rows)
        for part in parts:
            cells = part.cells.values() if isinstance(part, Row) else (part.value,)
            marks: list[About | Ref] = [
                *part.about,
                *(ref for cell in cells if isinstance(cell, People) for ref in cell.refs),
            ]
            yield from (who for one in marks for who in known.told_of(one))


def _common(found: Iterable[str]) -> frozenset[str]:
    """Words that stand somewhere in small letters: at the front of a sentence they are no names either."""
    return frozenset(fold(word) for words in found for word in _PLAIN.findall(words) if word.islower())


def _loose(words: str, leaving: Leaving, common: frozenset[str]) -> str:
    """Made loose until nothing more changes."""
    for _turn in range(10):
        before, words = words, loosened(leaving.of(words), common)
        if words == before:
            break
    return words

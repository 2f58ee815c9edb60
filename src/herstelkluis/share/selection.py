"""What could go along to one reader: the pieces, what the profile suggests, and why the rest stays home."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from herstelkluis.model.body import Answer, Consents, Files, Links, Row, Rows
from herstelkluis.model.document import Document, Level, ShareState, SourceKind
from herstelkluis.model.levels import level_of
from herstelkluis.model.template import Field, Template
from herstelkluis.share.going_along import as_chosen
from herstelkluis.share.passages import Passages
from herstelkluis.share.profiles import Profile
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.third_parties import Known, Named, joined


class Place(StrEnum):
    """Where a piece stands in the choosing."""

    SUGGESTED = "suggested"
    CAN_BE_ADDED = "can_be_added"
    HOME = "home"


class Reason(StrEnum):
    """Why a piece stays home; only the owner ever sees this."""

    NEVER = "never"  # the owner locked it
    NOT_BY_ITSELF = "not_by_itself"  # this kind never goes along by itself
    SENSITIVE = "sensitive"  # the owner called it very sensitive
    NOT_NEEDED = "not_needed"  # not for this purpose
    NOTHING_LEFT = "nothing_left"  # all of it is private


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A document, or one part of it where its template has parts."""

    document: Document
    template: Template
    section: str = ""

    @property
    def key(self) -> str:
        """What a tick is kept by."""
        return f"{self.document.id}:{self.section}"

    @property
    def title(self) -> str:
        """How the owner knows it: by the title they gave it, and which part of it this is."""
        part = self.template.section(self.section or self.document.section)
        own = self.document.title.strip()
        if part is None or (own and self.document.section):
            return own or self.template.title
        return f"{own}: {part.title}" if own and own != self.template.title else part.title

    def answers(self) -> Iterator[tuple[str, Field, Answer]]:
        """The answers in this piece that the template still asks for."""
        for key, section, field in self.template.fields():
            if key in self.document.body and self.section in ("", section.key):
                yield key, field, self.document.body[key]


@dataclass(frozen=True)
class Offer:
    """A piece, where it stands, and why."""

    piece: Piece
    known: Known = dataclasses.field(compare=False)
    place: Place
    reason: Reason | None = None

    @property
    def may_be_ticked(self) -> bool:
        """Whether it can go along at all: not locked, and something would be left of it."""
        return not (self.place is Place.HOME and self.reason in (Reason.NEVER, Reason.NOTHING_LEFT))

    @property
    def ticked_at_first(self) -> bool:
        """Whether it starts ticked: suggested, and the owner said before that it may go along."""
        return self.place is Place.SUGGESTED and self.piece.document.share is ShareState.MAY_GO

    @property
    def goes_by_answer(self) -> bool:
        """Whether nothing of it goes along but answers that were opened and confirmed one by one."""
        return self.place is Place.HOME and self.reason in (Reason.NOT_BY_ITSELF, Reason.SENSITIVE)

    def has_to_be_opened(self, answer: str) -> bool:
        """Whether this answer only goes along when it was opened and confirmed by itself."""
        return self.goes_by_answer or self._levels.get(answer, Level.SENSITIVE) >= Level.SENSITIVE

    def going(self, opened: Set[str], left: Set[str]) -> frozenset[str]:
        """The answers that go along when this piece is ticked: those not left, and opened where that is needed."""
        return frozenset(
            key for key in self._levels if key not in left and (key in opened or not self.has_to_be_opened(key))
        )

    def people(self, going: Set[str], passages: Passages) -> dict[str, Named]:
        """Everyone these answers of the piece tell about without the passages, by key."""
        named: list[Named] = []
        for key, field, answer in self.piece.answers():
            if key in going:
                cut = passages.cut_answer(answer)
                named += self._named[key] if cut is answer else self._told_in(cut, field)
        return joined(named)

    def in_title(self, passages: Passages) -> dict[str, Named]:
        """Everyone who is named in the title of the document, by key."""
        title = self.piece.document.title
        cut = passages.cut(title)
        return self._in_title if cut == title else joined(self.known.in_words(cut))

    @cached_property
    def _in_title(self) -> dict[str, Named]:
        return joined(self.known.in_words(self.piece.document.title))

    @cached_property
    def _levels(self) -> dict[str, int]:
        document = self.piece.document
        return {key: level_of(answer, field, document) for key, field, answer in self.piece.answers()}

    @cached_property
    def _named(self) -> dict[str, tuple[Named, ...]]:
        """Who is named in each answer that could go along; looked up once."""
        return {key: self._told_in(answer, field) for key, field, answer in self.piece.answers()}

    def _told_in(self, answer: Answer, field: Field) -> tuple[Named, ...]:
        if not field.share or isinstance(answer.value, Consents | Files | Links | None):
            return ()
        rows = answer.value.rows if isinstance(answer.value, Rows) else ()
        parts: tuple[Answer | Row, ...] = (answer, *rows)
        return tuple(joined(one for part in parts for one in self.known.named_in(part, field)).values())


def pieces_of(document: Document, template: Template) -> tuple[Piece, ...]:
    """A document as pieces: one for each part with answers, or the whole where it has no parts to choose from."""
    document = as_chosen(document, template)
    if template.document == "section" or len(template.sections) == 1:
        return (Piece(document, template),)
    pieces = (Piece(document, template, section.key) for section in template.sections)
    return tuple(piece for piece in pieces if any(True for _ in piece.answers()))


def offers(profile: Profile, pieces: Iterable[Piece], known: Known) -> tuple[Offer, ...]:
    """Every piece with its place, suggested ones first. Nothing is ticked here that the owner did not allow before."""
    found = [Offer(piece, known, *_place(profile, piece, known)) for piece in pieces]
    order = list(Place)
    return tuple(sorted(found, key=lambda offer: order.index(offer.place)))


def _place(profile: Profile, piece: Piece, known: Known) -> tuple[Place, Reason | None]:
    place = profile.place_of(piece.document.kind, piece.section or piece.document.section)
    if piece.document.share is ShareState.NEVER:
        return Place.HOME, Reason.NEVER
    if all(level_of(answer, field, piece.document) >= Level.SENSITIVE for _key, field, answer in piece.answers()):
        return Place.HOME, Reason.SENSITIVE
    if place in ("", "never"):
        return Place.HOME, Reason.NOT_BY_ITSELF if place else Reason.NOT_NEEDED
    if piece.document.source.kind is SourceKind.RECEIVED:
        return Place.HOME, Reason.NOT_BY_ITSELF  # letters of others are not the owner's own words
    sections = frozenset({piece.section}) if piece.section else None
    if not redact(piece.document, piece.template, Rules(known, sections)).body:
        return Place.HOME, Reason.NOTHING_LEFT
    return Place(place), None

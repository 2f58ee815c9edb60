"""What could go along to one reader: the pieces, what the profile suggests, and why the rest stays home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from herstelkluis.model.body import Answer
from herstelkluis.model.document import Document, Level, ShareState
from herstelkluis.model.template import Field, Template
from herstelkluis.share.profiles import Profile
from herstelkluis.share.redaction import Rules, level_of, redact
from herstelkluis.share.third_parties import Someone, named_in


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


@dataclass(frozen=True, slots=True)
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
        """How the owner knows it."""
        part = self.template.section(self.section or self.document.section)
        whole = self.document.title.strip() or self.template.title
        return part.title if part and not (self.document.section and self.document.title.strip()) else whole

    def answers(self) -> Iterator[tuple[str, Field, Answer]]:
        """The answers in this piece that the template still asks for."""
        for key, section, field in self.template.fields():
            if key in self.document.body and self.section in ("", section.key):
                yield key, field, self.document.body[key]


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece, where it stands, and why."""

    piece: Piece
    place: Place
    reason: Reason | None = None

    @property
    def ticked_at_first(self) -> bool:
        """Whether it starts ticked: suggested, and the owner said before that it may go along."""
        return self.place is Place.SUGGESTED and self.piece.document.share is ShareState.MAY_GO


def pieces_of(document: Document, template: Template) -> tuple[Piece, ...]:
    """A document as pieces: one for each part with answers, or the whole where it has no parts to choose from."""
    if template.document == "section" or len(template.sections) == 1:
        return (Piece(document, template),)
    pieces = (Piece(document, template, section.key) for section in template.sections)
    return tuple(piece for piece in pieces if any(True for _ in piece.answers()))


def offers(profile: Profile, pieces: Iterable[Piece], known: Mapping[str, Someone]) -> tuple[Offer, ...]:
    """Every piece with its place, suggested ones first. Nothing is ticked here that the owner did not allow before."""
    found = [_offer(profile, piece, known) for piece in pieces]
    order = list(Place)
    return tuple(sorted(found, key=lambda offer: order.index(offer.place)))


def _offer(profile: Profile, piece: Piece, known: Mapping[str, Someone]) -> Offer:
    place = profile.place_of(piece.document.kind, piece.section)
    if piece.document.share is ShareState.NEVER:
        return Offer(piece, Place.HOME, Reason.NEVER)
    if all(level_of(answer, field, piece.document) >= Level.SENSITIVE for _key, field, answer in piece.answers()):
        return Offer(piece, Place.HOME, Reason.SENSITIVE)
    if place in ("", "never"):
        return Offer(piece, Place.HOME, Reason.NOT_BY_ITSELF if place else Reason.NOT_NEEDED)
    sections = frozenset({piece.section}) if piece.section else None
    if not redact(piece.document, piece.template, Rules(known, sections)).body:
        return Offer(piece, Place.HOME, Reason.NOTHING_LEFT)
    return Offer(piece, Place(place))


def people_in(piece: Piece, known: Mapping[str, Someone], opened: frozenset[str]) -> dict[str, Someone]:
    """Everyone this piece tells about in answers that may go along; by the words to ask with."""
    found: dict[str, Someone] = {}
    for key, field, answer in piece.answers():
        may_go = field.share and (key in opened or level_of(answer, field, piece.document) < Level.SENSITIVE)
        if may_go:
            parts = (answer, *getattr(answer.value, "rows", ()))
            found |= {one.words: one for part in parts for one in named_in(part, known)}
    return found

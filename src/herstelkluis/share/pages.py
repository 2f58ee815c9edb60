"""From what was chosen to the pages of one reader, and to every line in which a name was replaced. Pure.

The order of the pages comes from what is on them alone: the order of the profile, then of the template, then the words.
So two vaults that differ only in what stays home give the same pages, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from herstelkluis.errors import BodyError, PieceTooLongError
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.document import Document, SourceKind
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.decisions import Decisions, decision_in
from herstelkluis.share.media import SELF, SHEET
from herstelkluis.share.passages import Passages
from herstelkluis.share.profiles import Profile
from herstelkluis.share.redaction import Rules, changed_lines, redact
from herstelkluis.share.selection import Offer, Piece
from herstelkluis.share.third_parties import Decision, Known, Named, Someone, joined

AUTHORS = {SourceKind.RECEIVED: "zorgverlener-tekst"}
"""What the manifest says of a piece that the owner did not write."""


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """Someone is named in a ticked piece and did not agree, or perhaps named and must stay out: what goes along?

    A decision is kept by piece and `someone.key`. `must_be_asked`: not so for who agreed, and who stays out for sure.
    """

    piece: str
    someone: Someone
    decision: Decision | None
    must_be_asked: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """One page as the reader gets it: its title, kind, and exact bytes.

    `shown` are the canonical bytes of the sheet that shows it: for a sheet the page itself, for a copy for a computer
    every value in it. `media_type` is that of `data`, `author` who wrote it (a code of the manifest).
    """

    title: str
    kind: str
    data: bytes
    media_type: str = SHEET
    shown: bytes = b""
    author: str = SELF

    def __post_init__(self) -> None:
        if not self.shown:
            object.__setattr__(self, "shown", self.data)


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """A line in which a name or number was left out or replaced, to be checked before sealing.

    `title`: of the piece; `question`: what the line answers (empty: it is the title of the piece); `key` holds for
    exactly these words, so a line that becomes another is checked again.
    """

    piece: str
    title: str
    question: str
    before: str
    after: str
    key: str


@dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """What was chosen, by document: `opened` and `left` hold (document, answer), `decisions` (piece, person)."""

    profile: Profile
    known: Known
    ticked: Mapping[str, list[Offer]]
    opened: frozenset[tuple[str, str]] = frozenset()
    left: frozenset[tuple[str, str]] = frozenset()
    passages: frozenset[str] = frozenset()
    decisions: Decisions = field(default_factory=dict)

    def questions(self) -> Iterator[Question]:
        """Everyone who is named in what goes along and did not agree, with what was decided so far."""
        return (one for one in self.named() if one.must_be_asked)

    def named(self) -> Iterator[Question]:
        """Everyone who is named in what goes along, with what was decided so far."""
        for document, ticked in self.ticked.items():
            for offer, people in self._named_in(document, ticked):
                for key, one in people.items():
                    decision = decision_in(self.decisions, offer.piece.key, key)
                    yield Question(offer.piece.key, one.someone, decision, _is_asked(one))

    def sheets(self) -> list[tuple[str, Sheet]]:
        """The sheets that go along, each after its kind, in the order the reader gets them."""
        return [(kind, sheet) for kind, sheet, _author in self._made()]

    def _made(self) -> list[tuple[str, Sheet, str]]:
        made = []
        for document, ticked in self.ticked.items():
            piece = ticked[0].piece
            redacted = redact(piece.document, piece.template, self._rules(document, ticked))
            if redacted.body:  # else all of it stays home after the decisions
                sheet = lay_out(piece.template, redacted, {})
                author = AUTHORS.get(piece.document.source.kind, SELF)
                made.append((self._place(piece, redacted), piece.document.kind, sheet, author))
        in_order = sorted(made, key=lambda one: (*one[0], repr(one[2]), one[3]))
        return [(kind, sheet, author) for _place, kind, sheet, author in in_order]

    def pages(self) -> list[Page]:
        """The pages of these sheets. Raises PieceTooLongError."""
        try:
            return [Page(sheet.title, kind, encode_sheet(sheet), author=author) for kind, sheet, author in self._made()]
        except BodyError:
            raise PieceTooLongError from None

    def changes(self) -> Iterator[Change]:
        """Every line that goes along in which a name or number was left out or replaced."""
        for document, ticked in self.ticked.items():
            piece = ticked[0].piece
            asked = {key: (section.key, one.ask) for key, section, one in piece.template.fields()}
            by_section = {offer.piece.section: offer.piece for offer in ticked}
            told: set[str] = set()
            for line in changed_lines(piece.document, piece.template, self._rules(document, ticked)):
                section, question = asked.get(line.answer, ("", ""))
                where = by_section.get(section) or piece
                words = f"{document}\0{line.answer}\0{line.before}\0{line.after}"
                key = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
                if key not in told:
                    yield Change(where.key, where.title, question, line.before, line.after, key)
                told.add(key)

    def _in(self, document: str, chosen: frozenset[tuple[str, str]]) -> frozenset[str]:
        return frozenset(answer for one, answer in chosen if one == document)

    def _going(self, document: str, offer: Offer) -> frozenset[str]:
        return offer.going(self._in(document, self.opened), self._in(document, self.left))

    def _named_in(self, document: str, ticked: list[Offer]) -> Iterator[tuple[Offer, dict[str, Named]]]:
        """Who is named in each ticked piece of a document. The title counts with the first of them."""
        passages = Passages(self.passages)
        going = {offer.piece.key: self._going(document, offer) for offer in ticked}
        for offer in ticked:
            title = offer.in_title(passages).values() if offer is ticked[0] and any(going.values()) else ()
            yield offer, joined((*title, *offer.people(going[offer.piece.key], passages).values()))

    def _rules(self, document: str, ticked: list[Offer]) -> Rules:
        asked = [
            (one.someone, decision)
            for offer, people in self._named_in(document, ticked)
            for key, one in people.items()
            for decision in (decision_in(self.decisions, offer.piece.key, key),)
            if _is_asked(one) or decision in (Decision.LEAVE_OUT, Decision.ROLE, Decision.ASK)
        ]
        by = {decision: {one for one, other in asked if other is decision} for decision in Decision}
        left_out = by[Decision.LEAVE_OUT]
        by_role = by[Decision.ROLE] - left_out
        sections = frozenset(offer.piece.section for offer in ticked)
        going = frozenset().union(*(self._going(document, offer) for offer in ticked))
        answers = frozenset(ticked[0].piece.document.body)
        return Rules(
            known=self.known,
            sections=None if "" in sections else sections,
            opened=going,
            left=answers - going,
            passages=self.passages,
            without=self.known.stay_out - by_role | left_out,
            sure_only=frozenset(one for one in by[Decision.ALONG] - left_out - by_role if one.stays_out),
            by_role=frozenset(by_role),
            home=frozenset(one for one, decision in asked if decision in (None, Decision.ASK)),
        )

    def _place(self, piece: Piece, redacted: Document) -> tuple[int, int]:
        """Where a sheet comes, from nothing but the parts of it that go along."""
        sections = [section.key for section in piece.template.sections]
        gone = sorted({sections.index(key.partition(".")[0]) for key in redacted.body})
        wanted = [*self.profile.suggested, *self.profile.can_be_added]
        names = [f"{piece.document.kind}:{sections[n]}" for n in gone] + [piece.document.kind]
        return min((wanted.index(name) for name in names if name in wanted), default=len(wanted)), gone[0]


def _is_asked(one: Named) -> bool:
    """Who stays out is left out without asking, unless the word may be an ordinary one."""
    return one.in_doubt if one.someone.stays_out else not one.someone.agreed

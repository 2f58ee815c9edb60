"""Choose, look, give: the sharing of one package as a value. Every step returns the next state; screens only show it.

reader and purpose -> ticks, opened answers and decisions about others -> pages (bytes) -> each page seen -> seal.
Any change after the pages were made takes the pages away, so only bytes that were shown can be sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from herstelkluis.errors import BodyError, ChangedSinceError, NotShownError, PieceTooLongError
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.share.profiles import Profile
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Offer, Piece, Place, Reason, offers, people_in
from herstelkluis.share.third_parties import Decision, Someone


@dataclass(frozen=True, slots=True)
class Question:
    """Someone is named in a ticked piece and did not agree: what goes along of that?"""

    piece: str
    someone: Someone
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the reader gets it: its title, kind, and the canonical bytes of its sheet."""

    title: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ShareFlow:
    """One package on its way. Made by `begin`; frozen."""

    profile: Profile
    package: str
    offers: tuple[Offer, ...]
    known: Mapping[str, Someone]
    reader: str = ""
    role: str = ""
    purpose: str = ""
    days: int = 0
    wishes: frozenset[str] = frozenset()
    is_signed: bool = True
    ticked: frozenset[str] = frozenset()
    opened: frozenset[tuple[str, str]] = frozenset()
    decisions: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    seen: frozenset[int] = frozenset()

    # --- for whom ------------------------------------------------------------------------------------------------

    def for_reader(self, reader: str, role: str, purpose: str) -> ShareFlow:
        """Name the reader, the role, and the purpose in one line."""
        return replace(self, reader=reader.strip(), role=role.strip(), purpose=purpose.strip())

    def with_agreement(self, *, days: int, wishes: frozenset[str], is_signed: bool) -> ShareFlow:
        """What is agreed with the reader. `days` from 1 to 365; signed or not. The pages stay as they are."""
        if not 1 <= days <= 365:
            raise ValueError(days)
        return replace(self, days=days, wishes=wishes, is_signed=is_signed)

    # --- which pieces --------------------------------------------------------------------------------------------

    def tick(self, piece: str) -> ShareFlow:
        """Take a piece along. What the owner locked cannot be ticked; a sensitive piece is opened answer by answer."""
        offer = self._offer(piece)
        if offer.place is Place.HOME and offer.reason in (Reason.NEVER, Reason.NOTHING_LEFT):
            raise ValueError(offer.reason)
        return self._changed(ticked=self.ticked | {piece})

    def untick(self, piece: str) -> ShareFlow:
        """Leave a piece at home."""
        return self._changed(ticked=self.ticked - {piece})

    def keep_ticks(self, pieces: frozenset[str]) -> ShareFlow:
        """Exactly these ticks, as far as they could be set by hand and were not opened answer by answer."""
        could = {offer.piece.key for offer in self.offers if offer.place is not Place.HOME}
        return self._changed(ticked=pieces & could)

    def open_answer(self, piece: str, answer: str) -> ShareFlow:
        """Let one answer at level 3 go along: the owner read it and confirmed it."""
        document = self._offer(piece).piece.document.id
        return self._changed(opened=self.opened | {(document, answer)})

    def close_answer(self, piece: str, answer: str) -> ShareFlow:
        """Keep an answer at level 3 home again."""
        document = self._offer(piece).piece.document.id
        return self._changed(opened=self.opened - {(document, answer)})

    def decide(self, piece: str, who: str, decision: Decision) -> ShareFlow:
        """What goes along about someone in this piece."""
        return self._changed(decisions={**self.decisions, (piece, who): decision})

    def questions(self) -> tuple[Question, ...]:
        """Everyone who is named in a ticked piece and did not agree, with what was decided so far."""
        return tuple(
            Question(offer.piece.key, one, self.decisions.get((offer.piece.key, one.words)))
            for offer in self.offers
            if offer.piece.key in self.ticked
            for one in people_in(offer.piece, self.known, self._opened_in(offer.piece.document)).values()
            if not one.agreed and not one.stays_out
        )

    def open_questions(self) -> tuple[Question, ...]:
        """The questions that still wait for a decision."""
        return tuple(one for one in self.questions() if one.decision is None)

    def over(self, pieces: tuple[Piece, ...], known: Mapping[str, Someone]) -> ShareFlow:
        """The same choices over newly read pieces; what is gone is no longer ticked."""
        found = offers(self.profile, pieces, known)
        there = {offer.piece.key for offer in found}
        return self._changed(offers=found, known=known, ticked=self.ticked & there)

    # --- look ----------------------------------------------------------------------------------------------------

    def look(self) -> ShareFlow:
        """Make the pages the reader gets. Raises PieceTooLongError."""
        return replace(self, pages=tuple(self._pages()), seen=frozenset())

    def saw(self, number: int) -> ShareFlow:
        """Page `number` (from 0) was on the screen."""
        return replace(self, seen=self.seen | {number}) if 0 <= number < len(self.pages) else self

    @property
    def is_all_seen(self) -> bool:
        """Whether there are pages, and each was on the screen."""
        return bool(self.pages) and self.seen == frozenset(range(len(self.pages)))

    def to_seal(self, revisions: Mapping[str, int]) -> tuple[Page, ...]:
        """Exactly the pages that were seen. `revisions`: the present revision of every document.

        Raises NotShownError when a page was not seen, ChangedSinceError when a piece was written in since.
        """
        if not self.is_all_seen:
            raise NotShownError
        for document in self._documents():
            if revisions.get(document.id) != document.revision:
                raise ChangedSinceError
        return self.pages

    # --- inside --------------------------------------------------------------------------------------------------

    def _offer(self, piece: str) -> Offer:
        return next(offer for offer in self.offers if offer.piece.key == piece)

    def _changed(self, **changes: object) -> ShareFlow:
        return replace(self, pages=(), seen=frozenset(), **changes)  # type: ignore[arg-type]  # fields of this class

    def _ticked_pieces(self) -> list[Piece]:
        return [offer.piece for offer in self.offers if offer.piece.key in self.ticked]

    def _documents(self) -> list[Document]:
        return list({piece.document.id: piece.document for piece in self._ticked_pieces()}.values())

    def _opened_in(self, document: Document) -> frozenset[str]:
        return frozenset(answer for opened, answer in self.opened if opened == document.id)

    def _pages(self) -> list[Page]:
        pages = []
        for document in self._documents():
            pieces = [piece for piece in self._ticked_pieces() if piece.document.id == document.id]
            template = pieces[0].template
            redacted = redact(document, template, self._rules(document, pieces))
            if not redacted.body:
                continue  # all of it stays home after the decisions
            sheet = lay_out(template, redacted, {})
            try:
                pages.append(Page(sheet.title, document.kind, encode_sheet(sheet)))
            except BodyError:
                raise PieceTooLongError from None
        return pages

    def _rules(self, document: Document, pieces: list[Piece]) -> Rules:
        opened = self._opened_in(document)
        without, home = set[str](), set[str]()
        for piece in pieces:
            for words, one in people_in(piece, self.known, opened).items():
                if one.agreed:
                    continue
                decision = Decision.LEAVE_OUT if one.stays_out else self.decisions.get((piece.key, words))
                match decision:
                    case Decision.ALONG:
                        pass
                    case Decision.LEAVE_OUT:
                        without.add(words)
                    case _:
                        home.add(words)
        sections = frozenset(piece.section for piece in pieces)
        return Rules(self.known, None if "" in sections else sections, opened, frozenset(without), frozenset(home))


def begin(profile: Profile, package: str, pieces: tuple[Piece, ...], known: Mapping[str, Someone]) -> ShareFlow:
    """Start choosing for this kind of reader. `package` is the fresh package id, `known` the people of the vault."""
    found = offers(profile, pieces, known)
    return ShareFlow(
        profile=profile,
        package=package,
        offers=found,
        known=known,
        role=profile.role,
        purpose=profile.purpose,
        days=profile.days,
        wishes=frozenset(profile.wishes),
        ticked=frozenset(offer.piece.key for offer in found if offer.ticked_at_first),
    )

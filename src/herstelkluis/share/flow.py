"""Choose, look, give: the sharing of one package as a value. Every step returns the next state; screens only show it.

reader and purpose -> ticks, opened answers and decisions about others -> pages (bytes) -> each page seen -> seal.
Any change after the pages were made takes the pages away, so only bytes that were shown can be sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from herstelkluis.errors import BodyError, ChangedSinceError, NotShownError, PieceTooLongError
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.lay_out import lay_out
from herstelkluis.share.profiles import Profile
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Offer, Piece, Place, offers
from herstelkluis.share.third_parties import Decision, Known, Named, Someone, joined


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """Someone is named in a ticked piece and did not agree, or perhaps named and must stay out: what goes along?

    A decision is kept by piece and `someone.key`.
    """

    piece: str
    someone: Someone
    decision: Decision | None


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """One page as the reader gets it: its title, kind, and the canonical bytes of its sheet."""

    title: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, repr=False)
class ShareFlow:
    """One package on its way. Made by `begin`; frozen."""

    profile: Profile
    package: str
    offers: tuple[Offer, ...]
    known: Known
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
        if not offer.may_be_ticked:
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
        """What goes along about someone (`Someone.key`) in this piece."""
        return self._changed(decisions={**self.decisions, (piece, who): decision})

    def questions(self) -> tuple[Question, ...]:
        """Everyone who is named in a ticked piece and did not agree, with what was decided so far."""
        return tuple(
            Question(offer.piece.key, one.someone, self.decisions.get((offer.piece.key, key)))
            for document, ticked in self._ticked().items()
            for offer, people in self._named_in(document, ticked)
            for key, one in people.items()
            if _is_asked(one)
        )

    def open_questions(self) -> tuple[Question, ...]:
        """The questions that still wait for a decision."""
        return tuple(one for one in self.questions() if one.decision is None)

    def over(self, pieces: tuple[Piece, ...], known: Mapping[str, Someone]) -> ShareFlow:
        """The same choices over newly read pieces, as far as they still hold.

        Ticks stay where they could be set now. What was opened or decided in a piece that was written in since, or
        about someone of whom other things are known now, is chosen again.
        """
        known = Known(known)
        found = offers(self.profile, pieces, known)
        before = {offer.piece.key: offer.piece.document for offer in self.offers}
        now = {offer.piece.key: offer.piece.document for offer in found}
        same = {key for key in before.keys() & now.keys() if before[key].revision == now[key].revision}
        documents = {now[key].id for key in same}
        return self._changed(
            offers=found,
            known=known,
            ticked=self.ticked & {offer.piece.key for offer in found if offer.may_be_ticked},
            opened=frozenset(one for one in self.opened if one[0] in documents),
            decisions={
                (piece, who): decision
                for (piece, who), decision in self.decisions.items()
                if piece in same and known.get(who) == self.known.get(who)
            },
        )

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

    def to_seal(self, revisions: Mapping[str, int], known: Mapping[str, Someone]) -> tuple[Page, ...]:
        """Exactly the pages that were seen. `revisions`: of every document that is there now; `known`: the people now.

        Raises NotShownError when a page was not seen, ChangedSinceError when a piece was written in, locked or thrown
        away since, or other things are known of the people.
        """
        if not self.is_all_seen:
            raise NotShownError
        ticked = [offer for offer in self.offers if offer.piece.key in self.ticked]
        documents = [offer.piece.document for offer in ticked]
        is_same = all(revisions.get(one.id) == one.revision and one.deleted_at is None for one in documents)
        if not (is_same and all(offer.may_be_ticked for offer in ticked) and Known(known) == self.known):
            raise ChangedSinceError
        return self.pages

    # --- inside --------------------------------------------------------------------------------------------------

    def _offer(self, piece: str) -> Offer:
        return next(offer for offer in self.offers if offer.piece.key == piece)

    def _changed(self, **changes: object) -> ShareFlow:
        return replace(self, pages=(), seen=frozenset(), **changes)  # type: ignore[arg-type]  # fields of this class

    def _ticked(self) -> dict[str, list[Offer]]:
        """What goes along, by document."""
        ticked: dict[str, list[Offer]] = {}
        for offer in self.offers:
            if offer.piece.key in self.ticked and offer.may_be_ticked:
                ticked.setdefault(offer.piece.document.id, []).append(offer)
        return ticked

    def _opened_in(self, document: str) -> frozenset[str]:
        return frozenset(answer for opened, answer in self.opened if opened == document)

    def _named_in(self, document: str, ticked: list[Offer]) -> Iterator[tuple[Offer, dict[str, Named]]]:
        """Who is named in each ticked piece of a document. The title counts with the first of them."""
        opened = self._opened_in(document)
        for offer in ticked:
            title = offer.in_title.values() if offer is ticked[0] else ()
            yield offer, joined((*title, *offer.people(opened).values()))

    def _pages(self) -> list[Page]:
        pages = []
        for document, ticked in self._ticked().items():
            piece = ticked[0].piece
            redacted = redact(piece.document, piece.template, self._rules(document, ticked))
            if not redacted.body:
                continue  # all of it stays home after the decisions
            sheet = lay_out(piece.template, redacted, {})
            try:
                pages.append(Page(sheet.title, piece.document.kind, encode_sheet(sheet)))
            except BodyError:
                raise PieceTooLongError from None
        return pages

    def _rules(self, document: str, ticked: list[Offer]) -> Rules:
        asked = [
            (one.someone, self.decisions.get((offer.piece.key, key)))
            for offer, people in self._named_in(document, ticked)
            for key, one in people.items()
            if _is_asked(one)
        ]
        left_out = {one for one, decision in asked if decision is Decision.LEAVE_OUT}
        along = {one for one, decision in asked if decision is Decision.ALONG}
        sections = frozenset(offer.piece.section for offer in ticked)
        return Rules(
            known=self.known,
            sections=None if "" in sections else sections,
            opened=self._opened_in(document),
            without=self.known.stay_out | left_out,
            sure_only=frozenset(one for one in along - left_out if one.stays_out),
            home=frozenset(one for one, decision in asked if decision not in (Decision.LEAVE_OUT, Decision.ALONG)),
        )


def _is_asked(one: Named) -> bool:
    """Who stays out is left out without asking, unless the word may be an ordinary one."""
    return one.in_doubt if one.someone.stays_out else not one.someone.agreed


def begin(profile: Profile, package: str, pieces: tuple[Piece, ...], known: Mapping[str, Someone]) -> ShareFlow:
    """Start choosing for this kind of reader. `package` is the fresh package id, `known` the people of the vault."""
    known = Known(known)
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

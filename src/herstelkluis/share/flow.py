"""Choose, look, give: the sharing of one package as a value. Every step returns the next state; screens only show it.

reader and purpose -> ticks, answers, passages and decisions about others -> each changed line checked -> pages (bytes)
-> each page seen -> seal.
Any change after the pages were made takes the pages away, so only bytes that were shown can be sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from herstelkluis.errors import ChangedSinceError, NotCheckedError, NotShownError
from herstelkluis.share.decisions import EVERYWHERE, Decisions, still_held, with_decision
from herstelkluis.share.machine_pages import machine_pages
from herstelkluis.share.media import FOR_COMPUTERS
from herstelkluis.share.pages import Change, Chosen, Page, Question
from herstelkluis.share.passages import is_passage
from herstelkluis.share.profiles import Profile
from herstelkluis.share.selection import Offer, Piece, Place, offers
from herstelkluis.share.third_parties import Decision, Known, Someone
from herstelkluis.share.wishes import wished

__all__ = ["EVERYWHERE", "Change", "Page", "Question", "ShareFlow", "begin"]


@dataclass(frozen=True, slots=True, repr=False)
class ShareFlow:
    """One package on its way. Made by `begin`; frozen.

    `contact_keys`: the age key of each contact, by id, as the contact book had it when the contact could be chosen.
    """

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
    left: frozenset[tuple[str, str]] = frozenset()
    passages: frozenset[tuple[str, str, str]] = frozenset()
    decisions: Decisions = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    seen: frozenset[int] = frozenset()
    checked: frozenset[str] = frozenset()
    supersedes: str | None = None
    contact: str = ""
    contact_keys: Mapping[str, str] = field(default_factory=dict)
    machine: frozenset[str] = frozenset()
    sender: str = ""
    begun_at: datetime | None = None

    # --- for whom ------------------------------------------------------------------------------------------------

    def for_reader(self, reader: str, role: str, purpose: str) -> ShareFlow:
        """Name the reader, the role, and the purpose in one line."""
        return self._told(reader=reader.strip(), role=role.strip(), purpose=purpose.strip())

    def with_agreement(self, *, days: int, wishes: frozenset[str], is_signed: bool) -> ShareFlow:
        """What is agreed with the reader. `days` from 1 to 365; signed or not. `wishes`: see `share/wishes.py`.

        The pages stay as they are; of the copies for a computer those are new (and unseen) that tell other facts now.
        """
        if not 1 <= days <= 365:
            raise ValueError(days)
        return self._told(days=days, wishes=wished(wishes), is_signed=is_signed)

    def with_machine_copy(self, kinds: frozenset[str]) -> ShareFlow:
        """Take copies for a computer along: "inhoud", "fhir", both or none. Each becomes a page to be seen too.

        Pages that were seen stay seen. Raises PieceTooLongError, and ValueError for other kinds or a flow without a
        moment of its own.
        """
        if not kinds <= FOR_COMPUTERS or (kinds and self.begun_at is None):
            raise ValueError(kinds)
        return self._told(machine=kinds)

    def replacing(self, package: str | None) -> ShareFlow:
        """This package comes in the place of an earlier one for the same reader (its id); None: of no other."""
        return replace(self, supersedes=package)

    def for_contact(self, contact: str) -> ShareFlow:
        """Seal it to the key of a contact (its id); "" is by words."""
        return replace(self, contact=contact)

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
        """Let one answer go along that never goes by itself: the owner read it and confirmed it.

        That is every answer at level 3, and every answer of a piece that `goes_by_answer` (see `Offer`).
        """
        return self._changed(opened=self.opened | {self._answer(piece, answer)})

    def close_answer(self, piece: str, answer: str) -> ShareFlow:
        """Keep an answer that was opened home again."""
        return self._changed(opened=self.opened - {self._answer(piece, answer)})

    def leave_answer(self, piece: str, answer: str) -> ShareFlow:
        """Keep one answer of a piece home, at any level, opened or not; the rest of the piece still goes."""
        return self._changed(left=self.left | {self._answer(piece, answer)})

    def take_answer(self, piece: str, answer: str) -> ShareFlow:
        """Undo `leave_answer`. What has to be opened still has to be (`open_answer`)."""
        return self._changed(left=self.left - {self._answer(piece, answer)})

    def leave_passage(self, piece: str, answer: str, words: str) -> ShareFlow:
        """Keep a stretch of own words home: it goes nowhere in this package, whatever piece it stands in.

        Raises ValueError when there is no letter, digit or sign in it.
        """
        if not is_passage(words):
            raise ValueError
        return self._changed(passages=self.passages | {(*self._answer(piece, answer), words)})

    def take_passage(self, piece: str, answer: str, words: str) -> ShareFlow:
        """Undo `leave_passage`."""
        return self._changed(passages=self.passages - {(*self._answer(piece, answer), words)})

    def going(self, piece: str) -> frozenset[str]:
        """The answers of a piece that go along when it is ticked, by what was opened and left so far."""
        offer = self._offer(piece)
        document = offer.piece.document.id
        opened, left = (frozenset(a for d, a in those if d == document) for those in (self.opened, self.left))
        return offer.going(opened, left)

    def decide(self, piece: str, who: str, decision: Decision | None) -> ShareFlow:
        """What goes along about someone (`Someone.key`) in this piece, or `EVERYWHERE`. See `share/decisions.py`."""
        return self._changed(decisions=with_decision(self.decisions, piece, who, decision))

    def named(self) -> tuple[Question, ...]:
        """Everyone who is named in a ticked piece, also who agreed, with what was decided so far."""
        return tuple(self._chosen().named())

    def questions(self) -> tuple[Question, ...]:
        """Everyone who is named in a ticked piece and did not agree, with what was decided so far."""
        return tuple(self._chosen().questions())

    def open_questions(self) -> tuple[Question, ...]:
        """The questions that still wait for a decision."""
        return tuple(one for one in self.questions() if one.decision is None)

    def over(self, pieces: tuple[Piece, ...], known: Mapping[str, Someone]) -> ShareFlow:
        """The same choices over newly read pieces, as far as they still hold.

        Ticks stay where they could be set now. What was opened or decided in a piece that was written in since, or
        about someone of whom other things are known now, is chosen again; what was left home stays home.
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
            decisions=still_held(self.decisions, same, lambda who: known.get(who) == self.known.get(who)),
        )

    # --- look ----------------------------------------------------------------------------------------------------

    def look(self) -> ShareFlow:
        """Make the pages the reader gets. Raises PieceTooLongError."""
        chosen = self._chosen()
        pages = chosen.pages()
        if self.machine and pages:
            pages += machine_pages(self, chosen.sheets())
        return replace(self, pages=tuple(pages), seen=frozenset())

    def saw(self, number: int) -> ShareFlow:
        """Page `number` (from 0) was on the screen."""
        return replace(self, seen=self.seen | {number}) if 0 <= number < len(self.pages) else self

    @property
    def is_all_seen(self) -> bool:
        """Whether there are pages, and each was on the screen."""
        return bool(self.pages) and self.seen == frozenset(range(len(self.pages)))

    def changes(self) -> tuple[Change, ...]:
        """Every line that goes along in which a name or number was left out or replaced, before and after."""
        return tuple(self._chosen().changes())

    def check_change(self, key: str) -> ShareFlow:
        """The owner read this line (`Change.key`) and agrees with it. The pages stay as they are."""
        return replace(self, checked=self.checked | {key})

    def uncheck_change(self, key: str) -> ShareFlow:
        """Undo `check_change`."""
        return replace(self, checked=self.checked - {key})

    def unchecked_changes(self) -> tuple[Change, ...]:
        """The changed lines that the owner still has to check before it can be sealed."""
        return tuple(one for one in self.changes() if one.key not in self.checked)

    def to_seal(self, revisions: Mapping[str, int], known: Mapping[str, Someone]) -> tuple[Page, ...]:
        """Exactly the pages that were seen. `revisions`: of every document that is there now; `known`: the people now.

        Raises NotShownError when a page was not seen, NotCheckedError when a changed line was not checked (see
        `unchecked_changes`), ChangedSinceError when a piece was written in, locked or thrown away since, or other
        things are known of the people.
        """
        if not self.is_all_seen:
            raise NotShownError
        if self.unchecked_changes():
            raise NotCheckedError
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

    def _answer(self, piece: str, answer: str) -> tuple[str, str]:
        return self._offer(piece).piece.document.id, answer

    def _told(self, **changes: object) -> ShareFlow:
        """The same pages with other facts around them; copies for a computer that tell others are made again."""
        told = replace(self, **changes)  # type: ignore[arg-type]  # fields of this class
        if not self.pages or not (self.machine or told.machine):
            return told
        looked = told.look()
        same = zip(range(len(looked.pages)), looked.pages, self.pages, strict=False)
        return replace(looked, seen=frozenset(n for n, new, old in same if n in self.seen and new == old))

    def _chosen(self) -> Chosen:
        ticked: dict[str, list[Offer]] = {}
        for offer in self.offers:
            if offer.piece.key in self.ticked and offer.may_be_ticked:
                ticked.setdefault(offer.piece.document.id, []).append(offer)
        passages = frozenset(words for _document, _answer, words in self.passages)
        return Chosen(self.profile, self.known, ticked, self.opened, self.left, passages, self.decisions)


def begin(
    profile: Profile,
    package: str,
    pieces: tuple[Piece, ...],
    known: Mapping[str, Someone],
    *,
    sender: str = "",
    now: datetime | None = None,
) -> ShareFlow:
    """Start choosing for this kind of reader. `package` is the fresh package id, `known` the people of the vault.

    `sender` and `now` are what copies for a computer say of who made it and when.
    """
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
        sender=sender,
        begun_at=now,
    )

"""What the page of pieces has to ask: who is named where, and what would stand in the place of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.flow import Question, ShareFlow
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Offer
from herstelkluis.share.third_parties import Decision, Known, Someone


@dataclass(frozen=True, slots=True, repr=False)
class Everywhere:
    """Someone who is named in what is ticked: what would stand for the name, and what holds in all pieces together."""

    someone: Someone
    role: str
    decision: Decision | None
    is_mixed: bool
    must_be_asked: bool


class Asked:
    """The questions about others in what is ticked, by document: a tick asks only its own document again."""

    def __init__(self, flow: ShareFlow) -> None:
        self._documents: dict[str, list[Offer]] = {}
        self._home = {offer.piece.key: offer.piece.document.id for offer in flow.offers}
        for offer in flow.offers:
            self._documents.setdefault(offer.piece.document.id, []).append(offer)
        self._found: dict[str, tuple[Question, ...]] = {}
        for piece in flow.ticked:
            self.again(flow, piece)

    def again(self, flow: ShareFlow, piece: str) -> None:
        """Something was chosen about this piece."""
        document = self._home[piece]
        self._found[document] = replace(flow, offers=tuple(self._documents[document])).named()

    def about(self, piece: str) -> tuple[Question, ...]:
        """The questions about one piece, answered or not."""
        found = self._found.get(self._home[piece], ())
        return tuple(one for one in found if one.piece == piece and one.must_be_asked)

    def open_ones(self) -> Iterator[Question]:
        """The questions that still wait for an answer."""
        return (one for one in self._all() if one.must_be_asked and one.decision is None)

    def everywhere(self, flow: ShareFlow) -> tuple[Everywhere, ...]:
        """Everyone who is named in what is ticked, by name; not who stays out: they are left out anyway."""
        found: dict[str, list[Question]] = {}
        for one in self._all():
            if not one.someone.stays_out:
                found.setdefault(one.someone.key, []).append(one)
        people = (_everywhere(flow, questions) for questions in found.values())
        return tuple(sorted(people, key=lambda one: one.someone.words.casefold()))

    def _all(self) -> Iterator[Question]:
        return (one for questions in self._found.values() for one in questions)


class NothingAsked(Asked):
    """For an extract: everyone is loosened there, so nothing is asked about anyone."""

    def again(self, flow: ShareFlow, piece: str) -> None:
        """Nothing to ask."""


def _everywhere(flow: ShareFlow, questions: Sequence[Question]) -> Everywhere:
    someone, decisions = questions[0].someone, {one.decision for one in questions}
    must_be_asked = any(one.must_be_asked for one in questions)
    return Everywhere(
        someone,
        role_said(flow, someone),
        questions[0].decision,
        is_mixed=len(decisions) > 1,
        must_be_asked=must_be_asked,
    )


def role_said(flow: ShareFlow, who: Someone) -> str:
    """What would stand in the place of the name; empty when that would be no more than "someone"."""
    return "" if any(one.someone.key == who.key for one in flow.known.in_words(who.role)) else who.role


def about_as_long(flow: ShareFlow, offer: Offer) -> Sheet | None:
    """What could go of a piece, names and all: about as long as what the reader gets. None: nothing of it."""
    piece, home = offer.piece, offer.piece.document.id
    opened, left = (frozenset(a for d, a in those if d == home) for those in (flow.opened, flow.left))
    going = offer.going(opened, left)
    rules = Rules(
        known=Known({}),
        sections=frozenset({piece.section}) if piece.section else None,
        opened=going,
        left=frozenset(piece.document.body) - going,
        passages=frozenset(words for _document, _answer, words in flow.passages),
    )
    redacted = redact(piece.document, piece.template, rules)
    return lay_out(piece.template, redacted, {}) if redacted.body else None

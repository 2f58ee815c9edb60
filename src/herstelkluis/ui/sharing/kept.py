"""What is kept of a choice while the window is covered or the vault locked: ids only, never words.

What was left home stays home: nothing goes along afterwards that did not go along before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.passages import Passages
from herstelkluis.share.third_parties import Decision


@dataclass(frozen=True, slots=True)
class Kept:
    """The ticked pieces, the answers that stay home (by document), and how people who agreed are named (by piece)."""

    ticked: frozenset[str]
    left: frozenset[tuple[str, str]] = frozenset()
    named: frozenset[tuple[str, str, Decision]] = frozenset()


def kept_of(flow: ShareFlow) -> Kept:
    """What is kept of this choice. About people who did not agree is asked anew."""
    named = ((piece, who, one) for (piece, who), one in flow.decisions.items() if _has_agreed(flow, who))
    return Kept(frozenset(_ticked(flow)), flow.left, frozenset(named))


def come_back(flow: ShareFlow, kept: Kept) -> ShareFlow:
    """A fresh choice with what was kept, as far as it is still there."""
    flow = flow.keep_ticks(kept.ticked)
    pieces = {offer.piece.document.id: offer.piece.key for offer in flow.offers}
    for document, answer in kept.left:
        if document in pieces:
            flow = flow.leave_answer(pieces[document], answer)
    for piece, who, decision in sorted(kept.named):  # what holds everywhere first: it comes in the place of the rest
        flow = flow.decide(piece, who, decision) if _has_agreed(flow, who) else flow
    return flow


def _has_agreed(flow: ShareFlow, who: str) -> bool:
    return who in flow.known and flow.known[who].agreed


def _ticked(flow: ShareFlow) -> Iterator[str]:
    """The ticked pieces of which no words were left home: words are not kept, so such a piece is chosen anew."""
    passages = Passages(words for _document, _answer, words in flow.passages)
    for piece in (offer.piece for offer in flow.offers if offer.piece.key in flow.ticked):
        is_whole = all(passages.cut_answer(answer) is answer for _key, _field, answer in piece.answers())
        if is_whole and not passages.found(piece.document.title):
            yield piece.key

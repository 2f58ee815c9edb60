"""What the owner decided about others, by piece and person, and about a person in every piece at once. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from herstelkluis.share.third_parties import Decision

EVERYWHERE = ""
"""In the place of a piece: the decision holds in each one, also in one that is ticked later."""

Decisions = Mapping[tuple[str, str], Decision]
"""By piece (or `EVERYWHERE`) and `Someone.key`."""

_GIVE_LESS = (Decision.LEAVE_OUT, Decision.ROLE, None)


def decision_in(decisions: Decisions, piece: str, who: str) -> Decision | None:
    """What holds about someone in a piece: what was decided there, else what was decided for all of them."""
    return decisions.get((piece, who), decisions.get((EVERYWHERE, who)))


def with_decision(decisions: Decisions, piece: str, who: str, decision: Decision | None) -> Decisions:
    """One more decision; None takes it back. For `EVERYWHERE` it comes in the place of those for single pieces.

    Raises ValueError for a decision that gives a name away everywhere, or asks: that is decided piece by piece.
    """
    if piece == EVERYWHERE and decision not in _GIVE_LESS:
        raise ValueError(decision)
    others = {key: one for key, one in decisions.items() if key[1] != who or (key[0] != piece and piece != EVERYWHERE)}
    return others if decision is None else {**others, (piece, who): decision}


def still_held(decisions: Decisions, same: Collection[str], is_same: Callable[[str], bool]) -> Decisions:
    """The decisions about pieces and people that are as they were. What holds everywhere holds in new words too."""
    return {
        (piece, who): decision
        for (piece, who), decision in decisions.items()
        if (piece in same or piece == EVERYWHERE) and is_same(who)
    }

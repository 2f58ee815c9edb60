"""Spells of writing: everything written in a piece without half an hour of rest becomes one version."""

from __future__ import annotations

from collections.abc import Callable

from herstelkluis.model.document import new_id

NEW_SPELL_AFTER_SECONDS = 30 * 60


class Spells:
    """The running spell of each piece."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._now = monotonic
        self._running: dict[str, tuple[str, float]] = {}

    def of(self, document_id: str) -> str:
        """The id of the spell this piece is in, a new one after a rest."""
        now = self._now()
        spell, last = self._running.get(document_id, ("", 0.0))
        if not spell or now - last > NEW_SPELL_AFTER_SECONDS:
            spell = new_id()
        self._running[document_id] = (spell, now)
        return spell

    def end(self, document_id: str) -> None:
        """What is written from now on is a version of its own."""
        self._running.pop(document_id, None)

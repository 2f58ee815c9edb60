"""The life story as a list: every chapter with its own title, how far it is, and where the person was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.document import Done, ShareState
from herstelkluis.model.fuzzy import format_period
from herstelkluis.store.documents import Summary
from herstelkluis.vault.resume import been_there
from herstelkluis.vault.vault import STORY_KIND, Vault

_WORDS = {
    "ready": N_("ready for now"),
    "busy": N_("in progress"),
    "empty": N_("still empty"),
    "folded": N_("folded"),
    "never": N_("never goes along"),
}


class ChapterState(StrEnum):
    """What the list says of a chapter; what is folded or never leaves says only that."""

    READY = "ready"
    BUSY = "busy"
    EMPTY = "empty"
    FOLDED = "folded"
    NEVER = "never"

    @property
    def words(self) -> str:
        """The word beside the title."""
        return _(_WORDS[self.value])


@dataclass(frozen=True, slots=True)
class Chapter:
    """One line of the list. `document` is empty while nothing was written in it; `here_at`: when one was there."""

    number: int
    section: str
    title: str
    state: ChapterState
    period: str = ""
    document: str = ""
    changed_at: datetime | None = None
    here_at: datetime | None = None


def chapters_of(vault: Vault) -> tuple[Chapter, ...]:
    """Every chapter in its order."""
    been = been_there(vault)
    return tuple(
        Chapter(number, section.key, section.title, ChapterState.EMPTY)
        if one is None
        else Chapter(
            number,
            section.key,
            one.title or section.title,
            state_of_chapter(one),
            format_period(one.period) if one.period else "",
            one.id,
            one.changed_at,
            been.get(f"{STORY_KIND}:{section.key}"),
        )
        for number, (section, one) in enumerate(vault.chapters(), 1)
    )


def state_of_chapter(one: Summary) -> ChapterState:
    """What the list says of a chapter that was written in."""
    if one.share is ShareState.NEVER:
        return ChapterState.NEVER
    if one.folded:
        return ChapterState.FOLDED
    return ChapterState.READY if one.done is Done.FOR_NOW else ChapterState.BUSY


def where_you_were(chapters: Sequence[Chapter]) -> Chapter | None:
    """The chapter the person was in last, where it is still open; then any; nothing when all is empty."""
    written = [one for one in chapters if one.document]
    open_ones = [one for one in written if one.state is ChapterState.BUSY]
    never = datetime.min.replace(tzinfo=UTC)
    return max(open_ones or written, key=lambda one: max(one.changed_at or never, one.here_at or never), default=None)

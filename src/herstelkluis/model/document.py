"""A piece of the vault: its answers, and everything that is known about it from outside."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from herstelkluis.model.body import Body, File, Ref
from herstelkluis.model.period import Period


class Level(IntEnum):
    """How sensitive something is; it governs leaving. Level 3 never goes along by itself."""

    ORDINARY = 1
    PERSONAL = 2
    SENSITIVE = 3


class ShareState(StrEnum):
    """Whether a piece may leave: only me, may go along when I choose it, never."""

    ONLY_ME = "only_me"
    MAY_GO = "may_go"
    NEVER = "never"


class Done(StrEnum):
    """How far a piece is; unfinished is never wrong."""

    IDEA = "idea"
    BUSY = "busy"
    FOR_NOW = "for_now"


class SourceKind(StrEnum):
    """Who made it."""

    SELF = "self"
    TOGETHER = "together"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Source:
    """Who made a piece, with a name or role where that is not the owner."""

    kind: SourceKind = SourceKind.SELF
    who: str = ""


def new_id() -> str:
    """A fresh random id for a document, row or person; it tells nothing about time or order."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Document:
    """One piece. `section` is filled where each section of a template is a document of its own (a chapter).

    `template` is the version of the template it was last written with (see `Template.version`); `revision` counts
    settled writings from 1 (0: never settled). `body` maps "section.field" to answers. `tags` are words to find it
    by, `links` point at other pieces, `files` are attachments that belong to no answer; all stay at home.
    """

    id: str
    kind: str
    template: str
    title: str = ""
    section: str = ""
    body: Body = field(default_factory=dict)
    period: Period | None = None
    source: Source = Source()
    level: Level = Level.PERSONAL
    folded: bool = False
    share: ShareState = ShareState.ONLY_ME
    done: Done = Done.IDEA
    look_back_on: date | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Ref, ...] = ()
    files: tuple[File, ...] = ()
    revision: int = 0
    created_at: datetime | None = None
    changed_at: datetime | None = None
    deleted_at: datetime | None = None

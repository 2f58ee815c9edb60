"""Who has what: the events of a package that was given away, told apart from the names they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class LedgerKind(StrEnum):
    """What happened to a package."""

    INTENDED = "intended"
    SEALED = "sealed"
    WRITTEN = "written"
    WORDS_GIVEN = "words_given"
    EXPIRED = "expired"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    MAYBE_LEFT = "maybe_left"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One event of one package. `facts` hold dates, hashes and counts, never names: they cannot be erased."""

    package: str
    kind: LedgerKind
    at: datetime
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LedgerNames:
    """Whom a package is for, why, and what is in it. It can be erased while the events stay."""

    reader: str
    role: str
    purpose: str
    titles: tuple[str, ...]

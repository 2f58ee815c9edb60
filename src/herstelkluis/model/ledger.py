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
    SHOWN = "shown"  # together on the screen, or on paper: no file
    WORDS_GIVEN = "words_given"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"  # a vault from a reserve copy: the words may have been given since
    REACTION = "reaction"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LedgerEvent:
    """One event of one package. `facts` hold dates, hashes and codes, never names: they cannot be erased.

    intended: `profile`, `expires_at`, `signed` (0, 1), `key` that signed, `delivery` ("passphrase", "key", "open");
    sealed: `door`, `sha256`; written: `door`; shown: `door`, `profile`, and on paper what was agreed and the `sha256`
    of its PDF; replaced: `by`, `before_words` (0, 1); withdrawn: `before_words`; note: `what` ("not_made"), or `how` it
    was brought to the reader.
    """

    package: str
    kind: LedgerKind
    at: datetime
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LedgerNames:
    """Whom a package is for, why, and what is in it. It can be erased while the events stay.

    `contact` is the id of the contact it was sealed for, empty for a package with words.
    """

    reader: str
    role: str
    purpose: str
    titles: tuple[str, ...]
    contact: str = ""


@dataclass(frozen=True, slots=True)
class LedgerReaction:
    """What the reader said or did about a package, in the words of the owner. It can be erased too."""

    text: str


Told = LedgerNames | LedgerReaction
"""What stands beside an event and can be taken out again."""

"""The answers of one document: what was asked is in the template, what was said is here.

A body maps `"section.field"` to an `Answer`. A value says its own type, so a document stays readable when its template
is gone. `none` is one of three different things: skipped, unknown, rather not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from herstelkluis.model.period import Period
from herstelkluis.model.text import Runs


class NoAnswer(StrEnum):
    """Why a question has no answer. Never printed or shared as a gap."""

    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    RATHER_NOT = "rather_not"


@dataclass(frozen=True, slots=True)
class Ref:
    """A person, file or whole document, by id, with the label it had when chosen (also used when the id is gone)."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class File(Ref):
    """An attachment; the label is how the person describes it, or the name it came with.

    `words` is the text in or of it: typed out, or read by a machine and kept by the person (`by_machine`). `received`
    says that it came from someone else, `given_by` who that is.
    """

    words: str = ""
    by_machine: bool = False
    received: bool = False
    given_by: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Someone this answer tells about: a person of the vault (`id`) or only words (`id` empty)."""

    words: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """A note in the margin, tied to a passage by its words; it never travels.

    `at` is where those words begin in the text (in characters); None when they are not there, or were never looked for.
    """

    note: str
    passage: str = ""
    sign: str = "bookmark"
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen option keys, and own words beside them."""

    chosen: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """0-10 as the person placed it, or nothing; and "Hier wil ik over praten"."""

    value: int | None = None
    talk: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """One entry in the history of an agreement: for whom, what about, asked / agreed / refused / withdrawn, when."""

    scope: str
    state: str
    on: str
    person: Ref | None = None
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Own words over several lines."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Line:
    """One short line."""

    words: str


@dataclass(frozen=True, slots=True)
class People:
    """People of the vault."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Whole documents of the vault."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Attachments."""

    refs: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row of another list of the same document, by line id."""

    id: str


@dataclass(frozen=True, slots=True)
class Consents:
    """An agreement with its history, oldest first; the last entry is in force."""

    entries: tuple[Consent, ...]


Cell = Text | Line | Choice | Period | Scale | People | Links | Files | RowRef | Consents


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. Its id stays the same when it is taken over into another document.

    `about` and `level` are as on an answer; `cells` maps column key to a value. A list holds no list. `apart` is the id
    its copies have, after it was changed and as long as nobody said whether they follow.
    """

    id: str
    cells: Mapping[str, Cell]
    about: tuple[About, ...] = ()
    level: int | None = None
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of lines."""

    rows: tuple[Row, ...]


Value = Cell | Rows


@dataclass(frozen=True, slots=True)
class Offered:
    """What someone else wrote along and the owner did not agree to yet; like a margin it never travels."""

    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a value or why there is none, never both; third parties, margin notes, who wrote along, own level."""

    value: Value | None = None
    none: NoAnswer | None = None
    about: tuple[About, ...] = ()
    margin: tuple[Margin, ...] = ()
    by: str = ""
    level: int | None = None
    offered: tuple[Offered, ...] = ()


Body = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: a document, the answer in it, and the row in that (empty: the whole answer)."""

    document: str
    answer: str
    row: str = field(default="")

"""One page for all: what a document says to one reader, resolved, in order, without ids of the vault.

The canonical JSON of a sheet is the item of a package; preview, HTML reader and paper show these same pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.errors import N_

PHASES = {"green": N_("Green"), "orange": N_("Orange"), "red": N_("Red")}
"""The phases there are, and what each is called where it is not a colour that tells it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, 1 for the sheet itself, 2 for a part, 3 for a question."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the person wrote; LF ends a line, an empty line ends a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the template says (a printed note), or a short answer the program puts in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of own lines; `mark` is dash, check or cross."""

    items: tuple[str, ...]
    mark: str = "dash"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their heads, and rows of own words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


PhasePiece = Heading | OwnWords | Said | Lines


@dataclass(frozen=True, slots=True)
class PhaseColumn:
    """One phase (of `PHASES`) with its title and pieces below it."""

    phase: str
    title: str
    pieces: tuple[PhasePiece, ...]


@dataclass(frozen=True, slots=True)
class Phases:
    """Phases side by side, told one after the other."""

    columns: tuple[PhaseColumn, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as its text twin: a description and the same content as lines; `svg` may be empty."""

    description: str
    lines: tuple[str, ...]
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence the program must say on the page (a stamp such as "Voorbereiding")."""

    text: str


Piece = Heading | OwnWords | Said | Lines | Table | Phases | Picture | Notice


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and its pieces, in reading order."""

    title: str
    pieces: tuple[Piece, ...]

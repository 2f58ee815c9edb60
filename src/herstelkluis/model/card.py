"""The wallet card "Mijn kaartje" as a value: eight faces with a heading and blocks of lines."""

from __future__ import annotations

from dataclasses import dataclass

FACES = ("L1", "L2", "L3", "L4", "R1", "R2", "R3", "R4")


@dataclass(frozen=True, slots=True)
class FaceBlock:
    """Lines that belong together below a small heading (may be empty); `mark` is none, check or cross.

    `own` False: the words are the program's ("Bel 112"), not the person's.
    """

    lines: tuple[str, ...]
    heading: str = ""
    mark: str = "none"
    own: bool = True


@dataclass(frozen=True, slots=True)
class Face:
    """One face: L1 to L4 and R1 to R4 from top to bottom. Without blocks it stays white below its heading."""

    key: str
    heading: str
    blocks: tuple[FaceBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisCard:
    """The card, its faces in reading order L1 … L4, R1 … R4; a face that is left out stays white."""

    faces: tuple[Face, ...]

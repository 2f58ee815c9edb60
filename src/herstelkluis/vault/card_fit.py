"""Whether a plan fits on its card, in words, and which line of the plan does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.card_faces import FACES, CrisisCard, Face
from herstelkluis.model.template import Section

if TYPE_CHECKING:
    from herstelkluis.paper.card import FaceSetting

_FACE_OF = {
    "card.name": "L1",
    "card.born": "L1",
    "card.language": "L1",
    "card.signs": "L2",
    "card.do": "L3",
    "card.dont": "L3",
    "card.people": "L4",
    "card.contacts": "L4",
    "card.medicine.do": "R1",
    "card.medicine.dont": "R1",
    "card.body": "R1",
    "card.place.do": "R2",
    "card.place.dont": "R2",
    "card.agreement": "R2",
    "card.home": "R3",
    "card.look_before": "R4",
    "card.signed": "R4",
    "card.kept": "R4",
}
_SMALL_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a face holds everything, said in words.

    `line` is the first line that does not fit, and `role` that of the question it answers, or of the last before it.
    """

    fits: bool
    words: str
    line: str = ""
    role: str = ""


def fit_of(card: CrisisCard, setting: FaceSetting) -> Fit:
    """How one face fits, as `set_card` set it."""
    number = FACES.index(setting.key) + 1
    if setting.too_many:
        words = ngettext(
            "This does not fit on face {face}. There is {n} line too many.",
            "This does not fit on face {face}. There are {n} lines too many.",
            setting.too_many,
        )
        line, role = _line(card.faces[number - 1], setting.first_left_out)
        return Fit(False, words.format(face=number, n=setting.too_many), line, role)
    if setting.is_empty:
        return Fit(True, _("Nothing stands here yet. Then this face stays white."))
    if not setting.free_lines:
        return Fit(True, _("It fits. This face is full."))
    if setting.free_lines > _SMALL_NUMBERS:
        return Fit(True, _("It fits. There is room for more lines."))
    words = ngettext(
        "It fits. There is room for one more line.",
        "It fits. There is room for {n} more lines.",
        setting.free_lines,
    )
    return Fit(True, words.format(n=setting.free_lines))


def face_of(section: Section) -> str:
    """The face on which most of this part of a plan stands, or nothing: the first of its questions decides."""
    return next((_FACE_OF[one.role] for one in section.fields if one.role in _FACE_OF), "")


def _line(face: Face, number: int | None) -> tuple[str, str]:
    """A line of a face by its number, and the role of what stands there or, for words of the program, before it."""
    lines = [(line, block.role) for block in face.blocks for line in block.lines]
    if number is None or number >= len(lines):
        return "", ""
    return lines[number][0], next((role for _line, role in reversed(lines[: number + 1]) if role), "")

"""Words over several lines, as wide as there is room for in a drawing."""

from __future__ import annotations

from herstelkluis.model.pictures.word_width import shortened, width_of


def wrapped(
    text: str, room: float, size: float, *, most: int, bold: bool = False, own: bool = False
) -> tuple[str, ...]:
    """The words in at most so many lines that fit; the rest is cut with an ellipsis, only ever for a drawing."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or width_of(longer, size, bold=bold, own=own) <= room):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(shortened(line, room, size, bold=bold, own=own) for line in lines)

"""A drawing as SVG 1.1 text, one element a line, without script, style or anything that is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words, smooth_through
from herstelkluis.model.pictures.word_width import width_of

INK: Mapping[str, str] = {
    "text": "#1E1C18",
    "muted": "#55503F",
    "draw": "#45705F",
    "primary": "#1B5A56",
    "on_primary": "#FFFFFF",
    "line": "#857C6B",
    "hair": "#C9C2B4",
    "route": "#B9CDBE",
    "surface": "#FFFFFF",
    "bg": "#FFFFFF",
    "soft": "#EEF3F0",
}
"""The colours on white paper, also clear in black and white."""

_DASHES = {"solid": "", "dashed": "7 5", "dotted": "1.5 5"}
_LETTERS = {True: "Literata", False: "Atkinson Hyperlegible Next"}
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_NUMBER = r"-?[0-9]{1,5}(?:\.[0-9])?"
_PEN = (
    rf'(?: (?:x|y|cx|cy|r|rx|width|height|font-size)="{_NUMBER}"'
    r'| (?:fill|stroke)="(?:none|#[0-9A-Fa-f]{6})"'
    r'| stroke-width="[0-9]{1,2}(?:\.[0-9])?"| stroke-linecap="round"| stroke-dasharray="(?:7 5|1\.5 5)"'
    r'| font-family="[A-Za-z ]{1,40}"| font-weight="[47]00"| text-anchor="[a-z]{1,6}")*'
)
_OWN_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 {_NUMBER} {_NUMBER}">',
        rf'<path d="[MLCZ0-9 .,-]*"{_PEN}/>',
        rf"<circle{_PEN}/>",
        rf"<rect{_PEN}/>",
        rf"<text{_PEN}>(?:[^<&]|&amp;|&lt;|&gt;)*</text>",
        r"</svg>",
    )
)


def svg(drawing: Drawing, colours: Mapping[str, str] = INK) -> str:
    """The drawing on a ground of its own size, in these colours."""
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">']
    lines += [_element(shape, colours) for shape in drawing.shapes]
    return "\n".join([*lines, "</svg>"])


def is_own_svg(text: str) -> bool:
    """Whether a text is no more than `svg` writes; a drawing of someone else is shown only then."""
    lines = text.split("\n")
    if len(lines) < 2 or not _OWN_LINES[0].fullmatch(lines[0]) or lines[-1] != "</svg>":
        return False
    return all(any(one.fullmatch(line) for one in _OWN_LINES[1:-1]) for line in lines[1:-1])


def _element(shape: Shape, colours: Mapping[str, str]) -> str:
    match shape:
        case Stroke():
            return f'<path d="{_path(shape)}"{_pen(shape, colours)}/>'
        case Circle(x, y, r):
            return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(r)}"{_pen(shape, colours)}/>'
        case Box(x, y, width, height, corner):
            place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
            return f'<rect {place} rx="{_number(corner)}"{_pen(shape, colours)}/>'
        case Words():
            return _words(shape, colours)


def _words(shape: Words, colours: Mapping[str, str]) -> str:
    # A rim around letters is drawn differently by every program; a patch of ground behind them is not.
    patch = _element(_patch(shape), colours) + "\n" if shape.halo else ""
    return (
        f'{patch}<text x="{_number(shape.x)}" y="{_number(shape.y)}" font-family="{_LETTERS[shape.own]}"'
        f' font-size="{_number(shape.size)}" font-weight="{700 if shape.bold else 400}"'
        f' text-anchor="{shape.anchor}" fill="{colours[shape.look]}">{_plain(shape.text)}</text>'
    )


def _patch(shape: Words) -> Box:
    wide = width_of(shape.text, shape.size, bold=shape.bold, own=shape.own) + 4
    left = shape.x - {"start": 2.0, "middle": wide / 2, "end": wide - 2}[shape.anchor]
    return Box(left, shape.y - shape.size * 0.8, wide, shape.size, 3, look="surface", thick=0, fill="surface")


def _pen(shape: Stroke | Circle | Box, colours: Mapping[str, str]) -> str:
    dash = f' stroke-dasharray="{_DASHES[shape.dash]}"' if _DASHES[shape.dash] else ""
    fill = colours[shape.fill] if shape.fill else "none"
    if not shape.thick:
        return f' fill="{fill}"'
    width = _number(shape.thick)
    return f' fill="{fill}" stroke="{colours[shape.look]}" stroke-width="{width}" stroke-linecap="round"{dash}'


def _path(shape: Stroke) -> str:
    if not shape.points:
        return ""
    parts = ["M" + _pair(shape.points[0])]
    if shape.curved:
        parts += ["C" + " ".join(map(_pair, piece)) for piece in smooth_through(shape.points)]
    else:
        parts += ["L" + _pair(point) for point in shape.points[1:]]
    return " ".join([*parts, "Z"] if shape.closed else parts)


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """One decimal, none when it is zero, and no minus nought."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _plain(text: str) -> str:
    return escape(_UNSPEAKABLE.sub("�", " ".join(text.split())), quote=False)  # xml.sax would load all of urllib

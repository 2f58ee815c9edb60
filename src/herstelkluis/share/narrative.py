"""The words of a sheet as the XHTML of a FHIR narrative, and back: a few elements, no attributes, no links, no scripts.

FHIR R4, Narrative (txt-1, txt-2): basic formatting only, and something to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from herstelkluis.i18n import _
from herstelkluis.model.sheet import PHASES, Heading, Lines, Notice, OwnWords, Phases, Picture, Piece, Said, Table

Narrative = dict[str, str]

_OPEN, _CLOSE = '<div xmlns="http://www.w3.org/1999/xhtml">', "</div>"
_NOTHING = "–"
_MARKS = {"dash": "", "check": "✓ ", "cross": "✗ "}

# What XML 1.0 (2.2 Char) cannot hold; a reader sees that something stood there.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"(<[^>]*>)")
_NOT_OURS = re.compile(r"[<>]|&(?!(?:amp|lt|gt);)")
_ELEMENTS = ("p", "b", "ul", "li", "table", "thead", "tbody", "tr", "th", "td")
_ALLOWED = frozenset({"<br/>", *(tag for name in _ELEMENTS for tag in (f"<{name}>", f"</{name}>"))})
_LINE_ENDS = frozenset({"<br/>", "</p>", "</li>", "</th>", "</td>"})


def narrative(pieces: Iterable[Piece], otherwise: str = "") -> Narrative:
    """These pieces as a generated narrative. It may not be empty: `otherwise` is said when the pieces say nothing."""
    body = "".join(markup for piece in pieces for markup in _markup(piece))
    if not _TAG.sub("", body).strip():
        body = f"<p>{_escaped(otherwise.strip() or _NOTHING)}</p>"
    return {"status": "generated", "div": _OPEN + body + _CLOSE}


def words_of(div: str) -> str | None:
    """The words of a narrative, one line for each line of it; None when it holds more than `narrative` writes."""
    if not (div.startswith(_OPEN) and div.endswith(_CLOSE)):
        return None
    words: list[str] = []
    for part in _TAG.split(div[len(_OPEN) : -len(_CLOSE)]):
        if part.startswith("<"):
            if part not in _ALLOWED:
                return None
            words.append("\n" if part in _LINE_ENDS else "")
        elif _NOT_OURS.search(part):
            return None
        else:
            words.append(part.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return "".join(words).strip("\n")


def _markup(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(text):
            yield f"<p><b>{_escaped(text)}</b></p>"
        case OwnWords(text) | Said(text) | Notice(text):
            yield from (f"<p>{_lined(block)}</p>" for block in re.split(r"\n(?:[^\S\n]*\n)+", text))
        case Lines(items, mark):
            yield from _list(items, _MARKS[mark])
        case Table(columns, rows):
            yield f"<table><thead>{_row(columns, 'th')}</thead>"
            yield f"<tbody>{''.join(_row(row, 'td') for row in rows)}</tbody></table>" if rows else "</table>"
        case Picture(description, lines):
            yield f"<p>{_lined(description)}</p>"
            yield from _list(lines, "")
        case Phases(columns):
            for column in columns:
                yield f"<p><b>{_(PHASES[column.phase])}: {_escaped(column.title)}</b></p>"
                for one in column.pieces:
                    yield from _markup(one)


def _list(items: tuple[str, ...], mark: str) -> Iterator[str]:
    if items:
        yield f"<ul>{''.join(f'<li>{mark}{_lined(item)}</li>' for item in items)}</ul>"


def _row(cells: tuple[str, ...], element: str) -> str:
    return f"<tr>{''.join(f'<{element}>{_lined(cell)}</{element}>' for cell in cells)}</tr>"


def _lined(text: str) -> str:
    return "<br/>".join(_escaped(line) for line in text.split("\n"))


def _escaped(text: str) -> str:
    seen = _NOT_XML.sub("\ufffd", text)
    return seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Private words inside a Qt text document: a character property, so that undo keeps it.

A line end belongs to the line that starts after it: Qt keeps its format as the character format of that block.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from herstelkluis.model.text import Run, Runs, as_typed, join

PRIVATE = QTextFormat.Property.UserProperty.value + 1


def private_format(*, private: bool) -> QTextCharFormat:
    """The character format of private or of public words; it carries nothing else."""
    form = QTextCharFormat()
    form.setProperty(PRIVATE, private)
    return form


def stretches(document: QTextDocument, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, bool]]:
    """(from, to, private) in UTF-16 units, in order, covering `start` up to `end` without gaps."""
    last = document.characterCount() - 1 if end is None else end
    block = document.findBlock(start)
    while block.isValid() and block.position() <= last:
        before = block.position() - 1
        if start <= before < last:
            yield before, before + 1, bool(block.charFormat().boolProperty(PRIVATE))
        at = block.begin()
        while not at.atEnd():
            part = at.fragment()
            begin, stop = max(start, part.position()), min(last, part.position() + part.length())
            if begin < stop:
                yield begin, stop, bool(part.charFormat().boolProperty(PRIVATE))
            at += 1
        block = block.next()


def touches_private(document: QTextDocument, start: int, end: int) -> bool:
    """Whether any character between two places is private."""
    return any(private for _from, _to, private in stretches(document, start, end))


def runs_between(document: QTextDocument, start: int, end: int) -> Runs:
    """The words between two places as runs. A pair of surrogates is never split: in doubt it is private."""
    units = _units(document)
    parts: list[tuple[bytes, bool]] = []
    for begin, stop, private in stretches(document, start, end):
        words = units[2 * begin : 2 * stop]
        if parts and _ends_in_half(parts[-1][0]):
            before, before_private = parts.pop()
            if before_private or private:
                parts.append((before[:-2], before_private))
                parts.append((before[-2:] + words[:2], True))
                words = words[2:]
            else:
                words = before + words
        parts.append((words, private))
    return join(Run(as_typed(words.decode("utf-16-le", "replace")), private) for words, private in parts)


def insert_runs(cursor: QTextCursor, text: Runs, *, always_private: bool = False) -> None:
    """Put runs at the cursor; with `always_private` every word of them is private."""
    for run in text:
        cursor.insertText(run.words, private_format(private=run.private or always_private))


def as_shown(document: QTextDocument) -> str:
    """The text of a document with one character for every line end, so that places in it are places in the runs."""
    return document.toRawText().replace("\u2029", "\n")


def _units(document: QTextDocument) -> bytes:
    count = document.characterCount() - 1
    units = document.toRawText().encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * count:
        return units
    # Half a pair is lost on its way out of Qt and would shift what is private; unit by unit it stays in place.
    return b"".join(document.characterAt(at).encode("utf-16-le", "surrogatepass") for at in range(count))


def _ends_in_half(units: bytes) -> bool:
    return len(units) >= 2 and 0xD8 <= units[-1] <= 0xDB

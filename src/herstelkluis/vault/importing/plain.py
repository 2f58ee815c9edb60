"""Plain text and Markdown: the words stay exactly as they are; only what stands above them as facts is taken out."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from herstelkluis.errors import NotTextError, UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import Found
from herstelkluis.vault.importing.yaml_facts import read_yaml

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_DAYS = ("date", "created")
_KNOWN = {"title", "tags", *_DAYS}
_FRONT_MOST = 16 * 1024
_RTF = b"{\\rtf"  # words between codes: WordPad and old programs write these
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")


def words_in(data: bytes) -> str:
    """The text in a file, whatever wrote it: UTF-8, UTF-16 with its mark, or the old Windows letters.

    Raises `NotTextError` for what is no text at all.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return as_typed(_decoded(data, "utf-16"))
    if b"\0" in data or data.startswith(_RTF):
        raise NotTextError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        if len(_CONTROL.findall(text)) > len(text) // 100:
            raise NotTextError from None
    return as_typed(text)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise NotTextError from None


def plain_piece(text: str, name: str, place: str = "") -> Found:
    """A plain text under the name of its file."""
    return Found(name, text, place=place)


def markdown_piece(text: str, name: str, place: str = "") -> Found:
    """A Markdown text: facts between `---` at its top, else its first heading, tell title, day and tags."""
    front, words = _front(text)
    title = _words_of(front.get("title"))
    title = title or _heading(words.lstrip("\n").split("\n", 1)[0])
    tags = front.get("tags")
    found = tags if isinstance(tags, list) else re.split(r"[,\s]+", tags) if isinstance(tags, str) else []
    named = tuple(dict.fromkeys(word for one in found if (word := _words_of(one).lstrip("#"))))
    return Found(title or name, words, _day(front.get("date", front.get("created"))), named, place=place)


def _heading(line: str) -> str:
    """The words of a heading, without the marks around it."""
    return line[1:].strip(" \t").rstrip("#").rstrip(" \t") if line.startswith(("# ", "#\t")) else ""


def _front(text: str) -> tuple[dict[str, Any], str]:
    """The facts above a text and the words below them. When not every fact is taken over, all of it stays there."""
    above = _FRONT.match(text, 0, _FRONT_MOST)
    if above is None:
        return {}, text
    try:
        facts = read_yaml(above[1])
    except UnreadableSourceError:
        return {}, text
    if not isinstance(facts, dict) or not all(isinstance(key, str) for key in facts):
        return {}, text
    known = {key.lower(): value for key, value in facts.items()}
    return known, text[above.end() :].lstrip("\n") if len(known) == len(facts) and _is_told(known) else text


def _is_told(facts: dict[str, Any]) -> bool:
    """Whether title, day and tags say all that these facts say."""
    title, tags, days = facts.get("title"), facts.get("tags"), [facts[key] for key in _DAYS if key in facts]
    return (
        facts.keys() <= _KNOWN
        and (title is None or bool(_words_of(title)))
        and (tags is None or isinstance(tags, str) or (isinstance(tags, list) and all(map(_words_of, tags))))
        and (not days or (len(set(map(str, days))) == 1 and (days[0] is None or _day(days[0]) is not None)))
    )


def _words_of(value: object) -> str:
    return " ".join(as_typed(str(value)).split()) if isinstance(value, str | int) else ""


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return day_in(value) if isinstance(value, str) else None


def day_in(text: str) -> date | None:
    """The day an ISO date or moment begins with."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None

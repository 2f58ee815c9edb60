"""Joplin: a JEX file, which is a TAR archive with a text per note, notebook, tag and tie, and the files beside them.

An item is its title, an empty line, its words, an empty line, and facts as `key: value` lines; `type_` says what it is.
Words stay as they are, but for what only Joplin can read: HTML, and the key of a note or file that is linked to.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import BinaryIO

from herstelkluis.errors import N_, NotTextError, SourceTooLargeError, UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import MOST_TEXT, MOST_WORDS, Batch, Found, FoundFile, Gathering
from herstelkluis.vault.importing.html_words import html_words
from herstelkluis.vault.importing.plain import day_in

LOCKED = N_("This note is locked inside Joplin.")
THROWN = N_("This note lies in the bin of Joplin.")
TOO_LONG = N_("This text is too long to bring in.")

_ITEM = re.compile(r"[0-9a-f]{32}\.md")
_RESOURCE = re.compile(r"resources/([0-9a-f]{32})(?:\.[^/]*)?")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(:/([0-9a-f]{32})[^)\n]*\)")
_TASK, _DONE = "[ ] ", "[x] "
_HTML = "2"
_FACT = re.compile(r"[a-z0-9_]+:(?: .*)?")
NOTE, NOTEBOOK, RESOURCE, TAG, TIE = "1", "2", "4", "5", "6"
_MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    words: str
    facts: dict[str, str]


def joplin_jex(source: BinaryIO, copy: Callable[[], BinaryIO]) -> Batch:
    """Every note of an exported archive, with its notebook and tags; `copy` opens the file once more for a resource.

    Raises `UnreadableSourceError`, `SourceTooLargeError`, and `NotTextError` when there is no note in it.
    """
    gathering = Gathering()
    items: list[_Item] = []
    files: dict[str, tuple[str, int]] = {}
    size = 0
    for name, length, read in _members(source):
        if resource := _RESOURCE.fullmatch(name):
            files[resource[1]] = (name, length)
        elif _ITEM.fullmatch(name):
            if length > MOST_TEXT:
                gathering.leave(name, TOO_LONG)
                continue
            size += length
            if size > MOST_WORDS:
                raise SourceTooLargeError
            items.append(_item(read()))
    if not any(one.facts.get("type_") == NOTE for one in items):
        raise NotTextError
    _gather(items, files, copy, gathering)
    return gathering.batch()


def _gather(
    items: list[_Item], files: dict[str, tuple[str, int]], copy: Callable[[], BinaryIO], gathering: Gathering
) -> None:
    named = {kind: {one.facts.get("id", ""): one.title for one in items if one.facts.get("type_") == kind}
             for kind in (NOTE, NOTEBOOK, TAG, RESOURCE)}  # fmt: skip
    titles = named[NOTE] | named[RESOURCE]
    tags: dict[str, list[str]] = {}
    for one in items:
        if one.facts.get("type_") == TIE and (tag := named[TAG].get(one.facts.get("tag_id", ""), "")):
            tags.setdefault(one.facts.get("note_id", ""), []).append(tag)
    for one in items:
        if one.facts.get("type_") != NOTE:
            continue
        if one.facts.get("encryption_applied") == "1":
            gathering.leave(one.title or one.facts.get("id", ""), LOCKED)
            continue
        if one.facts.get("deleted_time", "0") not in ("0", ""):
            gathering.leave(one.title, THROWN)
            continue
        notebook = named[NOTEBOOK].get(one.facts.get("parent_id", ""), "")
        words = html_words(one.words) if one.facts.get("markup_language") == _HTML else one.words
        linked = dict.fromkeys(key for _label, key in _LINK.findall(words))
        kept = tuple(_file(files[key], named[RESOURCE].get(key, ""), copy) for key in linked if key in files)
        all_tags = tuple(dict.fromkeys([*filter(None, [notebook]), *tags.get(one.facts.get("id", ""), ())]))
        words = _LINK.sub(lambda link: _link_words(link[1], titles.get(link[2], "")), words)
        title = _task(one) + one.title
        if not words.strip():  # often a task: its title is all it says
            title, words = "", title
        gathering.add(Found(title, words, _day(one), all_tags, kept, notebook))


def _task(note: _Item) -> str:
    """The box before the title of a task, as one ticks it on paper."""
    if note.facts.get("is_todo") != "1":
        return ""
    return _TASK if note.facts.get("todo_completed", "0") in ("0", "") else _DONE


def _link_words(label: str, title: str) -> str:
    """What a link says: its own words, and what it leads to when they do not tell."""
    return f"{label} ({title})" if label and title and title != label else label or title


def _file(member: tuple[str, int], title: str, copy: Callable[[], BinaryIO]) -> FoundFile:
    path, size = member

    def read() -> bytes:
        with copy() as source:
            for name, _length, read_it in _members(source):
                if name == path:
                    return read_it()
        raise UnreadableSourceError

    return FoundFile(title or path.rpartition("/")[2], size, read)


def _members(source: BinaryIO) -> Iterator[tuple[str, int, Callable[[], bytes]]]:
    """Every ordinary file of the archive: name, size and how to read it."""
    try:
        with tarfile.open(fileobj=source, mode="r:") as archive:
            for number, member in enumerate(archive):
                if number >= _MOST_MEMBERS:
                    raise SourceTooLargeError
                if member.isreg() and not member.issparse():
                    yield member.name.removeprefix("./"), member.size, partial(_content, archive, member)
    except (tarfile.TarError, EOFError, ValueError, OverflowError, RecursionError, MemoryError):
        raise UnreadableSourceError from None


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    try:
        content = archive.extractfile(member)
        return content.read() if content is not None else b""
    except (tarfile.TarError, EOFError, ValueError):
        raise UnreadableSourceError from None


def _item(data: bytes) -> _Item:
    text = as_typed(data.decode("utf-8", "replace"))
    lines = text.rstrip("\n").split("\n")
    facts: dict[str, str] = {}
    while lines and _FACT.fullmatch(lines[-1]):
        key, _colon, value = lines.pop().partition(":")
        facts.setdefault(key, value.strip())
    while lines and not lines[-1]:
        lines.pop()
    title = lines[0].strip() if lines else ""
    return _Item(title, "\n".join(lines[1:]).strip("\n"), facts)


def _day(item: _Item) -> date | None:
    return day_in(item.facts.get("user_created_time") or item.facts.get("created_time", ""))

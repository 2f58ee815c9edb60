"""Day One: a ZIP file with JSON in it, and the photos beside it; or that JSON alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from herstelkluis.errors import N_, NotTextError, SourceTooLargeError, UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import MIB, Batch, Found, FoundFile, Gathering
from herstelkluis.vault.importing.zipped import opened

MOST_JSON = 64 * MIB
MOST_ARCHIVE = 4096 * MIB
MISSING = N_("A photo is mentioned, but it is not in the file.")

_MOMENT = re.compile(r"^[ \t]*!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)[ \t]*\n?", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*)")
_KINDS = {"photos": "photos", "audios": "audios", "videos": "videos", "pdfAttachments": "pdfs"}

ReadFile = Callable[[str], FoundFile | None]


def is_day_one(data: Any) -> bool:
    """Whether this is a journal that Day One exported."""
    entries = data.get("entries") if isinstance(data, dict) else None
    return isinstance(entries, list) and bool(entries) and all(_is_entry(one) for one in entries)


def _is_entry(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("creationDate"), str)


def day_one_zip(source: BinaryIO, copy: Callable[[], BinaryIO]) -> Batch:
    """Every entry of an exported ZIP; `copy` opens the file once more when a photo is brought in."""
    with opened(source, MOST_ARCHIVE) as archive:
        journals = [one for one in archive.infolist() if one.filename.lower().endswith(".json") and not one.is_dir()]
        if not journals:
            raise NotTextError
        sizes = {one.filename: one.file_size for one in archive.infolist()}
        gathering = Gathering()
        for journal in journals:
            if journal.file_size > MOST_JSON:
                raise SourceTooLargeError
            data = parsed(archive.read(journal))
            if not is_day_one(data):
                raise NotTextError
            folder = journal.filename.rpartition("/")[0]
            _gather(data, gathering, _from(folder, sizes, copy))
    return gathering.batch(is_journal=True)


def day_one_json(data: Any) -> Batch:
    """Every entry of the JSON alone; photos stay behind."""
    gathering = Gathering()
    _gather(data, gathering, lambda _name: None)
    return gathering.batch(is_journal=True)


def parsed(data: bytes) -> Any:
    """JSON that someone else wrote. Raises `UnreadableSourceError`."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableSourceError from None


def _from(folder: str, sizes: dict[str, int], copy: Callable[[], BinaryIO]) -> ReadFile:
    def file_of(path: str) -> FoundFile | None:
        whole = f"{folder}/{path}" if folder else path
        if whole not in sizes:
            return None

        def read() -> bytes:
            with copy() as source, opened(source, MOST_ARCHIVE) as archive:
                return archive.read(whole)

        return FoundFile(path.rpartition("/")[2], sizes[whole], read)

    return file_of


def _gather(data: Any, gathering: Gathering, file_of: ReadFile) -> None:
    for one in data["entries"]:
        files = []
        for path in _paths(one):
            if found := file_of(path):
                files.append(found)
            else:
                gathering.leave(path.rpartition("/")[2], MISSING)
        words = _words(one)
        tags = one.get("tags")
        named = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
        gathering.add(Found(_title(words), words, _day(one), named, tuple(files)))


def _words(entry: dict[str, Any]) -> str:
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        text = _rich(entry.get("richText"))
    return as_typed(_ESCAPED.sub(r"\1", _MOMENT.sub("", text))).strip("\n")


def _rich(text: object) -> str:
    """The words of the newer form, for entries that have no other."""
    try:
        contents = json.loads(text)["contents"] if isinstance(text, str) else []
        return "".join(part["text"] for part in contents if isinstance(part.get("text"), str))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _title(words: str) -> str:
    found = _HEADING.match(words.split("\n", 1)[0])
    return found[1].strip() if found else ""


def _paths(entry: dict[str, Any]) -> list[str]:
    paths = []
    for key, folder in _KINDS.items():
        listed = entry.get(key)
        for one in listed if isinstance(listed, list) else ():
            name, kind = (one.get("md5"), one.get("type", one.get("format"))) if isinstance(one, dict) else (None, None)
            if isinstance(name, str) and re.fullmatch(r"[0-9A-Za-z-]{1,64}", name):
                ending = kind if isinstance(kind, str) and re.fullmatch(r"[0-9a-z]{1,8}", kind) else "jpeg"
                paths.append(f"{folder}/{name}.{'pdf' if folder == 'pdfs' else ending}")
    return paths


def _day(entry: dict[str, Any]) -> date | None:
    """The day it was where the person was then."""
    try:
        moment = datetime.fromisoformat(entry["creationDate"])
        zone = entry.get("timeZone")
        return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else UTC).date()
    except (ValueError, LookupError, OSError, OverflowError):
        return None

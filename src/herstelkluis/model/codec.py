"""Documents, answers and sheets as canonical JSON (RFC 8785), and back; what is written can always be read.

Empty parts are left out. Every reader refuses unknown keys, wrong types and any text that is not canonical with
`BodyError`, without a word of what stood there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from herstelkluis.errors import BodyError
from herstelkluis.model.body import Body
from herstelkluis.model.body_json import (
    body_from_json,
    body_to_json,
    files_from_json,
    files_to_json,
    period_from_json,
    period_to_json,
    refs_from_json,
    refs_to_json,
)
from herstelkluis.model.document import Document, Done, Level, ShareState, Source, SourceKind
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.sheet_json import sheet_from_json, sheet_to_json
from herstelkluis.model.strict import dump, flag, items, load, members, one_of, shed, whole, words

__all__ = [
    "MAX_DOCUMENT",
    "MAX_SHEET",
    "body_from_json",
    "body_to_json",
    "decode_body",
    "decode_document",
    "decode_sheet",
    "document_from_json",
    "document_to_json",
    "encode_body",
    "encode_document",
    "encode_sheet",
]

MAX_DOCUMENT = 16 * 1024 * 1024
MAX_SHEET = 1024 * 1024
"""Bytes of JSON. A document of 20,000 words is about 0.12 MiB."""


def encode_body(body: Body) -> bytes:
    """The canonical bytes of the answers. Raises `BodyError` for values that could not be read back."""
    value = body_to_json(body)
    body_from_json(value)
    return dump(value, MAX_DOCUMENT)


def decode_body(data: bytes) -> Body:
    """The answers of canonical bytes. Raises `BodyError`."""
    return body_from_json(load(data, MAX_DOCUMENT))


def encode_document(document: Document) -> bytes:
    """The canonical bytes of a whole document. Raises `BodyError` for values that could not be read back."""
    value = document_to_json(document)
    document_from_json(value)
    return dump(value, MAX_DOCUMENT)


def decode_document(data: bytes) -> Document:
    """The document of canonical bytes. Raises `BodyError`."""
    return document_from_json(load(data, MAX_DOCUMENT))


def encode_sheet(sheet: Sheet) -> bytes:
    """The canonical bytes of a sheet: these are the item of a package. Raises `BodyError` over `MAX_SHEET`."""
    value = sheet_to_json(sheet)
    sheet_from_json(value)
    return dump(value, MAX_SHEET)


def decode_sheet(data: bytes) -> Sheet:
    """The sheet of canonical bytes. Raises `BodyError`."""
    return sheet_from_json(load(data, MAX_SHEET))


def document_to_json(document: Document) -> dict[str, Any]:
    """A document as JSON; moments as ISO 8601 in UTC, days as ISO dates."""
    one = document
    return {
        "id": one.id,
        "kind": one.kind,
        "template": one.template,
        "level": int(one.level),
        "share": str(one.share),
        "done": str(one.done),
        "revision": one.revision,
    } | shed(
        title=one.title,
        section=one.section,
        body=body_to_json(one.body) or None,
        period=None if one.period is None else period_to_json(one.period),
        source=None if one.source == Source() else {"kind": str(one.source.kind), "who": one.source.who},
        folded=one.folded,
        look_back_on=None if one.look_back_on is None else one.look_back_on.isoformat(),
        tags=list(one.tags),
        links=refs_to_json(one.links),
        files=files_to_json(one.files),
        created_at=_moment_to_json(one.created_at),
        changed_at=_moment_to_json(one.changed_at),
        deleted_at=_moment_to_json(one.deleted_at),
    )


_NEED = ("id", "kind", "template", "level", "share", "done", "revision")
_MAY = (
    "title",
    "section",
    "body",
    "period",
    "source",
    "folded",
    "look_back_on",
    "tags",
    "links",
    "files",
    "created_at",
    "changed_at",
    "deleted_at",
)


def document_from_json(value: Any) -> Document:
    """A document from JSON. Raises `BodyError`."""
    one = members(value, need=_NEED, may=_MAY)
    return Document(
        id=words(one["id"]),
        kind=words(one["kind"]),
        template=words(one["template"]),
        title=words(one.get("title", "")),
        section=words(one.get("section", "")),
        body=body_from_json(one.get("body", {})),
        period=period_from_json(one["period"]) if "period" in one else None,
        source=_source(one["source"]) if "source" in one else Source(),
        level=Level(whole(one["level"], 1, 3)),
        folded=flag(one.get("folded", False)),
        share=one_of(ShareState, one["share"]),
        done=one_of(Done, one["done"]),
        look_back_on=_day(one["look_back_on"]) if "look_back_on" in one else None,
        tags=items(one.get("tags", []), words),
        links=refs_from_json(one.get("links", [])),
        files=files_from_json(one.get("files", [])),
        revision=whole(one["revision"], 0, 2**53 - 1),
        created_at=_moment(one["created_at"]) if "created_at" in one else None,
        changed_at=_moment(one["changed_at"]) if "changed_at" in one else None,
        deleted_at=_moment(one["deleted_at"]) if "deleted_at" in one else None,
    )


def _source(value: Any) -> Source:
    one = members(value, need=("kind", "who"))
    return Source(one_of(SourceKind, one["kind"]), words(one["who"]))


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(words(value))
    except ValueError:
        raise BodyError from None


def _moment_to_json(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise BodyError
    return moment.astimezone(UTC).isoformat()


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(words(value))
    except ValueError:
        raise BodyError from None
    if moment.tzinfo != UTC:
        raise BodyError
    return moment

"""Making a package: one reader, one purpose, these sheets, signed and sealed (FORMAT.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from herstelkluis.crypto.age import Passphrase, Progress, Recipient, encrypt
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import ManifestError, PackageFullError, PieceTooLongError
from herstelkluis.share.container import NAMESPACE, Contents, pack
from herstelkluis.share.media import MAX_ITEMS, MAX_PACKAGE, MEDIA, SELF, SHEET, is_of_type, is_too_large, item_path
from herstelkluis.share.moment import moment_text
from herstelkluis.share.plain import MAX_NAME, make_plain
from herstelkluis.share.read_me import read_me

_AGE_ROOM = 64 * 1024  # more than the header; the 16 bytes per chunk are counted apart


@dataclass(frozen=True, slots=True, repr=False)
class Making:
    """The facts of one package. `expires_at` is the last second of the last valid day, as the sender's calendar has it.

    `purpose_code` is TREAT, FAMRQT or PATRQT; `profile` and `requests` are codes `[a-z0-9-]{1,32}`; `supersedes` is the
    id of an earlier package for the same reader.
    """

    package_id: str
    created_at: datetime
    expires_at: datetime
    purpose_code: str
    purpose: str
    profile: str
    sender_name: str
    reader_name: str
    reader_role: str = ""
    requests: tuple[str, ...] = ()
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One item: for a sheet the bytes of `encode_sheet`, exactly as they were shown. `author` as in a manifest."""

    title: str = field(repr=False)
    category: str
    data: bytes = field(repr=False)
    media_type: str = SHEET
    author: str = SELF


def write_bundle(
    making: Making,
    sheets: Sequence[SheetItem],
    *,
    signing_key: SigningKey | None,
    recipients: Sequence[Recipient],
    progress: Progress | None = None,
) -> bytes:
    """The package as a binary age file, for one passphrase or one key: the manifest names whom it is for.

    Raises `PieceTooLongError` and `PackageFullError`, both before anything is sealed. Raises `ValueError` for facts
    that no manifest can hold, and for a package to a key without a signature.
    """
    from herstelkluis.share.manifest import write_manifest

    (recipient,) = recipients
    _check_sizes(sheets)
    try:
        manifest = write_manifest(_facts(making, sheets, signing_key, recipient))
    except ManifestError:
        raise ValueError("no manifest can hold these facts") from None
    signature = None if signing_key is None else signing_key.sign(manifest, NAMESPACE)
    items = tuple((item_path(place, one.media_type), one.data) for place, one in enumerate(sheets, start=1))
    archive = pack(Contents(read_me(), manifest, signature, items))
    if len(archive) + len(archive) // 4096 + _AGE_ROOM > MAX_PACKAGE:
        raise PackageFullError
    return encrypt(archive, recipient, progress=progress)


def _check_sizes(sheets: Sequence[SheetItem]) -> None:
    if any(len(one.data) > MEDIA[one.media_type].most for one in sheets):
        raise PieceTooLongError
    if len(sheets) > MAX_ITEMS or is_too_large((one.media_type, len(one.data)) for one in sheets):
        raise PackageFullError
    if not all(is_of_type(one.data, one.media_type) for one in sheets):
        raise ValueError("an item is not of its media type")


def _facts(
    making: Making, sheets: Sequence[SheetItem], signing_key: SigningKey | None, recipient: Recipient
) -> dict[str, Any]:
    from herstelkluis.share import manifest as m

    by_words = isinstance(recipient, Passphrase)
    return {
        "format": m.FORMAT,
        "version": m.VERSION,
        "bundle_id": making.package_id,
        "created_at": moment_text(making.created_at),
        "expires_at": moment_text(making.expires_at),
        "purpose": {"code": making.purpose_code, "text": make_plain(making.purpose, m.MAX_PURPOSE)},
        "profile": making.profile,
        "selection": True,
        "delivery": "passphrase" if by_words else "key",
        "supersedes": making.supersedes,
        "sender": {
            "name": make_plain(making.sender_name, MAX_NAME),
            "key": None if signing_key is None else signing_key.public,
        },
        "recipient": {
            "name": make_plain(making.reader_name, MAX_NAME),
            "role": make_plain(making.reader_role, MAX_NAME),
            "age_recipient": None if by_words else str(recipient),
        },
        "requests": list(making.requests),
        "items": [_item_facts(place, one, m.MAX_TITLE) for place, one in enumerate(sheets, start=1)],
    }


def _item_facts(place: int, sheet: SheetItem, most: int) -> dict[str, Any]:
    return {
        "path": item_path(place, sheet.media_type),
        "media_type": sheet.media_type,
        "title": make_plain(sheet.title, most),
        "category": make_plain(sheet.category, most),
        "period": None,
        "size": len(sheet.data),
        "sha256": hashlib.sha256(sheet.data).hexdigest(),
        "author": sheet.author,
    }

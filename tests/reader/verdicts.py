"""A package as a case for `run_cases.js`, with what Python says of it in the form of the reader."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime
from typing import Any

from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.errors import BodyError, KluisError, WordCountError, WrongWordsError
from herstelkluis.model.codec import decode_sheet
from herstelkluis.share.manifest import read_manifest
from herstelkluis.share.moment import moment_text
from herstelkluis.share.reader import Bundle, passphrase, read_bundle
from share import share_cases as made


def case(name: str, file: bytes | dict[str, Any], words: str = made.WORDS, now: datetime = made.SOON) -> dict[str, Any]:
    """One row as a case; a file of pieces is never whole in the list of cases."""
    whole = file if isinstance(file, bytes) else b"".join(base64.b64decode(part) * n for part, n in file["pieces"])
    told = base64.b64encode(file).decode() if isinstance(file, bytes) else file
    # A page gives its armor as text, and text is what a browser has: both ways have to say the same.
    as_text = whole.isascii() and len(whole) < 1_000_000 and not whole.startswith(MAGIC)
    moment = now.isoformat()
    expect = verdict(whole, words, now)
    return {"name": name, "ask": "open", "args": [{"bytes": told}, words, moment, as_text], "expect": expect}


def verdict(file: bytes, words: str, now: datetime) -> dict[str, Any]:
    """What Python says, in the form of the reader."""
    try:
        return {"code": "ok", "bundle": bundle_facts(read_bundle(file, [passphrase(words)], now))}
    except KluisError as refused:
        return refusal(refused)


def refusal(refused: KluisError) -> dict[str, Any]:
    """How the reader says it; it counts no words, so that too few of them are wrong ones."""
    if isinstance(refused, WordCountError):
        return {"code": WrongWordsError.code}
    facts = {"n": refused.facts.get("n"), "expiresAt": refused.facts.get("expires_on")}
    return {"code": refused.code} | {key: fact for key, fact in facts.items() if fact is not None}


def bundle_facts(bundle: Bundle) -> dict[str, Any]:
    """All of a bundle as the reader gives it; the bytes of an item as their SHA-256."""
    return {
        "number": bundle.number,
        "createdAt": moment_text(bundle.created_at),
        "expiresAt": moment_text(bundle.expires_at),
        "sender": bundle.sender_name,
        "signedBy": bundle.signed_by,
        "controlWords": bundle.control_words and list(bundle.control_words),
        "reader": bundle.reader_name,
        "role": bundle.reader_role,
        "purpose": bundle.purpose,
        "profile": bundle.profile,
        "requests": list(bundle.requests),
        "items": [
            {
                "title": item.title,
                "category": item.category,
                "mediaType": item.media_type,
                "bytes": base64.b64encode(hashlib.sha256(item.data).digest()).decode(),
                "sheet": item.sheet and json.loads(item.data),
            }
            for item in bundle.items
        ],
    }


def read_alone(name: str, ask: str, data: bytes, expect: Any) -> dict[str, Any]:
    """A case of one part of a package."""
    return {"name": name, "ask": ask, "args": [{"bytes": base64.b64encode(data).decode()}], "expect": expect}


def manifest(text: bytes) -> Any:
    """Whether it is sound, or how it is refused."""
    try:
        read_manifest(text)
    except KluisError as refused:
        return {"code": refused.code}
    return "sound"


def sheet(data: bytes) -> Any:
    """What can be shown of it, or None."""
    try:
        decode_sheet(data)
    except BodyError:
        return None
    return json.loads(data)


def pieces(*parts: tuple[bytes, int]) -> dict[str, Any]:
    """A large file as a few bytes and how often each stands there."""
    return {"pieces": [[base64.b64encode(part).decode(), times] for part, times in parts]}

"""Packages for the tests: sound ones, and ones that a forger with the right words could make."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import word_list
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.sheet import Heading, OwnWords, Sheet
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.container import NAMESPACE, Contents, pack, unpack
from herstelkluis.share.read_me import read_me

MADE = datetime(2026, 3, 2, 9, 30, 12, tzinfo=UTC)
LAST = datetime(2026, 5, 31, 21, 59, 59, tzinfo=UTC)
SOON = MADE + timedelta(hours=1)
WORDS = " ".join(word_list()[number] for number in (3, 400, 800, 1200, 1600, 1999, 2047))
LOCK = age.Passphrase(WORDS, 10)
KEY = SigningKey.from_seed(bytes(range(32)))
ID = "2QF7M9ABCDEFGHJKMNPQRSTVWX"
SECRET = "Mijn zus mag dit niet weten."

LETTER = Sheet("Brief aan mijn huisarts", (Heading("Mijn vraag"), OwnWords(SECRET + "\nEchte regel twee.")))
PLAN = Sheet("Mijn plan", (OwnWords("Eerst adem halen."),))
PIECES = (
    SheetItem(LETTER.title, "brief.huisarts", encode_sheet(LETTER)),
    SheetItem(PLAN.title, "plan.crisis", encode_sheet(PLAN)),
)


def making(**changes: Any) -> Making:
    """The facts of a sound package, with these changes."""
    facts = {
        "package_id": ID,
        "created_at": MADE,
        "expires_at": LAST,
        "purpose_code": "TREAT",
        "purpose": "Zodat u mijn situatie kent.",
        "profile": "huisarts",
        "sender_name": "Sam de Wit",
        "reader_name": "dr. A. Jansen",
        "reader_role": "huisarts",
        "requests": ("niet-doorsturen", "mag-in-dossier"),
        "supersedes": None,
    }
    return Making(**(facts | changes))


def package(*pieces: SheetItem, key: SigningKey | None = KEY, lock: age.Recipient = LOCK, **changes: Any) -> bytes:
    """A sound package."""
    return write_bundle(making(**changes), pieces or PIECES, signing_key=key, recipients=[lock])


def contents(sealed: bytes) -> Contents:
    """What lies in a package for the words."""
    return unpack(age.decrypt(sealed, LOCK))


def sealed(manifest: bytes, items: tuple[tuple[str, bytes], ...], *, key: SigningKey | None = KEY) -> bytes:
    """A package with this manifest and these items, signed whatever they say."""
    signature = key.sign(manifest, NAMESPACE) if key else None
    return age.encrypt(pack(Contents(read_me(), manifest, signature, items)), LOCK)


def forged(change: Callable[[dict[str, Any]], Any], *, key: SigningKey | None = KEY) -> bytes:
    """A package whose manifest was changed before it was signed."""
    sound = contents(package(key=key))
    facts = json.loads(sound.manifest)
    change(facts)
    return sealed(canonical.encode(facts), sound.items, key=key)


def with_item(media_type: str, ending: str, content: bytes, size: int | None = None) -> bytes:
    """A package with one item of this media type, whatever its bytes are."""
    facts = json.loads(contents(package()).manifest)
    path = f"items/0001.{ending}"
    told = {
        "path": path,
        "media_type": media_type,
        "size": len(content) if size is None else size,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    facts["items"] = [facts["items"][0] | told]
    return sealed(canonical.encode(facts), ((path, content),))

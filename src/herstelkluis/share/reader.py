"""Opening a package: every check in the agreed order, and nothing of it before the last one (FORMAT.md, V0 to V12)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from herstelkluis.crypto.age import Identity, Passphrase, Progress, decrypt
from herstelkluis.crypto.age_header import read_header
from herstelkluis.crypto.signing import verify_signature
from herstelkluis.crypto.words import PACKAGE_WORDS, parse_words
from herstelkluis.errors import (
    BodyError,
    ClockError,
    ExpiredError,
    ForwardedError,
    ItemsError,
    ManifestError,
    PackageTooLargeError,
    SignatureError,
)
from herstelkluis.model.codec import decode_sheet
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.container import NAMESPACE, Contents, unpack
from herstelkluis.share.envelope import MAX_PAGE, find_age_file
from herstelkluis.share.media import FOR_COMPUTERS, SHEET, is_of_type, is_too_large
from herstelkluis.share.package_id import control_words, number
from herstelkluis.share.read_me import is_read_me

if TYPE_CHECKING:
    from herstelkluis.share.manifest import Item, Manifest

__all__ = [
    "MAX_FILE_BYTES",
    "Bundle",
    "BundleItem",
    "Passphrase",
    "check_time",
    "expired",
    "is_over",
    "open_bundle",
    "passphrase",
    "read_bundle",
]

MAX_FILE_BYTES = MAX_PAGE
"""A longer file needs not be read at all."""

MAX_SKEW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, repr=False)
class BundleItem:
    """One item as it came. `sheet` is None for another kind of file, and for a sheet that cannot be shown."""

    path: str
    title: str
    category: str
    media_type: str
    author: str
    data: bytes
    sheet: Sheet | None

    @property
    def is_for_computer(self) -> bool:
        """Whether this is a copy for computers, which is not meant to be shown as a page (I6)."""
        return self.sheet is None and self.media_type == SHEET and self.category in FOR_COMPUTERS


@dataclass(frozen=True, slots=True, repr=False)
class Bundle:
    """A package that passed every check that needs no vault.

    `signed_by` is the public key, None when nothing is signed; whose key it is, is for the contact book to say.
    `control_words` are eight words to compare by voice. `requests` are codes, and no more than requests.
    """

    id: str
    created_at: datetime
    expires_at: datetime
    sender_name: str
    signed_by: str | None
    reader_name: str
    reader_role: str
    purpose_code: str
    purpose: str
    profile: str
    requests: tuple[str, ...]
    supersedes: str | None
    items: tuple[BundleItem, ...]

    @property
    def number(self) -> str:
        """The six characters that people call this package by."""
        return number(self.id)

    @property
    def control_words(self) -> tuple[str, ...] | None:
        """The words that the sender sees too, or None when nothing is signed."""
        return None if self.signed_by is None else control_words(self.signed_by, self.id)


def passphrase(words: str) -> Passphrase:
    """The seven words of a package as someone typed them. Raises `UnknownWordError`, `WrongWordsError`."""
    return Passphrase(" ".join(parse_words(words, PACKAGE_WORDS)))


def read_bundle(
    data: bytes,
    identities: Sequence[Identity],
    now: datetime,
    clock_mark: datetime | None = None,
    *,
    progress: Progress | None = None,
) -> Bundle:
    """Open a package (.age, its text form, or an .html with it) with words or own keys, or raise the first objection.

    `clock_mark` is the latest moment this computer has seen proof of: it is at least that late (T1). In this order:
    `PackageTooLargeError`, `NotAPackageError`, an AgeError, `PackageFormatError`, `SignatureError`, `ManifestError`,
    `PackageTooNewError`, `ItemsError`, `ForwardedError`, `ClockError`, `ExpiredError`. The day of the last one is told
    in the time zone of `now`; `ValueError` when it has none.
    """
    if now.tzinfo is None:
        raise ValueError("now has a time zone")
    bundle = open_bundle(data, identities, progress=progress)
    check_time(bundle, now, clock_mark)
    return bundle


def open_bundle(data: bytes, identities: Sequence[Identity], *, progress: Progress | None = None) -> Bundle:
    """The same without row 10, for a vault, which knows more about time. Show nothing of it before `check_time`."""
    from herstelkluis.share.manifest import read_manifest

    file = find_age_file(data)
    to_key = read_header(file).stanzas[0].kind != Passphrase.kind  # refuses an armor in an armor, whatever the words
    contents = unpack(decrypt(file, *identities, progress=progress))
    signed_by = _verify_signature(contents, to_key=to_key)
    manifest = read_manifest(contents.manifest)
    if manifest.sender.key != signed_by:
        raise ManifestError
    _check_items(manifest, contents)
    _check_reader(manifest, identities, to_key=to_key)
    return _bundle(manifest, contents, progress)


def check_time(bundle: Bundle, now: datetime, mark: datetime | None = None) -> None:
    """Row 10 and T1. Raises `ClockError`, and `ExpiredError` with the day in the time zone of `now`."""
    if bundle.created_at - now > MAX_SKEW:
        raise ClockError
    if is_over(bundle, now) or (mark is not None and is_over(bundle, mark)):
        raise expired(bundle, now)


def is_over(bundle: Bundle, moment: datetime) -> bool:
    """Whether the last second, which counts whole, was before this moment."""
    return moment - bundle.expires_at >= timedelta(seconds=1)


def expired(bundle: Bundle, now: datetime) -> ExpiredError:
    """What is said of a package that is over, with the day in the time zone of `now`."""
    return ExpiredError(expires_on=bundle.expires_at.astimezone(now.tzinfo).date().isoformat())


def _verify_signature(contents: Contents, *, to_key: bool) -> str | None:
    """Row 5. Sealing for words shows that the sender had them; sealing for a public key shows nothing."""
    if contents.signature is not None:
        return verify_signature(contents.manifest, contents.signature, NAMESPACE, None)
    if to_key:
        raise SignatureError
    return None


def _check_items(manifest: Manifest, contents: Contents) -> None:
    """Row 7."""
    if is_too_large((item.media_type, item.size) for item in manifest.items):
        raise PackageTooLargeError
    if [item.path for item in manifest.items] != [path for path, _ in contents.items]:
        raise ItemsError
    sound = all(
        len(content) == item.size
        and hashlib.sha256(content).hexdigest() == item.sha256
        and is_of_type(content, item.media_type)
        for item, (_, content) in zip(manifest.items, contents.items, strict=True)
    )
    if not (sound and is_read_me(contents.read_me)):
        raise ItemsError


def _check_reader(manifest: Manifest, identities: Sequence[Identity], *, to_key: bool) -> None:
    """Row 9: someone who opened it could seal it again for another; the signed manifest then names the wrong lock."""
    mine = {str(one.recipient) for one in identities if not isinstance(one, Passphrase)}
    meant = manifest.recipient.age_recipient
    if to_key != (manifest.delivery == "key") or (to_key and meant not in mine):
        raise ForwardedError


def _bundle(manifest: Manifest, contents: Contents, progress: Progress | None) -> Bundle:
    items = zip(manifest.items, contents.items, strict=True)
    return Bundle(
        id=manifest.bundle_id,
        created_at=manifest.created_at,
        expires_at=manifest.expires_at,
        sender_name=manifest.sender.name,
        signed_by=manifest.sender.key,
        reader_name=manifest.recipient.name,
        reader_role=manifest.recipient.role,
        purpose_code=manifest.purpose.code,
        purpose=manifest.purpose.text,
        profile=manifest.profile,
        requests=tuple(manifest.requests),
        supersedes=manifest.supersedes,
        items=tuple(_bundle_item(item, content, progress) for item, (_, content) in items),
    )


def _bundle_item(item: Item, content: bytes, progress: Progress | None) -> BundleItem:
    if progress is not None:
        progress(1.0)  # 8 MiB of sheets take two seconds, in which someone may want to stop
    sheet = _sheet(content) if item.media_type == SHEET else None
    return BundleItem(item.path, item.title, item.category, item.media_type, item.author, content, sheet)


def _sheet(content: bytes) -> Sheet | None:
    """Row 12: one part that cannot be shown does not hide the others."""
    try:
        return decode_sheet(content)
    except BodyError:
        return None

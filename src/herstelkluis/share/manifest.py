"""The table of contents of a package, strict (M1-M13). Import late: pydantic takes a tenth of a second."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from herstelkluis.crypto import canonical
from herstelkluis.crypto.age import parse_recipient
from herstelkluis.errors import AgeKeyError, CanonicalJsonError, ManifestError, PackageTooNewError
from herstelkluis.share.media import MAX_ITEMS, MEDIA, item_path
from herstelkluis.share.moment import read_moment
from herstelkluis.share.package_id import ID_FORM
from herstelkluis.share.plain import MAX_NAME, is_plain

FORMAT, VERSION = "herstelkluis-bundle", 1
MAX_BYTES, MAX_DEPTH, MAX_REQUESTS = 1024 * 1024, 8, 16
MAX_TITLE, MAX_PURPOSE = 120, 200
# 1 to 365 days of the sender's calendar, to the end of the last one; clocks may be moved by an hour in between.
SHORTEST, LONGEST = timedelta(hours=23), timedelta(days=366, hours=1)

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def _plain(text: str) -> str:
    if not is_plain(text):
        raise ValueError
    return text


def _day(text: str) -> str:
    if not _DAY.fullmatch(text):
        raise ValueError
    date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    return text


def _age_recipient(text: str) -> str:
    try:
        if str(parse_recipient(text)) != text:
            raise ValueError
    except AgeKeyError:
        raise ValueError from None
    return text


Code = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,32}$")]
PackageId = Annotated[str, Field(pattern=f"^{ID_FORM}$")]
Name = Annotated[str, Field(max_length=MAX_NAME), AfterValidator(_plain)]
Title = Annotated[str, Field(max_length=MAX_TITLE), AfterValidator(_plain)]
PurposeText = Annotated[str, Field(max_length=MAX_PURPOSE), AfterValidator(_plain)]
Moment = Annotated[datetime, BeforeValidator(read_moment)]
Day = Annotated[str, AfterValidator(_day)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


class Purpose(_Part):
    """What the package is for: a code of HL7 PurposeOfUse, and one line of own words."""

    code: Literal["TREAT", "FAMRQT", "PATRQT"]
    text: PurposeText


class Sender(_Part):
    """Who gives it; `key` is the public key that signed, None when nothing is signed."""

    name: Name
    key: str | None


class Recipient(_Part):
    """Whom it is for; `age_recipient` is the key it was sealed for, None when it was sealed with words."""

    name: Name
    role: Name
    age_recipient: Annotated[str, AfterValidator(_age_recipient)] | None


class Period(_Part):
    """The time an item is about: a year, month or day, or None where it is open."""

    from_: Day | None = Field(alias="from")
    to: Day | None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, last = self.from_ or "", self.to or ""
        shared = min(len(first), len(last))
        if not first + last or first[:shared] > last[:shared]:
            raise ValueError
        return self


class Item(_Part):
    """One item: where it lies, what it is, and the SHA-256 of its bytes."""

    path: str
    media_type: str
    title: Title
    category: Title
    period: Period | None
    size: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    author: Literal["zelf", "zorgverlener-tekst", "apparaat"]


class Manifest(_Part):
    """The whole table of contents. No key may be missing, and there are no others."""

    format: Literal["herstelkluis-bundle"]
    version: int
    bundle_id: PackageId
    created_at: Moment
    expires_at: Moment
    purpose: Purpose
    profile: Code
    selection: bool
    delivery: Literal["passphrase", "key"]
    supersedes: PackageId | None
    sender: Sender
    recipient: Recipient
    requests: Annotated[list[Code], Field(max_length=MAX_REQUESTS)]
    items: Annotated[list[Item], Field(min_length=1, max_length=MAX_ITEMS)]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        to_key = self.delivery == "key"
        fits = (  # a Literal would take True for 1
            self.version == VERSION
            and self.selection
            and SHORTEST <= self.expires_at - self.created_at < LONGEST
            and len(set(self.requests)) == len(self.requests)
            and self.supersedes != self.bundle_id
            and to_key == (self.recipient.age_recipient is not None)
            and not (to_key and self.sender.key is None)
            and all(_lies_at(item, place) for place, item in enumerate(self.items, start=1))
        )
        if not fits:
            raise ValueError
        return self


def _lies_at(item: Item, place: int) -> bool:
    return item.media_type in MEDIA and item.path == item_path(place, item.media_type)


def write_manifest(facts: dict[str, Any]) -> bytes:
    """The canonical text of a manifest. Raises `ManifestError` for facts that could not be read back."""
    try:
        data = canonical.encode(facts)
    except CanonicalJsonError:
        raise ManifestError from None
    read_manifest(data)
    return data


def read_manifest(data: bytes) -> Manifest:
    """The manifest of a canonical text. Raises `ManifestError` without a word of it, and `PackageTooNewError`."""
    try:
        facts = canonical.decode(data, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
    except CanonicalJsonError:
        raise ManifestError from None
    if type(facts) is not dict or facts.get("format") != FORMAT:
        raise ManifestError
    version = facts.get("version")
    if type(version) is int and version > VERSION:
        raise PackageTooNewError
    try:
        return Manifest.model_validate(facts)
    except ValidationError:
        raise ManifestError from None

"""A note of withdrawal: the sender of a package asks for it back, and signs that (D1, D2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import WithdrawalError, WithdrawalTooNewError
from herstelkluis.share.moment import moment_text, read_moment
from herstelkluis.share.package_id import ID_FORM, file_name
from herstelkluis.share.signed_line import Form, check_signers, read_line, write_line

MAX_BYTES = 4 * 1024
NAMESPACE = "herstelkluis.revoke.v1"

FORM = Form(
    "herstelkluis-withdrawal",
    NAMESPACE,
    MAX_BYTES,
    frozenset({"bundle_id", "key", "withdrawn_at"}),
    WithdrawalError,
    WithdrawalTooNewError,
)

YEARS = range(1970, 9999)
"""Every moment in these can be told in any time zone."""

_ID = re.compile(ID_FORM, re.ASCII)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a note says. It counts for a package that this very `key` signed, and is a request and no more."""

    package_id: str
    withdrawn_at: datetime
    key: str


def note_name(package_id: str) -> str:
    """What the file of a note is called."""
    return file_name(package_id, "txt")


def is_note(data: bytes) -> bool:
    """Whether a file means to be such a note."""
    return data.startswith(b'{"bundle_id":')


def write_withdrawal(package_id: str, withdrawn_at: datetime, signing_key: SigningKey) -> bytes:
    """The note for this package, signed by the key that signed the package.

    Raises `ValueError` for what is no package id, and for a moment without a time zone or outside `YEARS`.
    """
    if withdrawn_at.astimezone(UTC).year not in YEARS:
        raise ValueError("a note is of our time")
    if not _ID.fullmatch(package_id):
        raise ValueError("a package id has 26 characters")
    facts = {"bundle_id": package_id, "key": signing_key.public, "withdrawn_at": moment_text(withdrawn_at)}
    line = write_line(FORM, facts)
    return b"\n".join([line, signing_key.sign(line, NAMESPACE)])


def read_withdrawal(unverified: bytes) -> Withdrawal:
    """What a note says, its signature verified. Raises `WithdrawalError`, `WithdrawalTooNewError`."""
    read = read_line(FORM, unverified)
    facts = read.unverified_facts
    check_signers(FORM, read, facts["key"])
    package_id = facts["bundle_id"]
    if type(package_id) is not str or not _ID.fullmatch(package_id):
        raise WithdrawalError
    try:
        withdrawn_at = read_moment(facts["withdrawn_at"])
    except ValueError:
        raise WithdrawalError from None
    if withdrawn_at.year not in YEARS:
        raise WithdrawalError
    return Withdrawal(package_id, withdrawn_at, facts["key"])

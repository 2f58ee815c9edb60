"""What a file is, before anything of it is opened: a package, one of one's own, a note that takes back, a card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from herstelkluis.errors import CannotReadError, KluisError, PackageTooLargeError, SquareCodeError
from herstelkluis.share.contact import is_card, read_contact
from herstelkluis.share.page import is_other_page
from herstelkluis.share.reader import MAX_FILE_BYTES
from herstelkluis.share.withdrawal import Withdrawal, is_note, read_withdrawal
from herstelkluis.ui.images import format_of, grey_pixels, read_image
from herstelkluis.vault.givings import Giving
from herstelkluis.vault.receive import asks_for_words, what_is_this
from herstelkluis.vault.vault import Vault


class Kind(StrEnum):
    """What someone may bring."""

    BY_WORDS = "by_words"
    BY_KEY = "by_key"
    NOTE = "note"
    CARD = "card"


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What was brought. `giving` says that the owner of the vault made it; `note` is what a note says.

    `opens` is False for an own file that is no package: a PDF, a copy for a computer. `is_other_page` is True for a web
    page whose reader is not ours.
    """

    kind: Kind
    data: bytes
    giving: Giving | None = None
    note: Withdrawal | None = None
    opens: bool = True
    is_other_page: bool = False


def look_at(path: Path, vault: Vault | None) -> Found:
    """What this file is. It may be slow, and runs in any thread.

    Raises CannotReadError, PackageTooLargeError, a ContactError or WithdrawalError, and what `asks_for_words` raises.
    """
    data = read_file(path)
    giving = what_is_this(vault, data) if vault is not None else None
    if giving is not None:
        return _own(data, giving)
    if is_note(data):
        return Found(Kind.NOTE, data, note=read_withdrawal(data))
    if is_card(data) or format_of(data):
        return Found(Kind.CARD, card_in(data))
    return Found(_way_in(data), data, is_other_page=is_other_page(data))


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a package. Raises CannotReadError, PackageTooLargeError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError:
        raise CannotReadError from None
    if len(data) > MAX_FILE_BYTES:
        raise PackageTooLargeError
    return data


def card_in(data: bytes) -> bytes:
    """The contact card in a file or in a picture of its square code, verified. Raises a ContactError."""
    from herstelkluis.share.square_code import read_square_code

    if not format_of(data):
        read_contact(data)
        return data
    image = read_image(data)
    if image is None:
        raise SquareCodeError
    return read_square_code(*grey_pixels(image))


def _own(data: bytes, giving: Giving) -> Found:
    try:
        return Found(_way_in(data), data, giving=giving, is_other_page=is_other_page(data))
    except KluisError:
        return Found(Kind.BY_WORDS, data, giving=giving, opens=False)


def _way_in(data: bytes) -> Kind:
    return Kind.BY_WORDS if asks_for_words(data) else Kind.BY_KEY

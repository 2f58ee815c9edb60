"""A contact card as a square code (QR) on screen or paper, and back from the grey pixels of a picture (Q1 to Q3).

The libraries for it are imported late: nobody needs them to open a package.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from herstelkluis.crypto.age import HybridRecipient, parse_recipient
from herstelkluis.crypto.signing import public_key_text, signature_file, signature_parts
from herstelkluis.errors import AgeKeyError, ContactError, SquareCodeError
from herstelkluis.share import base45
from herstelkluis.share.contact import FORM, NAMESPACE, read_contact
from herstelkluis.share.signed_line import read_line, write_line

if TYPE_CHECKING:
    import segno

__all__ = ["MAX_PIXELS", "card_text", "read_card_text", "read_square_code", "square_code_png", "square_code_svg"]

PREFIX = "HK1:"
MAX_PIXELS = 1_000_000

_KEY, _RECIPIENT, _SIGNATURE = 32, 1184 + 32, 64
_QUIET = 4  # modules of white around a code (ISO/IEC 18004 section 6.3.8)


def square_code_svg(card: bytes) -> bytes:
    """A contact card as a picture in SVG, with the white around it that it needs. Raises `ContactError`."""
    picture = io.BytesIO()
    _square_code(card).save(picture, kind="svg", border=_QUIET, dark="#000", light="#fff", omitsize=True)
    return picture.getvalue()


def square_code_png(card: bytes, scale: int = 4) -> bytes:
    """The same as a PNG with `scale` pixels for one module. Raises `ContactError`."""
    picture = io.BytesIO()
    _square_code(card).save(picture, kind="png", border=_QUIET, scale=scale)
    return picture.getvalue()


def read_square_code(grey: bytes, width: int, height: int) -> bytes:
    """The contact card in a picture: one byte per pixel, row after row, 0 is black.

    Raises `SquareCodeError` when none can be read, `ContactError` when it is not sound, and `ValueError` for another
    number of pixels.
    """
    if min(width, height) < 1 or len(grey) != width * height:
        raise ValueError("one byte for each pixel")
    if width * height > MAX_PIXELS:
        raise SquareCodeError
    import zxingcpp

    pixels = memoryview(grey).cast("B", shape=[height, width])
    codes = zxingcpp.read_barcodes(pixels, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    texts = list({code.text for code in codes if code.text.startswith(PREFIX)})
    if len(texts) != 1:
        raise SquareCodeError
    return read_card_text(texts[0])


def card_text(card: bytes) -> str:
    """A contact card in the signs of a square code (Q1). Raises `ContactError`."""
    contact = read_contact(card)
    keys = [signature_parts(one) for one in read_line(FORM, card).unverified_signatures]
    (key, signature), previous = keys[0], keys[1:]
    parts = [bytes([len(previous)]), key, signature, *(part for pair in previous for part in pair)]
    parts += [parse_recipient(contact.age_recipient).public, contact.name.encode()]
    return PREFIX + base45.encode(b"".join(parts))


def read_card_text(text: str) -> bytes:
    """The contact card that such a text stands for, byte for byte, verified. Raises `ContactError`."""
    try:
        parts = _Parts(base45.decode(text.removeprefix(PREFIX)))
        pairs = [(parts.take(_KEY), parts.take(_SIGNATURE)) for _ in range(parts.take(1)[0] + 1)]
        recipient = HybridRecipient(parts.take(_RECIPIENT))
        name = parts.rest().decode()
    except (ValueError, AgeKeyError):
        raise ContactError from None
    keys = [public_key_text(key) for key, _ in pairs]
    facts = {"age_recipient": str(recipient), "key": keys[0], "name": name, "previous": None}
    if len(keys) == 2:
        facts["previous"] = keys[1]
    signatures = [signature_file(key, NAMESPACE, signature) for key, signature in pairs]
    card = b"\n".join([write_line(FORM, facts), b"".join(signatures)])
    read_contact(card)
    if card_text(card) != text:
        raise ContactError
    return card


class _Parts:
    """Bytes that are taken from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def take(self, length: int) -> bytes:
        """The next so many bytes. Raises `ValueError` when there are fewer."""
        part, self._data = self._data[:length], self._data[length:]
        if len(part) < length:
            raise ValueError("cut off")
        return part

    def rest(self) -> bytes:
        """All that is left."""
        return self._data


def _square_code(card: bytes) -> segno.QRCode:
    import segno

    # The least correction: the fewest modules, which is what a camera needs most. Any error is found by the signature.
    return segno.make_qr(card_text(card), error="L", mode="alphanumeric", boost_error=True)

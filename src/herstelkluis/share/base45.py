"""Bytes as the 45 signs that a square code holds most of: three signs for two bytes (RFC 9285)."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def encode(data: bytes) -> str:
    """The text of these bytes (RFC 9285 section 4)."""
    signs = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, place = divmod(number, 45)
            signs.append(ALPHABET[place])
    return "".join(signs)


def decode(text: str) -> bytes:
    """The bytes of such a text. Raises `ValueError` for any text that `encode` does not write."""
    places = [ALPHABET.index(sign) for sign in text]
    groups = [places[at : at + 3] for at in range(0, len(places), 3)]
    if groups and len(groups[-1]) == 1:
        raise ValueError("one sign too many")
    try:
        return b"".join(_number(group).to_bytes(len(group) - 1, "big") for group in groups)
    except OverflowError:
        raise ValueError("no pair of bytes") from None


def _number(group: list[int]) -> int:
    return sum(place * 45**n for n, place in enumerate(group))

"""Keys as words on paper: Bech32 text with a checksum, without BIP 173's limit of 90 characters.

Source: BIP 173; age (C2SP `age.md`, "Conventions") lifts the length limit on the data part.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import xor

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_STEPS = tuple(
    reduce(xor, (generator for i, generator in enumerate(_GENERATORS) if top >> i & 1), 0) for top in range(32)
)
_CHECKSUM = 6  # characters


def encode(prefix: str, data: bytes) -> str:
    """Write `data` as Bech32 under `prefix`, in lower case."""
    digits = _to_digits(data)
    rest = _polymod([*_expand(prefix), *digits, *[0] * _CHECKSUM]) ^ 1
    digits += [rest >> 5 * (_CHECKSUM - 1 - i) & 31 for i in range(_CHECKSUM)]
    return prefix + "1" + "".join(_ALPHABET[digit] for digit in digits)


def decode(text: str) -> tuple[str, bytes]:
    """Read Bech32 text, all lower or all upper case, as (prefix in lower case, data).

    ValueError for any text `encode` would not have written: checksum, letters, mixed case, left-over bits.
    """
    lower = text.lower()
    if text not in (lower, text.upper()) or not text.isascii():
        raise ValueError("mixed case or not ASCII")
    prefix, _, tail = lower.rpartition("1")
    digits = [_ALPHABET.find(letter) for letter in tail]
    if not prefix or len(digits) < _CHECKSUM or -1 in digits or _polymod([*_expand(prefix), *digits]) != 1:
        raise ValueError("not Bech32")
    bits = 5 * (len(digits) - _CHECKSUM)
    number = 0
    for digit in digits[:-_CHECKSUM]:
        number = number << 5 | digit
    data = (number >> bits % 8).to_bytes(bits // 8, "big")
    if _to_digits(data) != digits[:-_CHECKSUM]:
        raise ValueError("left-over bits")
    return prefix, data


def _to_digits(data: bytes) -> list[int]:
    """Cut bytes into groups of five bits; the last group is filled with zero bits."""
    count = (len(data) * 8 + 4) // 5
    number = int.from_bytes(data, "big") << count * 5 - len(data) * 8
    return [number >> 5 * (count - 1 - i) & 31 for i in range(count)]


def _expand(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _polymod(values: Iterable[int]) -> int:
    """The remainder of the BCH code of BIP 173."""
    rest = 1
    for value in values:
        rest = (rest & 0x1FFFFFF) << 5 ^ value ^ _STEPS[rest >> 25]
    return rest

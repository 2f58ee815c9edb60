"""Breaking things: bytes as a bad disk, a mail program or an attacker would, and values as a forger with the key would.

Our own mutator rather than atheris or hypothesis: it is the same on every Python, needs no compiler, and makes more
than 100,000 texts a second, each of them again from its seed and number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Any

_NUMBER = re.compile(rb"\d+")
_SIZES = (1, 1, 1, 2, 4, 16, 64, 65, 300)
_NUMBERS = (
    b"0",
    b"-1",
    b"01",
    b"+1",
    b"1e9",
    b"9007199254740992",
    b"4294967296",
    b"99999999999999999999",
    b"18",
    b"23",
)
_WORDS = tuple(n.to_bytes(4, "little") for n in (0, 1, 0xFF, 0xFFFF, 2**30, 2**31 - 1, 2**31, 2**32 - 1))
_EVERYWHERE = (
    b"\n",
    b"\r\n",
    b"\r",
    b" ",
    b"\t",
    b"\0",
    b"\xff",
    b"=",
    b"-",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xcc\x81",
)

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**53 - 1, -(2**53) + 1, "", "x", "x" * 121, "x" * 5000, [], {}, [[]], [{}]),
    *(
        "\u202e",
        "\u2028",
        "e\u0301",
        "\0",
        "\ud7ff\U0010ffff",
        "2026-02-30",
        "0000-01-01T00:00:00Z",
        "ssh-ed25519 AAAA",
    ),
    *("24:00", "passphrase", "key", "zelf", "items/0002.json", "../x", "A" * 26, "0" * 64, "application/json"),
)


def mutated(data: bytes, others: Sequence[bytes], marks: Sequence[bytes], dice: Random) -> bytes:
    """The bytes, broken in one to four places; `others` are texts to cut from, `marks` what means something in them."""
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
        at, size = dice.randrange(len(broken) + 1), dice.choice(_SIZES)
        match dice.randrange(10):
            case 0:
                broken[at : at + 1] = bytes(byte ^ 1 << dice.randrange(8) for byte in broken[at : at + 1])
            case 1:
                del broken[at : at + size]
            case 2:
                broken[at:at] = broken[at : at + size]
            case 3 | 4:
                broken[at:at] = dice.choice(marks or _EVERYWHERE)
            case 5:
                broken[at : at + size] = dice.choice((*_EVERYWHERE, *_WORDS, *marks))
            case 6:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                broken[at : at + size] = other[start : start + size]
            case 7:
                broken = _with_a_line_moved(broken, dice)
            case 8:
                if number := _NUMBER.search(broken, at):
                    broken[number.start() : number.end()] = dice.choice(_NUMBERS)
            case _ if dice.random() < 0.3:
                del broken[at:]
    return bytes(broken)


def _with_a_line_moved(broken: bytearray, dice: Random) -> bytearray:
    lines = broken.split(b"\n")
    line = lines.pop(dice.randrange(len(lines))) if dice.random() < 0.5 else dice.choice(lines)
    lines.insert(dice.randrange(len(lines) + 1), line)
    return bytearray(b"\n").join(lines)


def bent(value: Any, dice: Random) -> Any:
    """A JSON value with one to three of its parts changed, gone, doubled, new or moved; the value itself is used up."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        holder, key = _place(value, dice)
        if holder is None:
            return _odd(dice)
        match dice.randrange(7):
            case 0 | 1 | 2:
                holder[key] = _odd(dice)
            case 3:
                del holder[key]
            case 4 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 4:
                holder[dice.choice(("x", "", "format", "\u202e", "version"))] = _odd(dice)
            case 5:
                other, place = _place(value, dice)
                holder[key] = _odd(dice) if other is None else _copy(other[place])
            case _:
                holder[key] = _near(holder[key], dice)
    return value


def _near(value: Any, dice: Random) -> Any:
    """A value that is almost this one: the kind of mistake that a check is there for."""
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        return value[:at] + dice.choice(("", " ", value[at].swapcase(), "\u00e9", "0", value[at] * 2)) + value[at + 1 :]
    if type(value) is int:
        return value + dice.choice((-1, 1, 2**32))
    return [value]


def _odd(dice: Random) -> Any:
    return _copy(dice.choice(VALUES))


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _place(value: Any, dice: Random) -> tuple[Any, Any]:
    """A part of the value and where in it, any depth; (None, None) when there is none."""
    holder = key = None
    part = value
    while isinstance(part, dict | list) and part and (holder is None or dice.random() < 0.8):
        holder = part
        key = dice.choice(list(part)) if isinstance(part, dict) else dice.randrange(len(part))
        part = part[key]
    return holder, key

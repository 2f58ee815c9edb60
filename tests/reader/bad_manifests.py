"""Tables of contents that someone with the words and a key could write: the rules J1 to J5 and M1 to M12."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from herstelkluis.crypto import canonical
from share import share_cases as made

Change = Callable[[dict[str, Any]], Any]

_OUT = object()
SHORTEST, LONGEST = timedelta(hours=23), timedelta(days=366, hours=1)

VALUES: dict[str, list[Any]] = {
    "format": [_OUT, None, "bundle", "herstelkluis-bundle2"],
    "version": [_OUT, None, 0, -1, 2, 10**15, True, "1", "2", [2]],
    "bundle_id": [
        _OUT, None, "", "8" + made.ID[1:], made.ID[:-1], made.ID.lower(), made.ID[:-1] + "U", made.ID + "\n", 1,
    ],
    "created_at": [
        _OUT, None, 0, "", "2026-03-02", "2026-03-02T09:30:12+00:00", "2026-03-02 09:30:12Z", "2026-03-02T09:30:12.5Z",
        "2026-03-02T09:30:60Z", "2026-03-02T24:00:00Z", "2026-02-29T09:30:12Z", "2026-13-02T09:30:12Z",
        "0000-03-02T09:30:12Z", "+002026-03-02T09:30:12Z", "2026-03-02T09:30:12Z\n", "２026-03-02T09:30:12Z",
    ],
    "expires_at": [_OUT, "2026-02-28T00:00:00Z", "2026-06-31T21:59:59Z", "2026-05-31t21:59:59z"],
    "purpose": [
        _OUT, None, {}, {"code": "TREAT"}, {"code": "OTHER", "text": ""}, {"code": "FAMRQT", "text": "a" * 200},
        {"code": "PATRQT", "text": "a" * 201}, {"code": "TREAT", "text": "", "more": 1},
        {"code": "TREAT", "text": None},
    ],
    "profile": [_OUT, None, "", "a", "a" * 32, "a" * 33, "Huisarts", "a_b", "huisarts\n", "onbekend", 1],
    "selection": [_OUT, None, False, 1, "true"],
    "delivery": [_OUT, None, "key", "post", True],
    "supersedes": [_OUT, made.ID, "x", 1, "2" + "0" * 25],
    "sender": [
        _OUT, None, {"name": "x"}, {"key": None}, {"name": "x", "key": 1}, {"name": "x", "key": "ssh-ed25519 AAAA"},
    ],
    "recipient": [_OUT, None, [], {"name": "x", "role": "y"}, {"name": "x", "role": "y", "age_recipient": "age1x"},
                  {"name": "x", "role": 1, "age_recipient": None}, {"name": "x", "role": "", "age_recipient": ""}],
    "requests": [_OUT, None, [], ["a", "a"], ["A"], [None], "abc", {}, [f"r{n}" for n in range(16)],
                 [f"r{n}" for n in range(17)], [["a"]]],
    "items": [_OUT, None, [], {}, [None], [[]], "abc"],
    "more": [None, "x"],
    "": [None],
}  # fmt: skip
ITEM: dict[str, list[Any]] = {
    "path": [_OUT, None, "items/0002.json", "items/0001.txt", "items/1.json", "../0001.json", "items/0001.JSON"],
    "media_type": [_OUT, None, "text/html", "application/JSON", "constructor", "__proto__", 1],
    "title": [_OUT, None, "", "a" * 120, "a" * 121, "🙂" * 120, "🙂" * 121, 1],
    "category": [_OUT, None, "", "a" * 121],
    "period": [
        _OUT, {}, [], "2019", {"from": "2019"}, {"from": 2019, "to": None}, {"from": "2019", "to": "2019", "in": 1},
        *({"from": first, "to": last} for first, last in (
            (None, None), ("2019", None), (None, "2019-05"), ("2019-05-31", "2019"), ("2019-05", "2019-04"),
            ("2019", "2018-12-31"), ("2019-02-29", None), ("2020-02-29", None), ("0000", None), ("2019-13", None),
            ("2019-00", None), ("19", None), ("", "2019"), ("2019-5", None), ("0001-01-01", "9999-12-31"),
            ("2019-1-1", None),
        )),
    ],
    "size": [_OUT, None, 0, -5, True, "12", 2**53 - 1],
    "sha256": [_OUT, None, "", "A" * 64, "0" * 63, "0" * 65, "g" * 64],
    "author": [_OUT, None, "zorgverlener-tekst", "apparaat", "arts"],
    "more": [1],
}  # fmt: skip
LETTERS = {
    "NUL": "\0", "a tab": "\t", "a line end": "\n", "an escape": "\x1b", "DEL": "\x7f", "NEL": "\x85", "APC": "\x9f",
    "a line separator": "\u2028", "a paragraph separator": "\u2029", "ALM": "\u061c", "LRM": "\u200e", "RLM": "\u200f",
    "LRE": "\u202a", "RLO": "\u202e", "LRI": "\u2066", "PDI": "\u2069", "a word joiner": "\u2060",
    "a soft hyphen": "\u00ad",
    "a no-break space": "\u00a0", "a zero width joiner": "\u200d", "NFC": "é", "NFD": "e\u0301", "Angstrom": "\u212b",
    "hangul parts": "\u1100\u1161", "marks in another order": "a\u0301\u0323", "a last code point": "\U0010ffff",
    "an emoji": "🙂", "a private one": "\ue000", "NBSP and letters": "a\u00a0b", "a quote": '"', "a backslash": "\\",
}  # fmt: skip


def changes() -> dict[str, Change]:
    """Every change by name: a value replaced or left out, then written canonically and signed."""
    found: dict[str, Change] = {}
    for key, values in VALUES.items():
        for value in values:
            found[f"with {key} {_said(value)}"] = _put(key, value)
    for key, values in ITEM.items():
        for value in values:
            found[f"with an item's {key} {_said(value)}"] = _put(key, value, "items", 0)
    for name, letter in LETTERS.items():
        found[f"with {name} in a title"] = _put("title", f"a{letter}b", "items", 0)
    for place, name in (("sender", "name"), ("recipient", "role"), ("purpose", "text")):
        found[f"with a turn in the {name} of {place}"] = _put(name, "a\u202eb", place)
    for step, span in {"shortest": SHORTEST, "shorter": SHORTEST - timedelta(seconds=1),
                       "longest": LONGEST - timedelta(seconds=1), "longer": LONGEST}.items():  # fmt: skip
        found[f"of the {step} life"] = _put("expires_at", (made.MADE + span).strftime("%Y-%m-%dT%H:%M:%SZ"))
    found["with 500 items"] = _many(500)
    found["with 501 items"] = _many(501)
    return found


def rewritten() -> dict[str, Callable[[bytes], bytes]]:
    """The sound manifest with its text written in another way."""
    return {
        "with a space": lambda text: text.replace(b":", b": ", 1),
        "with a line end": lambda text: text + b"\n",
        "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text,
        "with a key twice": lambda text: text.replace(b'"version":1', b'"version":1,"version":1'),
        "with a first key twice": lambda text: b'{"bundle_id":"x",' + text[1:],
        "with an escape too many": lambda text: text.replace(b"huisarts", b"\\u0068uisarts", 1),
        "with an escaped slash": lambda text: text.replace(b"items/0001", b"items\\/0001", 1),
        "with a capital escape": lambda text: text.replace(b'"title":"', b'"title":"\\u001F', 1),
        "with a lone surrogate": lambda text: text.replace(b'"title":"', b'"title":"\\ud83d', 1),
        "with a pair of surrogates": lambda text: text.replace(b'"title":"', b'"title":"\\ud83d\\ude42', 1),
        "with a raw control": lambda text: text.replace(b'"title":"', b'"title":"\x01', 1),
        "with bytes that are no UTF-8": lambda text: text.replace(b'"title":"', b'"title":"\xed\xa0\x80', 1),
        "with a number 1.0": lambda text: text.replace(b'"version":1', b'"version":1.0'),
        "with a number 1e0": lambda text: text.replace(b'"version":1', b'"version":1e0'),
        "with a number -0": lambda text: text.replace(b'"version":1', b'"version":-0'),
        "with a number 01": lambda text: text.replace(b'"version":1', b'"version":01'),
        "with a number 2.5": lambda text: text.replace(b'"version":1', b'"version":2.5'),
        "with a number 1e+21": lambda text: text.replace(b'"version":1', b'"version":1e+21'),
        "with a number of 2^53": lambda text: text.replace(b'"version":1', b'"version":9007199254740992'),
        "with a number of 2^53-1": lambda text: text.replace(b'"version":1', b'"version":9007199254740991'),
        "with NaN": lambda text: text.replace(b'"version":1', b'"version":NaN'),
        "with a comma at its end": lambda text: text[:-1] + b",}",
        "with a key of prototypes": lambda text: text.replace(b'{"author"', b'{"__proto__":null,"author"', 1),
        "cut off": lambda text: text[:-1],
        "in a list": lambda text: b"[" + text + b"]",
        "pretty": lambda text: json.dumps(json.loads(text), indent=1).encode(),
    }


def texts() -> dict[str, bytes]:
    """Texts that are no table of contents at all."""
    deep = canonical.encode({"format": "herstelkluis-bundle", "version": 2, "x": [[[[[[[1]]]]]]]})
    return {
        "that is empty": b"",
        "that is null": b"null",
        "that is a list": b"[]",
        "that is a string": b'"herstelkluis-bundle"',
        "that is newer, and nothing else": b'{"format":"herstelkluis-bundle","version":2}',
        "that is newer, and 8 deep": deep,
        "that is newer, and 9 deep": deep.replace(b"[1]", b"[[1]]"),
        "that is newer, with brackets in words": canonical.encode(
            {"format": "herstelkluis-bundle", "version": 2, "x": '[{"\\' * 9}
        ),
        "that is newer, with a fraction beside it": b'{"format":"herstelkluis-bundle","version":2,"x":1.5}',
        "that is newer, and 1 MiB": _long(2**20),
        "that is newer, and over 1 MiB": _long(2**20 + 1),
        "100000 deep": b"[" * 100_000 + b"]" * 100_000,
    }


def _long(length: int) -> bytes:
    empty = canonical.encode({"format": "herstelkluis-bundle", "version": 2, "x": ""})
    return canonical.encode({"format": "herstelkluis-bundle", "version": 2, "x": "a" * (length - len(empty))})


def _put(key: str, value: Any, *place: str | int) -> Change:
    def change(facts: dict[str, Any]) -> None:
        one: Any = facts
        for step in place:
            one = one[step]
        one[key] = value
        if value is _OUT:
            del one[key]

    return change


def _many(count: int) -> Change:
    def change(facts: dict[str, Any]) -> None:
        facts["items"] = [facts["items"][0] | {"path": f"items/{n:04}.json"} for n in range(1, count + 1)]

    return change


def _said(value: Any) -> str:
    if value is _OUT:
        return "left out"
    told = repr(value)
    return told if len(told) < 60 else f"{told[:50]}… of {len(told)}"

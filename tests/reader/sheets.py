"""Sheets as bytes, sound and not: one that cannot be shown must not hide the others (I5)."""

from __future__ import annotations

from typing import Any

from herstelkluis.crypto import canonical

HEADING = {"heading": {"text": "Kop", "level": 2}}
COLUMN = {"phase": "green", "title": "Goed", "pieces": [HEADING, {"own": "a"}, {"said": "b"}]}
SOUND: dict[str, Any] = {
    "heading": HEADING,
    "own": {"own": "Regel\n\ntwee"},
    "said": {"said": ""},
    "lines": {"lines": {"items": ["a", "b"], "mark": "cross"}},
    "no lines": {"lines": {"items": [], "mark": "dash"}},
    "table": {"table": {"columns": ["x", "y"], "rows": [["1", "2"]]}},
    "a table without rows": {"table": {"columns": ["x"], "rows": []}},
    "phases": {"phases": [COLUMN]},
    "no phases": {"phases": []},
    "picture": {"picture": {"description": "d", "lines": ["l"]}},
    "drawn picture": {"picture": {"description": "d", "lines": [], "svg": "<svg/>"}},
    "notice": {"notice": "Voorbereiding"},
}
BAD: dict[str, Any] = {
    "two keys": {"own": "a", "said": "b"},
    "no key": {},
    "an unknown key": {"script": "alert(1)"},
    "a key of every object": {"constructor": "x"},
    "another key of every object": {"__proto__": "x"},
    "a number for words": {"own": 1},
    "nothing for words": {"own": None},
    "a list for a piece": ["own"],
    "level 0": {"heading": {"text": "Kop", "level": 0}},
    "level 4": {"heading": {"text": "Kop", "level": 4}},
    "a true level": {"heading": {"text": "Kop", "level": True}},
    "a level in words": {"heading": {"text": "Kop", "level": "2"}},
    "a heading without level": {"heading": {"text": "Kop"}},
    "a heading with more": {"heading": {"text": "Kop", "level": 1, "id": 1}},
    "an unknown mark": {"lines": {"items": [], "mark": "star"}},
    "lines that are words": {"lines": {"items": "abc", "mark": "dash"}},
    "a table without columns": {"table": {"columns": [], "rows": []}},
    "a table with a short row": {"table": {"columns": ["x", "y"], "rows": [["1"]]}},
    "a table with a number": {"table": {"columns": ["x"], "rows": [[1]]}},
    "an unknown phase": {"phases": [COLUMN | {"phase": "blue"}]},
    "a table in a phase": {"phases": [COLUMN | {"pieces": [{"table": {"columns": ["x"], "rows": []}}]}]},
    "a phase in a phase": {"phases": [COLUMN | {"pieces": [{"phases": []}]}]},
    "a notice in a phase": {"phases": [COLUMN | {"pieces": [{"notice": "x"}]}]},
    "a picture with more": {"picture": {"description": "d", "lines": [], "href": "x"}},
    "a picture without lines": {"picture": {"description": "d"}},
    "a picture with an empty drawing": {"picture": {"description": "d", "lines": [], "svg": ""}},
    "a picture with no drawing": {"picture": {"description": "d", "lines": [], "svg": None}},
}


def sheets() -> dict[str, bytes]:
    """Sheets by name; the pieces that are sound are also there all together."""
    whole = _sheet(*SOUND.values())
    text = canonical.encode(whole)
    others = {
        "with every piece": text,
        "without pieces": canonical.encode(_sheet()),
        "of a newer form": canonical.encode(whole | {"sheet": 2}),
        "of a true form": canonical.encode(whole | {"sheet": True}),
        "with a key more": canonical.encode(whole | {"more": 1}),
        "without a title": canonical.encode({"sheet": 1, "pieces": []}),
        "with a title that is none": canonical.encode(whole | {"title": None}),
        "with a space": text + b" ",
        "with a key twice": b'{"pieces":[],"sheet":1,"sheet":1,"title":""}',
        "with keys in another order": b'{"sheet":1,"pieces":[],"title":""}',
        "with another number": b'{"pieces":[],"sheet":1.0,"title":""}',
        "with an escape too many": b'{"pieces":[],"sheet":1,"title":"\\u0041"}',
        "with a lone surrogate": b'{"pieces":[],"sheet":1,"title":"\\ud800"}',
        "with controls in its words": canonical.encode(_sheet({"own": "\u202e\x00\x1f\x7f"})),
        "that is no JSON": b"{...",
        "that is deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "that is no UTF-8": b'{"pieces":[],"sheet":1,"title":"\xff"}',
    }
    pieces = {f"with {name}": canonical.encode(_sheet(piece)) for name, piece in (SOUND | BAD).items()}
    return others | pieces


def _sheet(*pieces: Any) -> dict[str, Any]:
    return {"sheet": 1, "title": "Blad", "pieces": list(pieces)}

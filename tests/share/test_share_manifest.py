"""The table of contents: what a forger with the right words and a key of his own could write in it (M1-M12, S1)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.crypto import canonical
from herstelkluis.crypto.age import generate_identity
from herstelkluis.errors import KluisError, ManifestError, PackageTooNewError
from herstelkluis.share.manifest import MAX_BYTES, Manifest, read_manifest
from herstelkluis.share.plain import is_plain, make_plain
from share import share_cases as cases

SOUND = cases.contents(cases.package()).manifest
OTHER = cases.ID[:-1] + "Y"
RECIPIENT = str(generate_identity().recipient)
Facts = dict[str, Any]
_GONE = object()


def put(place: str, value: object) -> Callable[[Facts], None]:
    """A change of the manifest: `sender.name` or `items.0.size` gets another value, or goes away."""

    def change(facts: Facts) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        part: Any = facts
        for step in way:
            part = part[step]
        if value is _GONE:
            del part[last]
        else:
            part[last] = value

    return change


BAD: dict[str, Callable[[Facts], Any]] = {
    "M2 another format": put("format", "herstelkluis-backup"),
    "M2 no format": put("format", _GONE),
    "M2 version 0": put("version", 0),
    "M2 version as a text": put("version", "1"),
    "M2 version true": put("version", True),
    "M2 no version": put("version", _GONE),
    "M3 an unknown key": put("serial", 7),
    "M3 an unknown key of an item": put("items.0.vault_id", "x"),
    "M3 an unknown key of the sender": put("sender.email", "x"),
    "M3 no sender": put("sender", _GONE),
    "M3 no key of the sender": put("sender.key", _GONE),
    "M3 no supersedes": put("supersedes", _GONE),
    "M3 no period": put("items.0.period", _GONE),
    "M3 a name that is a number": put("recipient.name", 5),
    "M3 a name that is null": put("sender.name", None),
    "M3 a list as a text": put("items", "[]"),
    "M3 items as an object": put("items", {}),
    "M3 selection false": put("selection", False),
    "M3 selection 1": put("selection", 1),
    "M3 size as a text": put("items.0.size", "12"),
    "M3 size true": put("items.0.size", True),
    "M3 size 0": put("items.0.size", 0),
    "M3 a negative size": put("items.0.size", -1),
    "M3 no items": put("items", []),
    "M3 an unknown purpose": put("purpose.code", "MARKETING"),
    "M3 a purpose in lower case": put("purpose.code", "treat"),
    "M3 an unknown delivery": put("delivery", "pigeon"),
    "M3 an unknown author": put("items.0.author", "ai"),
    "M3 a long purpose": put("purpose.text", "a" * 201),
    "M3 a long title": put("items.0.title", "a" * 121),
    "M3 a long category": put("items.0.category", "a" * 121),
    "M3 a long name": put("sender.name", "a" * 121),
    "M3 seventeen requests": put("requests", [f"wens-{n}" for n in range(17)]),
    "M3 a request twice": put("requests", ["niet-doorsturen", "niet-doorsturen"]),
    "M3 a hash in capitals": put("items.0.sha256", "A" * 64),
    "M3 a short hash": put("items.0.sha256", "a" * 63),
    "B1 a short id": put("bundle_id", cases.ID[:25]),
    "B1 an id with a letter I": put("bundle_id", "I" + cases.ID[1:]),
    "B1 an id in lower case": put("bundle_id", cases.ID.lower()),
    "B1 an id of 130 bits": put("bundle_id", "8" + cases.ID[1:]),
    "B1 a line end after the id": put("bundle_id", cases.ID + "\n"),
    "M4 a line end": put("items.0.title", "Brief\nVan: uw bank"),
    "M4 a tab": put("purpose.text", "a\tb"),
    "M4 NUL": put("sender.name", "Sam\0"),
    "M4 C1": put("sender.name", "Sam\x85"),
    "M4 DEL": put("sender.name", "Sam\x7f"),
    "M4 reversed words": put("recipient.name", "\u202ensnaJ"),
    "M4 an isolate": put("recipient.role", "\u2066arts"),
    "M4 a mark": put("items.0.category", "a\u200fb"),
    "M4 a line separator": put("items.0.title", "a\u2028b"),
    "M4 not in NFC": put("sender.name", "Andre\u0301"),
    "M5 a profile with a capital": put("profile", "Huisarts"),
    "M5 an empty profile": put("profile", ""),
    "M5 a long profile": put("profile", "a" * 33),
    "M5 a request in words": put("requests", ["Niet doorsturen"]),
    "M6 a day without time": put("created_at", "2026-03-02"),
    "M6 with a time zone": put("created_at", "2026-03-02T09:30:12+00:00"),
    "M6 with a fraction": put("created_at", "2026-03-02T09:30:12.5Z"),
    "M6 the 30th of February": put("created_at", "2026-02-30T09:30:12Z"),
    "M6 second 60": put("created_at", "2026-03-02T09:30:60Z"),
    "M6 hour 24": put("expires_at", "2026-05-31T24:00:00Z"),
    "M6 in other digits": put("created_at", "２026-03-02T09:30:12Z"),
    "M6 a number": put("created_at", 1772443812),
    "M7 expired before it was made": put("expires_at", "2026-03-01T23:59:59Z"),
    "M7 22 hours": put("expires_at", "2026-03-03T07:30:12Z"),
    "M7 two years": put("expires_at", "2028-03-02T23:59:59Z"),
    "M7 an hour above a year": put("expires_at", "2027-03-03T10:30:12Z"),
    "M8 for a key that is not named": put("delivery", "key"),
    "M8 for words and a key": put("recipient.age_recipient", RECIPIENT),
    "M8 no key at all": lambda facts: (put("delivery", "key")(facts), put("recipient.age_recipient", "age1")(facts)),
    "M8 a space after the key": lambda facts: (
        put("delivery", "key")(facts),
        put("recipient.age_recipient", RECIPIENT + " ")(facts),
    ),
    "M9 for a key and not signed": lambda facts: (
        put("delivery", "key")(facts),
        put("recipient.age_recipient", RECIPIENT)(facts),
        put("sender.key", None)(facts),
    ),
    "M10 a path upwards": put("items.0.path", "../0001.json"),
    "M10 a path twice": put("items.1.path", "items/0001.json"),
    "M10 another place": put("items.0.path", "items/0002.json"),
    "M10 another ending": put("items.0.path", "items/0001.txt"),
    "M10 an unknown media type": put("items.0.media_type", "text/html"),
    "M10 a media type of another ending": put("items.0.media_type", "image/png"),
    "M11 an empty period": put("items.0.period", {"from": None, "to": None}),
    "M11 backwards": put("items.0.period", {"from": "2020-05", "to": "2020-04-30"}),
    "M11 month 13": put("items.0.period", {"from": "2020-13", "to": None}),
    "M11 a day that is not there": put("items.0.period", {"from": None, "to": "2019-02-29"}),
    "M11 year 0": put("items.0.period", {"from": "0000", "to": None}),
    "M11 words": put("items.0.period", {"from": "vroeger", "to": None}),
    "M11 without an end": put("items.0.period", {"from": "2019"}),
    "M12 it replaces itself": put("supersedes", cases.ID),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_manifest_is_refused(name: str) -> None:
    facts = json.loads(SOUND)
    BAD[name](facts)
    with pytest.raises(ManifestError):
        read_manifest(canonical.encode(facts))


GOOD: dict[str, Callable[[Facts], Any]] = {
    "an unknown profile": put("profile", "een-nieuwe-lezer-9"),
    "an unknown request": put("requests", ["wuif-terug"]),
    "no requests": put("requests", []),
    "an empty role": put("recipient.role", ""),
    "letters of all kinds": put("sender.name", "Zoë 👩‍👩‍👧 李 Müller"),
    "a purpose of 200": put("purpose.text", "é" * 200),
    "a day": put("expires_at", "2026-03-03T09:30:12Z"),
    "a day on which the clock goes forward": put("expires_at", "2026-03-03T08:30:12Z"),
    "a year": put("expires_at", "2027-03-03T10:30:11Z"),
    "an earlier package": put("supersedes", OTHER),
    "a period of years": put("items.0.period", {"from": "2019", "to": "2019-05-31"}),
    "an open period": put("items.0.period", {"from": None, "to": "2020-02-29"}),
    "a key": lambda facts: (put("delivery", "key")(facts), put("recipient.age_recipient", RECIPIENT)(facts)),
}


@pytest.mark.parametrize("name", GOOD)
def test_the_edge_of_what_is_allowed_is_allowed(name: str) -> None:
    """M4, M5, M7, M8, M11: so the refusals above are about the one thing they name."""
    facts = json.loads(SOUND)
    GOOD[name](facts)
    assert isinstance(read_manifest(canonical.encode(facts)), Manifest)


@pytest.mark.parametrize("name", sorted(BAD)[::6])
def test_a_signature_does_not_make_a_bad_manifest_good(name: str) -> None:
    from herstelkluis.share.reader import read_bundle

    with pytest.raises(ManifestError):
        read_bundle(cases.forged(BAD[name]), [cases.LOCK], cases.SOON)


def test_a_newer_version_is_told_before_anything_else_is_judged() -> None:
    """M2."""
    with pytest.raises(PackageTooNewError):
        read_manifest(canonical.encode({"format": "herstelkluis-bundle", "version": 2, "something": ["new"]}))


TEXTS = {
    "nothing": b"",
    "a line end after it": SOUND + b"\n",
    "a space": SOUND.replace(b":", b": ", 1),
    "a byte order mark": b"\xef\xbb\xbf" + SOUND,
    "another order": b'{"version":1,' + SOUND[1:].replace(b',"version":1', b""),
    "a key twice": b'{"bundle_id":"x",' + SOUND[1:],
    "a fraction": SOUND.replace(b'"version":1', b'"version":1.0'),
    "a power": SOUND.replace(b'"version":1', b'"version":1e0'),
    "not a number": SOUND.replace(b'"version":1', b'"version":NaN'),
    "a number of 5000 digits": SOUND.replace(b'"version":1', b'"version":' + b"9" * 5000),
    "a letter written otherwise": SOUND.replace(b"Sam", b"\\u0053am"),
    "half a letter": SOUND.replace(b"Sam", b"\\ud800am"),
    "no UTF-8": SOUND.replace(b"Sam", b"\xff"),
    "a list": b"[]",
    "a text": b'"herstelkluis-bundle"',
    "null": b"null",
    "more than 1 MiB": SOUND.replace(b"Sam", b"S" * MAX_BYTES),
    "9 deep": b'{"a":' * 9 + b"1" + b"}" * 9,
    "100000 deep": b"[" * 100_000 + b"]" * 100_000,
    "100000 deep and open": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_not_canonical_is_refused_at_once(name: str) -> None:
    """M1."""

    def reading() -> None:
        with pytest.raises(ManifestError):
            read_manifest(TEXTS[name])

    assert least_milliseconds(reading, within=500) < 500


@pytest.mark.parametrize("name", BAD)
def test_an_objection_says_nothing_of_what_stood_there(name: str) -> None:
    facts = json.loads(SOUND)
    BAD[name](facts)
    with pytest.raises(KluisError) as refused:
        read_manifest(canonical.encode(facts))
    assert (str(refused.value), refused.value.facts) == ("manifest", {})
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
PLACES = [*json.loads(SOUND), "sender.name", "purpose.code", "items.0", "items.1.size", "recipient.role"]


@given(st.sampled_from(PLACES), json_values)
def test_any_value_in_any_place_is_read_or_refused_by_name(place: str, value: Any) -> None:
    facts = json.loads(SOUND)
    put(place, value)(facts)
    try:
        data = canonical.encode(facts)
        read_manifest(data)
    except KluisError:
        return
    assert is_plain(facts["sender"]["name"])


@given(st.text() | st.text(alphabet="ab e\u0301\u202e\u200f\n\x00\x85é"), st.integers(1, 30))
def test_a_text_can_always_be_made_plain(text: str, most: int) -> None:
    """M4: whatever the sender typed, there is a manifest for it."""
    line = make_plain(text, most)
    assert is_plain(line)
    assert len(line) <= most
    assert make_plain(line, most) == line


def test_making_a_text_plain_keeps_its_words() -> None:
    assert make_plain(" Mijn\nvraag\u202e, Andre\u0301 ", 40) == "Mijn vraag, André"
    assert make_plain("Mijn lange vraag", 10) == "Mijn lang…"


def test_what_a_later_unicode_may_compose_in_another_way_is_not_written() -> None:
    """M4: of every code point that was not given out yet, and of no other."""
    for n in range(0x110000):
        written = make_plain(f"a{chr(n)}b", 9)
        assert ("\ufffd" in written) == (unicodedata.category(chr(n)) in ("Cn", "Cs") or n == 0xFFFD)

"""What a hostile file costs before it is refused: measured in a program of its own, whatever the envelope."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from costs import Cost, cost
from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.age_header import Stanza, write_header
from herstelkluis.share.archive import write_archive
from herstelkluis.share.container import Contents, pack
from herstelkluis.share.read_me import read_me
from share import share_cases as cases

MIB = 1024 * 1024
AT_ONCE, SOON, SECONDS = 50, 500, 5000  # milliseconds; what is not limited takes minutes or for ever
BEGIN, END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
CHEAP = age.Passphrase(cases.WORDS, 1)  # what the words cost is apart

PACKAGE = """
from share import share_cases as cases
from herstelkluis.share.reader import read_bundle
def read(data):
    read_bundle(data, [cases.LOCK], cases.SOON)
read(cases.package())
"""


def opening(data: bytes, folder: Path, *, within: float) -> Cost:
    """What it costs the reader with the words."""
    return cost(PACKAGE, data, folder, within=within)


def parsing(module: str, function: str, sound: bytes, data: bytes, folder: Path, *, within: float) -> Cost:
    """What it costs one parser, after a sound text."""
    return cost(f"from {module} import {function} as read\nread({sound!r})", data, folder, within=within)


def page_around(armor: bytes) -> bytes:
    return b"<!doctype html>\n<pre>\n" + armor + b"</pre>\n"


ENVELOPES = {"binary": lambda file: file, "armor": age.armor, "page": lambda file: page_around(age.armor(file))}


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize("log_n", [19, 23, 99])
def test_too_much_work_is_refused_before_any_of_it(log_n: int, envelope: str, tmp_path: Path) -> None:
    """V1. A peer takes 20 seconds and 8 GiB for these 200 bytes."""
    header = write_header([Stanza("scrypt", (b"A" * 22, b"%d" % log_n), bytes(32))], bytes(16))
    found = opening(ENVELOPES[envelope](header + bytes(100)), tmp_path, within=AT_ONCE)
    assert found.verdict == "AgeWorkFactorError"
    assert found.milliseconds < AT_ONCE
    assert found.mebibytes < 50


def zipped(files: dict[str, bytes], method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


SMALL = write_archive([("manifest.json", b"{}"), ("items/0001.json", b"{}")])
SIZES = struct.pack("<2I", 2, 2)
ARCHIVES = {
    "deflated": zipped({"manifest.json": b"{}"}, zipfile.ZIP_DEFLATED),
    "a bomb of 50 MB": zipped({"items/0001.json": bytes(50_000_000), "../../evil.txt": b""}, zipfile.ZIP_DEFLATED),
    "lzma": zipped({"manifest.json": bytes(100_000)}, zipfile.ZIP_LZMA),
    "a size of 1 GB": SMALL.replace(SIZES, struct.pack("<2I", 10**9, 10**9)),
    "sizes of 4 GB": SMALL.replace(SIZES, b"\xff" * 8),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_costs_nothing(name: str, tmp_path: Path) -> None:
    """Z1. The forger has the words, so it is opened as far as the archive."""
    found = opening(age.encrypt(ARCHIVES[name], CHEAP), tmp_path, within=AT_ONCE)
    assert found.verdict == "PackageFormatError"
    assert found.milliseconds < AT_ONCE
    assert found.mebibytes < 50


def test_a_million_entries_cost_no_more_than_five_hundred(tmp_path: Path) -> None:
    """Z5. Sealed, these 45 MB are opened to their end before the archive is looked at."""
    one = write_archive([("items/0001.json", b"")])
    many = one[: one.index(b"PK\1\2")] * 1_000_000
    found = parsing("herstelkluis.share.archive", "read_archive", SMALL, many, tmp_path, within=AT_ONCE)
    assert found.verdict == "PackageFormatError"
    assert found.milliseconds < AT_ONCE
    assert found.mebibytes < 50
    whole = opening(age.encrypt(many, CHEAP), tmp_path, within=SECONDS)
    assert whole.verdict == "PackageFormatError"
    assert whole.milliseconds < SECONDS
    assert whole.mebibytes < 1.2 * len(many) / MIB


def changed(**facts: Any) -> bytes:
    """A package whose manifest says something else of its first item, signed and sealed."""
    sound = cases.contents(cases.package())
    manifest = json.loads(sound.manifest)
    manifest["items"][0] |= facts
    return resealed(canonical.encode(manifest))


def resealed(manifest: bytes) -> bytes:
    signature = cases.KEY.sign(manifest, "herstelkluis.bundle.v1")
    items = cases.contents(cases.package()).items
    return age.encrypt(pack(Contents(read_me(), manifest, signature, items)), CHEAP)


MANIFESTS = {
    "a size of 1 GB": (changed(size=10**9), "PackageTooLargeError"),
    "a size of 2^53-1": (changed(size=2**53 - 1), "PackageTooLargeError"),
    "a size of 10^300": (resealed(b'{"size":1' + b"0" * 300 + b"}"), "ManifestError"),
    "100,000 brackets": (resealed(b'{"a":' + b"[" * 100_000), "ManifestError"),
    "100,000 brackets that close": (resealed(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"), "ManifestError"),
    "100,000 objects": (resealed(b'{"a":' * 100_000), "ManifestError"),
    "a quote without end": (resealed(b'{"a":"' + b"\\" * 1_000_000), "ManifestError"),
    "a million digits": (resealed(b'{"a":' + b"9" * 1_000_000 + b"}"), "ManifestError"),
    "more than 1 MiB": (resealed(b'{"a":"' + b"x" * MIB + b'"}'), "ManifestError"),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_hostile_manifest_costs_nothing(name: str, tmp_path: Path) -> None:
    """M1, J5, I3. It is signed: whoever has the words can sign anything."""
    sealed, verdict = MANIFESTS[name]
    found = opening(sealed, tmp_path, within=SOON)
    assert found.verdict == verdict
    assert found.milliseconds < SOON
    assert found.mebibytes < 50


def listed(one: bytes, start: bytes, end: bytes) -> bytes:
    """A text of 1 MiB that is this over and over."""
    return start + b",".join([one] * ((MIB - len(start) - len(end)) // (len(one) + 1))) + end


CODEC, FULL = "herstelkluis.model.codec", b'{"pieces":[],"sheet":1,"title":""}'
SHEETS = {
    "small pieces": (listed(b'{"own":""}', b'{"pieces":[', b'],"sheet":1,"title":""}'), "accepted"),
    "empty lines": (
        listed(b'""', b'{"pieces":[{"lines":{"items":[', b'],"mark":"dash"}}],"sheet":1,"title":""}'),
        "accepted",
    ),
    "empty lists": (listed(b"[]", b'{"pieces":[', b'],"sheet":1,"title":""}'), "BodyError"),
    "100,000 brackets": (b'{"pieces":' + b"[" * 100_000, "BodyError"),
    "more than 1 MiB": (b'{"pieces":[],"sheet":1,"title":"' + b"x" * MIB + b'"}', "BodyError"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_largest_sheets_cost_no_more_than_seconds(name: str, tmp_path: Path) -> None:
    """I5."""
    text, verdict = SHEETS[name]
    found = parsing(CODEC, "decode_sheet", FULL, text, tmp_path, within=SECONDS)
    assert found.verdict == verdict
    assert found.milliseconds < SECONDS
    assert found.mebibytes < 100


SHOWING = """
from herstelkluis.share.shown_values import shown_values
def read(data):
    shown_values(data, "Titel")
read(b"{}")
"""
COPIES = {
    "many numbers": listed(b"0", b"[", b"]"),
    "many objects": listed(b'{"a":0}', b"[", b"]"),
    "many numbers, deep": listed(b"0", b'{"a":' * 60 + b"[", b"]" + b"}" * 60),
    "deeper": b"[" * 100_000 + b"]" * 100_000,
}


@pytest.mark.parametrize("name", COPIES)
def test_the_largest_copies_for_computers_cost_no_more_than_seconds(name: str, tmp_path: Path) -> None:
    """I6. What is shown of one is a line for every value."""
    found = cost(SHOWING, COPIES[name], tmp_path, within=SECONDS)
    assert found.verdict == "CanonicalJsonError"
    assert found.milliseconds < SECONDS
    assert found.mebibytes < 100


def test_as_many_values_as_may_be_are_shown_within_seconds(tmp_path: Path) -> None:
    """I6."""
    found = cost(SHOWING, canonical.encode([{"waarde": number} for number in range(20_000)]), tmp_path, within=SECONDS)
    assert found.verdict == "accepted"
    assert found.milliseconds < SECONDS


ROOM = 128 * MIB
TEXTS = {
    "sound, of noise": (b"\n", b"Rk9P" * 16, b""),
    "sound, with CRLF": (b"\r\n", b"Rk9P" * 16, b""),
    "not a letter at its end": (b"\n", b"Rk9P" * 16, b"!AAA\n"),
    "unused bits at its end": (b"\n", b"Rk9P" * 16, b"QR==\n"),
    "columns of 63": (b"\n", b"A" * 63, b""),
    "padding in every line": (b"\n", b"A" * 62 + b"==", b""),
    "one letter to a line": (b"\n", b"A", b""),
    "line ends only": (b"\n", b"", b""),
    "nothing but returns": (b"\r", b"", b"\n"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_128_mib_of_text_form_are_refused_within_seconds(name: str, tmp_path: Path) -> None:
    """V0: E2, A9."""
    end, line, rest = TEXTS[name]
    body = (line + end) * (ROOM // (len(line) + len(end)))
    data = BEGIN + (b"\r\n" if end == b"\r\n" else b"\n") + body + rest + END + b"\n"
    found = opening(data, tmp_path, within=SECONDS)
    assert found.verdict == ("AgeHeaderError" if name.startswith("sound") else "AgeArmorError")
    assert found.milliseconds < SECONDS
    assert found.mebibytes < 3 * 128


PAGES = {
    "no text form": (b"<p>", 66_000_000, b"", "NotAPackageError"),
    "dashes": (b"-", 199_999_999, b"", "NotAPackageError"),
    "half a mark on every line": (b"\n" + BEGIN[:-1], 5_700_000, b"", "NotAPackageError"),
    "a mark on every line": (b"\n" + BEGIN, 5_500_000, b"", "AgeArmorError"),
    "an end on every line": (b"\n" + END, 5_800_000, b"\n" + BEGIN, "AgeArmorError"),
}


@pytest.mark.parametrize("name", PAGES)
def test_200_mb_of_page_are_refused_within_seconds(name: str, tmp_path: Path) -> None:
    """V0: E2, E3."""
    part, times, rest, verdict = PAGES[name]
    found = opening(part * times + rest, tmp_path, within=SECONDS)
    assert found.verdict == verdict
    assert found.milliseconds < SECONDS
    assert found.mebibytes < 50

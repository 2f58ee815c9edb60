"""Thousands of broken files, archives and manifests: each is refused by name, or is what it was."""

from __future__ import annotations

import copy
import json
import os
import random
import time
from collections.abc import Callable, Sequence

import pytest

from herstelkluis.crypto import age, canonical
from herstelkluis.errors import KluisError
from herstelkluis.share.archive import read_archive, write_archive
from herstelkluis.share.container import unpack
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.manifest import read_manifest
from herstelkluis.share.reader import read_bundle
from share import share_cases as cases

ROUNDS = int(os.environ.get("PACKAGE_MUTANTS", "4000"))
SEED = int(os.environ.get("PACKAGE_MUTANTS_SEED", "1"))

PACKAGE = cases.package()
INSIDE = age.decrypt(PACKAGE, cases.LOCK)
MANIFEST = cases.contents(PACKAGE).manifest
SMALL = write_archive([*read_archive(INSIDE)[:-1], ("padding.bin", bytes(20))])
PAGE = b"<!doctype html>\n<pre>\n" + age.armor(PACKAGE[:3000]) + b"</pre>\n"
MARKS = [
    *(
        b"\n",
        b"\r\n",
        b"\r",
        b" ",
        b"\0",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        b"-----END AGE ENCRYPTED FILE-----\n",
    ),
    *(b"PK\3\4", b"PK\1\2", b"PK\5\6", b"\xff\xff\xff\xff", b"items/0001.json", b"padding.bin"),
    *(
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"1",
        b"-0",
        b"1e9",
        b"\\u202e",
        b"\xe2\x80\xae",
        b"==",
    ),
]


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Break bytes in one to three places, as a bad stick, a mail program or an attacker would."""
    broken = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at, size = dice.randrange(len(broken) + 1), dice.choice([1, 1, 2, 4, 30, 300])
        match dice.randrange(7):
            case 0:
                broken[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del broken[at : at + size]
            case 2:
                broken[at:at] = broken[at : at + size]
            case 3:
                broken[at:at] = dice.choice(MARKS)
            case 4:
                broken[at : at + size] = data[(start := dice.randrange(len(data))) : start + size]
            case 5:
                del broken[at:]
            case _:
                broken[at : at + size] = bytes(byte ^ 1 << dice.randrange(8) for byte in broken[at : at + size])
    return bytes(broken)


def _again_archive(data: bytes) -> bool:
    return write_archive(read_archive(data)) == data


def _again_padded(data: bytes) -> bool:
    return unpack(data) == unpack(INSIDE)


def _again_manifest(data: bytes) -> bool:
    read_manifest(data)
    return canonical.encode(json.loads(data)) == data


def _again_page(data: bytes) -> bool:
    found = find_age_file(data)
    return data == found or age.armor(found).strip() in data.replace(b"\r\n", b"\n")


def _again_package(data: bytes) -> bool:
    return read_bundle(data, [cases.LOCK], cases.SOON) == read_bundle(PACKAGE, [cases.LOCK], cases.SOON)


PARSERS: dict[str, tuple[Callable[[bytes], bool], Sequence[bytes], int]] = {
    "archive": (_again_archive, [SMALL], 4),
    "padded archive": (_again_padded, [INSIDE], 1),
    "manifest": (_again_manifest, [MANIFEST], 2),
    "page": (_again_page, [PAGE, age.armor(PACKAGE[:500]), PACKAGE[:500]], 4),
    "package": (_again_package, [PACKAGE, age.armor(PACKAGE)], 1),
}


@pytest.mark.parametrize("name", PARSERS)
def test_a_broken_text_is_refused_by_name_or_means_what_it_says(name: str) -> None:
    means_the_same, texts, more = PARSERS[name]
    dice = random.Random(f"{SEED} {name}")
    refused, slowest = 0, 0.0
    for number in range(ROUNDS * more // 4):
        mutant = mutate(dice.choice(texts), dice)
        start = time.process_time()
        try:
            assert means_the_same(mutant), f"mutant {number} of seed {SEED}"
        except KluisError:
            refused += 1
        slowest = max(slowest, time.process_time() - start)
    assert refused > ROUNDS * more // 8
    assert slowest < 1


def _signed_anew(dice: random.Random) -> bytes:
    """A forger's package: a manifest that is broken as a value, written canonically, signed and sealed."""
    facts = json.loads(MANIFEST)
    values = [*facts.values(), None, 0, -1, 2**53 - 1, True, "", "x" * 5000, [], {}, [[]], "\u202e", "2026-03-02"]
    for _ in range(dice.randint(1, 3)):
        part = facts
        while True:
            key = dice.choice(list(part) if isinstance(part, dict) else range(len(part)))
            if isinstance(part[key], dict | list) and part[key] and dice.random() < 0.7:
                part = part[key]
                continue
            break
        if dice.random() < 0.2:
            del part[key]
        else:
            part[key] = copy.deepcopy(dice.choice(values))
        if not facts:
            break
    return cases.sealed(canonical.encode(facts), cases.contents(PACKAGE).items)


def test_a_forger_with_the_words_gets_no_further_than_a_name() -> None:
    dice = random.Random(SEED)
    refused = 0
    for _ in range(ROUNDS // 10):
        try:
            read_bundle(_signed_anew(dice), [cases.LOCK], cases.SOON)
        except KluisError:
            refused += 1
    assert refused > ROUNDS // 20

"""Tens of thousands of broken age files: each opens as before or is refused by name, nothing else ever happens."""

from __future__ import annotations

import os
import random
import re

from crypto import age_cases
from herstelkluis.crypto import age
from herstelkluis.errors import AgeError

ROUNDS = int(os.environ.get("AGE_MUTANTS", "20000"))
SEED = int(os.environ.get("AGE_MUTANTS_SEED", "1"))
_COSTLY = re.compile(rb"-> scrypt \S+ 1[1-8]\n")  # sound work, only slow


def _mutate(file: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """Break a file in one to three places, as a bad disk, a mail program or an attacker would."""
    data = bytearray(file)
    for _ in range(dice.randint(1, 3)):
        at, size = dice.randrange(len(data) + 1), dice.choice([1, 1, 2, 16, 64, 300])
        match dice.randrange(8):
            case 0:
                data[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size]
            case 3:
                data[at:at] = dice.choice([b"\n", b"\r\n", b" ", b"=", b"-", b"-> ", b"--- ", b"\0", b"-> x\n\n", b"9"])
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                data[at : at + size] = other[start : start + size]
            case 5:
                lines = bytes(data).split(b"\n")
                lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
                data = bytearray(b"\n".join(lines))
            case 6:
                data[at:] = b""
            case _:
                data[at : at + size] = bytes(byte ^ 0x20 for byte in data[at : at + size])
    return bytes(data)


def test_a_broken_file_is_refused_by_name_or_opens_as_before() -> None:
    # The left out ones hold a second sound ending; cutting the first away gives another file of the same makers.
    cases = [case for case in age_cases.read_cases() if len(case.file) < 5000 and "two_final" not in case.name]
    assert len(cases) > 70
    files = [case.file for case in cases]
    files += [age.armor(file) for file in files[::4] if file.startswith(b"age")]
    identities = sorted({str(key): key for case in cases for key in case.identities}.items())
    keys = [key for name, key in identities if name.startswith("AGE")] + [age.Passphrase("password")]
    sound = {case.payload for case in cases}
    dice = random.Random(SEED)
    refused = 0
    for number in range(ROUNDS):
        mutant = _mutate(dice.choice(files), dice, files)
        if _COSTLY.search(mutant):
            continue
        try:
            content = age.decrypt(mutant, *keys)
        except AgeError:
            refused += 1
        else:
            assert age_cases.digest(content) in sound, f"mutant {number} of seed {SEED}"
    assert refused > ROUNDS // 2

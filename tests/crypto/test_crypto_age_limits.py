"""A hostile file costs next to nothing: every limit is checked before the work it limits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from costs import cost
from herstelkluis.crypto import age
from herstelkluis.crypto.age_header import MAX_HEADER, read_header
from herstelkluis.errors import AgeError, AgeHeaderError, AgeVersionError, AgeWorkFactorError

READER = age.identity_from_seed(bytes(32))
GREASE = b"-> grease\n\n"
MAC = b"--- " + b"A" * 43 + b"\n"

OPENING = """
from herstelkluis.crypto import age
words = age.Passphrase("words", log_n=10)
def read(data):
    age.decrypt(data, words)
read(age.encrypt(b"", words))
"""


@pytest.mark.parametrize("log_n", [b"19", b"23", b"30", b"99", b"9" * 5000])
def test_a_file_that_asks_too_much_work_is_refused_at_once(log_n: bytes, tmp_path: Path) -> None:
    """FORMAT.md A4."""
    file = age.encrypt(b"", age.Passphrase("words", log_n=10)).replace(b" 10\n", b" " + log_n + b"\n", 1)
    found = cost(OPENING, file, tmp_path, within=50)
    assert found.verdict == "AgeWorkFactorError"
    assert found.milliseconds < 50
    assert found.mebibytes < 50


def test_a_header_of_many_megabytes_is_not_read(tmp_path: Path) -> None:
    """FORMAT.md A1."""
    file = b"age-encryption.org/v1\n" + GREASE * 1_000_000 + MAC
    found = cost(OPENING, file, tmp_path, within=50)
    assert found.verdict == "AgeHeaderError"
    assert found.milliseconds < 50
    assert found.mebibytes < 50


def test_words_above_the_limit_are_refused_when_made() -> None:
    """FORMAT.md A4."""
    with pytest.raises(AgeWorkFactorError):
        age.Passphrase("words", log_n=19)
    with pytest.raises(ValueError):
        age.Passphrase("words", log_n=0)


def test_the_highest_work_factor_is_written_and_read() -> None:
    """FORMAT.md A4."""
    words = age.Passphrase("words", log_n=18)
    file = age.encrypt(b"zwaar", words)
    assert b" 18\n" in file
    assert age.decrypt(file, age.Passphrase("words")) == b"zwaar"


def test_words_alone_make_a_file_for_words() -> None:
    """FORMAT.md A3."""
    file = age.encrypt(b"", age.Passphrase("words", log_n=10))
    version, rest = file.split(b"\n", 1)
    for mixed in (GREASE + rest, rest.replace(b"--- ", GREASE + b"--- ", 1), rest.replace(b"--- ", rest, 1)):
        for identity in (age.Passphrase("words"), READER):
            with pytest.raises(AgeHeaderError):
                age.decrypt(version + b"\n" + mixed, identity)


@pytest.mark.parametrize(("stanzas", "is_sound"), [(0, False), (1, True), (32, True), (33, False)])
def test_a_header_has_1_to_32_stanzas(*, stanzas: int, is_sound: bool) -> None:
    """FORMAT.md A1."""
    _check_header(b"age-encryption.org/v1\n" + GREASE * stanzas + MAC, is_sound=is_sound)


@pytest.mark.parametrize(("arguments", "is_sound"), [(0, False), (1, True), (8, True), (9, False)])
def test_a_stanza_has_1_to_8_arguments(*, arguments: int, is_sound: bool) -> None:
    """FORMAT.md A1."""
    line = b"->" + b" x" * arguments + b"\n\n"
    _check_header(b"age-encryption.org/v1\n" + line + MAC, is_sound=is_sound)


@pytest.mark.parametrize(("size", "is_sound"), [(MAX_HEADER, True), (MAX_HEADER + 1, False)])
def test_a_header_has_at_most_64_kib(*, size: int, is_sound: bool) -> None:
    """FORMAT.md A1."""
    head = b"age-encryption.org/v1\n-> x "
    _check_header(head + b"y" * (size - len(head) - len(b"\n\n" + MAC)) + b"\n\n" + MAC, is_sound=is_sound)


def _check_header(header: bytes, *, is_sound: bool) -> None:
    if is_sound:
        assert read_header(header + b"payload").length == len(header)
    else:
        with pytest.raises(AgeHeaderError):
            read_header(header + b"payload")


@pytest.mark.parametrize(
    "start", [b"age-encryption.org/v2\n", b"age-encryption.org/v1.1\n-> x\n\n", b"age-encryption.org/x\nanything"]
)
def test_a_newer_version_is_named_as_such(start: bytes) -> None:
    """FORMAT.md A11."""
    with pytest.raises(AgeVersionError):
        age.decrypt(start, READER)


@pytest.mark.parametrize(
    "junk",
    [b"", b"\n", b"age", b"-", b"-----", b"PK\x03\x04", bytes(1000), b"\xff" * 1000, b"age-encryption.org/v1\r\n"],
)
def test_what_is_no_age_file_is_refused(junk: bytes) -> None:
    with pytest.raises(AgeError):
        age.decrypt(junk, READER)


def test_every_error_is_silent_about_the_content() -> None:
    file = age.encrypt(b"PLANTED", age.Passphrase("SECRET", log_n=10))
    for broken in (file[:-1], file[:-30], file.replace(b" 10\n", b" 11\n"), re.sub(rb"--- .", b"--- !", file)):
        with pytest.raises(AgeError) as caught:
            age.decrypt(broken, age.Passphrase("SECRET"))
        assert "PLANTED" not in repr(caught.value)
        assert "SECRET" not in repr(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__ or caught.value.__context__ is None

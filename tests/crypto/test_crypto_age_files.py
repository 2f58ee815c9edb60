"""What is sealed comes back, whole or not at all; and what may not be written is not written."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.crypto import age
from herstelkluis.crypto.age_keys import X25519Identity
from herstelkluis.errors import AgeArmorError, AgeError, AgeNoMatchError, AgePassphraseError, AgePayloadError

HYBRID = age.identity_from_seed(bytes(range(32)))
POINT = X25519Identity(bytes(range(32)))
WORDS = age.Passphrase("zeven woorden op een rij", log_n=10)
KINDS = {
    "hybrid": (HYBRID.recipient, HYBRID),
    "x25519": (POINT.recipient, POINT),
    "words": (WORDS, WORDS),
}
Pair = tuple[age.Recipient, age.Identity]
every_kind = pytest.mark.parametrize("pair", KINDS.values(), ids=KINDS)


@every_kind
@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_what_is_sealed_comes_back_from_both_forms(pair: Pair, content: bytes) -> None:
    recipient, identity = pair
    file = age.encrypt(content, recipient)
    assert age.decrypt(file, identity) == content
    assert age.decrypt(age.armor(file), identity) == content


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131071, 131072, 131073])
def test_content_around_the_chunk_border_comes_back(size: int) -> None:
    """FORMAT.md A8."""
    content = bytes(i * 7 % 251 for i in range(size))
    file = age.encrypt(content, POINT.recipient)
    assert age.decrypt(file, POINT) == content
    # Without its end, at a chunk border too, nothing is released.
    for cut in {1, 16, size % 65536 + 16}:
        with pytest.raises(AgeError):
            age.decrypt(file[:-cut], POINT)


@every_kind
def test_no_two_files_are_alike(pair: Pair) -> None:
    files = [age.encrypt(b"same", pair[0]) for _ in range(20)]
    assert len(set(files)) == 20
    payloads = {file.rpartition(b"\n")[2] for file in files}
    assert len(payloads) == 20


@every_kind
def test_every_changed_byte_is_refused(pair: Pair) -> None:
    """FORMAT.md A7."""
    recipient, identity = pair
    file = age.encrypt(b"twee korte regels\n", recipient)
    for place in range(len(file)):
        # In a work factor a flip of bit 0 only stays within what may be computed.
        changed = bytearray(file)
        changed[place] ^= 1
        with pytest.raises(AgeError):
            age.decrypt(bytes(changed), identity)


@settings(deadline=None, max_examples=200)
@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_any_flipped_bit_of_a_longer_file_is_refused(place: int, bit: int) -> None:
    changed = bytearray(LONG)
    changed[place % len(LONG)] ^= 1 << bit
    with pytest.raises(AgeError):
        age.decrypt(bytes(changed), POINT)


LONG = age.encrypt(bytes(70_000), POINT.recipient)


def test_every_cut_off_file_is_refused() -> None:
    """FORMAT.md A8."""
    file = age.encrypt(b"kort", HYBRID.recipient)
    for end in range(len(file)):
        with pytest.raises(AgeError):
            age.decrypt(file[:end], HYBRID)


def test_chunks_cannot_change_places() -> None:
    """FORMAT.md A8."""
    content = bytes(65536) + bytes([1]) * 65536 + b"end"
    file = age.encrypt(content, POINT.recipient)
    chunk = 65536 + 16
    start = len(file) - 2 * chunk - 19
    first, second = file[start : start + chunk], file[start + chunk : start + 2 * chunk]
    with pytest.raises(AgePayloadError):
        age.decrypt(file[:start] + second + first + file[start + 2 * chunk :], POINT)
    with pytest.raises(AgePayloadError):
        age.decrypt(file[: start + chunk] + file[start + 2 * chunk :], POINT)


@pytest.mark.parametrize("count", [1, 2, 16])
def test_every_one_of_the_readers_opens_it(count: int) -> None:
    readers = [age.generate_identity() for _ in range(count)]
    file = age.encrypt(b"voor allen", *(reader.recipient for reader in readers))
    assert [age.decrypt(file, reader) for reader in readers] == [b"voor allen"] * count
    with pytest.raises(AgeNoMatchError):
        age.decrypt(file, HYBRID, POINT, WORDS)
    with pytest.raises(AgeNoMatchError):
        age.decrypt(file)


@pytest.mark.parametrize(
    "recipients",
    [
        [],
        [WORDS, WORDS],
        [WORDS, POINT.recipient],
        [HYBRID.recipient, WORDS],
        [HYBRID.recipient, POINT.recipient],
        [POINT.recipient] * 17,
        [age.Passphrase("")],
    ],
    ids=["nobody", "words twice", "words and key", "key and words", "mixed keys", "17 keys", "no words"],
)
def test_readers_that_weaken_each_other_are_not_written(recipients: list[age.Recipient]) -> None:
    """FORMAT.md A3, A5, A12."""
    with pytest.raises(ValueError):
        age.encrypt(b"", *recipients)


def test_other_words_do_not_open() -> None:
    file = age.encrypt(b"", WORDS)
    for words in ("Zeven woorden op een rij", "zeven woorden op een rij ", ""):
        with pytest.raises(AgePassphraseError):
            age.decrypt(file, age.Passphrase(words))
    assert age.decrypt(file, age.Passphrase("not these"), WORDS) == b""


def test_words_that_are_no_unicode_are_refused_as_words() -> None:
    with pytest.raises(AgePassphraseError):
        age.Passphrase("\ud800")


@given(data=st.binary(max_size=500), end=st.sampled_from([b"\n", b"\r\n"]), around=st.text(" \t\r\n", max_size=3))
def test_text_form_reads_back_with_either_line_end_and_space_around(data: bytes, end: bytes, around: str) -> None:
    """FORMAT.md A9."""
    text = age.armor(data)
    assert age.dearmor(around.encode() + text.replace(b"\n", end) + around.encode()) == data
    assert all(len(line) <= 64 and line.isascii() for line in text.splitlines())


@settings(max_examples=300)
@given(data=st.binary(min_size=1, max_size=200), place=st.integers(min_value=0), byte=st.integers(0, 255))
def test_a_changed_text_form_never_means_the_same_bytes(data: bytes, place: int, byte: int) -> None:
    """FORMAT.md A9."""
    text = age.armor(data)[:-1]
    changed = bytearray(text)
    changed[place % len(text)] = byte
    if bytes(changed) == text:
        return
    with contextlib.suppress(AgeArmorError):
        assert age.dearmor(bytes(changed)) != data

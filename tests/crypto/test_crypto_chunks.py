"""Chunks of an attachment (FORMAT.md C1-C5): each opens alone, and only in its own place."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.chunks import CHUNK, TAG, ChunkCipher, chunk_nonce, count_of, new_chunk_key, seal_chunks
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import AttachmentDamagedError

ID, OTHER = "00112233445566778899aabbccddeeff", "ff112233445566778899aabbccddeeff"
KEY = Secret(bytes(range(32)))
CONTENT = bytes(range(256)) * 700  # three chunks, the last one short


def sealed(content: bytes = CONTENT, key: Secret = KEY, name: str = ID) -> list[bytes]:
    return list(seal_chunks(io.BytesIO(content), key, name))


def opened(chunks: list[bytes], key: Secret = KEY, name: str = ID) -> bytes:
    cipher = ChunkCipher(key, name)
    return b"".join(cipher.open(at, one, is_last=at == len(chunks) - 1) for at, one in enumerate(chunks))


@given(st.sampled_from([0, 1, 2, 3]), st.integers(-2, 2))
def test_a_content_of_any_length_comes_back_and_only_an_empty_one_has_an_empty_chunk(many: int, more: int) -> None:
    """C2."""
    content = bytes(max(many * CHUNK + more, 0))
    chunks = sealed(content)
    assert opened(chunks) == content
    assert len(chunks) == count_of(len(content))
    assert [len(one) for one in chunks[:-1]] == [CHUNK + TAG] * (len(chunks) - 1)
    assert (len(chunks[-1]) == TAG) == (content == b"")


def test_each_chunk_opens_without_the_others() -> None:
    chunks = sealed()
    assert ChunkCipher(KEY, ID).open(1, chunks[1], is_last=False) == CONTENT[CHUNK : 2 * CHUNK]


def test_chunks_are_what_the_written_format_says() -> None:
    """Opened from FORMAT.md alone."""
    for at, chunk in enumerate(sealed()):
        nonce = at.to_bytes(11, "big") + bytes([at == 2])
        bound = b"hk/v1/attachment" + bytes.fromhex(ID) + nonce
        assert ChaCha20Poly1305(bytes(range(32))).decrypt(nonce, chunk, bound) == CONTENT[at * CHUNK :][:CHUNK]


def test_no_two_chunks_share_a_nonce_and_its_layout_is_that_of_an_age_file() -> None:
    """age files are cut with the same function, so the public vectors of age test it too."""
    assert chunk_nonce(258, is_last=True) == bytes(9) + b"\1\2\1"
    numbers = [chunk_nonce(at, is_last=last) for at in range(300) for last in (False, True)]
    assert len(set(numbers)) == 600


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (0, 2)])
def test_chunks_that_changed_places_are_refused(one: int, other: int) -> None:
    """C3."""
    chunks = sealed()
    chunks[one], chunks[other] = chunks[other], chunks[one]
    with pytest.raises(AttachmentDamagedError):
        opened(chunks)


@pytest.mark.parametrize("name", [ID, OTHER])
def test_a_chunk_of_another_attachment_is_refused_also_under_the_same_key(name: str) -> None:
    """C3."""
    chunks, others = sealed(), sealed(bytes(len(CONTENT)), KEY if name == OTHER else new_chunk_key(), name)
    with pytest.raises(AttachmentDamagedError):
        opened([chunks[0], others[1], chunks[2]])


@given(st.data())
def test_every_flipped_bit_is_refused(data: st.DataObject) -> None:
    """C3."""
    chunks = sealed()
    at = data.draw(st.integers(0, 2))
    broken = bytearray(chunks[at])
    broken[data.draw(st.integers(0, len(broken) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    chunks[at] = bytes(broken)
    with pytest.raises(AttachmentDamagedError):
        opened(chunks)


def test_content_that_was_cut_off_or_made_longer_is_refused() -> None:
    """C4."""
    chunks, after = sealed(), sealed(CONTENT + bytes(CHUNK))
    for wrong in (chunks[:2], chunks[:1], chunks[1:], [*chunks, chunks[2]], [*chunks, after[3]], [chunks[2][:-1]]):
        with pytest.raises(AttachmentDamagedError):
            opened(wrong)


def test_no_two_attachments_have_the_same_key_and_a_key_says_nothing() -> None:
    """C1."""
    keys = [new_chunk_key() for _ in range(50)]
    assert len({key.reveal() for key in keys}) == 50
    assert not any(one == other for one, other in pairwise(keys))
    assert repr(keys[0]) == "<Secret>"


def test_a_stream_that_gives_little_at_a_time_makes_the_same_chunks() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 1000))

    assert list(seal_chunks(Slow(CONTENT), KEY, ID)) == sealed()


def test_the_refusal_says_nothing_of_the_content() -> None:
    with pytest.raises(AttachmentDamagedError) as caught:
        opened([b"geheime woorden over oma"])
    assert "oma" not in f"{caught.value!r} {caught.value.facts}"
    assert caught.value.__suppress_context__

"""Age files on a disk, of any size: what `age.encrypt` and `age.decrypt` say is what these say."""

from __future__ import annotations

import errno
import io
import random
import tracemalloc
import zipfile
from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

import peers
from crypto import age_cases
from herstelkluis import errors
from herstelkluis.crypto import age
from herstelkluis.crypto.age_file import AgeReader, AgeWriter
from herstelkluis.crypto.chunks import CHUNK

OURS = age.identity_from_seed(bytes(range(32)))
OTHER = age.identity_from_seed(bytes(32))
CASES = {case.name: case for case in age_cases.read_cases()}
BINARY = [name for name, case in CASES.items() if case.file.startswith(b"age-encryption.org/")]
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def written(data: bytes, *recipients: age.Recipient, piece: int = 10_000) -> bytes:
    file = io.BytesIO()
    with AgeWriter(file, *(recipients or (OURS.recipient,))) as writer:
        for at in range(0, len(data), piece):
            assert writer.write(data[at : at + piece]) == len(data[at : at + piece])
    return file.getvalue()


def read(file: bytes, *identities: age.Identity) -> bytes:
    return AgeReader(io.BytesIO(file), *identities).read()


def verdict(open_file, file: bytes, identities) -> object:
    try:
        return open_file(file, *identities)
    except errors.AgeError as error:
        return type(error)


@pytest.mark.parametrize("name", BINARY)
def test_a_public_age_file_gets_the_same_verdict_read_from_a_disk(name: str) -> None:
    case = CASES[name]
    assert verdict(read, case.file, case.identities) == verdict(age.decrypt, case.file, case.identities)


def test_most_public_files_are_binary() -> None:
    assert len(BINARY) > 60


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("piece", [1 << 20, 4096, CHUNK])
def test_what_was_written_piece_by_piece_opens_whole(size: int, piece: int) -> None:
    data = content(size)
    file = written(data, piece=piece)
    assert age.decrypt(file, OURS) == data
    assert len(file) == len(age.encrypt(data, OURS.recipient))
    assert read(file, OTHER, OURS) == data


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_at_once_can_be_read_from_any_place(size: int) -> None:
    data = content(size)
    reader = AgeReader(io.BytesIO(age.encrypt(data, OTHER.recipient, OURS.recipient)), OURS)
    assert reader.size == size == reader.seek(0, io.SEEK_END)
    assert reader.read(1) == b""
    for place in {0, 1, CHUNK - 1, CHUNK, size // 2, max(size - 1, 0)}:
        reader.seek(place)
        assert reader.read(70) == data[place : place + 70]
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        reader.read(1)


@given(st.lists(st.tuples(st.integers(0, 3 * CHUNK), st.integers(0, CHUNK + 5)), max_size=8))
def test_any_order_of_reading_gives_the_same_bytes(moves: list[tuple[int, int]]) -> None:
    for place, length in moves:
        READER.seek(place)
        assert READER.read(length) == LONG[place : place + length]


LONG = content(2 * CHUNK + 777)
READER = AgeReader(io.BytesIO(written(LONG)), OURS)


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_file_that_is_cut_off_at_any_place_is_not_opened(size: int) -> None:
    file = written(content(size))
    start = len(file) - age_length(size)
    chunk_ends = [start + 16 + n * (CHUNK + 16) + more for n in range(3) for more in (-1, 0, 1, 15, 16, 17)]
    for end in {0, 10, start - 1, start, start + 15, len(file) - 1, len(file) - 16, *chunk_ends} - {len(file)}:
        if 0 <= end < len(file):
            with pytest.raises(errors.AgeError):
                AgeReader(io.BytesIO(file[:end]), OURS)


def age_length(size: int) -> int:
    return 16 + size + 16 * max(-(-size // CHUNK), 1)


@pytest.mark.parametrize("more", [b"\0", b"x" * 16, b"x" * (CHUNK + 16)])
@pytest.mark.parametrize("size", [0, CHUNK, CHUNK + 1])
def test_a_file_to_which_something_was_added_is_not_opened(size: int, more: bytes) -> None:
    with pytest.raises(errors.AgePayloadError):
        AgeReader(io.BytesIO(written(content(size)) + more), OURS)


def test_no_changed_byte_gives_other_words() -> None:
    data = content(2 * CHUNK + 10)
    file = written(data)
    places = random.Random(7).sample(range(len(file)), 300)
    for place in [*places, *range(0, 200, 7), len(file) - 1]:
        changed = bytearray(file)
        changed[place] ^= 1 << place % 8
        with pytest.raises(errors.AgeError):
            read(bytes(changed), OURS)


def test_a_changed_chunk_spoils_only_itself() -> None:
    data = content(3 * CHUNK)
    changed = bytearray(written(data))
    changed[-(2 * CHUNK)] ^= 1
    reader = AgeReader(io.BytesIO(bytes(changed)), OURS)
    assert reader.read(CHUNK) == data[:CHUNK]
    with pytest.raises(errors.AgePayloadError):
        reader.read(1)
    reader.seek(2 * CHUNK)
    assert reader.read(CHUNK) == data[2 * CHUNK :]


def test_an_error_while_writing_leaves_no_file_that_looks_whole() -> None:
    file = io.BytesIO()
    writer = AgeWriter(file, OURS.recipient)

    def stop_half_way() -> None:
        with writer:
            writer.write(content(CHUNK + 5))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stop_half_way()
    with pytest.raises(ValueError, match="finished"):
        writer.write(b"x")
    forgotten = io.BytesIO()
    AgeWriter(forgotten, OURS.recipient).write(content(10))
    for left in (file, forgotten):
        with pytest.raises(errors.AgeError):
            AgeReader(left, OURS)


def test_a_disk_that_fills_up_leaves_no_file_that_looks_whole() -> None:
    class Small(io.BytesIO):
        def write(self, data, /) -> int:
            if self.tell() > CHUNK:
                raise OSError(errno.ENOSPC, "full")
            return super().write(data)

    file = Small()
    writer = AgeWriter(file, OURS.recipient)
    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            writer.write(content(3 * CHUNK))
    writer.close()
    with pytest.raises(errors.AgeError):
        AgeReader(file, OURS)

    def zipped() -> None:
        with AgeWriter(Small(), OURS.recipient) as sealed, zipfile.ZipFile(sealed, "w") as archive:
            archive.writestr("groot.bin", content(3 * CHUNK))

    with pytest.raises(OSError, match="full"):
        zipped()


def test_only_keys_of_one_kind_are_taken_together() -> None:
    with pytest.raises(ValueError, match="one kind"):
        AgeWriter(io.BytesIO(), OURS.recipient, age.Passphrase("lamp"))
    with pytest.raises(ValueError, match="one kind"):
        AgeWriter(io.BytesIO())


def test_a_file_for_others_is_said_to_be_so() -> None:
    with pytest.raises(errors.AgeNoMatchError):
        read(written(b"x", OTHER.recipient), OURS)
    with pytest.raises(errors.AgePassphraseError):
        read(written(b"x", age.Passphrase("lamp", log_n=10)), age.Passphrase("fiets"))


def test_a_zip_can_be_written_and_read_without_ever_being_whole_in_memory() -> None:
    file = io.BytesIO()
    data = content(300_000)
    with AgeWriter(file, OURS.recipient) as writer, zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("een.txt", "één")
        with archive.open("map/groot.bin", "w", force_zip64=True) as large:
            large.write(data)
    reader = AgeReader(file, OURS)
    with zipfile.ZipFile(reader) as archive:
        assert archive.testzip() is None
        assert archive.read("map/groot.bin") == data
    with zipfile.ZipFile(AgeReader(file, OURS)) as archive, archive.open("een.txt") as small:
        assert small.read().decode() == "één"


def test_memory_does_not_grow_with_the_file() -> None:
    class Nothing(io.BytesIO):
        def write(self, data, /) -> int:
            return len(data)

    tracemalloc.start()
    try:
        with AgeWriter(Nothing(), OURS.recipient) as writer:
            for _ in range(400):
                writer.write(b"x" * CHUNK)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@peers.needs_typage
@pytest.mark.parametrize("size", [0, CHUNK, CHUNK + 1])
def test_the_npm_package_and_we_open_each_others_files(size: int) -> None:
    data, key, public = content(size), str(OURS), str(OURS.recipient)
    assert peers.typage({"todo": "open", "file": written(data), "identity": key}) == [base64(data)]
    (theirs,) = peers.typage({"todo": "seal", "content": data, "recipient": public})
    assert read(b64decode(theirs), OURS) == data


def base64(data: bytes) -> str:
    return b64encode(data).decode()


@peers.needs_age
def test_the_age_program_opens_what_we_wrote_piece_by_piece(tmp_path) -> None:
    key = age.parse_identity(peers.run("age-keygen").decode().splitlines()[-1])
    (tmp_path / "key.txt").write_text(str(key))
    for size in (0, CHUNK, CHUNK + 1):
        (tmp_path / "file.age").write_bytes(written(content(size), key.recipient))
        opened = peers.run("age", "--decrypt", "--identity", tmp_path / "key.txt", tmp_path / "file.age")
        assert opened == content(size)

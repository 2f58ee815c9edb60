"""The archive: one list of files has one text, every other ZIP is refused, and length tells little (Z1-Z5, P1, P2)."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.errors import PackageFormatError
from herstelkluis.share.archive import archive_size, read_archive, write_archive
from herstelkluis.share.container import Contents, pack, unpack
from herstelkluis.share.padding import SHORTEST, padded_length, padme

NAMES = ["LEESMIJ.txt", "manifest.json", "manifest.json.sig", "items/0001.json", "items/0002.pdf", "padding.bin"]
FILES = [("LEESMIJ.txt", b"lees"), ("manifest.json", b"{}"), ("items/0001.json", b"{}"), ("padding.bin", b"")]

entries = st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=200)), unique_by=lambda entry: entry[0])


def zipped(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    """An archive by Python's own ZIP writer, as near to ours as it can be."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.comment = comment
        for name, content in files:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.create_version, info.extract_version = 0, 10, 10
            info.compress_type = method
            with pytest.warns(UserWarning, match="Duplicate") if name in archive.namelist() else nullcontext():
                archive.writestr(info, content)
            archive.infolist()[-1].external_attr = 0
    return target.getvalue()


@given(entries)
def test_what_is_written_is_read_back(files: list[tuple[str, bytes]]) -> None:
    archive = write_archive(files)
    assert read_archive(archive) == files
    assert len(archive) == archive_size([(name, len(content)) for name, content in files])


@given(entries)
def test_another_program_reads_the_same_files(files: list[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(write_archive(files))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == files


@given(entries, st.data())
def test_what_is_read_has_no_second_text(files: list[tuple[str, bytes]], data: st.DataObject) -> None:
    """Z1: whatever is changed in an archive, it is refused, or what is read writes exactly the changed bytes."""
    archive = bytearray(write_archive(files))
    for _ in range(data.draw(st.integers(1, 4))):
        archive[data.draw(st.integers(0, len(archive) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_archive(bytes(archive))
    except PackageFormatError:
        return
    assert write_archive(read) == archive


def test_any_flipped_bit_is_refused() -> None:
    """Z1."""
    archive = write_archive(FILES)
    for bit in range(len(archive) * 8):
        flipped = bytearray(archive)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(PackageFormatError):
            read_archive(bytes(flipped))


def test_python_writes_the_same_archive() -> None:
    """A witness that the layout is ordinary ZIP: with its options set alike, another writer gives our bytes."""
    assert zipped(FILES) == write_archive(FILES)


def overlapping() -> bytes:
    """A list of contents with a second file that lies inside the first one."""
    inner = write_archive([("items/0002.json", b"{}")])
    outer = write_archive([("items/0001.json", inner[: inner.index(b"PK\1\2")])])
    start = outer.index(b"PK\1\2")
    central = bytearray(outer[start:-22] + inner[inner.index(b"PK\1\2") : -22])
    struct.pack_into("<I", central, len(central) - len("items/0002.json") - 4, 30 + len("items/0001.json"))
    return outer[:start] + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2, 2, len(central), start, 0)


def test_the_overlapping_archive_is_one_that_others_read() -> None:
    with zipfile.ZipFile(io.BytesIO(overlapping())) as archive:
        assert archive.namelist() == ["items/0001.json", "items/0002.json"]


HOSTILE = {
    "nothing at all": b"",
    "no archive": b"age is not zip" * 10,
    "compressed": zipped([("manifest.json", b"a" * 100_000)], zipfile.ZIP_DEFLATED),
    "a bomb": zipped([("items/0001.json", bytes(20_000_000))], zipfile.ZIP_DEFLATED),
    "a name twice": zipped([("manifest.json", b"{}"), ("manifest.json", b"[]")]),
    "a comment": zipped(FILES, comment=b"dag"),
    "bytes after the end": write_archive(FILES) + b"\0",
    "bytes before the start": b"\0" + write_archive(FILES),
    "a second archive behind it": write_archive(FILES) * 2,
    "overlapping entries": overlapping(),
    "a path upwards": zipped([("../../evil.txt", b"x")]),
    "a path from the root": zipped([("/etc/passwd", b"x")]),
    "a folder": zipped([("items/", b"")]),
    "another ending": zipped([("items/0001.exe", b"x")]),
    "five digits": zipped([("items/00001.json", b"x")]),
    "a line end in a name": zipped([("manifest.json\n", b"x")]),
    "letters outside ASCII": zipped([("items/000１.json", b"x")]),
    "a capital": zipped([("Manifest.json", b"x")]),
    "a name of 60 thousand letters": zipped([("a" * 60_000, b"")]),
    "cut off in a header": write_archive(FILES)[:20],
    "cut off in a file": write_archive(FILES)[:45],
    "without central part": write_archive(FILES)[: write_archive(FILES).index(b"PK\1\2")],
    "a size of 4 GB": write_archive(FILES).replace(struct.pack("<2I", 4, 4), struct.pack("<2I", 2**32 - 1, 2**32 - 1)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused(name: str) -> None:
    """Z1, Z2, Z4."""
    with pytest.raises(PackageFormatError):
        read_archive(HOSTILE[name])


def test_a_million_entries_are_refused_at_once() -> None:
    """Z5."""
    one = write_archive([("items/0001.json", b"")])
    many = one[: one.index(b"PK\1\2")] * 1_000_000

    def reading() -> None:
        with pytest.raises(PackageFormatError):
            read_archive(many)

    assert least_milliseconds(reading, within=500) < 500


def test_there_are_at_most_512_files() -> None:
    """Z5."""
    files = [(f"items/{number:04}.json", b"{}") for number in range(513)]
    assert len(read_archive(write_archive(files[:512]))) == 512
    with pytest.raises(PackageFormatError):
        read_archive(write_archive(files))


@given(st.integers(2, 2**40), st.integers(0, 2**20))
def test_padding_grows_with_the_length_and_never_by_more_than_twelve_percent(length: int, more: int) -> None:
    assert length <= padme(length) <= length * 1.12
    assert padme(length) <= padme(length + more)
    assert padme(padme(length)) == padme(length)


def test_padding_gives_the_lengths_of_the_paper() -> None:
    """Worked by hand from the definition: E = floor(log2 L), S = floor(log2 E) + 1, the last E - S bits are zero."""
    assert [padme(length) for length in (2, 9, 17, 33, 100, 1000, 65_537, 1_000_001)] == [
        2, 10, 18, 36, 104, 1024, 67_584, 1_015_808,
    ]  # fmt: skip


def test_a_few_hundred_lengths_remain() -> None:
    """P1."""
    lengths = {padded_length(length) for length in range(1, 32 * 2**20, 997)}
    assert min(lengths) == SHORTEST
    assert len(lengths) < 300


texts = st.binary(max_size=100)


@given(texts, texts, st.none() | texts, st.lists(texts, min_size=1, max_size=4))
def test_what_is_packed_is_unpacked(
    read_me: bytes, manifest: bytes, signature: bytes | None, items: list[bytes]
) -> None:
    """P1."""
    kept = Contents(read_me, manifest, signature, tuple((f"items/{n:04}.txt", one) for n, one in enumerate(items)))
    packed = pack(kept)
    assert unpack(packed) == kept
    assert len(packed) == SHORTEST


@pytest.mark.parametrize("size", [65_000, 65_100, 65_200, 70_000, 1_000_000, 3_333_333])
def test_every_package_has_a_padded_length(size: int) -> None:
    """P1."""
    packed = pack(Contents(b"lees", b"{}", None, (("items/0001.pdf", bytes(size)),)))
    assert len(packed) == padded_length(len(packed))
    assert unpack(packed).items[0][1] == bytes(size)


SOUND = read_archive(pack(Contents(b"lees", b"{}", b"sig", (("items/0001.json", b"{}"),))))
READ_ME, MANIFEST, SIGNATURE, ITEM, PADDING = SOUND
ZEROS = PADDING[1]
ORDERS = {
    "no padding": SOUND[:-1],
    "no item": [READ_ME, MANIFEST, SIGNATURE, (PADDING[0], ZEROS + bytes(30 + 46 + 2 * 15 + 2))],
    "no manifest": [READ_ME, ITEM, PADDING],
    "no read me": [MANIFEST, SIGNATURE, ITEM, PADDING],
    "the signature first": [READ_ME, SIGNATURE, MANIFEST, ITEM, PADDING],
    "an item after the padding": [READ_ME, MANIFEST, SIGNATURE, PADDING, ITEM],
    "a byte too little padding": [*SOUND[:-1], (PADDING[0], ZEROS[1:])],
    "a byte too much padding": [*SOUND[:-1], (PADDING[0], ZEROS + b"\0")],
    "words in the padding": [*SOUND[:-1], (PADDING[0], ZEROS[:-4] + b"hoi\0")],
    "one bit in the padding": [*SOUND[:-1], (PADDING[0], ZEROS[:-1] + b"\x80")],
}


@pytest.mark.parametrize("name", ORDERS)
def test_another_order_or_padding_is_refused(name: str) -> None:
    """Z3, P1, P2."""
    unpack(write_archive(SOUND))
    with pytest.raises(PackageFormatError):
        unpack(write_archive(ORDERS[name]))

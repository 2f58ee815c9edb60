"""Every row that stands in the readable pages of a database, whatever became of the pages that lead to them.

A row is known by its shape: for each value `n` (nothing), `i` (number), `t` (text) or `b` (bytes). Source: "Database
File Format" (sqlite.org/fileformat2.html), sections 1.6 (pages and cells) and 2.1 (records). Not authentic pages never
get here, so a cell that makes no sense is a bug of ours or of the library; it is passed over all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from herstelkluis.crypto.database_pages import USABLE
from herstelkluis.store.raw_pages import RawPages

Value = None | int | str | bytes
_LEAF_OF_TABLE, _LEAF_OF_INDEX, _INSIDE_OF_INDEX = 0x0D, 0x0A, 0x02
_FILE_HEADER = 100
_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_LEAST = (USABLE - 12) * 32 // 255 - 23
_MOST_OF_TABLE, _MOST_OF_INDEX = USABLE - 35, (USABLE - 12) * 64 // 255 - 23


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with its number in the table. `values` end where a page in its chain is damaged; then `is_whole` is not.

    A value that is the row number itself stands as nothing in the row (`n`).
    """

    number: int
    shape: str
    values: tuple[Value, ...]
    is_whole: bool
    in_index: bool
    """Whether it stands in an index; a table without row numbers is one too."""


def rows(pages: RawPages, progress: Callable[[float], None] | None = None) -> Iterator[Row]:
    """The rows of all tables and indexes, page by page in the order of the file."""
    for number in range(1, pages.count + 1):
        if progress is not None:
            progress((number - 1) / pages.count)
        page = pages.get(number)
        if page is not None:
            yield from rows_of(pages, page, _FILE_HEADER if number == 1 else 0)


def rows_of(pages: RawPages, page: bytes, start: int) -> Iterator[Row]:
    """The rows that begin on this page, whose own header stands at `start`."""
    kind = page[start]
    if kind not in (_LEAF_OF_TABLE, _LEAF_OF_INDEX, _INSIDE_OF_INDEX):
        return
    cells = start + (12 if kind == _INSIDE_OF_INDEX else 8)
    for at in range(cells, cells + 2 * int.from_bytes(page[start + 3 : start + 5]), 2):
        with suppress(IndexError, ValueError):
            yield _row(pages, page, int.from_bytes(page[at : at + 2]), kind)


def _row(pages: RawPages, page: bytes, at: int, kind: int) -> Row:
    if kind == _INSIDE_OF_INDEX:
        at += 4
    size, at = _number(page, at)
    number, most = 0, _MOST_OF_INDEX
    if kind == _LEAF_OF_TABLE:
        number, at = _number(page, at)
        most = _MOST_OF_TABLE
    here = size
    if size > most:
        here = _LEAST + (size - _LEAST) % (USABLE - 4)
        here = here if here <= most else _LEAST
    payload = page[at : at + here]
    if size > most:
        payload += _rest(pages, int.from_bytes(page[at + here : at + here + 4]), size - here)
    shape, values = _read(payload)
    return Row(number, shape, values, len(payload) == size, kind != _LEAF_OF_TABLE)


def _rest(pages: RawPages, number: int, size: int) -> bytes:
    """The rest of a long row, as far as its pages can be read."""
    parts: list[bytes] = []
    while size > 0 and (page := pages.get(number) if number else None) is not None:
        parts.append(page[4 : 4 + min(size, USABLE - 4)])
        size -= len(parts[-1])
        number = int.from_bytes(page[:4])
    return b"".join(parts)


def _read(payload: bytes) -> tuple[str, tuple[Value, ...]]:
    """The shape of a record, and its values as far as they are there."""
    end, at = _number(payload, 0)
    types = []
    while at < end:
        one, at = _number(payload, at)
        types.append(one)
    values: list[Value] = []
    for one in types:
        length = _LENGTHS[one] if one < len(_LENGTHS) else (one - 12) // 2
        if at + length > len(payload):
            break
        values.append(_value(one, payload[at : at + length]))
        at += length
    return "".join(map(_letter, types)), tuple(values)


def _letter(one: int) -> str:
    return "n" if not one else "i" if one < 10 else "tb"[one % 2 == 0]


def _value(one: int, data: bytes) -> Value:
    if one in (0, 7):  # nothing; or a fraction, of which we keep none
        return None
    if one in (8, 9):
        return one - 8
    if one < 7:
        return int.from_bytes(data, signed=True)
    return data.decode(errors="replace") if one % 2 else data


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for byte in data[at : at + 8]:
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1

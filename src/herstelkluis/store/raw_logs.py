"""What a crash left beside a database file: newer pages in a write-ahead log, or older ones in a rollback journal.

Bytes in, places out. Source: "Database File Format" (sqlite.org/fileformat2.html), sections 3 and 4. Each page image is
judged by its own seal, so the checksums of these files are not needed.
"""

from __future__ import annotations

from typing import BinaryIO

from herstelkluis.crypto.database_pages import PAGE, PageCipher

_LOG_HEADER, _FRAME_HEADER = 32, 24
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_RECORD = 4 + PAGE + 4
_BY_SIZE = 0xFFFFFFFF


def committed_pages(log: BinaryIO, cipher: PageCipher) -> dict[int, int]:
    """Where in a write-ahead log the newest image of each page stands, up to the last transaction that is whole.

    It ends at the first damaged frame, as it does for the library.
    """
    log.seek(16)
    salts = log.read(8)
    pending: dict[int, int] = {}
    committed: dict[int, int] = {}
    place = _LOG_HEADER
    while True:
        log.seek(place)
        frame = log.read(_FRAME_HEADER + PAGE)
        number = int.from_bytes(frame[:4])
        if frame[8:16] != salts or not cipher.is_authentic(number, frame[_FRAME_HEADER:]):
            return committed
        pending[number] = place + _FRAME_HEADER
        if any(frame[4:8]):  # the frame that ends a transaction tells the size of the database
            committed |= pending
            pending = {}
        place += len(frame)


def original_pages(journal: BinaryIO) -> tuple[dict[int, int], int]:
    """Where in a rollback journal each page stands as it was before a transaction that did not end.

    Also how many pages there were then; nothing and 0 when the journal is not of such a transaction.
    """
    found: dict[int, int] = {}
    start = count = 0
    while True:
        journal.seek(start)
        header = journal.read(28)
        if header[:8] != _JOURNAL_MAGIC:
            return found, count
        records, _nonce, before, sector, _page = (int.from_bytes(header[at : at + 4]) for at in range(8, 28, 4))
        count, place = count or before, start + sector
        size = journal.seek(0, 2)
        if records == _BY_SIZE:
            records = (size - place) // _RECORD
        for _record in range(min(records, max(size - place, 0) // _RECORD)):
            journal.seek(place)
            found.setdefault(int.from_bytes(journal.read(4)), place + 4)
            place += _RECORD
        if not records or not sector:
            return found, count
        start = -(-place // sector) * sector

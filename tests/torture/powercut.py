"""The power goes at every moment: only what was forced to the disk is there, or that and some of the rest.

LD_PRELOAD=failing_calls.so python -m torture.powercut FOLDER EVERY START [DEED]...

Each deed is done once while its calls are written down. For every moment in between (every EVERY-th) two disks are
made. One holds nothing that was not forced: no byte without fsync of its file, no name without fsync of its folder. The
other holds some of the rest too, writes in any order and the last one perhaps by half, names in theirs. On each the
vault must hold the old or the new, and the new once the deed was said to be done. Says `Told` as torture.faults.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from torture.failing_disk import Disk
from torture.faults import DEEDS, Before, Told, afterwards, rehearsed, stage_of

SECTOR = 512
LYING = "HERSTELKLUIS_LYING_DISK"
"""Set in a control: the disk says that it keeps what it was forced to, and does not."""
KEPT, SOME = "power cut: only what was forced to the disk", "power cut: some of the rest too"


@dataclass
class File:
    """The bytes of a file: forced to the disk, as the program sees them, and what is between."""

    forced: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes | None) -> None:
        """Bytes at a place, or (None) cut off there."""
        self.waiting.append((at, data))
        put(self.now, at, data)

    def force(self) -> None:
        self.forced = bytes(self.now)
        self.waiting.clear()

    def some(self, chance: random.Random) -> bytes:
        """What was forced, with some of what waits."""
        found = bytearray(self.forced)
        for at, data in self.waiting:
            if chance.random() < 0.5:
                torn = data if data is None or chance.random() < 0.7 else data[: len(data) // SECTOR // 2 * SECTOR]
                put(found, at, torn)
        return bytes(found)


def put(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
    content.extend(bytes(max(0, at - len(content))))
    if data is not None:
        content[at : at + len(data)] = data


Names = dict[str, File | None]
"""Path -> file, or None for a folder."""
Change = tuple[str, str, str, File | None]


class Surface:
    """A disk that keeps for sure only what it was forced to."""

    def __init__(self, place: Path) -> None:
        self.now: Names = {str(place): None}
        for one in sorted(place.rglob("*")):
            content = None if one.is_dir() else one.read_bytes()
            self.now[str(one)] = None if content is None else File(content, bytearray(content))
        self.forced: Names = dict(self.now)
        self.waiting: list[Change] = []
        self._unnamed: Names = {}  # open files that have no name yet

    def do(self, what: str, path: str, other: str, at: int, data: bytes) -> None:
        """One call, as it was written down."""
        if what == "sync":
            if not os.environ.get(LYING):
                self._force(path)
        elif what in ("write", "truncate", "empty"):
            if what == "empty" and path not in self.now:
                self._change("set", path, "", File())
            self._file(path).write(at, data if what == "write" else None)
        elif what == "create" and path not in self.now:
            self._change("set", path, "", File())
        elif what == "mkdir":
            self._change("set", path, "", None)
        elif what == "link":
            self._change("set", other, "", self._file(path))
        elif what == "rename":
            self._change("move", path, other, None)
        elif what in ("unlink", "rmdir"):
            self._change("drop", path, "", None)

    def _file(self, path: str) -> File:
        file = self.now.get(path) or self._unnamed.setdefault(path, File())
        assert file is not None
        return file

    def _change(self, how: str, path: str, other: str, file: File | None) -> None:
        self.waiting.append((how, path, other, file))
        rename(self.now, self.waiting[-1])

    def _force(self, path: str) -> None:
        if path not in self.now or self.now[path] is not None:
            self._file(path).force()
            return
        here = [one for one in self.waiting if path in {str(Path(name).parent) for name in one[1:3] if name}]
        for one in here:
            rename(self.forced, one)
            self.waiting.remove(one)

    def left(self, chance: random.Random | None) -> dict[str, bytes | None]:
        """What is on the disk after the power went; by chance some of what was not forced is too."""
        names = dict(self.forced)
        if chance is not None:
            for one in self.waiting[: chance.randint(0, len(self.waiting))]:
                rename(names, one)
        return {
            path: None if file is None else file.forced if chance is None else file.some(chance)
            for path, file in names.items()
        }


def rename(names: Names, change: Change) -> None:
    how, path, other, file = change
    if how == "set":
        names[path] = file
    elif how == "drop":
        names.pop(path, None)
    else:
        for name in [name for name in names if name == path or name.startswith(f"{path}/")]:
            names[other + name[len(path) :]] = names.pop(name)


def calls_of(disk: Disk, base: Path, place: Path, name: str) -> tuple[Surface, list[tuple[str, str, str, int, bytes]]]:
    """The disk before a deed, and each call of it, by a process that does it once."""
    record = place.with_name(f"{place.name}.calls")
    child = os.fork()
    if not child:
        stage = stage_of(base, place)
        do = DEEDS[name](stage)
        shutil.copytree(place, place.with_name(f"{place.name}.before"))
        disk.fail(place, 0, "")
        disk.record(os.open(record, os.O_CREAT | os.O_WRONLY, 0o600))
        do()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    shutil.rmtree(place)
    place.with_name(f"{place.name}.before").rename(place)
    surface = Surface(place)
    shutil.rmtree(place)
    return surface, list(_read(record.read_bytes()))


def _read(record: bytes) -> Iterator[tuple[str, str, str, int, bytes]]:
    while record:
        line, _, record = record.partition(b"\n")
        what, path, other, at, size = line.decode().split("\t")
        has_data = what == "write"
        yield what, path, other, int(at), record[: int(size)] if has_data else b""
        record = record[int(size) :] if has_data else record


def cut(disk: Disk, base: Path, work: Path, before: Before, moments: range) -> Iterator[Told]:
    """Let the power go at these moments of a deed, twice at each."""
    place = work / f"{before.name}-stroom"
    surface, calls = calls_of(disk, base, place, before.name)
    chance = random.Random(before.name)
    for number, call in enumerate(calls, 1):
        surface.do(*call)
        if number not in moments and number != len(calls):
            continue
        for fault in (KEPT, SOME):
            told = Told(before.name, fault, number, call[0], "done" if number == len(calls) else "killed")
            _lay_down(surface.left(chance if fault == SOME else None))
            try:
                told.trouble += afterwards(place, before, told)
            except Exception:
                told.trouble.append(traceback.format_exc(limit=-4))
            shutil.rmtree(place)
            yield told


def _lay_down(left: dict[str, bytes | None]) -> None:
    for path, content in sorted(left.items()):
        if not Path(path).parent.is_dir():
            continue  # in a folder whose own name was not forced to the disk
        if content is None:
            Path(path).mkdir(exist_ok=True)
        else:
            Path(path).write_bytes(content)


def main(folder: Path, every: int, start: int, names: list[str]) -> None:
    disk, base, work, before = rehearsed(folder, names)
    for one in before:
        for told in cut(disk, base, work, one, range(start, 1_000_000, every)):
            print(json.dumps(asdict(told)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] or list(DEEDS))

"""Every call that changes the disk goes wrong in turn, in a process of its own: what does a vault hold afterwards?

LD_PRELOAD=failing_calls.so python -m torture.faults FOLDER EVERY START [DEED]...

Of each deed and fault every EVERY-th call, from START on. Says one JSON object a line, as `Told`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from herstelkluis.errors import KluisError, WrongPasswordError
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House
from store.store_children import NOBODY
from torture import deeds, keeping_deeds
from torture.deeds import Do, Stage, holds
from torture.failing_disk import FAULTS, HARMLESS, KILLS, Disk

DEEDS: dict[str, Callable[[Stage], Do]] = {one.__name__: one for one in (*deeds.DEEDS, *keeping_deeds.DEEDS)}
WRITING = {"draft", "settle", "lock"}
"""The deeds whose words are in memory: whatever the disk does, they are not lost while the program lives."""
EITHER = {
    "save_what_is_left": "VaultExistsError",
    "bring_back": "VaultExistsError",
    "change_password": "WrongPasswordError",
    "make": "VaultExistsError",
    "put_back": "VaultExistsError",
    "new_keys": "WrongPasswordError",
    "new_words": "WrongPasswordError",
}
"""What a deed says the second time when the first was done after all, though the disk failed at the end of it."""
OWN_FILES = {"kluis", "uit", "kluis/kluis.hdr", "kluis/kluis-1.db", "kluis/kluis.lock"}
SECOND = {"tweede", "tweede/kluis.hdr", "tweede/kluis-1.db", "tweede/kluis.lock"}
MAKES_SECOND = {"make", "put_back", "save_what_is_left", "bring_back"}
PREPARED = {"bring_together"}
"""Before these deeds something else is done in the vault."""
KNOWN = re.compile(
    r"kluis/kluis-2\.db|uit/(document-\w{6}\.age|Reservekopie van mijn kluis"
    r"(/(kluis-[0-9-]+\.(age|hdr)|woorden-naar-sleutel\.py|De laatste lezer\.txt))?)"
)
UNFINISHED = re.compile(r"(.*/)?([^/]+\.[0-9a-f]{16}\.part|\.kopie\.db\.part(-wal)?)")
"""What a kill or a disk that removes nothing may leave: a file that has no name yet. The next writing takes it."""
STOPPED = 11  # the exit code for a disk that is full or cannot be written


@dataclass
class Told:
    """How one deed went with one fault. `trouble` is empty, or what must not be."""

    deed: str
    fault: str
    number: int
    call: str = ""
    outcome: str = ""
    trouble: list[str] = field(default_factory=list)


@dataclass
class Before:
    """One deed without a fault: how many calls it makes, and what the vault holds before and after."""

    name: str
    calls: int
    old: tuple[object, ...]
    new: tuple[object, ...]
    out: set[str]


def rehearse(disk: Disk, base: Path, folder: Path, name: str) -> Before:
    """Do a deed on a disk that is fine."""
    stage = stage_of(base, folder / f"{name}-goed")
    do = DEEDS[name](stage)
    old = _held(base, folder / f"{name}-eerst", DEEDS[name] if name in PREPARED else None)
    disk.fail(stage.place, 0, "")
    do()
    calls = disk.seen
    disk.fine()
    stage.lifecycle.lock()
    new = _opened(stage, holds)
    return Before(name, calls, old, new, _names(stage.place))


def suffer(disk: Disk, base: Path, folder: Path, before: Before, fault: str, number: int) -> Told:
    """Do a deed while this call goes wrong, in a process of its own, and look at what is there afterwards."""
    told = Told(before.name, fault, number)
    place = folder / f"{before.name}-{fault}-{number}".replace(" ", "-")
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _in_a_child(disk, base, place, before, told, write)
    os.close(write)
    with os.fdopen(read) as said:
        lines = said.read().splitlines()
    os.waitpid(child, 0)
    if lines:
        told = Told(**json.loads(lines[-1]))
    elif fault in KILLS:
        told.outcome = "killed"
    else:
        told.trouble.append("the process ended without a word")
    try:
        told.trouble += afterwards(place, before, told)
    except Exception:
        told.trouble.append(traceback.format_exc(limit=-4))
    shutil.rmtree(place)
    return told


def _in_a_child(disk: Disk, base: Path, place: Path, before: Before, told: Told, write: int) -> None:
    try:
        stage = stage_of(base, place)
        do = DEEDS[before.name](stage)
        disk.fail(place, told.number, told.fault)
        told.outcome, troubles = _try(do)
        told.call = disk.failed
        told.trouble += troubles + list(_while_it_lives(disk, stage, before, told, do))
    except BaseException:
        told.trouble.append(traceback.format_exc(limit=-4))
    os.write(write, json.dumps(asdict(told)).encode() + b"\n")
    os._exit(0)


def _try(do: Do) -> tuple[str, list[str]]:
    """The name of the error of our family, or "done"; anything else is trouble."""
    try:
        do()
    except KluisError as error:
        wrong = [] if error.exit_code == STOPPED else [f"exit code {error.exit_code} of {type(error).__name__}"]
        return type(error).__name__, wrong
    return "done", []


def _while_it_lives(disk: Disk, stage: Stage, before: Before, told: Told, do: Do) -> Iterator[str]:
    """The program goes on: no word is lost, and what failed once works the next time."""
    if told.fault in HARMLESS and told.outcome != "done":
        yield f"{told.fault} is an ordinary answer of the system, and not {told.outcome}"
    pending = stage.lifecycle.vault.drafts.pending if stage.lifecycle.vault else ()
    if before.name in WRITING and any(one.title != f"Water {deeds.NEW_WORDS}" for one in pending):
        yield "the words are not on the screen any more"
    if not FAULTS[told.fault][1]:
        disk.fine()
        if told.outcome != "done" and (stage.lifecycle.vault is None or holds(stage.vault) == before.old):
            again, _ = _try(do)
            if again not in ("done", EITHER.get(before.name)):
                yield f"the second time: {again}"
    stage.lifecycle.lock()
    disk.fine()
    if before.name in WRITING and _opened(stage, holds) != before.new:
        yield "words that were typed are gone after locking and unlocking"


def afterwards(place: Path, before: Before, told: Told) -> Iterator[str]:
    """Another program opens the vault: it holds the old or the new, and nothing lies around."""
    stage = Stage(place)
    problems, held = _opened(stage, lambda vault: (vault.check(), holds(vault)))
    if _opened(Stage(place), holds) != held:  # what opening cleans up may not shut the owner out
        yield "the second opening shows something else than the first"
    if problems:
        yield f"check: {problems}"
    if told.outcome == "done" and not _is_given(before) and held != before.new:
        yield "it was said to be done, and it is not"
    for part, old, new in zip(held, before.old, before.new, strict=True):
        if part not in (old, new) and not (_is_given(before) and part[: len(old)] == old):
            yield f"neither old nor new: {part!r:.200}"
    if before.name in MAKES_SECOND:
        _second(stage, before)
    was_stopped = told.outcome == "killed" or FAULTS.get(told.fault, (0, True))[1]
    names = {name for name in _names(place) if not (was_stopped and UNFINISHED.fullmatch(name))}
    allowed = OWN_FILES | before.out | (SECOND if before.name in MAKES_SECOND else set())
    if strange := {name for name in names - allowed if not KNOWN.fullmatch(name)}:
        yield f"lies around: {sorted(strange)}"
    databases = [name for name in names if re.fullmatch(r"kluis/kluis-\d\.db", name)]
    if len(databases) != 1 and not was_stopped:  # one without a key file goes when it is surely a left-over
        yield f"more than one vault: {sorted(databases)}"


def _second(stage: Stage, before: Before) -> None:
    """The vault that was being made can be made now, if it is not there; what lay around of it goes."""
    other = House(stage.place / "tweede")
    if other.lifecycle().state.name == "MISSING":
        if before.name == "put_back":
            found = max(stage.out.rglob("*.age"), key=lambda one: "Reserve" in str(one))
            keeping_deeds.restore(found, other.folder, Typed(PASSWORD), clock=other.clock)
        elif before.name == "save_what_is_left":
            keeping_deeds.salvage(stage.house.folder, other.folder, Typed(PASSWORD), clock=other.clock)
        elif before.name == "bring_back":
            keeping_deeds.of_export(stage)()
        else:
            other.make()[0].lock()
    lifecycle = other.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    same = before.name == "make" or holds(vault) == before.old
    lifecycle.lock()
    if not same:
        raise AssertionError("what was put back is something else")


def _is_given(before: Before) -> bool:
    """A package that did not leave stands in the list as not made, or as perhaps gone."""
    return before.name == "give"


def stage_of(base: Path, place: Path) -> Stage:
    shutil.copytree(base, place)
    return Stage(place)


def _held(base: Path, place: Path, prepare: Callable[[Stage], Do] | None) -> tuple[object, ...]:
    stage = stage_of(base, place)
    if prepare is not None:
        prepare(stage)
        stage.lifecycle.lock()
    return _opened(stage, holds)  # type: ignore[return-value]


def _opened(stage: Stage, look: Callable[..., object]) -> object:
    """What is seen in the vault by the old or the new password, locked again."""
    try:
        vault = stage.lifecycle.unlock(PASSWORD)
    except WrongPasswordError:
        vault = stage.lifecycle.unlock(deeds.NEW_PASSWORD)
    try:
        vault.settle()
        return look(vault)
    finally:
        stage.lifecycle.lock()


def _names(place: Path) -> set[str]:
    return {str(one.relative_to(place)) for one in place.rglob("*")}


def rehearsed(folder: Path, names: list[str]) -> tuple[Disk, Path, Path, list[Before]]:
    """Every deed once without a fault; from then on as an ordinary user, who may not read what is read late."""
    disk = Disk()
    for turn in ("warm", "goed"):
        work = folder / turn
        work.mkdir()
        if turn == "goed" and os.getuid() == 0:
            os.chown(work, NOBODY, NOBODY)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        base = Stage(work / "eerst")
        deeds.furnish(base)
        before = [rehearse(disk, base.place, work, name) for name in DEEDS if name in names]
    return disk, base.place, work, before


def main(folder: Path, every: int, start: int, names: list[str]) -> None:
    disk, base, work, before = rehearsed(folder, names)
    at = start
    for one in before:
        for fault in FAULTS:
            for number in range(1, one.calls + 1):
                at += 1
                is_always = number == 1 and (fault == "ENOSPC" or one.name == "settle")  # no deed and fault is left out
                if at % every == 0 or is_always:
                    print(json.dumps(asdict(suffer(disk, base, work, one, fault, number))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] or list(DEEDS))

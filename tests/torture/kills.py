"""A person who never rests, killed at a random moment, again and again: is what was acknowledged still there?

python -m torture.kills FOLDER ROUNDS SEED

Each round a process of its own opens the vault and does one deed after another: before each it says on a pipe what the
vault will hold then, and after it that it is done. Killed, the vault must hold what was last done, or what was begun.
Says one JSON object a round: {"deeds", "begun", "trouble"}.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import sleep

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.text import runs
from herstelkluis.vault import attachments
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault
from house import PASSWORD, House
from store.store_children import NOBODY
from vault.attaching import KEY, hung

PASSWORDS = (PASSWORD, "een heel ander wachtwoord")
MOST_SECONDS = 0.25  # a round lasts at most so long after its first deed
WORDS = "notitie.tekst"

State = dict[str, list[object]]
"""What a vault holds: piece -> its words, whether it lies in the bin, how many files it has; and which password."""


class Busy:
    """Someone at work; the same seed does the same."""

    def __init__(self, house: House, state: State, seed: int, pipe: int) -> None:
        self.house, self.state, self.pipe = house, state, pipe
        self.chance = random.Random(seed)
        self.number = seed * 10_000
        self.lifecycle = house.lifecycle()
        self.vault = self.lifecycle.unlock(PASSWORDS[int(str(state["password"][0]))])

    def work(self) -> None:
        ways = {
            self.write: 12,
            self.draft: 12,
            self.begin: 4,
            self.attach: 2,
            self.throw_away: 2,
            self.take_back: 2,
            self.delete: 1,
            self.restore: 2,
            self.lock: 2,
            self.change_password: 1,
        }
        while True:
            self.chance.choices([*ways], [*ways.values()])[0]()

    def say(self, what: str, changes: State) -> None:
        state = {key: one for key, one in {**self.state, **changes}.items() if one}
        os.write(self.pipe, json.dumps([what, state if what == "begin" else None]).encode() + b"\n")
        if what == "done":
            self.state = state

    def one(self, *, in_bin: bool) -> str | None:
        found = [key for key, facts in self.state.items() if key != "password" and facts[1] is in_bin]
        return self.chance.choice(found) if found else None

    def words(self) -> str:
        self.number += 1
        return f"woord {self.number} " + "verder " * self.chance.randrange(900)

    def put(self, key: str, *, settled: bool) -> None:
        document = self.vault.document(key)
        words = self.words()
        changes: State = {key: [words, self.state.get(key, [0, False, 0])[1], self.state.get(key, [0, 0, 0])[2]]}
        self.say("begin", changes)
        changed = replace(document, body={**document.body, WORDS: Answer(Text(runs(words)))})
        self.vault.drafts.change(changed)
        if settled:
            self.vault.settle()
        else:
            self.vault.drafts._save(changed)
        self.say("done", changes)

    def write(self) -> None:
        if key := self.one(in_bin=False):
            self.put(key, settled=True)

    def draft(self) -> None:
        if key := self.one(in_bin=False):
            self.put(key, settled=False)

    def begin(self) -> None:
        if len(self.state) < 12:
            document = self.vault.start("notitie")
            self.vault.drafts.change(document)
            self.put(document.id, settled=self.chance.random() < 0.5)

    def attach(self) -> None:
        if (key := self.one(in_bin=False)) and int(str(self.state[key][2])) < 3:
            self.vault.settle()
            changes: State = {key: [*self.state[key][:2], int(str(self.state[key][2])) + 1]}
            self.say("begin", changes)
            document = self.vault.document(key)
            file = attachments.attach(self.vault, key, "brief.txt", b"Geachte " * self.chance.randrange(1, 40_000))
            hung(self.vault, document, *(document.body[KEY].value.refs if KEY in document.body else ()), file)
            self.say("done", changes)

    def _moved(self, deed: str, *, in_bin: bool, after: bool | None) -> None:
        if key := self.one(in_bin=in_bin):
            changes: State = {key: [self.state[key][0], after, self.state[key][2]] if after is not None else []}
            self.say("begin", changes)
            getattr(self.vault, deed)(key)
            self.say("done", changes)

    def throw_away(self) -> None:
        self._moved("throw_away", in_bin=False, after=True)

    def take_back(self) -> None:
        self._moved("take_back", in_bin=True, after=False)

    def delete(self) -> None:
        self._moved("delete_for_ever", in_bin=True, after=None)

    def restore(self) -> None:
        """An earlier version; what it holds is asked of the vault."""
        if key := self.one(in_bin=False):
            self.vault.settle()
            oldest = self.vault.versions(key)[-1].revision
            changes: State = {key: said(self.vault, key, self.vault.version(key, oldest))}
            self.say("begin", changes)
            self.vault.restore(key, oldest)
            self.say("done", changes)

    def lock(self) -> None:
        self.lifecycle.lock()
        self.vault = self.lifecycle.unlock(PASSWORDS[int(str(self.state["password"][0]))])

    def change_password(self) -> None:
        now = int(str(self.state["password"][0]))
        changes: State = {"password": [1 - now]}
        self.say("begin", changes)
        self.lifecycle.change_password(PASSWORDS[1 - now], CHEAPEST, Typed(PASSWORDS[now]))
        self.say("done", changes)


def said(vault: Vault, key: str, document: object = None) -> list[object]:
    one = document or vault.document(key)
    words = one.body[WORDS].value.runs[0].words if WORDS in one.body else ""
    files = one.body[KEY].value.refs if KEY in one.body else ()
    return [words, one.deleted_at is not None, len(files)]


def round_of(house: House, state: State, seed: int) -> tuple[State, dict[str, object]]:
    """Let someone work, kill, and look; the state that is true then."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        Busy(house, state, seed, write).work()
        os._exit(1)
    os.close(write)
    with os.fdopen(read) as pipe:
        lines = [pipe.readline() for _line in range(1 + seed % 6)]  # it has begun, or did as much on a slow machine too
        sleep(random.Random(seed).uniform(0, MOST_SECONDS))
        os.kill(child, signal.SIGKILL)
        lines += pipe.readlines()
    _, status = os.waitpid(child, 0)
    done, begun, deeds = state, state, 0
    for line in lines:
        if line.endswith("\n"):
            what, about = json.loads(line)
            if what == "begin":
                begun = about
            else:
                done, deeds = begun, deeds + 1
    found, trouble = look(house, [begun, done])
    if not os.WIFSIGNALED(status):
        trouble.append("it stopped by itself")
    if found not in (done, begun):
        trouble.append(f"lost: {differences(found, done)}")
    return found, {"deeds": deeds, "begun": found == begun != done, "trouble": trouble}


def look(house: House, expected: list[State]) -> tuple[State, list[str]]:
    """What the vault holds now, by one of its passwords, and what its check finds."""
    for one in expected:
        number = int(str(one["password"][0]))
        lifecycle = house.lifecycle()
        with suppress(Exception):
            vault = lifecycle.unlock(PASSWORDS[number])
            vault.settle()
            found: State = {"password": [number]}
            found |= {one.id: said(vault, one.id) for one in [*vault.summaries(), *vault.bin()]}
            problems = [f"check: {code}" for code in vault.check()]
            lifecycle.lock()
            return found, problems
    return {}, ["it does not open"]


def differences(found: State, done: State) -> list[str]:
    keys = [key for key in {**found, **done} if found.get(key) != done.get(key)]
    return [f"{key[:6]}: {str(done.get(key))[:60]} -> {str(found.get(key))[:60]}" for key in keys]


def main(folder: Path, rounds: int, seed: int) -> None:
    house = House(folder / "kluis")
    if os.getuid() == 0:
        warm(folder)
        os.chown(folder, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    house.make()[0].lock()
    state: State = {"password": [0]}
    for number in range(1, rounds + 1):
        state, told = round_of(house, state, seed + number)
        print(json.dumps(told), flush=True)


def warm(folder: Path) -> None:
    """Have everything read that is read late: an ordinary user may not reach it."""
    house = House(folder / "warm")
    house.make()[0].lock()
    lifecycle = house.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    document = vault.start("notitie")
    vault.drafts.change(replace(document, title="warm"))
    vault.settle()
    attachments.attach(vault, document.id, "warm.txt", b"warm")
    vault.find("warm")
    vault.check()
    lifecycle.lock()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""Hypothesis chooses what a person does, in any order; after every step vault and model are compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from herstelkluis.vault.lifecycle import VaultState
from torture.story import PASSWORDS, Story

MOST_COPIES = 3
VOCABULARY = ("mist", "water", "brug", "zon", "reiger", "één", "ZUS")

some_words = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8).map(" ".join)
which = st.integers(0, 30)


def when(fits: Callable[[Story], object]) -> Callable[[Any], Any]:
    """The deed can be done when the story is there and this is so."""
    return precondition(lambda machine: machine.story is not None and bool(fits(machine.story)))


def lying(story: Story, *, in_bin: bool) -> list[str]:
    return [key for key, piece in story.pieces.items() if piece.in_bin is in_bin] if story.is_open else []


at_work = when(lambda story: story.is_open)
with_piece = when(lambda story: lying(story, in_bin=False))
with_bin = when(lambda story: lying(story, in_bin=True))
with_package = when(lambda story: story.is_open and story.given)
few_copies = when(lambda story: story.is_open and len(story.copies) < MOST_COPIES)
with_copy = when(lambda story: story.copies)
locked = when(lambda story: not story.is_open)


class Machine(RuleBasedStateMachine):
    """One life of a vault."""

    lives: ClassVar[int] = 0
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="kluis-", dir=memory if memory.is_dir() else None))
        self.story: Story | None = None

    @initialize()
    def begin(self) -> None:
        type(self).lives += 1
        self.story = Story(self.folder)

    def teardown(self) -> None:
        if self.story is not None:
            self.story.end()
        shutil.rmtree(self.folder)

    @property
    def now(self) -> Story:
        assert self.story is not None
        type(self).steps += 1
        self.story.rest()
        return self.story

    def one(self, number: int, *, in_bin: bool = False) -> str:
        assert self.story is not None
        keys = lying(self.story, in_bin=in_bin)
        return keys[number % len(keys)]

    def package(self, number: int) -> str:
        assert self.story is not None
        return list(self.story.given)[number % len(self.story.given)]

    # --- writing ------------------------------------------------------------------------------------------------

    @at_work
    @rule(words=some_words)
    def write_new(self, words: str) -> None:
        self.now.write_new(words)

    @with_piece
    @rule(number=which, words=some_words)
    def type_only(self, number: int, words: str) -> None:
        self.now.type(self.one(number), words)

    @with_piece
    @rule(number=which, words=some_words)
    def draft(self, number: int, words: str) -> None:
        self.now.draft(self.one(number), words)

    @with_piece
    @rule(number=which, words=some_words)
    def write(self, number: int, words: str) -> None:
        self.now.write(self.one(number), words)

    @with_piece
    @rule(number=which, name=st.sampled_from(("brief.txt", "foto van thuis.txt")))
    def attach(self, number: int, name: str) -> None:
        self.now.attach(self.one(number), name)

    @with_piece
    @rule(number=which, version=which)
    def restore_version(self, number: int, version: int) -> None:
        self.now.restore_version(self.one(number), version)

    @with_piece
    @rule(number=which)
    def throw_away(self, number: int) -> None:
        self.now.throw_away(self.one(number))

    @with_bin
    @rule(number=which)
    def take_back(self, number: int) -> None:
        self.now.take_back(self.one(number, in_bin=True))

    @with_bin
    @rule(number=which)
    def delete(self, number: int) -> None:
        self.now.delete(self.one(number, in_bin=True))

    @at_work
    @rule(word=st.sampled_from(VOCABULARY))
    def find(self, word: str) -> None:
        self.now.find(word)

    # --- opening and dying --------------------------------------------------------------------------------------

    @at_work
    @rule()
    def lock(self) -> None:
        self.now.lock()

    @locked
    @rule()
    def unlock(self) -> None:
        self.now.unlock()

    @locked
    @rule(password=st.text(max_size=20))
    def try_wrong(self, password: str) -> None:
        self.now.try_wrong(password)

    @rule(number=which)
    def change_password(self, number: int) -> None:
        self.now.change_password(PASSWORDS[number % len(PASSWORDS)])

    @at_work
    @rule()
    def kill(self) -> None:
        self.now.kill()

    # --- sharing ------------------------------------------------------------------------------------------------

    @at_work
    @rule()
    def share(self) -> None:
        self.now.share()

    @with_package
    @rule(number=which)
    def give_words(self, number: int) -> None:
        self.now.give_words(self.package(number))

    @with_package
    @rule(number=which)
    def withdraw(self, number: int) -> None:
        self.now.withdraw(self.package(number))

    # --- keeping ------------------------------------------------------------------------------------------------

    @few_copies
    @rule()
    def backup(self) -> None:
        self.now.backup()

    @with_copy
    @rule(number=which, by_words=st.booleans())
    def put_back(self, number: int, *, by_words: bool) -> None:
        self.now.put_back(number, by_words=by_words)

    @at_work
    @rule()
    def take_along(self) -> None:
        self.now.take_along()

    @rule(number=which)
    def new_keys(self, number: int) -> None:
        self.now.new_keys(PASSWORDS[number % len(PASSWORDS)])

    @locked
    @rule()
    def unlock_by_words(self) -> None:
        self.now.unlock_by_words()

    # --- what must always be so ---------------------------------------------------------------------------------

    @invariant()
    def vault_and_model_agree(self) -> None:
        if self.story is not None and self.story.is_open:
            self.story.look()

    @invariant()
    def a_locked_vault_is_whole(self) -> None:
        if self.story is not None and not self.story.is_open:
            assert self.story.lifecycle.look() is VaultState.LOCKED

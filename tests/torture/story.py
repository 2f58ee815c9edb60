"""A vault and a plain list of what it should hold, moved together: each deed is done in both, and they can be compared.

A kill leaves the folder as it stands on the disk at that moment: what a killed program leaves. Between deeds lie two
hours, so each settled text is a version of its own.
"""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import WrongPasswordError, WrongWordsError
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.text import runs
from herstelkluis.vault import attachments, sharing
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.exporting.new_vault import vault_of_export
from herstelkluis.vault.exporting.saving import export_to
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.restoring import restore
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault
from house import PASSWORD, House, typed_words, write
from torture.plain_list import WORDS, Copy, Piece, content, unknown_after
from vault.attaching import KEY, hung
from vault.giving_cases import CHEAP, see

REST_SECONDS = 7200
PASSWORDS = (PASSWORD, "een heel ander wachtwoord", "wachtwoord nummer drie")
SHEETS = [new_recovery_words() for _ in range(4)]
"""The twelve words, which change with the keys."""


class Story:
    """A vault and its model."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.turn = folder, 0
        self.words = SHEETS[0]
        self.house = House(folder / "kluis-0", words=self.words)
        self.out = folder / "uit"
        self.out.mkdir()
        self.copies: list[Copy] = []
        self.password = PASSWORDS[0]
        self.pieces: dict[str, Piece] = {}
        self.given: dict[str, State] = {}
        self.lifecycle: Lifecycle
        self.lifecycle, vault = self.house.make()
        self.letter = write(vault, "brief.huisarts", "Ik slaap weer.", share=ShareState.MAY_GO).id

    @property
    def vault(self) -> Vault:
        assert self.lifecycle.vault is not None
        return self.lifecycle.vault

    @property
    def is_open(self) -> bool:
        return self.lifecycle.vault is not None

    def rest(self) -> None:
        self.house.clock.wait(REST_SECONDS)

    # --- writing ------------------------------------------------------------------------------------------------

    def write_new(self, words: str) -> str:
        document = self.vault.start("notitie")
        self.pieces[document.id] = Piece()
        self.vault.drafts.change(document)
        self.write(document.id, words)
        return document.id

    def type(self, key: str, words: str) -> Document:
        document = self.vault.document(key)
        changed = replace(document, body={**document.body, WORDS: Answer(Text(runs(words)))})
        self.vault.drafts.change(changed)
        self.pieces[key].typed = (words, self._files(key))
        return changed

    def draft(self, key: str, words: str) -> None:
        self.vault._save_draft(self.type(key, words))
        piece = self.pieces[key]
        piece.drafted, piece.typed = piece.typed, None

    def write(self, key: str, words: str) -> None:
        self.type(key, words)
        self.vault.settle(key)
        self._settled(key)

    def _files(self, key: str) -> tuple[str, ...]:
        seen = self.pieces[key].seen
        return seen[1] if seen else ()

    def _settled(self, *keys: str) -> None:
        for key in keys or self.pieces:
            piece = self.pieces[key]
            piece.settle(piece.typed or piece.drafted)

    def attach(self, key: str, name: str) -> None:
        self.vault.settle(key)
        self._settled(key)
        self.rest()
        document = self.vault.document(key)
        file = attachments.attach(self.vault, key, name, name.encode() * 9000)
        hung(self.vault, document, *(document.body[KEY].value.refs if KEY in document.body else ()), file)
        words, files = self.pieces[key].settled or ("", ())
        self.pieces[key].settle((words, (*files, name)))

    def restore_version(self, key: str, number: int) -> None:
        piece = self.pieces[key]
        self.vault.settle()
        self._settled()
        self.rest()
        at = number % len(piece.versions)
        self.vault.restore(key, self.vault.versions(key)[::-1][at].revision)
        piece.settle(piece.versions[at])

    def throw_away(self, key: str) -> None:
        self.vault.throw_away(key)
        self._settled(key)
        self.pieces[key].in_bin = True

    def take_back(self, key: str) -> None:
        self.vault.take_back(key)
        self.pieces[key].in_bin = False

    def delete(self, key: str) -> None:
        self.vault.delete_for_ever(key)
        del self.pieces[key]

    # --- opening and dying --------------------------------------------------------------------------------------

    def lock(self) -> None:
        self.lifecycle.lock()
        self._settled()

    def unlock(self) -> None:
        self.lifecycle.unlock(self.password)

    def try_wrong(self, password: str) -> None:
        before = _bytes_of(self.house.folder)
        with pytest.raises(WrongPasswordError):
            self.lifecycle.unlock(password)
        assert _bytes_of(self.house.folder) == before

    def change_password(self, password: str) -> None:
        self.lifecycle.change_password(password, CHEAPEST, Typed(self.password))
        self.password = password

    def unlock_by_words(self) -> None:
        self.lifecycle.unlock_with_words(" ".join(self.words))

    def kill(self) -> None:
        """The program ends at once; what is on the disk is opened by the next."""
        after = self._next_folder()
        shutil.copytree(self.house.folder, after)
        self.abandon()
        self._move_to(after)
        for key, piece in list(self.pieces.items()):
            if piece.settled is None and piece.drafted is None:
                del self.pieces[key]  # no word of it was acknowledged
            piece.settle(piece.drafted)
        self.unlock()

    def _next_folder(self) -> Path:
        self.turn += 1
        return self.folder / f"kluis-{self.turn}"

    def _move_to(self, folder: Path) -> None:
        self.house = House(folder, self.house.clock, self.words)
        self.lifecycle = self.house.lifecycle()

    def abandon(self) -> None:
        """Let go of a vault without locking it."""
        if self.is_open:
            self.vault.database.close()
            assert self.lifecycle._writer is not None
            self.lifecycle._writer.release()
            self.lifecycle.vault = None
        shutil.rmtree(self.house.folder)

    # --- sharing ------------------------------------------------------------------------------------------------

    def share(self) -> None:
        self._settled()  # what is chosen from is settled
        flow = see(sharing.begin(self.vault, "huisarts").for_reader("Mw. De Wit", "huisarts", "Zodat u mij kent."))
        self.vault.settle()
        given = sharing.seal(self.vault, flow, self.out, frozenset({sharing.Door.FILE}), log_n=CHEAP)
        self.given[given.package] = State.READY

    def give_words(self, package: str) -> None:
        sharing.give_words(self.vault, package)
        if self.given[package] is State.READY:
            self.given[package] = State.GIVEN

    def withdraw(self, package: str) -> None:
        sharing.withdraw(self.vault, package)
        if self.given[package] is State.READY:
            self.given[package] = State.TAKEN_BACK
        elif self.given[package] is not State.TAKEN_BACK:
            self.given[package] = State.ASKED_BACK

    # --- keeping ------------------------------------------------------------------------------------------------

    def backup(self) -> None:
        stick = self.folder / "stick"
        stick.mkdir(exist_ok=True)
        self._settled()
        path = make_backup(self.vault, stick).backup.path
        self.copies.append(Copy(path, deepcopy(self.pieces), dict(self.given), self.password, self.words))

    def put_back(self, number: int, *, by_words: bool) -> None:
        """A backup takes the place of the vault."""
        copy, folder = self.copies[number % len(self.copies)], self._next_folder()
        typed = typed_words(copy.words) if by_words else Typed(copy.password)
        restore(copy.path, folder, typed, clock=self.house.clock)
        self.abandon()
        self.password, self.words = copy.password, copy.words
        self.pieces, self.given = deepcopy(copy.pieces), unknown_after(copy.given)
        self._move_to(folder)
        self.unlock()

    def take_along(self) -> None:
        """Everything leaves as an open export, and becomes another vault."""
        path, folder = self.folder / "alles.zip", self._next_folder()
        self.vault.settle()
        self._settled()
        export_to(self.vault, path)
        about = {"password": self.password, "recovery_words": self.words, "cost": CHEAPEST}
        vault_of_export(path, folder, clock=self.house.clock, **about)
        self.abandon()
        self.given = unknown_after(self.given)
        self._move_to(folder)
        self.unlock()

    def new_keys(self, password: str) -> None:
        """Other keys, another password and other words, for the vault that is shut."""
        self.lock()
        words = SHEETS[(SHEETS.index(self.words) + 1) % len(SHEETS)]
        rekey(self.house.folder, password, words, CHEAPEST, self.house.clock(), Typed(self.password))
        before = self.password, self.words
        self.password, self.words = password, words
        if before[0] != password:
            with pytest.raises(WrongPasswordError):
                self.lifecycle.unlock(before[0])
        with pytest.raises(WrongWordsError):
            self.lifecycle.unlock_with_words(" ".join(before[1]))

    # --- looking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """The vault says what the model says."""
        vault = self.vault
        known = {key: piece for key, piece in self.pieces.items() if piece.settled}
        assert {one.id for one in vault.summaries("notitie")} == {key for key in known if not known[key].in_bin}
        assert {one.id for one in vault.bin()} == {key for key in known if known[key].in_bin}
        for key, piece in self.pieces.items():
            assert content(vault.document(key)) == piece.seen
            kept = [content(vault.version(key, one.revision)) for one in reversed(vault.versions(key))]
            assert kept == piece.versions
        assert {one.package: one.state for one in givings(vault)} == self.given
        assert vault.document(self.letter).share is ShareState.MAY_GO

    def find(self, word: str) -> None:
        found = {hit.document for hit in self.vault.find(word)}
        self._settled()
        kept = {key: piece.settled[0].split() for key, piece in self.pieces.items() if piece.settled}
        assert found == {key for key, words in kept.items() if word in words and not self.pieces[key].in_bin}

    def end(self) -> None:
        if self.is_open:
            self.lifecycle.lock()


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}

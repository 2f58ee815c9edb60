"""What a person does with a vault, one deed at a time, each with all it needs prepared: for disks that fail at it.

A deed is a function that prepares and gives what is to be done then. What a vault holds is told without ids and times,
so that two vaults in which the same was done tell the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.model.body import Files
from herstelkluis.model.document import Document, ShareState
from herstelkluis.store import attachments as kept
from herstelkluis.vault import attachments, sharing
from herstelkluis.vault.givings import givings
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault
from house import PASSWORD, House, rewrite, write
from vault.attaching import KEY, hung
from vault.giving_cases import CHEAP, see

NEW_PASSWORD = "een heel ander wachtwoord"
NEW_WORDS = "Vanmorgen liep ik langs het water."
FILE_NAME, FILE_BYTES = "brief.txt", b"Geachte mevrouw, " * 9000

Do = Callable[[], object]


@dataclass
class Stage:
    """A vault of its own for one deed, and a folder where what leaves is put."""

    place: Path
    new_password: str = ""

    def __post_init__(self) -> None:
        self.house = House(self.place / "kluis")
        self.out = self.place / "uit"
        self.lifecycle: Lifecycle = self.house.lifecycle()

    def open(self) -> Vault:
        return self.lifecycle.unlock(PASSWORD)

    @property
    def vault(self) -> Vault:
        assert self.lifecycle.vault is not None
        return self.lifecycle.vault


def furnish(stage: Stage) -> None:
    """A vault with something of everything, locked."""
    stage.out.mkdir(parents=True)
    stage.lifecycle, vault = stage.house.make()
    note = write(vault, "notitie", "Zo begon het.", title="Water")
    stage.house.clock.wait(7200)
    note = rewrite(vault, note, "Zo ging het verder.")
    hung(vault, note, attachments.attach(vault, note.id, "oud.txt", b"Een oude brief " * 5000))
    vault.throw_away(write(vault, "notitie", "Dit mag weg.", title="Weg").id)
    write(vault, "brief.huisarts", "Ik slaap weer.", title="Brief", share=ShareState.MAY_GO)
    stage.house.clock.wait(7200)
    given = sharing.seal(vault, _choice(vault), stage.out, frozenset({sharing.Door.FILE}), log_n=CHEAP)
    sharing.give_words(vault, given.package)
    stage.lifecycle.lock()


def holds(vault: Vault) -> tuple[object, ...]:
    """Everything that stands in a vault, said in words."""
    pieces = [*vault.summaries(), *vault.bin()]
    files = [(one.name, attachments.open_attachment(vault, one.id).read()) for one in kept.attachments(vault.database)]
    return (
        sorted((_said(vault.document(one.id)), one.deleted_at is not None) for one in pieces),
        sorted(_said(vault.version(one.id, old.revision)) for one in pieces for old in vault.versions(one.id)),
        sorted(files),
        sorted(one.state.value for one in givings(vault)),
        vault.preference("owner"),
    )


def _said(document: Document) -> str:
    said = [_words(answer.value) for answer in document.body.values() if answer.value]
    return " | ".join([document.title, *said])


def _words(value: object) -> str:
    return " + ".join(one.label for one in value.refs) if isinstance(value, Files) else str(value)


def _note(vault: Vault, title: str = "Water") -> Document:
    return next(vault.document(one.id) for one in [*vault.summaries(), *vault.bin()] if one.title == title)


def _changed(vault: Vault, words: str = NEW_WORDS) -> Document:
    note = _note(vault)
    return replace(note, title=f"{note.title} {words}")


def _choice(vault: Vault) -> sharing.ShareFlow:
    return see(sharing.begin(vault, "huisarts").for_reader("Mw. De Wit", "huisarts", "Zodat u mij kent."))


# --- the deeds --------------------------------------------------------------------------------------------------------


def draft(stage: Stage) -> Do:
    """Words become a draft."""
    vault = stage.open()
    vault.drafts.change(_changed(vault))
    stage.house.clock.wait(1)
    failed: list[Exception] = []
    vault.drafts._failed = lambda _document, error: failed.append(error)

    def do() -> None:
        failed.clear()
        stage.house.clock.wait(10)
        vault.drafts.tick()
        for error in failed:
            raise error

    return do


def settle(stage: Stage) -> Do:
    """Words become part of a piece that is there, a new piece comes with them."""
    vault = stage.open()
    vault.drafts.change(_changed(vault))
    return vault.settle


def lock(stage: Stage) -> Do:
    """Words that no disk has yet, and the vault is locked."""
    vault = stage.open()
    vault.drafts.change(_changed(vault))
    return stage.lifecycle.lock


def unlock(stage: Stage) -> Do:
    """The vault is opened, with words left by a program that died."""
    vault = stage.open()
    vault._save_draft(_changed(vault))
    vault.close()
    stage.lifecycle._writer.release()
    stage.lifecycle = stage.house.lifecycle()
    return stage.open


def unlock_after_password(stage: Stage) -> Do:
    """The vault is opened, with a previous key file left by a program that died."""
    key_file = stage.house.folder / "kluis.hdr"
    previous = key_file.with_name("kluis.hdr.previous")
    previous.write_bytes(key_file.read_bytes())
    return stage.open


def change_password(stage: Stage) -> Do:
    stage.new_password = NEW_PASSWORD
    return lambda: stage.lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))


def attach(stage: Stage) -> Do:
    """A file is taken in and hung on a piece."""
    vault = stage.open()
    note = _note(vault)

    def do() -> None:
        file = attachments.attach(vault, note.id, FILE_NAME, FILE_BYTES)
        hung(vault, note, *note.body[KEY].value.refs, file)

    return do


def throw_away(stage: Stage) -> Do:
    vault = stage.open()
    note = _note(vault)
    return lambda: vault.throw_away(note.id)


def take_back(stage: Stage) -> Do:
    vault = stage.open()
    gone = vault.bin()[0]
    return lambda: vault.take_back(gone.id)


def delete_for_ever(stage: Stage) -> Do:
    vault = stage.open()
    gone = vault.bin()[0]
    return lambda: vault.delete_for_ever(gone.id)


def restore_version(stage: Stage) -> Do:
    vault = stage.open()
    note = _note(vault)
    return lambda: vault.restore(note.id, 1)


def copy(stage: Stage) -> Do:
    """A verified copy of the database beside the vault."""
    vault = stage.open()
    return lambda: vault.database.copy_to(stage.out / "kopie.db")


def give(stage: Stage) -> Do:
    """A package is sealed and written."""
    vault = stage.open()
    flow = _choice(vault)
    return lambda: sharing.seal(vault, flow, stage.out, frozenset({sharing.Door.FILE}), log_n=CHEAP)


def make(stage: Stage) -> Do:
    """A second vault is made, with a first piece in it."""
    other = House(stage.place / "tweede")
    return lambda: other.make()[0].lock()


DEEDS: tuple[Callable[[Stage], Do], ...] = (
    draft,
    settle,
    lock,
    unlock,
    unlock_after_password,
    change_password,
    attach,
    throw_away,
    take_back,
    delete_for_ever,
    restore_version,
    copy,
    give,
    make,
)

"""What a person does to keep a vault: backups and what becomes of them, taking along, bringing together, new keys."""

from __future__ import annotations

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.vault.backups.forgetting import forget_in_backups
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.exporting.new_vault import vault_of_export
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from herstelkluis.vault.merging.comparing import compare
from herstelkluis.vault.merging.database_copy import copy_in_file
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.recovery_sheet import change_words
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.restoring import restore
from herstelkluis.vault.salvaging import salvage
from herstelkluis.vault.typed import Typed
from house import PASSWORD, rewrite
from torture.deeds import NEW_PASSWORD, NEW_WORDS, Do, Stage

NEW_RECOVERY_WORDS = new_recovery_words()
TAKEN = "alles.zip"


def backup(stage: Stage) -> Do:
    vault = stage.open()
    return lambda: make_backup(vault, stage.out)


def put_back(stage: Stage) -> Do:
    """A backup becomes a vault beside this one."""
    vault = stage.open()
    path = make_backup(vault, stage.out).backup.path
    stage.lifecycle.lock()
    clock = stage.house.clock
    return lambda: restore(path, stage.place / "tweede", Typed(PASSWORD), clock=clock)


def take_along(stage: Stage) -> Do:
    """Everything in one file that the words open."""
    vault = stage.open()
    return lambda: export_to(vault, stage.out / "alles.zip.age", recipients=(recovery_recipient(vault),))


def new_keys(stage: Stage) -> Do:
    """All keys, the password and the words are new."""
    now = stage.house.clock()
    words = NEW_RECOVERY_WORDS
    return lambda: rekey(stage.house.folder, NEW_PASSWORD, words, CHEAPEST, now, Typed(PASSWORD))


def new_words(stage: Stage) -> Do:
    vault = stage.open()
    return lambda: change_words(vault, NEW_RECOVERY_WORDS, Typed(PASSWORD))


def forget_everywhere(stage: Stage) -> Do:
    """A piece goes out of a backup too."""
    vault = stage.open()
    make_backup(vault, stage.out)
    gone = vault.bin()[0].id
    return lambda: forget_in_backups(vault, [gone])


def bring_together(stage: Stage) -> Do:
    """A copy that went on by itself comes back."""
    vault = stage.open()
    copy = stage.out / "kopie.db"
    note = next(one for one in vault.summaries() if one.title == "Water")
    before = vault.document(note.id)
    rewrite(vault, before, NEW_WORDS)
    vault.database.copy_to(copy)
    vault.restore(note.id, before.revision)

    def do() -> None:
        with copy_in_file(vault, copy) as other:
            merge(vault, other, {one.id: "theirs" for one in compare(vault, other)})

    return do


def save_what_is_left(stage: Stage) -> Do:
    """What can be read of a damaged vault becomes another one."""
    clock = stage.house.clock
    return lambda: salvage(stage.house.folder, stage.place / "tweede", Typed(PASSWORD), clock=clock)


def bring_back(stage: Stage) -> Do:
    """What was taken along becomes another vault."""
    vault = stage.open()
    export_to(vault, stage.out / TAKEN)
    stage.lifecycle.lock()
    return of_export(stage)


def of_export(stage: Stage) -> Do:
    about = {"password": PASSWORD, "recovery_words": NEW_RECOVERY_WORDS, "cost": CHEAPEST, "clock": stage.house.clock}
    return lambda: vault_of_export(stage.out / TAKEN, stage.place / "tweede", **about)


DEEDS = (
    backup,
    put_back,
    take_along,
    new_keys,
    new_words,
    forget_everywhere,
    bring_together,
    save_what_is_left,
    bring_back,
)

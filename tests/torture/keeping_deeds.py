"""What a person does to keep a vault: backups, putting one back, taking everything along, and all new keys."""

from __future__ import annotations

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from herstelkluis.vault.recovery_sheet import change_words
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.restoring import restore
from house import PASSWORD
from torture.deeds import NEW_PASSWORD, Do, Stage

NEW_RECOVERY_WORDS = new_recovery_words()


def backup(stage: Stage) -> Do:
    vault = stage.open()
    return lambda: make_backup(vault, stage.out)


def put_back(stage: Stage) -> Do:
    """A backup becomes a vault beside this one."""
    vault = stage.open()
    path = make_backup(vault, stage.out).backup.path
    stage.lifecycle.lock()
    clock = stage.house.clock
    return lambda: restore(path, stage.place / "tweede", password=PASSWORD, clock=clock)


def take_along(stage: Stage) -> Do:
    """Everything in one file that the words open."""
    vault = stage.open()
    return lambda: export_to(vault, stage.out / "alles.zip.age", recipients=(recovery_recipient(vault),))


def new_keys(stage: Stage) -> Do:
    """All keys, the password and the words are new."""
    now = stage.house.clock()
    words = NEW_RECOVERY_WORDS
    return lambda: rekey(stage.house.folder, NEW_PASSWORD, words, CHEAPEST, now, password=PASSWORD)


def new_words(stage: Stage) -> Do:
    vault = stage.open()
    return lambda: change_words(vault, NEW_RECOVERY_WORDS, password=PASSWORD)


DEEDS = (backup, put_back, take_along, new_keys, new_words)

"""`herstelkluis check`: open a vault and say whether it is sound."""

from __future__ import annotations

from pathlib import Path

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.errors import VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.vault.lifecycle import Lifecycle


def check(folder: Path, password_file: Path | None, words_file: Path | None) -> int:
    """Unlock, read every page and every link of the ledger, and say so. Raises the errors of `Lifecycle.unlock`."""
    lifecycle = Lifecycle(folder, now)
    if words_file is not None:
        vault = lifecycle.unlock_with_words(read_secret(words_file))
    elif password_file is not None:
        vault = lifecycle.unlock(read_secret(password_file))
    try:
        problems = vault.check()
    finally:
        lifecycle.lock()
    if problems:
        raise VaultDamagedError
    print(_("Your vault is sound."))
    return 0

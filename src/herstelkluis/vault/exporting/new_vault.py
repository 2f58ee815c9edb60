"""A vault that is made of an open export: whole or not at all, with keys and words of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from herstelkluis.crypto.age import Identity
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.vault.appearing import appearing
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.exporting.files import open_export
from herstelkluis.vault.exporting.reading import bring_back
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.progress import Progress


def vault_of_export(
    source: Path,
    folder: Path,
    *identities: Identity,
    password: str,
    recovery_words: Sequence[str],
    cost: Argon2Cost,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Counts:
    """Make a vault in `folder`, which must be absent or empty, of the export at `source`; it is shut when it is there.

    `identities` open a sealed export; password and words are those of the new vault. Raises as `open_export`,
    `bring_back` and `Lifecycle.create`.
    """
    with open_export(source, *identities) as files, appearing(folder) as building:
        lifecycle = Lifecycle(building, clock)
        vault = lifecycle.create(password, recovery_words, cost)
        try:
            counts = bring_back(vault, files, progress)
        finally:
            lifecycle.lock()
    return counts

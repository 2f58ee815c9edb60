"""Away for ever, also from backup copies. Copies on a stick that is not in wait until it is."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.vault.of_one_vault import WAITING
from herstelkluis.vault.progress import Progress

if TYPE_CHECKING:
    from herstelkluis.vault.backups.forgetting import Forgotten
    from herstelkluis.vault.vault import Vault


def delete_everywhere(vault: Vault, document_id: str, progress: Progress | None = None) -> Forgotten:
    """Remove a piece from the vault, and then from every backup copy in reach; the others are told, and wait.

    Runs in any thread. What `progress` raises ends it; the copies that are left then wait too. Raises as
    `Vault.delete_for_ever` and `forget_in_backups`.
    """
    vault.delete_for_ever(document_id)
    ids, _paths = _waiting(vault)
    return _forget(vault, {*ids, document_id}, progress)


def forget_what_waits(vault: Vault) -> None:
    """Go on with the copies that could not be reached, where one of them is there now. Raises as above."""
    ids, paths = _waiting(vault)
    if ids and (not paths or any(Path(one).is_file() for one in paths)):
        _forget(vault, ids, None)


def _forget(vault: Vault, ids: Collection[str], progress: Progress | None) -> Forgotten:
    from herstelkluis.vault.backups.forgetting import forget_in_backups

    vault.prefer(WAITING, {"ids": sorted(ids), "paths": []})  # a program that dies here goes on later
    done = forget_in_backups(vault, sorted(ids), progress)
    away = [str(path) for path in done.out_of_reach if not path.is_file()]  # one that is damaged stays so
    vault.prefer(WAITING, {"ids": sorted(ids), "paths": away} if away else {})
    return done


def _waiting(vault: Vault) -> tuple[list[str], list[str]]:
    kept = vault.preference(WAITING, {})
    return (list(kept.get("ids", [])), list(kept.get("paths", []))) if isinstance(kept, dict) else ([], [])

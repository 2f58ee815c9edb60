"""Away for ever, also from backup copies. Copies on a stick that is not in wait until it is.

One that turns out then to be damaged, or of other keys, does not wait any more: it is kept in mind until it is gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.vault.of_one_vault import NOT_GONE_FROM, WAITING
from herstelkluis.vault.progress import Progress

if TYPE_CHECKING:
    from herstelkluis.vault.backups.forgetting import Forgotten
    from herstelkluis.vault.vault import Vault


def delete_everywhere(vault: Vault, document_id: str, progress: Progress | None = None) -> Forgotten:
    """Remove a piece from the vault, and then from every backup copy in reach; the others are told, and wait.

    Runs in any thread. What `progress` raises ends it; the copies that are left then wait too. Raises as
    `Vault.delete_for_ever` and `forget_in_backups`.
    """
    ids, _paths = _waiting(vault)
    with vault.database.atomic():  # a program that dies has done and wants both, or neither
        vault.prefer(WAITING, _wish({*ids, document_id}))
        vault.delete_for_ever(document_id)
    return _forget(vault, {*ids, document_id}, progress)


def forget_what_waits(vault: Vault) -> None:
    """Go on with the copies that could not be reached, where one of them is there now. Raises as above."""
    ids, paths = _waiting(vault)
    if ids and (not paths or any(os.path.lexists(one) for one in paths)):
        _forget(vault, ids, None, lambda one: not paths or str(one) in paths)


def may_still_hold(vault: Vault) -> list[Path]:
    """Copies that are there now, and that nothing could be taken out of when they were reached at last."""
    return [one for one in _not_gone_from(vault) if os.path.lexists(one)]


def _forget(
    vault: Vault, ids: Collection[str], progress: Progress | None, is_untold: Callable[[Path], bool] | None = None
) -> Forgotten:
    """`is_untold` says of a copy that stays as it is whether the person does not know so yet."""
    from herstelkluis.vault.backups.forgetting import forget_in_backups

    vault.prefer(WAITING, _wish(ids))  # a program that dies here goes on later
    done = forget_in_backups(vault, sorted(ids), progress)
    untold = [str(one) for one in (*done.damaged, *done.other_keys) if is_untold is not None and is_untold(one)]
    with vault.database.atomic():
        if untold:
            vault.prefer(NOT_GONE_FROM, sorted({*map(str, _not_gone_from(vault)), *untold}))
        vault.prefer(WAITING, _wish(ids, done.waits) if done.waits else {})
    return done


def _not_gone_from(vault: Vault) -> list[Path]:
    """Also those on a stick that is out; what is gone from a folder that is there is no more."""
    kept = vault.preference(NOT_GONE_FROM, [])
    paths = [Path(str(one)) for one in kept] if isinstance(kept, list) else []
    return [one for one in paths if os.path.lexists(one) or not os.path.lexists(one.parent)]


def _wish(ids: Collection[str], paths: Iterable[Path] = ()) -> dict[str, list[str]]:
    return {"ids": sorted(ids), "paths": [str(one) for one in paths]}


def _waiting(vault: Vault) -> tuple[list[str], list[str]]:
    kept = vault.preference(WAITING, {})
    return (list(kept.get("ids", [])), list(kept.get("paths", []))) if isinstance(kept, dict) else ([], [])

"""What leaves the vault lies elsewhere: beside it, a copy is lost with it, and open words stand beside locked ones."""

from __future__ import annotations

from pathlib import Path

from herstelkluis.errors import InsideVaultError


def check_outside(vault_folder: Path, place: Path) -> None:
    """Raise `InsideVaultError` for a place in the folder of the vault, also when a link leads there."""
    if place.resolve().is_relative_to(vault_folder.resolve()):
        raise InsideVaultError

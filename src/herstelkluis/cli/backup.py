"""`herstelkluis backup`: make a backup of a vault and read it back."""

from __future__ import annotations

import argparse

from herstelkluis.cli.unlocked import unlocked
from herstelkluis.i18n import _


def backup(options: argparse.Namespace) -> int:
    """Unlock, make a backup in the folder `--out`, and say where it is. Raises as `unlocked` and `make_backup`."""
    with unlocked(options) as vault:
        from herstelkluis.vault.backups import keeping
        from herstelkluis.vault.backups.making import make_backup

        made = make_backup(vault, options.out)
        keeping.thin(vault, options.out, vault.clock())
    counts = made.counts
    print(made.backup.path)
    print(
        _("Read back and sound. Pieces: {pieces}, in the bin: {in_bin}, versions: {versions}, files: {files}.").format(
            pieces=counts.pieces, in_bin=counts.in_bin, versions=counts.versions, files=counts.attachments
        )
    )
    return 0

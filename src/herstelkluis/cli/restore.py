"""`herstelkluis restore`: put a backup back as a vault in a new folder."""

from __future__ import annotations

import argparse

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.i18n import _, say_day


def restore(options: argparse.Namespace) -> int:
    """Put the backup `--from` in the folder `--vault`, and say what it holds. Raises as `read_secret` and `restore`."""
    password = read_secret(options.password_file) if options.password_file else ""
    recovery_text = read_secret(options.words_file) if options.words_file else ""
    from herstelkluis.vault import restoring

    restored = restoring.restore(
        options.source, options.vault, password=password, recovery_text=recovery_text, clock=now
    )
    counts = restored.counts
    print(options.vault)
    print(_("Your vault is back, as it was on {day}.").format(day=say_day(restored.made_at.astimezone().date())))
    print(
        _("Pieces: {pieces}, in the bin: {in_bin}, versions: {versions}, files: {files}.").format(
            pieces=counts.pieces, in_bin=counts.in_bin, versions=counts.versions, files=counts.attachments
        )
    )
    return 0

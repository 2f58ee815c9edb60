"""`herstelkluis restore`: put a backup back as a vault in a new folder."""

from __future__ import annotations

import argparse

from herstelkluis.cli.counted import counted
from herstelkluis.cli.inputs import now
from herstelkluis.cli.unlocked import typed_in
from herstelkluis.errors import CannotReadError
from herstelkluis.i18n import _, say_day
from herstelkluis.vault.repairing import key_file_for
from herstelkluis.vault.state import is_anything_there


def restore(options: argparse.Namespace) -> int:
    """Put the backup `--from` in the folder `--vault`, and say what it holds.

    Where `--from` is the folder of a damaged vault, everything that can be read of it comes in the new one. Raises as
    `typed_in`, `restoring.restore`, CannotReadError, `key_file_for` and `salvaging.salvage`.
    """
    try:
        is_folder_of_vault = is_anything_there(options.source)
    except OSError:  # a folder one may not look into
        raise CannotReadError from None
    if is_folder_of_vault:
        return _salvage(options)
    from herstelkluis.vault import restoring

    typed = typed_in(options)
    restored = restoring.restore(options.source, options.vault, typed, key_file=options.key_file, clock=now)
    print(options.vault)
    print(_("Your vault is back, as it was on {day}.").format(day=say_day(restored.made_at.astimezone().date())))
    print(counted(restored.counts))
    return 0


def _salvage(options: argparse.Namespace) -> int:
    from herstelkluis.vault.salvaging import salvage

    key_file = options.key_file or key_file_for(options.source)
    found = salvage(options.source, options.vault, typed_in(options), key_file=key_file, clock=now)
    print(options.vault)
    print(_("Everything that could be read is in a new vault. The damaged one is as it was."))
    print(counted(found.counts))
    print(
        _("Not found back: pieces {pieces}, files {files}.").format(
            pieces=found.lost_pieces, files=found.lost_attachments
        )
    )
    return 0

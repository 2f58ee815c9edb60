"""`herstelkluis export` and `herstelkluis import`: everything out of a vault, and a new vault of it."""

from __future__ import annotations

import argparse

from herstelkluis.cli.counted import counted
from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.cli.unlocked import unlocked
from herstelkluis.errors import ExportPlaceError, VaultExistsError
from herstelkluis.i18n import _
from herstelkluis.store.files import write_file


def export(options: argparse.Namespace) -> int:
    """Write everything to a new file in the folder `--out`, and say where it is. Raises as `unlocked`, `export_to`.

    With `--locked` the recovery words of the vault open it.
    """
    with unlocked(options) as vault:
        from herstelkluis.vault.exporting.saving import export_to, file_name, recovery_recipient

        path = options.out / file_name(now().date(), is_sealed=options.locked)
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise ExportPlaceError from None
        if path.exists():
            raise VaultExistsError
        recipients = (recovery_recipient(vault),) if options.locked else ()
        counts = export_to(vault, path, recipients=recipients, pdfs=options.pdf)
    print(path)
    print(counted(counts))
    print(
        _("The recovery words of your vault open this file.") if options.locked else _("Everyone can read this file.")
    )
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """Make a new vault of the export `--from`; its twelve words are written to the file `--new-words-file`.

    Raises as `vault_of_export`, and VaultExistsError when something stands at that file.
    """
    from herstelkluis.crypto.kdf import STANDARD
    from herstelkluis.crypto.recovery import new_recovery_words
    from herstelkluis.vault.exporting.files import key_in_words
    from herstelkluis.vault.exporting.new_vault import vault_of_export

    password, words = read_secret(options.password_file), new_recovery_words()
    identities = () if options.words_file is None else (key_in_words(read_secret(options.words_file)),)
    if options.new_words_file.exists():
        raise VaultExistsError
    write_file(options.new_words_file, (" ".join(words) + "\n").encode())
    try:
        counts = vault_of_export(
            options.source,
            options.vault,
            *identities,
            password=password,
            recovery_words=words,
            cost=STANDARD,
            clock=now,
        )
    except BaseException:
        options.new_words_file.unlink(missing_ok=True)
        raise
    print(options.vault)
    print(counted(counts))
    print(_("Write down the twelve words, and then throw their file away."))
    return 0

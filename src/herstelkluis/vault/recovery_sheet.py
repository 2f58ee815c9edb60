"""The recovery sheet of an open vault: its words, to practise with now and then, and other words in their place."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.keyfile import KeyFile
from herstelkluis.crypto.recovery import recovery_entropy, words_of_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import KluisError, OpenKeyLostError, SheetWordsLostError, WrongWordsError
from herstelkluis.store import keys
from herstelkluis.vault.key_file import keys_unchanged, put_keyfile, read_keyfile
from herstelkluis.vault.left_overs import settle_words
from herstelkluis.vault.of_one_vault import ASKED_LATER, PRACTISED_ON
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

NEVER_ASK = "sheet_never_ask"
A_QUARTER = 3  # months
A_WHILE = timedelta(days=14)


def sheet_words(vault: Vault) -> tuple[str, ...]:
    """The twelve words that open this vault. Raises SheetWordsLostError when the vault does not hold them."""
    kept = keys.get_key(vault.database, keys.RECOVERY)
    if kept is None:
        raise SheetWordsLostError
    with Secret(bytearray(kept)) as entropy:
        return words_of_entropy(entropy)


def check_opens(vault: Vault, keyfile: KeyFile) -> None:
    """Look whether the twelve words open this very vault through this key file.

    Raises SheetWordsLostError when other words do, as after they were changed on another computer, or an older key file
    was put back; OpenKeyLostError for the key file of something else.
    """
    if keyfile.database_name != vault.database.path.name:
        raise OpenKeyLostError
    try:
        with keyfile.unlock_with_words(sheet_words(vault)) as key:
            _check_is_of(vault, key)
    except WrongWordsError:
        raise SheetWordsLostError from None


def practised_on(vault: Vault) -> date | None:
    """The day the sheet was last tried out, if ever."""
    return _day(vault, PRACTISED_ON)


def keep_practised(vault: Vault) -> None:
    """Remember that the sheet was tried out today. Raises CannotWriteError."""
    with vault.database.atomic():
        vault.prefer(PRACTISED_ON, vault.clock().astimezone().date().isoformat())
        vault.prefer(ASKED_LATER, None)


def is_time_to_practise(vault: Vault, today: date) -> bool:
    """Whether to ask for two words of the sheet: a quarter after the last time, unless the person wants it later.

    A sheet that was never tried out is asked for two weeks after the first words were written. A day that a wrong
    clock wrote, further ahead than one can be, counts as none.
    """
    if not asks_to_practise(vault):
        return False
    later, last = _day(vault, ASKED_LATER), practised_on(vault)
    if later is not None and later <= today + A_WHILE:
        return today >= later
    if last is not None and last <= today + timedelta(days=1):
        return today >= _a_quarter_after(last)
    first = vault.database.read("SELECT created_at FROM documents ORDER BY rowid LIMIT 1")  # the least would read all
    return bool(first) and today >= datetime.fromisoformat(first[0][0]).date() + A_WHILE


def asks_to_practise(vault: Vault) -> bool:
    """Whether the person wants to be asked now and then."""
    return not vault.preference(NEVER_ASK, False)


def ask_to_practise(vault: Vault, *, on: bool) -> None:
    """Ask now and then, or never again. Raises CannotWriteError."""
    vault.prefer(NEVER_ASK, not on)


def ask_later(vault: Vault, today: date) -> None:
    """Ask again in two weeks. Raises CannotWriteError."""
    vault.prefer(ASKED_LATER, (today + A_WHILE).isoformat())


def change_words(vault: Vault, words: Sequence[str], typed: Typed) -> None:
    """Give the open vault these twelve words in place of the old ones, for who lost the sheet.

    The vault key stays the same: a copy of an older key file, and backups that were made before, still open with the
    old words. Backups that are made from now on open with the new ones. Killed at any moment, exactly one of both
    sheets opens the vault. Raises as `Lifecycle.unlock`, OpenKeyLostError, KeysNotWrittenError; then nothing changed.
    """
    folder, database = vault.database.path.parent, vault.database
    keyfile = read_keyfile(folder)
    with typed, typed.vault_key(keyfile) as vault_key:
        _check_is_of(vault, vault_key)
        changed = keyfile.with_words(vault_key, words)
    try:
        with keys_unchanged():
            with recovery_entropy(words) as entropy:
                keys.put_key(database, keys.NEXT_RECOVERY, entropy.reveal())
            put_keyfile(folder, changed, lambda there: there.unlock_with_words(words))
    finally:
        with suppress(KluisError):  # else at the next unlock
            settle_words(database, read_keyfile(folder))
    with suppress(KluisError):
        keep_practised(vault)


def _check_is_of(vault: Vault, key: Secret) -> None:
    with subkey(key, "backup-age") as seed:
        if seed.reveal() != vault.backup_seed.reveal():
            raise OpenKeyLostError


def _a_quarter_after(day: date) -> date:
    months = day.month - 1 + A_QUARTER
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _day(vault: Vault, key: str) -> date | None:
    kept = vault.preference(key)
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None

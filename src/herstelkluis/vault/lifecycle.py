"""Make, open and close a vault: one state, moved by one function.

On disk a vault is a folder with the key file `kluis.hdr`, the database it names (`kluis-1.db`), the lock file and, when
the owner chose so, `open.json`. Everything here may take a second or more (the key derivation), so a face calls it off
its own thread; the opened `Vault` may then be used from any one thread at a time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.crypto import words
from herstelkluis.crypto.kdf import Argon2Cost, subkey
from herstelkluis.crypto.keyfile import KeyFile, database_key, diagnose_password
from herstelkluis.crypto.recovery import WORDS
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    KluisError,
    PasswordTooShortError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPasswordError,
)
from herstelkluis.vault.key_file import keys_unchanged, put_keyfile, read_keyfile
from herstelkluis.vault.one_writer import OneWriter, is_in_use
from herstelkluis.vault.replaced import keep_replaced
from herstelkluis.vault.state import TRANSITIONS, VaultState
from herstelkluis.vault.typed import Typed

# What is only needed once a vault opens is loaded then, while the key is derived: the lock screen is there sooner.
if TYPE_CHECKING:
    from herstelkluis.store.database import Database
    from herstelkluis.vault.sealed import SealedText
    from herstelkluis.vault.vault import Vault

PASSWORD_MINIMUM_CHARACTERS = 12


class Lifecycle:
    """The vault of one folder, from nothing to open and back."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._monotonic = monotonic
        self._writer: OneWriter | None = None
        self._sealed: SealedText | None = None
        self.may_have_lost_words = False  # whether pending words could not even be sealed at the last lock
        self.vault: Vault | None = None
        self.state = VaultState.MISSING
        self.look()

    def _move(self, to: VaultState) -> VaultState:
        """The only place where the state changes."""
        if to not in TRANSITIONS[self.state]:
            msg = f"no way from {self.state.name} to {to.name}"
            raise AssertionError(msg)
        self.state = to
        return to

    def look(self) -> VaultState:
        """See what is on disk now. Reads only the key file; an open vault stays open."""
        if self.state is VaultState.OPEN:
            return self.state
        if is_in_use(self.folder):
            return self._move(VaultState.IN_USE)
        try:
            keyfile = self._read_keyfile()
        except VaultMissingError:
            from herstelkluis.vault.appearing import finish_exchange

            return self.look() if finish_exchange(self.folder) else self._move(VaultState.MISSING)
        except VaultTooNewError:
            return self._move(VaultState.TOO_NEW)
        except KluisError:
            return self._move(VaultState.DAMAGED)
        there = (self.folder / keyfile.database_name).is_file()
        return self._move(VaultState.LOCKED if there else VaultState.DAMAGED)

    def _read_keyfile(self) -> KeyFile:
        return read_keyfile(self.folder)

    # --- making -------------------------------------------------------------------------------------------------

    def create(self, password: str, recovery_words: Sequence[str], cost: Argon2Cost, owner: str = "") -> Vault:
        """Make a new vault and open it. It appears as a whole or not at all.

        Raises PasswordTooShortError, VaultExistsError, CannotWriteError.
        """
        check_new_password(password)
        if self.look() is not VaultState.MISSING or (self.folder.is_dir() and any(self.folder.iterdir())):
            raise VaultExistsError
        from herstelkluis.vault.making import make_vault

        keyfile, vault_key = make_vault(self.folder, password, recovery_words, cost, owner, self._clock())
        with vault_key:
            self._move(VaultState.LOCKED)
            return self._open(keyfile, vault_key)

    # --- opening ------------------------------------------------------------------------------------------------

    def unlock(self, password: str) -> Vault:
        """Open with the password. Raises WrongPasswordError (or KeyboardLayoutError), VaultDamagedError,
        VaultTooNewError, VaultInUseError, EncryptionMissingError."""

        def with_password(keyfile: KeyFile) -> Secret:
            try:
                return keyfile.unlock_with_password(password)
            except WrongPasswordError:
                raise diagnose_password(keyfile, password) from None

        return self._unlock(with_password)

    def unlock_with_words(self, text: str) -> Vault:
        """Open with the twelve words of the recovery sheet, typed in any spacing and case.

        Raises UnknownWordError, WrongWordsError and as `unlock`."""
        typed = words.parse_words(text, WORDS)
        return self._unlock(lambda keyfile: keyfile.unlock_with_words(typed))

    def unlock_by(self, typed: Typed) -> Vault:
        """Open with either of the two. Raises as both."""
        with typed:
            return self.unlock_with_words(typed.text) if typed.is_words else self.unlock(typed.text)

    def _unlock(self, take_key: Callable[[KeyFile], Secret]) -> Vault:
        if self.state is VaultState.OPEN:
            raise VaultInUseError
        self._check_can_unlock()
        loading = threading.Thread(target=_load_the_rest, name="loading")
        loading.start()
        try:
            keyfile = self._read_keyfile()
            vault_key = take_key(keyfile)
        finally:
            loading.join()
        with vault_key:
            return self._open(keyfile, vault_key)

    def _check_can_unlock(self) -> None:
        state = self.look()
        if state is VaultState.MISSING:
            raise VaultMissingError
        if state is VaultState.IN_USE:
            raise VaultInUseError
        if state is VaultState.TOO_NEW:
            raise VaultTooNewError
        if state is VaultState.DAMAGED:
            self._read_keyfile()  # says which of the errors it is
            raise VaultDamagedError

    def _open(self, keyfile: KeyFile, vault_key: Secret) -> Vault:
        from herstelkluis.store import migrations
        from herstelkluis.store.database import Database
        from herstelkluis.vault.left_overs import clean_left_overs
        from herstelkluis.vault.sealed import SealedText
        from herstelkluis.vault.synced_folders import journal_for
        from herstelkluis.vault.vault import Vault

        writer = OneWriter(self.folder)
        database: Database | None = None
        try:
            key, salt = database_key(vault_key, keyfile)
            with key:
                path, journal = self.folder / keyfile.database_name, journal_for(self.folder)
                database = Database.open(path, key, salt, journal=journal)
            if database.schema_version < migrations.NEWEST:
                self._move(VaultState.NEEDS_MIGRATION)
                migrations.migrate(database, backup_to=migrations.place_of_copy(database, self._clock()))
            with subkey(vault_key, "sealed-text") as seed:
                sealing = SealedText(seed)
                vault = Vault(database, subkey(vault_key, "backup-age"), self._clock, self._monotonic)
                if self._sealed is not None:
                    for document in self._sealed.unseal(seed):
                        vault.drafts.change(document)
                    sealing.keep_from(self._sealed, seed)
        except BaseException:
            if database is not None:
                database.close()
            writer.release()
            if self.state is VaultState.NEEDS_MIGRATION:
                self._move(VaultState.LOCKED)
            raise
        with suppress(Exception):  # left by a crash, and proven now; a bug in cleaning must not shut the owner out
            clean_left_overs(vault.database, keyfile, self._clock())
        self._sealed = sealing
        self._writer = writer
        self.vault = vault
        self._move(VaultState.OPEN)
        return vault

    # --- closing ------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the vault. Never asks and never loses: what cannot be saved now is sealed in memory until unlock."""
        if self.vault is None or self._writer is None or self._sealed is None:
            return
        vault, writer = self.vault, self._writer
        self.may_have_lost_words = True
        with ExitStack() as whatever_happens:  # the last first: seal what is pending, close, let go
            whatever_happens.callback(self._move, VaultState.LOCKED)
            whatever_happens.callback(writer.release)
            whatever_happens.callback(vault.close)
            whatever_happens.callback(keep_replaced, vault.database, self._clock())
            whatever_happens.callback(self._seal, vault)
            with suppress(KluisError):
                vault.settle()

    def _seal(self, vault: Vault) -> None:
        self.vault = self._writer = None
        if self._sealed is not None:
            self._sealed.seal(vault.drafts.pending)
        self.may_have_lost_words = False

    @property
    def has_sealed_text(self) -> bool:
        """Whether words wait in memory because saving failed while locking."""
        return self._sealed is not None and self._sealed.is_full

    # --- keys ---------------------------------------------------------------------------------------------------

    def change_password(self, new: str, cost: Argon2Cost, typed: Typed) -> None:
        """Give the vault a new password, proven by what opens it now.

        The new key file is read back and opened before the kept previous one, which the old password still opens, is
        overwritten. The vault key stays the same: who kept a copy of an older key file and knows the old password can
        still open the vault, as can old backups; only a full rekey ends that. Raises as `unlock`, VaultInUseError,
        PasswordTooShortError, KeysNotWrittenError.
        """
        check_new_password(new)
        with typed, OneWriter(self.folder) if self._writer is None else nullcontext():
            keyfile = self._read_keyfile()
            with typed.vault_key(keyfile) as vault_key:
                changed = keyfile.with_password(vault_key, new, cost)
            with keys_unchanged():
                put_keyfile(self.folder, changed, lambda there: there.unlock_with_password(new))


def check_new_password(password: str) -> None:
    """Raise PasswordTooShortError when a new password has fewer than twelve characters; nothing else is demanded."""
    if len(password) < PASSWORD_MINIMUM_CHARACTERS:
        raise PasswordTooShortError(minimum=PASSWORD_MINIMUM_CHARACTERS)


def _load_the_rest() -> None:
    """What an open vault needs, pydantic and the templates too: loaded while the key is derived."""
    import herstelkluis.vault.sealed
    import herstelkluis.vault.vault  # noqa: F401 (loading it is the point)
    from herstelkluis.model.loader import shipped_templates

    shipped_templates()

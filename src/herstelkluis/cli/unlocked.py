"""Opening a vault for one command, with a secret that lies in a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.vault.lifecycle import Lifecycle

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault


@contextmanager
def unlocked(options: argparse.Namespace) -> Iterator[Vault]:
    """The vault of `--vault`, opened with the password or the recovery words, and locked when the block ends.

    Raises CannotReadError and as `Lifecycle.unlock`.
    """
    lifecycle = Lifecycle(options.vault, now)
    if options.words_file is not None:
        vault = lifecycle.unlock_with_words(read_secret(options.words_file))
    else:
        vault = lifecycle.unlock(read_secret(options.password_file))
    try:
        yield vault
    finally:
        lifecycle.lock()

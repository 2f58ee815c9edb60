"""Opening a vault for one command, with a secret that lies in a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from herstelkluis.cli.inputs import now, read_secret
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.typed import Typed

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault


def typed_in(options: argparse.Namespace) -> Typed:
    """What `--password-file` or `--words-file` holds, one of which is given. Raises CannotReadError."""
    return Typed(read_secret(options.words_file or options.password_file), is_words=options.words_file is not None)


@contextmanager
def unlocked(options: argparse.Namespace, typed: Typed | None = None) -> Iterator[Vault]:
    """The vault of `--vault`, opened with what `options` or the caller has, and locked when the block ends.

    Raises CannotReadError and as `Lifecycle.unlock`.
    """
    lifecycle = Lifecycle(options.vault, now)
    vault = lifecycle.unlock_by(typed or typed_in(options))
    try:
        yield vault
    finally:
        lifecycle.lock()

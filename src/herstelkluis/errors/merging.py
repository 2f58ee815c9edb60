"""Laying two copies of a vault side by side."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class OtherKeysError(KluisError):
    """A copy was locked with other keys than this vault has now, or is the vault of someone else."""

    code = "other-keys"
    exit_code = 6
    message = N_("This copy has another lock than your vault has now.")
    next_step = N_("Open it with the password or the recovery words of that time.")


class OldKeysError(OtherKeysError):
    """A copy of before all keys were renewed, with the key file of then beside it."""

    code = "old-keys"
    next_step = N_("Open it with the password or the recovery words of that time.")

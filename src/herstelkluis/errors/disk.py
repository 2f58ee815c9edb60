"""The disk: full, read-only, gone."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class CannotWriteError(KluisError):
    """A file or folder cannot be written."""

    code = "cannot-write"
    exit_code = 11
    message = N_("Saving does not work here. Nothing was lost.")
    next_step = N_("Choose another place, or ask for permission to write here.")


class DiskFullError(CannotWriteError):
    """There is no room left on the disk."""

    code = "disk-full"
    message = N_("The disk is full. Your text is still on the screen.")
    next_step = N_("Copy your text, or make room and try again.")


class FolderGoneError(CannotWriteError):
    """The folder of the vault is no longer there while it is open."""

    code = "folder-gone"
    message = N_("The folder of your vault is gone. Your text is still on the screen.")
    next_step = N_("Plug the disk or stick back in, or copy your text.")


class CannotReadError(KluisError):
    """A file that was asked for cannot be read."""

    code = "cannot-read"
    exit_code = 2
    message = N_("This file cannot be read.")
    next_step = N_("Check the name and the place of the file.")

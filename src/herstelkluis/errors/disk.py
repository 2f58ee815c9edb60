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
    message = N_("The disk is full. What was saved before stays.")
    next_step = N_("Make room, and try again.")


class TooLargeForDiskError(DiskFullError):
    """The file system takes no file of this size, however much room there is: FAT32 stops at 4 GiB."""

    code = "too-large-for-disk"
    message = N_("This stick or disk takes no file of this size. What was saved before stays.")
    next_step = N_("Choose another place. Many sticks take no file above 4 GB.")


class FolderGoneError(CannotWriteError):
    """The folder of the vault is no longer there while it is open."""

    code = "folder-gone"
    message = N_("The folder of your vault is not there now.")
    next_step = N_("Plug the disk or stick back in, and try again.")


class FileReplacedError(FolderGoneError):
    """Another file stands in the place of the open database: what is written would go nowhere."""

    code = "file-replaced"
    message = N_("Another program replaced the file of your vault.")
    next_step = N_("Lock your vault, and open it again. Your words come along.")


class InsideVaultError(CannotWriteError):
    """A copy of the vault, or what is taken along, would come to lie in the folder of the vault itself."""

    code = "inside-vault"
    exit_code = 2
    message = N_("This is the folder of your vault itself.")
    next_step = N_("Choose another folder, for instance on a stick.")


class KeysNotWrittenError(CannotWriteError):
    """New keys, a new password or new words cannot be written; the old ones still open the vault."""

    code = "keys-not-written"
    message = N_("The new keys could not be saved. Your old keys still hold; nothing changed.")
    next_step = N_("See whether the disk of your vault is there, and try again.")


class KeysDiskFullError(KeysNotWrittenError, DiskFullError):
    """There is no room on the disk for new keys; the old ones still open the vault."""

    code = "keys-disk-full"
    message = N_("The disk is full. Your old keys still hold; nothing changed.")
    next_step = N_("Make room on the disk, and try again.")


class CannotReadError(KluisError):
    """A file that was asked for cannot be read."""

    code = "cannot-read"
    exit_code = 2
    message = N_("This file cannot be read.")
    next_step = N_("Check the name and the place of the file.")

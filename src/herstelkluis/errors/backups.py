"""Backup copies: the place where they lie, and the copies themselves."""

from __future__ import annotations

from herstelkluis.errors.disk import CannotWriteError, DiskFullError, FolderGoneError
from herstelkluis.errors.family import N_, KluisError


class BackupError(KluisError):
    """A file is not a backup copy that can be used. The subclasses say why."""

    code = "backup"
    exit_code = 4
    message = N_("This backup copy is damaged or not complete.")
    next_step = N_("Choose another backup copy. Keep this one too.")


class BackupNotSoundError(BackupError):
    """What was just written could not be read back whole; it was removed, and earlier ones were left alone."""

    code = "backup-not-sound"
    message = N_("The new backup copy is not sound. It was removed; earlier ones are still there.")
    next_step = N_("Try again. If it stays so, choose another stick or folder.")


class NotABackupError(BackupError):
    """The file is something else."""

    code = "not-a-backup"
    exit_code = 9
    message = N_("This is not a backup copy of this program.")
    next_step = N_("Choose a file whose name begins with kluis- and ends with .age.")


class BackupTooNewError(BackupError):
    """A newer version of the program made this copy."""

    code = "backup-too-new"
    exit_code = 8
    message = N_("This backup copy was made by a newer version of the program.")
    next_step = N_("Install the newest version, and open it again.")


class BackupOtherKeysError(BackupError):
    """The password, words or vault at hand do not open this copy."""

    code = "backup-other-keys"
    exit_code = 3
    message = N_("These words or this password do not open this backup copy.")
    next_step = N_("Use the ones that were yours when this copy was made.")


class BackupKeyFileMissingError(BackupError):
    """A password opens a copy through the key file beside it, and that is not there."""

    code = "backup-key-file"
    exit_code = 2
    message = N_("The key file of this backup copy is not beside it.")
    next_step = N_("Put the file with the same name and .hdr there, or use your twelve words.")


class BackupKeyFileDamagedError(BackupError):
    """The key file beside a copy cannot be read, so that the password finds nothing to open."""

    code = "backup-key-file-damaged"
    message = N_("The key file beside this backup copy is damaged.")
    next_step = N_("Use your twelve words: they open the copy without that file.")


class BackupPlaceError(CannotWriteError):
    """Nothing can be written in the place for backup copies."""

    code = "backup-place"
    message = N_("A backup copy cannot be written in this place.")
    next_step = N_("Choose another stick or folder.")


class BackupPlaceFullError(DiskFullError):
    """There is no room in the place for backup copies."""

    code = "backup-place-full"
    message = N_("There is not enough room for a backup copy here.")
    next_step = N_("Make room there, or choose another stick or folder.")


class BackupTooLargeForPlaceError(BackupPlaceFullError):
    """The place for backup copies takes no file of this size, however much room there is."""

    code = "backup-too-large-for-place"
    message = N_("Your backup copy is too large for this stick or disk.")
    next_step = N_("Choose another one. Many sticks take no file above 4 GB.")


class BackupPlaceGoneError(FolderGoneError):
    """The place for backup copies is not there now."""

    code = "backup-place-gone"
    message = N_("The place of your backup copies is not there now.")
    next_step = N_("Plug the stick or disk back in, or choose another place.")

"""An open export that is to become a vault again: not one, damaged, too new, or too much."""

from __future__ import annotations

from herstelkluis.errors.disk import CannotWriteError, DiskFullError
from herstelkluis.errors.family import N_, KluisError


class ExportError(KluisError):
    """An open export cannot be taken in; nothing of it was."""

    code = "export"


class NotAnExportError(ExportError):
    """A file that is no open export."""

    code = "export-other"
    exit_code = 9
    message = N_("This file does not hold everything from a vault.")
    next_step = N_("Choose the file that you made to take everything along.")


class ExportDamagedError(ExportError):
    """A part is missing, changed, twice there, or not in the agreed form."""

    code = "export-damaged"
    exit_code = 4
    message = N_("This file is damaged or was changed. Nothing of it was taken in.")
    next_step = N_("Try another copy of it.")


class ExportTooNewError(ExportError):
    """The form is of a newer program."""

    code = "export-too-new"
    exit_code = 8
    message = N_("This file was made by a newer version of the program.")
    next_step = N_("Install the newest version, and try again.")


class ExportTooLargeError(ExportError):
    """A part is larger than any part of a vault is."""

    code = "export-too-large"
    exit_code = 9
    message = N_("This file holds a part that is larger than a vault can hold. Nothing of it was taken in.")
    next_step = N_("Try another copy of it.")


class ExportLockedError(ExportError):
    """The export is sealed, and nothing was given to open it with."""

    code = "export-locked"
    exit_code = 3
    message = N_("This file is locked with words.")
    next_step = N_("Give the words that belong to it, or the recovery words of its vault.")


class ExportPlaceError(CannotWriteError):
    """Nothing can be written in the chosen place."""

    code = "export-place"
    message = N_("This place cannot be written to. What stood there is still there.")
    next_step = N_("Choose another place.")


class ExportPlaceFullError(DiskFullError):
    """There is no room for the export."""

    code = "export-place-full"
    message = N_("There is not enough room to take everything along.")
    next_step = N_("Choose another place, or make room there.")

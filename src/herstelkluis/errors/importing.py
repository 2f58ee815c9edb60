"""Bringing in what was written elsewhere: nothing in it, too much of it, or not readable here."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class BringInError(KluisError):
    """A file or folder cannot be brought in; nothing of it was."""

    code = "import"


class NothingFoundError(BringInError):
    """A file or folder without a text."""

    code = "import-empty"
    exit_code = 9
    message = N_("There is nothing here that can be brought in.")
    next_step = N_("Choose another file or folder.")


class NotTextError(BringInError):
    """A file that is no text, in a form that is not known."""

    code = "import-not-text"
    exit_code = 9
    message = N_("This file is not a text that can be read here.")
    next_step = N_("Save it in the other program as plain text or DOCX.")


class UnreadableSourceError(BringInError):
    """A file that begins as a known form and cannot be read as one."""

    code = "import-broken"
    exit_code = 4
    message = N_("This file cannot be read. It may be damaged.")
    next_step = N_("Save it anew in the program it came from.")


class LockedSourceError(BringInError):
    """A file with a password of its own."""

    code = "import-locked"
    exit_code = 3
    message = N_("This file has a password of its own.")
    next_step = N_("Take the password off in the program it came from.")


class SourceTooLargeError(BringInError):
    """More than is brought in at once."""

    code = "import-too-large"
    exit_code = 9
    message = N_("This is more than can be brought in at once.")
    next_step = N_("Bring it in in parts.")

"""Packages, in the order of verification, and what can go wrong while making one."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class PackageError(KluisError):
    """A package was refused. The subclasses follow the verification table."""

    code = "package"
    exit_code = 4


class NotAPackageError(PackageError):
    """The file is no package."""

    code = "not-a-package"
    exit_code = 9
    message = N_("This file is not a package of this program.")
    next_step = N_("Choose another file, or ask for a new one.")


class PackageTooLargeError(PackageError):
    """The file or a part of it is over a limit."""

    code = "too-large"
    exit_code = 9
    message = N_("This file is too large to be a package.")
    next_step = N_("Ask the sender for a smaller package.")


class PackageTooNewError(PackageError):
    """The package was made by a newer version."""

    code = "package-too-new"
    exit_code = 8
    message = N_("This package was made with a newer version.")
    next_step = N_("Install the newest version, and open it again.")


class PackageFormatError(PackageError):
    """The archive inside is not the canonical one."""

    code = "zip"
    message = N_("This package does not have the agreed form. Do not use it.")
    next_step = N_("Call the sender.")


class ManifestError(PackageError):
    """The table of contents breaks a rule."""

    code = "manifest"
    message = N_("The table of contents does not fit. Do not use this package.")
    next_step = N_("Call the sender.")


class ItemsError(PackageError):
    """An item is missing, too many, or not the one that was agreed."""

    code = "items"
    message = N_("A part of this package is not what it says. Do not use it.")
    next_step = N_("Call the sender.")


class ForwardedError(PackageError):
    """The package was meant for someone else and came along another way."""

    code = "forwarded"
    exit_code = 6
    message = N_("This package was meant for someone else.")
    next_step = N_("Give it back to who gave it to you.")


class ClockError(PackageError):
    """The clock of this computer is before the moment of making."""

    code = "clock"
    message = N_("The clock of this computer is before the day this was made.")
    next_step = N_("Set the clock right, and open it again.")


class ExpiredError(PackageError):
    """The end date has passed; the content is hidden. Facts: `expires_on` as an ISO date."""

    code = "expired"
    exit_code = 5
    message = N_("This package was valid until {expires_on}. Its content is not shown.")
    next_step = N_("Ask the sender for a new package.")


class WithdrawnError(PackageError):
    """The sender asked for this package back."""

    code = "withdrawn"
    exit_code = 7
    message = N_("The sender has withdrawn this package.")
    next_step = N_("Delete it, please.")


class PieceTooLongError(KluisError):
    """One piece is over 1 MiB as a sheet."""

    code = "piece-too-long"
    exit_code = 9
    message = N_("One piece is too long for a package.")
    next_step = N_("Choose a part of it.")


class NotShownError(KluisError):
    """A page would be signed that was never shown."""

    code = "not-shown"
    message = N_("Not every page has been seen yet.")
    next_step = N_("Look at every page first.")


class NotCheckedError(KluisError):
    """A line in which a name was replaced would be signed unread."""

    code = "not-checked"
    message = N_("Not every changed line has been checked yet.")
    next_step = N_("Read each changed line first.")


class ChangedSinceError(KluisError):
    """A piece changed after it was chosen."""

    code = "changed-since"
    message = N_("A piece has just changed.")
    next_step = N_("Read it once more, and go on.")


class PackageFullError(KluisError):
    """All pieces together are over what one package may hold."""

    code = "package-full"
    exit_code = 9
    message = N_("All these pieces together are too much for one package.")
    next_step = N_("Choose fewer pieces, or make two packages.")


class SealStoppedError(KluisError):
    """The person stopped while a package was made."""

    code = "seal-stopped"
    message = N_("You stopped. The package was not made, and nothing has left.")
    next_step = N_("Make it again whenever you like.")


class OtherReaderError(KluisError):
    """A package would replace one that was for someone else."""

    code = "other-reader"
    message = N_("A package can only take the place of one for the same reader.")
    next_step = N_("Choose the same reader, or let nothing be replaced.")

"""Sealed files: age, signatures and canonical JSON."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class AgeError(KluisError):
    """An age file was refused. The subclasses say at which step."""

    code = "age"
    exit_code = 4
    message = N_("This file is damaged or was not made by this program.")
    next_step = N_("Ask the sender for a new file.")


class AgeArmorError(AgeError):
    """The text form (armor) is not canonical."""

    code = "armor"


class AgeHeaderError(AgeError):
    """The header breaks the grammar or a limit."""

    code = "header"


class AgeVersionError(AgeHeaderError):
    """The file says it is another version of age."""

    code = "age-version"
    exit_code = 8
    message = N_("This file was made with a newer version.")
    next_step = N_("Install the newest version, and open it again.")


class AgeWorkFactorError(AgeHeaderError):
    """The scrypt work factor is above the limit; nothing was computed."""

    code = "work-factor"
    exit_code = 9
    message = N_("This file asks too much of your computer. It was not opened.")
    next_step = N_("Ask the sender for a new file.")


class AgeNoMatchError(AgeError):
    """No identity opens this file."""

    code = "no-match"
    exit_code = 6
    message = N_("This file was not made for you.")
    next_step = N_("Ask the sender who it was meant for.")


class AgePassphraseError(AgeNoMatchError):
    """The words do not open this file."""

    code = "passphrase"
    exit_code = 3
    message = N_("These words do not open the package.")
    next_step = N_("Ask the sender to read them out once more.")


class AgeMacError(AgeError):
    """The header was changed."""

    code = "mac"
    message = N_("This file was changed or is not complete. Do not use it.")
    next_step = N_("Call the sender.")


class AgePayloadError(AgeError):
    """The content was changed or cut off; nothing of it was released."""

    code = "payload"
    message = N_("This file was changed or is not complete. Do not use it.")
    next_step = N_("Call the sender.")


class AgeKeyError(AgeError):
    """A text is not a key for age files, public or secret."""

    code = "age-key"
    exit_code = 2
    message = N_("This is not a key for a package.")
    next_step = N_("Copy the whole key, from the first to the last letter.")


class SignatureError(KluisError):
    """A signature is not ours in form, or does not verify."""

    code = "signature"
    exit_code = 4
    message = N_("The signature does not fit. Do not use this file.")
    next_step = N_("Call the sender.")


class CanonicalJsonError(KluisError):
    """A JSON text is not the one canonical form, is too deep, or has a key twice."""

    code = "json"
    exit_code = 4
    message = N_("A part of this file does not have the agreed form.")
    next_step = N_("Ask the sender for a new file.")

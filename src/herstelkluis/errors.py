"""Everything that can go wrong and that a person can act on: one class each, with one sentence and one next step.

Messages are gettext msgids (English); the faces translate them. An error never carries vault text: its facts are
numbers, template file names or technical codes only. Anything that is not a `KluisError` is a bug.
"""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for "mark for translation")
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


class KluisError(Exception):
    """Something the person can act on. `facts` fill the placeholders of `message` and hold no vault text."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2
    message: ClassVar[str] = ""
    next_step: ClassVar[str] = ""

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts = facts


# --- opening the vault -------------------------------------------------------------------------------------------


class WrongPasswordError(KluisError):
    """The password opens no slot of this key file."""

    code = "wrong-password"
    exit_code = 3
    message = N_("This password does not fit this vault.")
    next_step = N_("Try again calmly. You may try as often as you like.")


class KeyboardLayoutError(WrongPasswordError):
    """The password does not fit, but it would if typed on another keyboard layout or with Caps Lock off."""

    code = "keyboard-layout"
    message = N_("This password does not fit. Your keyboard may be set differently.")
    next_step = N_("Check the Caps Lock key and the keyboard language, then type it again.")


class WrongWordsError(KluisError):
    """The recovery words or the words of a package do not open it."""

    code = "wrong-words"
    exit_code = 3
    message = N_("These words do not open it.")
    next_step = N_("Read the words again, one by one.")


class UnknownWordError(WrongWordsError):
    """Word number `n` is not in the word list."""

    code = "unknown-word"
    message = N_("Word {n} is not on the word list.")
    next_step = N_("Look at your sheet once more, and type that word again.")


class VaultLockedError(KluisError):
    """Something was asked of a vault that is not open."""

    code = "vault-locked"
    exit_code = 3
    message = N_("The vault is locked.")
    next_step = N_("Open the vault first.")


class VaultMissingError(KluisError):
    """There is no vault at this place."""

    code = "vault-missing"
    exit_code = 2
    message = N_("There is no vault here.")
    next_step = N_("Choose the folder of your vault, or make a new one.")


class NotAVaultError(KluisError):
    """The folder or file is something else than a vault."""

    code = "not-a-vault"
    exit_code = 9
    message = N_("This is not a vault of this program.")
    next_step = N_("Choose another folder. Nothing was changed.")


class VaultExistsError(KluisError):
    """A new vault would stand on top of something that is there already."""

    code = "vault-exists"
    exit_code = 2
    message = N_("There is already something in this place.")
    next_step = N_("Choose an empty folder. Nothing was changed.")


class VaultDamagedError(KluisError):
    """A file of the vault is changed or incomplete."""

    code = "vault-damaged"
    exit_code = 4
    message = N_("A file of your vault is damaged. The program changed nothing in it.")
    next_step = N_("Put back a backup copy in another folder, and keep this folder.")


class VaultTooNewError(KluisError):
    """The vault was written by a newer version of the program."""

    code = "vault-too-new"
    exit_code = 8
    message = N_("This vault was made by a newer version of the program.")
    next_step = N_("Install the newest version. Your vault is left as it is.")


class VaultInUseError(KluisError):
    """Another window or program has this vault open."""

    code = "vault-in-use"
    exit_code = 10
    message = N_("Your vault is already open in another window.")
    next_step = N_("Go to that window, or close it first.")


class EncryptionMissingError(KluisError):
    """The database library is there without encryption; writing would store plain text."""

    code = "encryption-missing"
    exit_code = 4
    message = N_("The part of the program that encrypts is missing. Nothing was opened or written.")
    next_step = N_("Install the program again.")


class NotEnoughMemoryError(KluisError):
    """The computer cannot spare the memory that turning the password into a key takes."""

    code = "not-enough-memory"
    exit_code = 11
    message = N_("Your computer has too little free memory for this.")
    next_step = N_("Close other programs, and try again.")


class ProgramDamagedError(KluisError):
    """A file that came with the program is missing or changed."""

    code = "program-damaged"
    exit_code = 4
    message = N_("A part of the program is missing or changed. Your vault is left as it is.")
    next_step = N_("Install the program again.")


class KeyLimitError(VaultDamagedError):
    """The key file asks for more memory or time than any key file of ours would."""

    code = "key-limit"
    message = N_("The key file of this vault asks for impossible settings. It was not used.")
    next_step = N_("Put back a backup copy of the key file.")


class PasswordTooShortError(KluisError):
    """A new password is shorter than `minimum` characters."""

    code = "password-too-short"
    message = N_("This password is shorter than {minimum} characters.")
    next_step = N_("Make it longer. A few ordinary words in a row is fine.")


# --- the disk ----------------------------------------------------------------------------------------------------


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


# --- templates and documents -------------------------------------------------------------------------------------


class TemplateError(KluisError):
    """A template was refused: `file`, `line` and `reason` (English, technical) say where and why."""

    code = "template"
    message = N_("The form in {file} was left out. Line {line}: {reason}.")
    next_step = N_("Mend that line, or remove the file. Your vault opens as usual.")


class BodyError(KluisError):
    """The stored answers of a document do not have the agreed form."""

    code = "body"
    exit_code = 4
    message = N_("One piece cannot be shown. It is still in your vault.")
    next_step = N_("Look at its earlier versions.")


class DocumentMissingError(KluisError):
    """No document has this id."""

    code = "document-missing"
    message = N_("This piece is no longer there.")
    next_step = N_("Look in the bin.")


class CardOverflowError(KluisError):
    """A face of the card holds `lines` lines too many; nothing is shrunk."""

    code = "card-overflow"
    message = N_("This does not fit on face {face}. There are {lines} lines too many.")
    next_step = N_("Make a line shorter, or leave one out.")


class PaperError(KluisError):
    """A page cannot be made; what typst says about it would quote the words, so it is not passed on."""

    code = "paper"
    message = N_("This cannot be put on paper. Your text is safe.")
    next_step = N_("Leave one piece out, and try again.")


class LetterTooLongError(KluisError):
    """A letter that should be one page takes `pages` pages; nothing is shrunk."""

    code = "letter-too-long"
    message = N_("This letter is longer than one page.")
    next_step = N_("Make it shorter, or print it as two pages.")


# --- age files and signatures (crypto) ---------------------------------------------------------------------------


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


# --- packages ----------------------------------------------------------------------------------------------------


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


class ChangedSinceError(KluisError):
    """A piece changed after it was chosen."""

    code = "changed-since"
    message = N_("A piece has just changed.")
    next_step = N_("Read it once more, and go on.")

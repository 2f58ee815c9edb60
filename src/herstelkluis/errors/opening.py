"""Opening a vault: wrong secrets, wrong folders, and what is wrong with a vault."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


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
    next_step = N_("Read that word once more, and type it again.")


class WordCountError(WrongWordsError):
    """`n` words were given where `needed` are needed."""

    code = "word-count"
    message = N_("{needed} words are needed. You filled in {n}.")
    next_step = N_("Look which word is missing, or stands there twice.")


class FileWordCountError(WordCountError):
    """`n` words were given for a file that opens with its own seven, or with the twelve of its vault."""

    code = "file-word-count"
    message = N_("This file opens with seven words, or the twelve of its vault. You filled in {n}.")


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


class DamageFoundError(VaultDamagedError):
    """Parts of a vault are damaged, and others can be read: said on the command line."""

    code = "damage-found"
    next_step = N_("Bring over what can be read: herstelkluis restore --from DIR --vault NEW-DIR")


class KeyFileDamagedError(VaultDamagedError):
    """The key file of a vault cannot be read or is not there, and no copy of it lies beside it."""

    code = "key-file-damaged"
    message = N_("The key file of your vault is damaged, or not there. The program changed nothing.")
    next_step = N_("One lies beside each backup copy: herstelkluis restore --from DIR --key-file FILE --vault NEW-DIR")


class SheetWordsLostError(VaultDamagedError):
    """The words that an open vault holds are not those of its key file: lost with a page, or changed elsewhere."""

    code = "sheet-words-lost"
    message = N_("Your vault no longer knows the words of your recovery sheet.")
    next_step = N_("Make new words under Settings. Then a backup copy can be made too.")


class OpenKeyLostError(VaultDamagedError):
    """The key file of an open vault is gone, damaged or another one: once locked it no longer opens."""

    code = "open-key-lost"
    message = N_("The key of your vault no longer fits. Your vault is open now.")
    next_step = N_("Take everything along before you lock.")


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

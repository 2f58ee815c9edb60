"""Contact cards, notes of withdrawal, and what a vault says about who sent something."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError
from herstelkluis.errors.packages import PackageError


class ContactError(KluisError):
    """A contact card was refused. The subclasses say why when a person can do something with it."""

    code = "contact"
    exit_code = 4
    message = N_("This is not a contact card, or it was changed.")
    next_step = N_("Ask for the card once more.")


class ContactTooNewError(ContactError):
    """The card was made by a newer version."""

    code = "contact-too-new"
    exit_code = 8
    message = N_("This file was made with a newer version.")
    next_step = N_("Install the newest version, and open it again.")


class SquareCodeError(ContactError):
    """There is no contact card in the square code of a picture, or no square code at all."""

    code = "square-code"
    message = N_("There is no contact card to be read in this picture.")
    next_step = N_("Make a sharp picture from straight above, or use the file.")


class OwnCardError(ContactError):
    """The card is of this vault itself."""

    code = "own-card"
    exit_code = 2
    message = N_("This is your own contact card.")
    next_step = N_("Give it to someone else, and ask for theirs.")


class OldCardError(ContactError):
    """The card holds a key that its owner has replaced since."""

    code = "old-card"
    message = N_("This is an older card of someone you know.")
    next_step = N_("Ask for the newest card.")


class ChangedContactError(ContactError):
    """There is a contact of this name with another key, and the card does not prove to come after it."""

    code = "changed-contact"
    message = N_("You know this name already, with another key. The card was not added.")
    next_step = N_("Call this person. Do not use a number that came with the card.")


class ContactMissingError(ContactError):
    """No contact has this id any more."""

    code = "contact-missing"
    exit_code = 2
    message = N_("This contact is no longer there.")
    next_step = N_("Choose someone else, or add the card again.")


class WithdrawalError(KluisError):
    """A note of withdrawal was refused."""

    code = "withdrawal"
    exit_code = 4
    message = N_("This is not a note of withdrawal, or it was changed.")
    next_step = N_("Ask the sender for the note once more.")


class WithdrawalTooNewError(WithdrawalError):
    """The note was made by a newer version."""

    code = "withdrawal-too-new"
    exit_code = 8
    message = N_("This file was made with a newer version.")
    next_step = N_("Install the newest version, and open it again.")


class NotSignedError(PackageError):
    """Nobody signed it, while it says to come from a contact who has a key."""

    code = "not-signed"
    message = N_("This package has the name of someone you know, but no signature.")
    next_step = N_("Do not use it, and call this person.")


class WordsNeededError(PackageError):
    """The package was sealed for words, and there were none."""

    code = "words-needed"
    exit_code = 3
    message = N_("This package opens with seven words.")
    next_step = N_("Ask the sender for the words.")


class ClockJumpError(PackageError):
    """This computer's clock is over thirty days past all it knew; the person says whether it is right: `today_on`."""

    code = "clock-jump"
    message = N_("According to this computer it is {today_on}. A long time has passed.")
    next_step = N_("See whether that date is right. Then open it again.")

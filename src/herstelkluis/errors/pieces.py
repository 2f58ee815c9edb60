"""Templates, documents and their pages."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class TemplateError(KluisError):
    """A template was refused: `file`, `line` and `reason` (a `Phrase`) say where and why."""

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


class PlaceTakenError(KluisError):
    """A piece cannot leave the bin, because another one stands where only one can."""

    code = "place-taken"
    exit_code = 4
    message = N_("Another piece stands in its place now.")
    next_step = N_("This one stays in the bin. You can read it there.")


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

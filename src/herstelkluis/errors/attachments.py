"""Files that someone adds to a piece: too large, damaged, or not what they say they are."""

from __future__ import annotations

from herstelkluis.errors.family import N_, KluisError


class AttachmentError(KluisError):
    """A file cannot be added, opened or read."""

    code = "attachment"


class FileTooLargeError(AttachmentError):
    """A file is over the limit of `most` MiB."""

    code = "file-too-large"
    exit_code = 9
    message = N_("This file is larger than {most} MB. Nothing was kept.")
    next_step = N_("Make it smaller, or cut it into parts.")


class EmptyFileError(AttachmentError):
    """A file without a single byte."""

    code = "file-empty"
    exit_code = 9
    message = N_("There is nothing in this file.")
    next_step = N_("Choose another file.")


class TooManyPixelsError(AttachmentError):
    """A picture of more pixels than may be opened."""

    code = "picture-too-large"
    exit_code = 9
    message = N_("This picture is too large to open safely. Nothing was kept.")
    next_step = N_("Make it smaller in another program first.")


class ManyPicturesError(AttachmentError):
    """A file with several pictures in it: one that moves, or a scan of several pages."""

    code = "many-pictures"
    exit_code = 9
    message = N_("There is more than one picture in this file. Nothing was kept.")
    next_step = N_("Save it as a PDF or as separate pictures, or keep the original.")


class BrokenFileError(AttachmentError):
    """What begins as a picture or a PDF and cannot be read as one."""

    code = "file-broken"
    exit_code = 4
    message = N_("This file cannot be read. It may be damaged.")
    next_step = N_("Look at it in another program. Then try again.")


class OtherTypeError(AttachmentError):
    """The name of a file says another type than its content."""

    code = "other-type"
    exit_code = 9
    message = N_("This file is something else than its name says. Nothing was kept.")
    next_step = N_("Look where it came from, or give it the right name.")


class PdfLockedError(AttachmentError):
    """A PDF that asks a password of its own."""

    code = "pdf-locked"
    exit_code = 3
    message = N_("This PDF has a password of its own.")
    next_step = N_("Type that password. It is not kept.")


class PdfTooLongError(AttachmentError):
    """A PDF with more than `most` pages."""

    code = "pdf-too-long"
    exit_code = 9
    message = N_("This PDF has more than {most} pages. It cannot be shown here.")
    next_step = N_("Cut it into parts in another program.")


class AttachmentMissingError(AttachmentError):
    """No attachment has this id."""

    code = "attachment-missing"
    message = N_("This file is no longer there.")
    next_step = N_("Look whether you have it somewhere else.")


class AttachmentDamagedError(AttachmentError):
    """A chunk of an attachment was changed, swapped, cut off or is gone."""

    code = "attachment-damaged"
    exit_code = 4
    message = N_("This file in your vault is damaged. It is not shown.")
    next_step = N_("Your other pieces are in order. Look in a backup copy.")


class MachineReadingError(AttachmentError):
    """The program that reads letters from a picture gave nothing, or took too long."""

    code = "machine-reading"
    message = N_("The text could not be read from this picture.")
    next_step = N_("Type it yourself, or try a sharper picture.")

"""The ways a choice can go to its reader. Several may be open for one choice; it stays one giving."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """How a reader gets to see what was chosen."""

    LOOK = "look"  # together, on this screen
    PAPER = "paper"
    PDF = "pdf"  # locked with the words; nobody can tell whether it was changed
    PAGE = "page"  # a web page that opens itself with the words
    FILE = "file"  # for a reader who has this program, with the words
    CONTACT = "contact"  # for a contact who has this program, with a key
    PORTAL = "portal"  # a PDF and copies for computers, without a lock, to upload


WITH_WORDS = frozenset({Door.PDF, Door.PAGE, Door.FILE})
"""Files that the seven words open."""

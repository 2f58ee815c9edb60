"""How sensitive one answer is, wherever it goes: into a package, on paper, on the card."""

from __future__ import annotations

from herstelkluis.model.body import Answer
from herstelkluis.model.document import Document, Level
from herstelkluis.model.template import Field


def level_of(answer: Answer, field: Field | None, document: Document) -> int:
    """The level of an answer: its own, else that of its question, else that of the document."""
    return answer.level or (field.level if field else None) or document.level


def stays_off_paper(answer: Answer, field: Field | None, document: Document) -> bool:
    """Whether an answer is very sensitive inside a piece that is not.

    Printing a very sensitive piece is the owner's own deed; then its answers are what was asked for.
    """
    return document.level < Level.SENSITIVE <= level_of(answer, field, document)

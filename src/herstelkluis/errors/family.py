"""What every error is: something a person can act on, with one sentence and one next step."""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for "mark for translation")
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


class Phrase(str):
    """A fact in words of ours: part of a message, and said in the language of that message. As a string, English."""

    text: str
    facts: dict[str, str | int]

    def __new__(cls, text: str, **facts: str | int) -> Phrase:
        phrase = super().__new__(cls, text.format(**facts))
        phrase.text, phrase.facts = text, facts
        return phrase


class KluisError(Exception):
    """Something the person can act on. `facts` fill the placeholders of `message` and hold no vault text."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2
    message: ClassVar[str] = ""
    next_step: ClassVar[str] = ""

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts = facts

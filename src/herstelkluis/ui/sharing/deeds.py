"""What can be done with a package that was given: one function each, so that no page has to know the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstelkluis.vault.givings import Giving

Deed = Callable[[Giving], object]


@dataclass(frozen=True, slots=True)
class Deeds:
    """`words` shows the words, `take_back` destroys them or writes down the request, `letter` begins a friendly letter.

    `note` saves the signed note of taking back, `erase` the names; `how` and `reaction` write down what the person says
    about it. `control_words` are the eight that the reader sees too, None when it is not signed.
    """

    control_words: Callable[[str], tuple[str, ...] | None]
    words: Deed
    take_back: Deed
    letter: Deed
    note: Deed
    erase: Deed
    how: Callable[[Giving, str], object]
    reaction: Callable[[Giving, str], object]

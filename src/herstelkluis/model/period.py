"""A fuzzy moment or period of a life: the words as said, and what a time line can make of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """`words` as typed. `first` and `last` are partial ISO dates (YYYY, YYYY-MM or YYYY-MM-DD) or empty.

    `age_from` and `age_to` are years of age where only that was said; `about` when it was "ongeveer" or "rond".
    """

    words: str
    first: str = ""
    last: str = ""
    age_from: int | None = None
    age_to: int | None = None
    about: bool = False

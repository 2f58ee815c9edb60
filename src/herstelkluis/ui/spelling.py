"""Spelling: off until the person chooses it. Words of one's own stay in the vault; no file is ever written for them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

ON, OWN_WORDS = "spelling.on", "spelling.words"
SUGGESTED = 5
_LANGUAGES = ("nl_NL", "nl", "nl_BE")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_INITIALS = 5


class Keeper(Protocol):
    """Where choices and names are kept: the vault."""

    def preference(self, key: str, default: Any = None) -> Any:
        """A choice."""

    def prefer(self, key: str, value: Any) -> None:
        """Keep a choice."""

    def people(self) -> Any:
        """Names of people, by id."""


class Spelling(QObject):
    """What a writing screen knows of spelling. `changed` tells that it went on or off, or knows other words.

    Which words stood in a text is only remembered here, and gone with the screen.
    """

    changed = Signal()

    def __init__(self, vault: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._looked_up: dict[str, bool] = {}
        self._own: set[str] = set()
        self.is_on = False
        self.read_choice()

    def read_choice(self) -> None:
        """Follow what was chosen, here or in the settings."""
        before = (self.is_on, self._own)
        self.is_on = bool(self._vault.preference(ON, False)) and is_there()
        self._own = self._known_words() if self.is_on else set()
        if (self.is_on, self._own) != before:
            self.changed.emit()

    def turn(self, *, on: bool) -> None:
        """Choose it, or not any more."""
        self._vault.prefer(ON, on)
        self.read_choice()

    def learn(self, word: str) -> None:
        """Take this word as right from now on."""
        kept = [one for one in self._kept() if one.casefold() != word.casefold()]
        self._vault.prefer(OWN_WORDS, [*kept, _straight(word)])
        self.read_choice()

    def unlearn(self, word: str) -> None:
        """No longer take this word as right by itself."""
        self._vault.prefer(OWN_WORDS, [one for one in self._kept() if one.casefold() != _straight(word).casefold()])
        self.read_choice()

    def is_own(self, word: str) -> bool:
        """Whether the person said that this word is right."""
        return _straight(word).casefold() in {one.casefold() for one in self._kept()}

    def spots(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, length) in characters of every word that the dictionary does not know."""
        for found in _WORD.finditer(text):
            if not self.is_known(found.group()):
                yield found.start(), found.end() - found.start()

    def is_known(self, word: str) -> bool:
        """Whether a word is in the dictionary, or one of one's own; of joined words each part."""
        known = self._looked_up.get(word)
        if known is None:
            known = self._looked_up[word] = self._look_up(_straight(word))
        return known or word.casefold() in self._own

    def suggestions(self, word: str) -> list[str]:
        """A few words that are written much like this one."""
        dictionary = _dutch()
        return list(dictionary.suggest(_straight(word)))[:SUGGESTED] if dictionary is not None else []

    def forget(self) -> None:
        """Let go of every word."""
        self._looked_up.clear()
        self._own = set()

    def _look_up(self, word: str) -> bool:
        dictionary = _dutch()
        if dictionary is None or len(word) == 1 or (word.isupper() and len(word) <= _INITIALS):
            return True
        return bool(dictionary.check(word)) or (
            "-" in word and all(len(part) == 1 or dictionary.check(part) for part in word.split("-"))
        )

    def _kept(self) -> list[str]:
        return [str(one) for one in self._vault.preference(OWN_WORDS, [])]

    def _known_words(self) -> set[str]:
        names = (found.group() for name in self._vault.people().values() for found in _WORD.finditer(name))
        return {one.casefold() for one in (*self._kept(), *names)}


def word_at(text: str, at: int) -> tuple[int, int]:
    """(start, end) of the word at this place, or just before it; the same place twice when there is none."""
    for found in _WORD.finditer(text):
        if found.start() <= at <= found.end():
            return found.span()
    return at, at


def is_there() -> bool:
    """Whether this computer has a Dutch dictionary. It is loaded at the first asking."""
    return _dutch() is not None


def spelling_of(widget: QWidget | None) -> Spelling | None:
    """The spelling of the screen a widget stands on."""
    while widget is not None:
        found = widget.property("spelling")
        if isinstance(found, Spelling):
            return found
        widget = widget.parentWidget()
    return None


@cache
def _dutch() -> Any:
    """The dictionary of this computer, or nothing."""
    # Opening a dictionary makes files for own words in the home folder, unless the place for them cannot exist.
    before = os.environ.get("ENCHANT_CONFIG_DIR")
    os.environ["ENCHANT_CONFIG_DIR"] = os.devnull
    try:
        import enchant

        broker = enchant.Broker()
        found = next((one for one in _LANGUAGES if broker.dict_exists(one)), None)
        return None if found is None else broker.request_dict(found)
    except (ImportError, OSError, ValueError):
        return None
    except Exception as error:  # enchant raises its own errors, which cannot be named where it is not installed
        if type(error).__module__.startswith("enchant"):
            return None
        raise
    finally:
        if before is None:
            del os.environ["ENCHANT_CONFIG_DIR"]
        else:
            os.environ["ENCHANT_CONFIG_DIR"] = before


def _straight(word: str) -> str:
    """A word with the apostrophe that dictionaries know."""
    return word.replace("’", "'")

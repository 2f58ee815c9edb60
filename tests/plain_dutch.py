"""The rules for our Dutch (B1): what a text for people may not be. Used by every test that reads our words."""

from __future__ import annotations

import re

MOST_WORDS = 15
_NEVER = (
    *("patiënt(en)?", "cliënt(en)?", "stoornis(sen)?", "symptomen", "symptoom", "terugval", "verplichte? veld(en)?"),
    *("mislukte?", "ongeldige?", "fout(en|e)?", "sessies?", "exporteren", "exporteer", "helaas", "oeps"),
)
_NEVER_PATTERN = re.compile(rf"\b({'|'.join(_NEVER)})\b", re.IGNORECASE)
_BARE_BUTTONS = {"ok", "oké", "ja", "nee", "bevestigen"}
_SENTENCE_END = re.compile(r"(?<=[.?:;])\s+|\n+")


def objections(text: str) -> list[str]:
    """What is wrong with this text, in words; empty when it is plain Dutch."""
    found = [f"never say “{hit[0]}”" for hit in _NEVER_PATTERN.finditer(text)]
    if "!" in text:
        found.append("no exclamation marks")
    if text.strip(" .").lower() in _BARE_BUTTONS:
        found.append("a button says the deed")
    for sentence in _SENTENCE_END.split(text):
        words = [word for word in sentence.split() if any(letter.isalnum() for letter in word)]
        if len(words) > MOST_WORDS:
            found.append(f"{len(words)} words: {sentence}")
    return found

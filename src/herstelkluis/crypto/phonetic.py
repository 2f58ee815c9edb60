"""How a Dutch word sounds, roughly: words that are easily confused get the same key.

The rules are those of resources/words/words-nl.README.md, "Phonetic key", in that order.
"""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        # consonants
        ("sch$", "s"),
        ("sch", "sX"),
        ("^ch(?=[aeiouy])", "S"),
        ("sj|sh", "S"),
        ("ch", "X"),
        ("ph", "f"),
        ("th", "t"),
        ("qu", "kw"),
        ("cc|ck", "k"),
        ("tie", "sie"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("x", "ks"),
        ("nk", "Nk"),
        ("ng", "N"),
        ("g", "X"),
        # vowels
        ("eau", "oo"),
        ("aai", "Aj"),
        ("ooi", "Oj"),
        ("oei", "Uj"),
        ("ieuw", "Iw"),
        ("eeuw", "Ew"),
        ("ij|ei", "3"),
        ("auw|ouw|au|ou", "4"),
        ("oe", "U"),
        ("eu", "2"),
        ("ui", "8"),
        ("ie|y", "I"),
        # the ends of words, and letters that sound alike
        ("v", "f"),
        ("z", "s"),
        ("(d|dt)$", "t"),
        ("b$", "p"),
        ("dt", "t"),
        ("en$", "e"),
        # short and long, single and double
        ("[IAOE]", lambda vowel: vowel[0].lower()),
        (r"(.)\1+", r"\1"),
    )
)


def phonetic_key(word: str) -> str:
    """The key of a word in lower case a to z; equal keys mean: these sound alike."""
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word

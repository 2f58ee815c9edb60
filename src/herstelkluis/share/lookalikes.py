"""Names that look the same are the same: letters of other scripts, rare Latin ones, and signs that nobody sees."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from herstelkluis import resources

# Default_Ignorable_Code_Point of Unicode (DerivedCoreProperties.txt), and the blank of Braille.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TWINS = str.maketrans({"I": "l", "|": "l", "1": "l", "0": "o"})


def has_invisible(text: str) -> bool:
    """Whether a text has signs that nobody sees."""
    return _INVISIBLE.search(text) is not None


def without_invisible(text: str) -> str:
    """The text as it is seen."""
    return _INVISIBLE.sub("", text)


def folded(name: str) -> str:
    """A name as it is compared: letters and digits only, without accents and capitals, each as the Latin it is like."""
    return _letters(_plain(without_invisible(name)).translate(_alike()))


def readings(name: str) -> frozenset[str]:
    """Every way in which a name can be read: two names that share one look the same. Empty for no name."""
    seen = unicodedata.normalize("NFKD", without_invisible(name)).translate(_alike()).translate(_TWINS)
    drawn = folded(seen).replace("rn", "m").replace("vv", "w")
    return frozenset(filter(None, (folded(name), drawn)))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())


def _letters(bare: str) -> str:
    return "".join(sign for sign in bare if sign.isalnum()) or "".join(bare.split())


@cache
def _alike() -> dict[int, str]:
    """`resources/lookalikes.toml` as a table to translate by."""
    told = tomllib.loads(resources.read_text("lookalikes.toml"))
    return {ord(sign): letter for letter, signs in told.items() for sign in signs}

"""What the same keys would have typed on another keyboard: to explain why a right password does not fit."""

from __future__ import annotations

import re
import unicodedata

# The 46 keys of four rows, from the digits down, first plain and then with Shift.
_QWERTY = "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?"
_AZERTY = "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§"
_QWERTZ = "1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_"
_DUTCH = "1234567890/°qwertyuiop¨*asdfghjkl+´<zxcvbnm,.-!\"#$%&_()'?~QWERTYUIOP^|ASDFGHJKL±`>ZXCVBNM;:="

# The dead keys of US-international and the accents they put on the next letter.
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", '"': "\u0308"}
_KEYS = {accent: key for key, accent in _ACCENTS.items()} | {"\u0327": "'"}
_DEAD_KEY = re.compile("(['`^~\"])([^\\W\\d_])")


def layout_guesses(password: str) -> list[str]:
    """The other texts that these keys may have meant, most likely first, without the password itself.

    Caps Lock, azerty, qwertz (each in both directions), the dead keys of US-international, and the Dutch layout.
    """
    password = unicodedata.normalize("NFC", password)
    guesses = [
        password.swapcase(),
        _retyped(password, _AZERTY, _QWERTY),
        _retyped(password, _QWERTZ, _QWERTY),
        _retyped(password, _QWERTY, _AZERTY),
        _retyped(password, _QWERTY, _QWERTZ),
        _without_dead_keys(password),
        _with_dead_keys(password),
        _retyped(password, _DUTCH, _QWERTY),
        _retyped(password, _QWERTY, _DUTCH),
    ]
    return [guess for guess in dict.fromkeys(guesses) if guess != password]


def _retyped(text: str, seen: str, meant: str) -> str:
    return text.translate(str.maketrans(seen, meant))


def _without_dead_keys(text: str) -> str:
    return "".join(_keys_of(letter) for letter in text)


def _keys_of(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    key = _KEYS.get(parts[1:])
    return letter if key is None else key + parts[0]


def _with_dead_keys(text: str) -> str:
    return _DEAD_KEY.sub(_accented, text)


def _accented(keys: re.Match[str]) -> str:
    key, letter = keys.groups()
    accent = "\u0327" if key == "'" and letter in "cC" else _ACCENTS[key]
    joined = unicodedata.normalize("NFC", letter + accent)
    return joined if len(joined) == 1 else keys[0]

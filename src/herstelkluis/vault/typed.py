"""What opens a vault, as someone typed it: its password, or the twelve words of its recovery sheet."""

from __future__ import annotations

from herstelkluis.crypto import words
from herstelkluis.crypto.keyfile import KeyFile
from herstelkluis.crypto.recovery import WORDS
from herstelkluis.crypto.secret import Secret


class Typed(Secret):
    """A password, or the words in any spacing and case. Who is handed one wipes it, with a `with` block."""

    __slots__ = ("is_words",)

    def __init__(self, text: str, *, is_words: bool = False) -> None:
        super().__init__(bytearray(text, "utf-8", "surrogatepass"))
        self.is_words = is_words

    @property
    def text(self) -> str:
        """What was typed, for immediate use. Raises `ValueError` after closing."""
        return self.reveal().decode("utf-8", "surrogatepass")

    def vault_key(self, keyfile: KeyFile) -> Secret:
        """The vault key in this key file.

        Raises WrongPasswordError, or UnknownWordError and WrongWordsError; VaultDamagedError for a changed file.
        """
        if self.is_words:
            return keyfile.unlock_with_words(words.parse_words(self.text, WORDS))
        return keyfile.unlock_with_password(self.text)

"""An age file for whoever knows the words: the file key is wrapped under scrypt of a passphrase.

Source: C2SP `age.md`, "The scrypt recipient type"; scrypt: RFC 7914.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from herstelkluis.crypto.age_header import Stanza, encode_base64
from herstelkluis.crypto.age_keys import open_file_key, read_share, seal_file_key
from herstelkluis.errors import AgeHeaderError, AgePassphraseError, AgeWorkFactorError

MAX_LOG_N = 18  # 256 MiB, what the `age` program writes; one more is refused before any work

_LOG_N = re.compile(rb"[1-9][0-9]*")
_SALT = 16


class Passphrase:
    """The words of a file, to write with and to read with.

    `text` is used as it is (UTF-8, not normalised); `log_n` is the scrypt work factor for writing, 64 MiB at 16.
    Raises AgeWorkFactorError above 18, AgePassphraseError for a text that is no Unicode.
    """

    kind = "scrypt"

    def __init__(self, text: str, log_n: int = 16) -> None:
        if log_n > MAX_LOG_N:
            raise AgeWorkFactorError
        if log_n < 1:
            raise ValueError("log_n")
        try:
            self._words = text.encode("utf-8")
        except UnicodeEncodeError:
            raise AgePassphraseError from None
        self.log_n = log_n

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap a file key for whoever knows the words. ValueError when there are none."""
        if not self._words:
            raise ValueError("a file needs words")
        salt = os.urandom(_SALT)
        body = seal_file_key(self._wrap_key(salt, self.log_n), file_key)
        return Stanza(self.kind, (encode_base64(salt), b"%d" % self.log_n), body)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Find the file key if these are the words, or None.

        Raises AgeWorkFactorError before any work when the file asks too much, AgeHeaderError for a malformed stanza.
        """
        if [stanza.kind for stanza in stanzas] != [self.kind]:
            return None
        salt = read_share(stanzas[0], size=_SALT, arguments=2)
        log_n = stanzas[0].arguments[1]
        if not _LOG_N.fullmatch(log_n):
            raise AgeHeaderError
        if len(log_n) > 2 or int(log_n) > MAX_LOG_N:
            raise AgeWorkFactorError
        return open_file_key(self._wrap_key(salt, int(log_n)), stanzas[0].body)

    def _wrap_key(self, salt: bytes, log_n: int) -> bytes:
        kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << log_n, r=8, p=1)
        try:
            return kdf.derive(self._words)
        except MemoryError:  # a small machine may not have 256 MiB to spare
            raise AgeWorkFactorError from None

"""Files for one reader: seal bytes for words or keys, and open them again, as the `age` program does.

Our own reader and writer of the public format age v1 (C2SP `age.md`); every primitive is from `cryptography`.
`FORMAT.md` beside this file says the bytes. Any bytes given to `decrypt` are opened whole or raise an AgeError.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO

from herstelkluis.crypto import bech32
from herstelkluis.crypto.age_armor import armor, dearmor, is_armor
from herstelkluis.crypto.age_header import MAGIC, read_header, write_header
from herstelkluis.crypto.age_keys import HybridIdentity, HybridRecipient, X25519Identity, X25519Recipient
from herstelkluis.crypto.age_passphrase import Passphrase
from herstelkluis.crypto.age_stream import Progress, open_payload, seal_payload
from herstelkluis.errors import AgeHeaderError, AgeKeyError, AgeNoMatchError, AgePassphraseError

__all__ = [
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "Passphrase",
    "Progress",
    "Recipient",
    "X25519Identity",
    "X25519Recipient",
    "armor",
    "dearmor",
    "decrypt",
    "encrypt",
    "generate_identity",
    "identity_from_seed",
    "opened_header",
    "parse_identity",
    "parse_recipient",
    "sealed_header",
]

Recipient = HybridRecipient | X25519Recipient | Passphrase
Identity = HybridIdentity | X25519Identity | Passphrase

MAX_RECIPIENTS = 16
_FILE_KEY = 16  # bytes
_MAX_KEY_TEXT = 4096  # characters; the longest recipient has 1959


def encrypt(plaintext: bytes, *recipients: Recipient, progress: Progress | None = None) -> bytes:
    """Seal content as a binary age v1 file for one passphrase, or for 1 to 16 keys of one kind.

    Raises ValueError for any other set of recipients: words stand alone, so that who opens the file knows it came
    from someone with the words; and one X25519 key would undo what post-quantum keys are for.
    """
    header, file_key = sealed_header(*recipients)
    file = BytesIO(header)
    file.seek(0, os.SEEK_END)
    seal_payload(plaintext, file_key, file, progress)
    return file.getvalue()


def decrypt(ciphertext: bytes, *identities: Identity, progress: Progress | None = None) -> bytes:
    """Open an age file, binary or as text, with the first identity that fits; all of the content or nothing.

    Raises AgeArmorError, AgeHeaderError (AgeVersionError, AgeWorkFactorError), AgeNoMatchError (AgePassphraseError
    when words were tried on a file for words), AgeMacError, AgePayloadError.
    """
    data = dearmor(ciphertext) if not ciphertext.startswith(MAGIC) and is_armor(ciphertext) else ciphertext
    length, file_key = opened_header(data, identities)
    return open_payload(memoryview(data)[length:], file_key, progress)


def sealed_header(*recipients: Recipient) -> tuple[bytes, bytes]:
    """The header of a new age file for these recipients, and its new file key. Raises ValueError as `encrypt`."""
    kinds = {recipient.kind for recipient in recipients}
    if len(kinds) != 1 or len(recipients) > (1 if Passphrase.kind in kinds else MAX_RECIPIENTS):
        raise ValueError("one passphrase, or 1 to 16 keys of one kind")
    file_key = os.urandom(_FILE_KEY)
    return write_header([recipient.wrap(file_key) for recipient in recipients], file_key), file_key


def opened_header(data: bytes, identities: Sequence[Identity]) -> tuple[int, bytes]:
    """The length of the header that `data` starts with, and its file key; verified by the first identity that fits.

    Raises AgeHeaderError (AgeVersionError, AgeWorkFactorError), AgeNoMatchError (AgePassphraseError), AgeMacError.
    """
    header = read_header(data)
    kinds = [stanza.kind for stanza in header.stanzas]
    for_words = Passphrase.kind in kinds
    if for_words and len(kinds) > 1:
        raise AgeHeaderError
    for identity in identities:
        file_key = identity.unwrap(header.stanzas)
        if file_key is not None:
            header.verify_mac(file_key)
            return header.length, file_key
    if for_words and any(isinstance(identity, Passphrase) for identity in identities):
        raise AgePassphraseError
    raise AgeNoMatchError


def generate_identity() -> HybridIdentity:
    """Draw a new post-quantum key pair."""
    return HybridIdentity(os.urandom(32))


def identity_from_seed(seed: bytes) -> HybridIdentity:
    """Make the post-quantum key pair of a 32-byte secret: always the same one. The seed must be uniformly random."""
    if len(seed) != 32:
        raise ValueError("a seed has 32 bytes")
    return HybridIdentity(seed)


def parse_recipient(text: str) -> HybridRecipient | X25519Recipient:
    """Read the public text of a key (`age1pq1…`, `age1…`), in lower case. Raises AgeKeyError."""
    prefix, public = _read_key(text, upper=False)
    if prefix == HybridRecipient.prefix:
        return HybridRecipient(public)
    if prefix == X25519Recipient.prefix:
        return X25519Recipient(public)
    raise AgeKeyError


def parse_identity(text: str) -> HybridIdentity | X25519Identity:
    """Read the secret text of a key (`AGE-SECRET-KEY-PQ-1…`, `AGE-SECRET-KEY-1…`), in capitals. Raises AgeKeyError."""
    prefix, seed = _read_key(text, upper=True)
    if len(seed) != 32:
        raise AgeKeyError
    if prefix == HybridIdentity.prefix:
        return HybridIdentity(seed)
    if prefix == X25519Identity.prefix:
        return X25519Identity(seed)
    raise AgeKeyError


def _read_key(text: str, *, upper: bool) -> tuple[str, bytes]:
    """Read Bech32 text in the one case its kind is written in; white space around it is allowed."""
    text = text.strip()
    if len(text) > _MAX_KEY_TEXT or text != (text.upper() if upper else text.lower()):
        raise AgeKeyError
    try:
        return bech32.decode(text)
    except ValueError:
        raise AgeKeyError from None

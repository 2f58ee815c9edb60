"""Who an age file is for: key pairs, post-quantum (the rule) and X25519 (to read and write what others use).

A recipient wraps a file key into a stanza; an identity unwraps it. Source: C2SP `age.md`, "Native recipient types".
"""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHAKE256, Hash
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from herstelkluis.crypto import bech32
from herstelkluis.crypto.age_header import Stanza, decode_base64, derive_key, encode_base64
from herstelkluis.errors import AgeHeaderError, AgeKeyError

_WRAPPED = 32  # a wrapped file key: 16 bytes and a tag
_ZERO_NONCE = bytes(12)  # each wrap key is used once


class X25519Recipient:
    """The public half of an X25519 key pair (`age1…`), 32 bytes. Raises AgeKeyError for a point of low order."""

    kind = "X25519"
    prefix = "age"

    def __init__(self, public: bytes) -> None:
        self.public = public
        self._key = _usable_point(public)

    def __str__(self) -> str:
        return bech32.encode(self.prefix, self.public)

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap a file key for the holder of the private half."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        key = _x25519_wrap_key(ephemeral.exchange(self._key), share, self.public)
        return Stanza(self.kind, (encode_base64(share),), seal_file_key(key, file_key))


class X25519Identity:
    """The private half of an X25519 key pair (`AGE-SECRET-KEY-1…`), 32 bytes."""

    prefix = "age-secret-key-"

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._key = X25519PrivateKey.from_private_bytes(seed)
        self.recipient = X25519Recipient(self._key.public_key().public_bytes_raw())

    def __str__(self) -> str:
        return bech32.encode(self.prefix, self._seed).upper()

    def __repr__(self) -> str:
        return "X25519Identity(…)"

    def unwrap(self, stanzas: Iterable[Stanza]) -> bytes | None:
        """Find the file key in a stanza made for this key, or None. Raises AgeHeaderError for a malformed one."""
        for stanza in stanzas:
            if stanza.kind == X25519Recipient.kind:
                share = read_share(stanza, size=32)
                try:
                    shared = self._key.exchange(X25519PublicKey.from_public_bytes(share))
                except ValueError:  # a point of low order
                    raise AgeHeaderError from None
                file_key = open_file_key(_x25519_wrap_key(shared, share, self.recipient.public), stanza.body)
                if file_key is not None:
                    return file_key
        return None


class HybridRecipient:
    """The public half of a post-quantum key pair (`age1pq1…`): ML-KEM-768, 1184 bytes, then X25519, 32 bytes.

    Safe as long as one of both is; the HPKE suite is `cryptography`'s. Raises AgeKeyError for unsound bytes.
    """

    kind = "mlkem768x25519"
    prefix = "age1pq"
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    info = b"age-encryption.org/mlkem768x25519"
    share_size = 1088 + 32

    def __init__(self, public: bytes) -> None:
        self.public = public
        try:
            lattice = MLKEM768PublicKey.from_public_bytes(public[:1184])
        except ValueError:
            raise AgeKeyError from None
        self._key = MLKEM768X25519PublicKey(lattice, _usable_point(public[1184:]))

    def __str__(self) -> str:
        return bech32.encode(self.prefix, self.public)

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap a file key for the holder of the private half."""
        sealed = self.suite.encrypt(file_key, self._key, info=self.info)
        return Stanza(self.kind, (encode_base64(sealed[: self.share_size]),), sealed[self.share_size :])


class HybridIdentity:
    """The private half of a post-quantum key pair (`AGE-SECRET-KEY-PQ-1…`), a seed of 32 bytes."""

    prefix = "age-secret-key-pq-"

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        expand = Hash(SHAKE256(96))
        expand.update(seed)
        expanded = expand.finalize()
        lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
        self._point = X25519PrivateKey.from_private_bytes(expanded[64:])
        self._key = MLKEM768X25519PrivateKey(lattice, self._point)
        self.recipient = HybridRecipient(
            lattice.public_key().public_bytes_raw() + self._point.public_key().public_bytes_raw()
        )

    def __str__(self) -> str:
        return bech32.encode(self.prefix, self._seed).upper()

    def __repr__(self) -> str:
        return "HybridIdentity(…)"

    def unwrap(self, stanzas: Iterable[Stanza]) -> bytes | None:
        """Find the file key in a stanza made for this key, or None. Raises AgeHeaderError for a malformed one."""
        for stanza in stanzas:
            if stanza.kind == HybridRecipient.kind:
                share = read_share(stanza, size=HybridRecipient.share_size)
                try:
                    # HPKE reports a point of low order like any other mismatch; the format wants it refused by name.
                    self._point.exchange(X25519PublicKey.from_public_bytes(share[1088:]))
                    return HybridRecipient.suite.decrypt(share + stanza.body, self._key, info=HybridRecipient.info)
                except ValueError:
                    raise AgeHeaderError from None
                except InvalidTag:
                    continue
        return None


def read_share(stanza: Stanza, *, size: int, arguments: int = 1) -> bytes:
    """Read the first of so many arguments of a stanza, exactly `size` bytes. Raises AgeHeaderError."""
    if len(stanza.arguments) != arguments or len(share := decode_base64(stanza.arguments[0])) != size:
        raise AgeHeaderError
    if len(stanza.body) != _WRAPPED:  # one length only: no ciphertext that opens under several keys
        raise AgeHeaderError
    return share


def seal_file_key(wrap_key: bytes, file_key: bytes) -> bytes:
    """Wrap a file key under a wrap key that is used this once."""
    return ChaCha20Poly1305(wrap_key).encrypt(_ZERO_NONCE, file_key, None)


def open_file_key(wrap_key: bytes, body: bytes) -> bytes | None:
    """Unwrap a file key, or None when the wrap key is another."""
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None


def _x25519_wrap_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return derive_key(shared, share + recipient, b"age-encryption.org/v1/X25519")


def _usable_point(public: bytes) -> X25519PublicKey:
    """Refuse a public point with which every exchange gives zero."""
    try:
        key = X25519PublicKey.from_public_bytes(public)
        X25519PrivateKey.generate().exchange(key)
    except ValueError:
        raise AgeKeyError from None
    return key

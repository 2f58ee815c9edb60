"""Signatures that `ssh-keygen -Y verify` accepts, in a profile where one signature has one text (FORMAT.md G1-G5)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import SignatureError

_MAX_BYTES = 1024
_COLUMNS = 70
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
_MAGIC = b"SSHSIG"
_ORDER = 2**252 + 27742317777372353535851937790883648493  # L of RFC 8032 section 5.1

# The points of order 1, 2, 4 and 8, in every encoding there is, without the bit of their sign: for these one signature
# can fit every message. y is 0, 1, -1 (mod p = 2^255 - 19, also as p and p + 1), or one of the two of order 8.
_P = 2**255 - 19
_Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL = frozenset({0, 1, _P - 1, _P, _P + 1, _Y8, _P - _Y8})


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


_TYPE = _string(b"ssh-ed25519")
_KEY_AT = len(_MAGIC) + 4 + 4 + len(_TYPE) + 4  # version, length of the key, its type, length of the point


class SigningKey:
    """The Ed25519 key with which the owner signs packages and contact cards."""

    __slots__ = ("_key",)

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> SigningKey:
        """A new random key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """The key of a 32-byte seed (RFC 8032 section 5.1.5). Raises `ValueError` for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def seed(self) -> Secret:
        """The 32 bytes from which `from_seed` makes this key again."""
        return Secret(self._key.private_bytes_raw())

    @property
    def public(self) -> str:
        """The public key as `ssh-ed25519 AAAA…`, without a comment."""
        return public_key_text(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes, namespace: str) -> bytes:
        """An armored SSHSIG over the message. Raises `ValueError` for an empty namespace."""
        public = self._key.public_key().public_bytes_raw()
        return signature_file(public, namespace, self._key.sign(_signed(message, namespace)))

    def __repr__(self) -> str:
        return "<SigningKey>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a signing key is not stored or copied by accident")


def verify_signature(message: bytes, signature: bytes, namespace: str, public_key: str | None) -> str:
    """Verify an armored SSHSIG and return the public key that signed; with `public_key` it must be that one.

    The file is not parsed: what it should be is rebuilt from its key and its 64 signature bytes, and compared.
    Raises `SignatureError`, and `ValueError` for an empty namespace.
    """
    if len(signature) > _MAX_BYTES:
        raise SignatureError
    try:
        public, raw = signature_parts(signature)
    except binascii.Error:
        raise SignatureError from None
    if signature_file(public, namespace, raw) != signature or public_key not in (None, public_key_text(public)):
        raise SignatureError
    verify_ed25519(public, _signed(message, namespace), raw)
    return public_key_text(public)


def signature_parts(signature: bytes) -> tuple[bytes, bytes]:
    """The 32 bytes of the key and the 64 of the signature in a file that `verify_signature` accepted."""
    blob = base64.b64decode(signature.removeprefix(_BEGIN).removesuffix(_END))
    return blob[_KEY_AT : _KEY_AT + 32], blob[-64:]


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> None:
    """Verify a bare Ed25519 signature (RFC 8032 section 5.1.7), S < L included. Raises `SignatureError`.

    A key of small order is refused: its owner signed nothing, for everyone can make a signature that fits.
    """
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= _ORDER or _is_small(public):
        raise SignatureError
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise SignatureError from None


def _is_small(public: bytes) -> bool:
    return int.from_bytes(public, "little") % 2**255 in _SMALL


def public_key_text(public: bytes) -> str:
    """A public key of 32 bytes as formats write it (G5)."""
    return "ssh-ed25519 " + base64.b64encode(_TYPE + _string(public)).decode()


def _signed(message: bytes, namespace: str) -> bytes:
    return _MAGIC + _fields(namespace) + _string(hashlib.sha512(message).digest())


def _fields(namespace: str) -> bytes:
    if not namespace:
        raise ValueError("a signature needs a namespace")
    return _string(namespace.encode()) + _string(b"") + _string(b"sha512")


def signature_file(public: bytes, namespace: str, raw: bytes) -> bytes:
    """The one file of these 32 and 64 bytes; nothing is verified. Raises `ValueError` for an empty namespace."""
    key, signature = _TYPE + _string(public), _TYPE + _string(raw)
    version = (1).to_bytes(4, "big")
    text = base64.b64encode(_MAGIC + version + _string(key) + _fields(namespace) + _string(signature))
    lines = [text[at : at + _COLUMNS] + b"\n" for at in range(0, len(text), _COLUMNS)]
    return b"".join([_BEGIN, *lines, _END])

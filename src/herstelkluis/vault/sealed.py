"""Words that could not be saved while locking: kept in memory, sealed to the vault, given back at unlock."""

from __future__ import annotations

from collections.abc import Iterable

from herstelkluis.crypto import age
from herstelkluis.crypto.secret import Secret
from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document


class SealedText:
    """Holds sealed documents. Only the recipient is kept, so a locked program cannot read them back."""

    def __init__(self, seed: Secret) -> None:
        """`seed`: 32 bytes derived from the vault key."""
        self._recipient = age.identity_from_seed(seed.reveal()).recipient
        self._sealed: list[bytes] = []

    @property
    def is_full(self) -> bool:
        """Whether there is something to give back."""
        return bool(self._sealed)

    def seal(self, documents: Iterable[Document]) -> None:
        """Take over the newest state of these documents."""
        self._sealed.extend(age.encrypt(encode_document(one), self._recipient) for one in documents)

    def unseal(self, seed: Secret) -> list[Document]:
        """Give everything back, in the order it was sealed."""
        identity = age.identity_from_seed(seed.reveal())
        return [decode_document(age.decrypt(one, identity)) for one in self._sealed]

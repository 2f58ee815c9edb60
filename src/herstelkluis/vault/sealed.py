"""Words that could not be saved while locking: kept in memory, sealed to the vault, given back at unlock."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from herstelkluis.crypto import age
from herstelkluis.crypto.secret import Secret
from herstelkluis.model.document import Document


class SealedText:
    """Holds sealed documents. Only the recipient is kept, so a locked program cannot read them back.

    They are pickled, not encoded: also words that no stored form takes (that may be why saving failed) come back.
    """

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
        self._sealed.extend(age.encrypt(pickle.dumps(one), self._recipient) for one in documents)

    def unseal(self, seed: Secret) -> list[Document]:
        """Give everything back, in the order it was sealed."""
        identity = age.identity_from_seed(seed.reveal())
        return [pickle.loads(age.decrypt(one, identity)) for one in self._sealed]  # noqa: S301 (made by this very process)

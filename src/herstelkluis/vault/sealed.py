"""Words that could not be saved while locking: kept in memory, sealed to the vault, given back at unlock."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from herstelkluis.crypto import age
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import AgeNoMatchError
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
        """Take over the newest state of these documents; one that cannot be sealed stops no other.

        Raises the error of such a one, after the others.
        """
        first: Exception | None = None
        for one in documents:
            try:
                self._sealed.append(age.encrypt(pickle.dumps(one), self._recipient))
            except Exception as error:  # whatever it is: these words are nowhere else
                first = first or error
        if first is not None:
            raise first

    def unseal(self, seed: Secret) -> list[Document]:
        """Give back what was sealed to this key, in the order it was sealed; it stays here too."""
        identity = age.identity_from_seed(seed.reveal())
        opened = (_open(one, identity) for one in self._sealed)
        return [pickle.loads(one) for one in opened if one is not None]  # noqa: S301 (made by this very process)

    def keep_from(self, before: SealedText, seed: Secret) -> None:
        """Take over what was sealed before to the key of another vault, or to the key from before a rekey."""
        identity = age.identity_from_seed(seed.reveal())
        self._sealed.extend(one for one in before._sealed if _open(one, identity) is None)


def _open(sealed: bytes, identity: age.Identity) -> bytes | None:
    try:
        return age.decrypt(sealed, identity)
    except AgeNoMatchError:
        return None

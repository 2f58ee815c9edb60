"""Words sealed in memory: given back by the key they were sealed to, and kept for as long as they are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.secret import Secret
from herstelkluis.model.document import Document
from herstelkluis.vault.sealed import SealedText


def seed(number: int) -> Secret:
    return Secret(bytearray([number]) * 32)


def document(number: int) -> Document:
    return Document(id=f"{number:032x}", kind="notitie", template=1, title=f"{number}")


@given(st.lists(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 99)), max_size=4), min_size=1, max_size=4))
def test_every_document_comes_back_once_by_its_own_key_and_waits_for_it(sittings):
    waiting: list[tuple[int, int]] = []
    sealed: SealedText | None = None
    for number, written in enumerate(sittings):
        key = number % 3
        fresh = SealedText(seed(key))
        if sealed is not None:
            given_back = [int(one.title) for one in sealed.unseal(seed(key))]
            assert given_back == [one for own, one in waiting if own == key]
            fresh.keep_from(sealed, seed(key))
            waiting = [(own, one) for own, one in waiting if own != key]
        sealed = fresh
        assert sealed.is_full is bool(waiting)
        sealed.seal(document(one) for _, one in written)
        waiting += [(key, one) for _, one in written]
        assert sealed.is_full is bool(waiting)

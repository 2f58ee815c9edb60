"""What was typed to open a vault is shown nowhere and gone when its block ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.vault.typed import Typed
from house import typed_words


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_whatever_was_typed_is_kept_to_the_letter_until_the_block_ends(text, is_words):
    with Typed(text, is_words=is_words) as typed:
        assert (typed.text, typed.is_words) == (text, is_words)
    assert set(typed._data) <= {0}
    with pytest.raises(ValueError, match="closed"):
        _ = typed.text


def test_it_shows_itself_nowhere():
    typed = typed_words(["aalbes", "aanbod"])
    assert "aalbes" not in f"{typed!r} {typed} {[typed]}"

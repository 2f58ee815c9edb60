"""A word is judged against the sheet, and the vault knows what stands on it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from herstelkluis.crypto.recovery import new_recovery_words, recovery_entropy, words_of_entropy
from herstelkluis.crypto.words import word_list
from herstelkluis.ui.screens.rehearsal import WordField


@given(st.sampled_from(word_list()), st.sampled_from(word_list()), st.sampled_from((str.upper, str.lower, str.title)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_is_right_only_when_it_is_the_one_on_the_sheet(
    qapp: QApplication, asked: str, typed: str, capitals: Callable[[str], str]
) -> None:
    field = WordField()
    field.ask(9, asked)
    field.set_text(f" {capitals(typed)} ")
    assert field.judge() == (asked == typed)
    assert bool(field.mistake) == (asked != typed)


def test_the_vault_knows_the_words_of_its_sheet() -> None:
    words = new_recovery_words()
    with recovery_entropy(words) as entropy:
        assert words_of_entropy(entropy) == words

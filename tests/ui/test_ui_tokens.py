"""The colours are those of the design, and stand as far apart as it says."""

from __future__ import annotations

import pytest

from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens, contrast
from ui.accessible import assert_contrast

# The table of the design: pair -> ratios in light, dark and high contrast, rounded to one decimal.
TABLE = {
    ("text", "bg"): (14.2, 14.5, 21), ("text", "surface"): (15.4, 12.8, 21), ("text", "rail"): (12.8, 15.4, 21),
    ("muted", "bg"): (6.6, 8.7, 21), ("muted", "surface"): (7.2, 7.7, 21),
    ("muted", "rail"): (6.0, 9.2, 21), ("muted", "soft"): (6.0, 5.7, 21),
    ("primary", "bg"): (7.2, 10.1, 16), ("primary", "surface"): (7.8, 8.9, 16), ("primary", "soft"): (6.6, 6.6, 16),
    ("on_primary", "primary"): (7.9, 8.5, 16), ("on_primary", "primary_hover"): (10.6, 10.3, 21),
    ("crisis", "crisis_soft"): (6.6, 8.0, 21), ("on_crisis", "crisis"): (7.7, 9.9, 21),
    ("ok", "bg"): (6.8, 10.7, 21), ("ok", "surface"): (7.4, 9.5, 21),
    ("warn", "bg"): (9.0, 13.5, 21), ("warn", "warn_bg"): (8.6, 10.2, 21),
    ("green_text", "green_bg"): (8.1, 8.6, 21), ("orange_text", "orange_bg"): (7.7, 9.2, 21),
    ("red_text", "red_bg"): (8.3, 9.1, 21), ("on_mark", "mark"): (12.7, 7.4, 16),
    ("ink", "paper"): (17.0, 17.0, 21), ("ink_muted", "paper"): (8.1, 8.1, 21),
    ("line", "bg"): (3.7, 5.3, 21), ("line", "surface"): (4.1, 4.7, 21), ("warn_line", "surface"): (5.3, 7.4, 16),
    ("draw", "bg"): (3.4, 6.3, 21), ("draw", "surface"): (3.7, 5.6, 21),
    ("focus", "bg"): (9.4, 11.8, 13.7), ("focus", "surface"): (10.2, 10.5, 13.7), ("focus", "rail"): (8.5, 12.5, 13.7),
}  # fmt: skip


@pytest.mark.parametrize(("front", "ground"), TABLE)
def test_the_contrast_of_a_pair_is_the_one_in_the_design(front: str, ground: str) -> None:
    for tokens, expected in zip((LIGHT, DARK, HIGH), TABLE[front, ground], strict=True):
        found = contrast(getattr(tokens, front), getattr(tokens, ground))
        assert abs(found - expected) <= (0.5 if tokens.high else 0.06), (front, ground, found)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH])
def test_every_pair_in_use_is_readable(tokens: Tokens) -> None:
    assert_contrast(tokens)


def test_a_pair_that_is_too_pale_is_noticed() -> None:
    from dataclasses import replace

    with pytest.raises(AssertionError, match="muted on bg"):
        assert_contrast(replace(LIGHT, muted="#B0AA9E"))


def test_contrast_agrees_with_the_examples_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)

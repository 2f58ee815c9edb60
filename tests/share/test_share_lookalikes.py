"""Two names that look the same to a person are one name to the program."""

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import resources
from herstelkluis.share.lookalikes import folded, has_invisible, readings, without_invisible

TABLE = tomllib.loads(resources.read_text("lookalikes.toml"))
# Format characters of Unicode that are drawn: signs before numbers, and marks of old scripts.
DRAWN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD, *range(0xFFF9, 0xFFFC)}
DRAWN |= set(range(0x13430, 0x13440))


@given(st.data(), st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=20).filter(str.strip))
def test_a_name_with_letters_that_look_the_same_is_the_same_name(data, name):
    other = "".join(data.draw(st.sampled_from([letter, *TABLE.get(letter, "")])) for letter in name)
    assert readings(name) & readings(other)


@given(st.text(max_size=20))
def test_signs_that_nobody_sees_make_no_other_name(name):
    assert readings("\u3164".join(name)) == readings(name) == readings(without_invisible(name) + "\U000e0100")
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize("sign", ["Cf", "Mn"])
def test_every_format_character_and_variation_selector_of_unicode_is_seen_to_be_invisible(sign):
    every = (chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == sign and n not in DRAWN)
    meant = [one for one in every if sign == "Cf" or "VARIATION SELECTOR" in unicodedata.name(one)]
    assert len(meant) > 100
    assert all(map(has_invisible, meant))


def test_the_table_holds_one_letter_for_a_sign_and_no_ascii():
    signs = [sign for letters in TABLE.values() for sign in letters]
    assert len(signs) == len(set(signs)) > 500
    assert not any(map(str.isascii, signs))


@pytest.mark.parametrize(("one", "other"), [("Iris", "lris"), ("Bram", "Brarn"), ("Noor", "N00r"), ("Will", "WiII")])
def test_latin_twins_look_the_same(one, other):
    assert readings(one) & readings(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ilse", "Lise"), ("Jan", "Jon"), ("Bas", "Bos"), ("Анна", "Инна"), ("", " ")]
)
def test_names_that_differ_stay_two(one, other):
    assert not readings(one) & readings(other)


@pytest.mark.parametrize(
    "name", ["Žofie Łukasz", "Дмитрий", "محمد", "Nguyễn Thị Ánh", "שרה", "Øyvind Ærø", "ELİF", "王芳"]
)
def test_a_name_is_itself_in_capitals_and_decomposed(name):
    assert readings(name) & readings(name.upper()) & readings(unicodedata.normalize("NFD", name))

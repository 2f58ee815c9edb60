"""Contact cards as square codes: drawn as a picture, seen by a camera, and the same card again (Q1 to Q3)."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from costs import least_milliseconds
from herstelkluis.crypto import age
from herstelkluis.errors import ContactError, KluisError, SquareCodeError
from herstelkluis.share import base45
from herstelkluis.share.contact import write_contact
from herstelkluis.share.square_code import (
    MAX_PIXELS,
    PREFIX,
    card_text,
    read_card_text,
    read_square_code,
    square_code_png,
    square_code_svg,
)
from share import card_cases as cards

LONGEST = write_contact("\U0001f33b" * 120, cards.NEXT, cards.RECIPIENT, previous=cards.KEY)
ALL = {"a short name": cards.CARD, "after another key": cards.NEWER, "the longest": LONGEST}
RFC = {b"AB": "BB8", b"Hello!!": "%69 VD92EX0", b"base-45": "UJCLQE7W581", b"ietf!": "QED8WEX0"}


def pixels_of(picture: bytes, scale: float = 1) -> tuple[bytes, int, int]:
    """The grey pixels of a picture, as Qt reads it."""
    image = QImage.fromData(picture)
    return grey_of(image.scaled(image.size() * scale).convertToFormat(QImage.Format.Format_Grayscale8))


def grey_of(image: QImage) -> tuple[bytes, int, int]:
    """The rows of a grey picture without what Qt puts after each."""
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    rows = bytes(image.constBits())
    return b"".join(rows[y * stride : y * stride + width] for y in range(height)), width, height


def photographed(picture: bytes, *, turn: float, scale: float) -> tuple[bytes, int, int]:
    """The picture as a camera sees it: turned (degrees), of another size, on grey."""
    image = QImage.fromData(picture)
    side = int(max(image.width(), image.height()) * scale * 1.5)
    seen = QImage(side, side, QImage.Format.Format_Grayscale8)
    seen.fill(QColor(128, 128, 128))
    painter = QPainter(seen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(side / 2, side / 2)
    painter.rotate(turn)
    painter.scale(scale, scale)
    painter.translate(-image.width() / 2, -image.height() / 2)
    painter.drawImage(0, 0, image)
    painter.end()
    return grey_of(seen)


@pytest.mark.parametrize("name", ALL)
def test_a_drawn_card_is_read_back_byte_for_byte(name: str) -> None:
    """Q1."""
    for scale in (2, 4):
        assert read_square_code(*pixels_of(square_code_png(ALL[name], scale))) == ALL[name]


@pytest.mark.parametrize("scale", [0.77, 0.93, 1.07, 1.5])
def test_a_picture_that_a_screen_made_larger_or_smaller_is_read_too(scale: float) -> None:
    """Q1."""
    for card in ALL.values():
        assert read_square_code(*pixels_of(square_code_png(card, 4), scale)) == card


@pytest.mark.parametrize(("turn", "scale"), [(0, 1.3), (3, 1.0), (-7, 0.9), (90, 1.0), (180, 1.1), (45, 1.2)])
def test_a_picture_that_was_turned_and_scaled_is_read_too(turn: float, scale: float) -> None:
    picture = square_code_png(cards.CARD, 3)
    assert read_square_code(*photographed(picture, turn=turn, scale=scale)) == cards.CARD


def test_a_card_fits_a_code_that_a_screen_can_show() -> None:
    """Q3: 121 modules and white around them for a short name, 153 at most."""
    sizes = {name: pixels_of(square_code_png(card, 1))[1] for name, card in ALL.items()}
    assert sizes == {"a short name": 129, "after another key": 137, "the longest": 153}


def test_the_vector_picture_has_the_same_modules_and_no_script() -> None:
    svg = square_code_svg(cards.CARD).decode()
    assert 'viewBox="0 0 129 129"' in svg
    assert "script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.booleans())
def test_any_card_is_the_same_after_its_text(name: str, is_newer: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    """Q1."""
    card = write_contact(name, cards.NEXT, cards.RECIPIENT, cards.KEY if is_newer else None)
    text = card_text(card)
    assert set(text) <= set(base45.ALPHABET)
    assert read_card_text(text) == card


TEXT = card_text(cards.CARD)
PARTS = base45.decode(TEXT.removeprefix(PREFIX))
OTHERS = {
    "nothing": "",
    "the prefix alone": PREFIX,
    "no prefix": TEXT.removeprefix(PREFIX),
    "another prefix": "HK2:" + TEXT.removeprefix(PREFIX),
    "small letters": TEXT.lower(),
    "one sign less": TEXT[:-1],
    "a sign that is none": TEXT[:-1] + "é",
    "over 65535": PREFIX + ":::" + TEXT[7:],
    "no signers": PREFIX + base45.encode(PARTS[:1]),
    "255 signers": PREFIX + base45.encode(b"\xff" + PARTS[1:]),
    "a second signer said": PREFIX + base45.encode(b"\x01" + PARTS[1:]),
    "cut off in the keys": PREFIX + base45.encode(PARTS[:700]),
    "a name that is no UTF-8": PREFIX + base45.encode(PARTS + b"\xff"),
    "another name": PREFIX + base45.encode(PARTS[:-3] + b"Wat"),
    "a name with a turn": PREFIX + base45.encode(PARTS + "\u202e".encode()),
    "a recipient of zeros": PREFIX + base45.encode(PARTS[:97] + bytes(1216) + PARTS[97 + 1216 :]),
    "endless": PREFIX + "0" * 100_000,
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_text_is_refused(name: str) -> None:
    """Q1."""
    with pytest.raises(ContactError):
        read_card_text(OTHERS[name])


def test_a_card_of_someone_else_cannot_be_put_together() -> None:
    """Q1: the signature covers name and keys here too."""
    stranger = age.identity_from_seed(bytes(32)).recipient.public
    with pytest.raises(ContactError):
        read_card_text(PREFIX + base45.encode(PARTS[:97] + stranger + PARTS[97 + 1216 :]))


def test_a_picture_without_a_card_is_refused_by_name() -> None:
    """Q2."""
    dice = random.Random(7)
    noise = bytes(dice.randrange(256) for _ in range(300 * 200))
    for grey, width, height in ((noise, 300, 200), (bytes(10_000), 100, 100), (b"\xff", 1, 1)):
        with pytest.raises(SquareCodeError):
            read_square_code(grey, width, height)


def _code(text: str) -> list[bytes]:
    import segno

    matrix = segno.make_qr(text).matrix_iter(scale=3, border=4)
    return [bytes(0 if module else 255 for module in row) for row in matrix]


def test_a_code_with_something_else_is_refused_by_name() -> None:
    """Q2."""
    for text, refused in (("https://example.org", SquareCodeError), (PREFIX + "ABC", ContactError)):
        rows = _code(text)
        with pytest.raises(refused):
            read_square_code(b"".join(rows), len(rows[0]), len(rows))


def test_two_cards_in_one_picture_are_one_too_many() -> None:
    """Q2."""
    both = [pixels_of(square_code_png(card, 3)) for card in (cards.CARD, cards.NEWER)]
    height = max(one[2] for one in both)
    rows = [
        b"".join(grey[y * width : (y + 1) * width].ljust(width, b"\xff") for grey, width, _ in both)
        for y in range(height)
    ]
    with pytest.raises(SquareCodeError):
        read_square_code(b"".join(rows), len(rows[0]), height)


def test_a_picture_over_the_limit_is_not_looked_at() -> None:
    """Q2."""
    with pytest.raises(SquareCodeError):
        read_square_code(bytes(MAX_PIXELS + 10_000), 10_000, MAX_PIXELS // 10_000 + 1)


def test_a_picture_full_of_corners_of_codes_takes_no_longer_than_seconds() -> None:
    """Q2: the reader tries every three corners; without a limit to the picture it would be busy for minutes."""
    corner = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111", "0000000")
    side = int(MAX_PIXELS**0.5) // 8 * 8
    rows = [bytes(0 if one == "1" else 255 for one in f"{row}0") * (side // 8) for row in corner] * (side // 8)
    picture = b"".join(rows)

    def reading() -> None:
        with pytest.raises(SquareCodeError):
            read_square_code(picture, side, side)

    assert least_milliseconds(reading, within=10_000) < 10_000


@pytest.mark.parametrize(("width", "height"), [(0, 0), (-1, -100), (10, 11), (100, 0)])
def test_a_wrong_number_of_pixels_is_a_mistake_of_the_program(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="one byte"):
        read_square_code(bytes(100), width, height)


def test_the_libraries_for_pictures_are_not_loaded_before_a_picture() -> None:
    look = "import sys, herstelkluis.share.square_code; print({'segno', 'zxingcpp'} & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=300, check=True)
    assert ended.stdout == "set()\n"


@pytest.mark.parametrize("data", RFC)
def test_base45_is_that_of_the_standard(data: bytes) -> None:
    """RFC 9285 sections 4.3 and 4.4."""
    assert base45.encode(data) == RFC[data]
    assert base45.decode(RFC[data]) == data


@given(st.binary(max_size=60))
def test_base45_gives_every_byte_back(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@given(st.text(base45.ALPHABET, max_size=30))
def test_base45_reads_only_what_it_writes(text: str) -> None:
    try:
        assert base45.encode(base45.decode(text)) == text
    except ValueError:
        assert text


def test_mutants_of_a_text_are_refused() -> None:
    """Q1: one sign read wrongly anywhere."""
    rounds, dice = int(os.environ.get("PACKAGE_MUTANTS", "4000")) // 20, random.Random(3)
    for _ in range(rounds):
        at = dice.randrange(len(TEXT))
        mutant = TEXT[:at] + dice.choice(base45.ALPHABET) + TEXT[at + 1 :]
        try:
            assert read_card_text(mutant) == cards.CARD
            assert mutant == TEXT
        except KluisError:
            assert mutant != TEXT

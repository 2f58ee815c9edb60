"""Photos from outside: upright, small, and nothing but the picture; a hostile one is refused before it costs much."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from costs import cost
from herstelkluis.errors import BrokenFileError, ManyPicturesError, TooManyPixelsError
from herstelkluis.vault.attachments import attach, open_attachment
from herstelkluis.vault.photos import EDGE, MOST_PIXELS, pixels, upright
from vault.attaching import a_note, encoded, exif, half_and_half


def colour(image: Image.Image, x: float, y: float) -> str:
    red, _green, blue = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    return "red" if red > blue else "blue"


def opened_again(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_nothing_that_tells_where_or_with_what_stays_of_a_photo(opened):
    vault = opened[2]
    sent = encoded(half_and_half(), "JPEG", exif=exif(), comment=b"qxkanarie")
    assert opened_again(sent).getexif().get_ifd(0x8825)
    assert b"qxkanarie" in sent
    file = attach(vault, a_note(vault).id, "IMG_1.JPG", sent)
    kept = open_attachment(vault, file.id).read()
    assert b"qxkanarie" not in kept
    assert b"Exif" not in kept
    assert dict(opened_again(kept).getexif()) == {}
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(opened_again(kept).info)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_other_forms_tell_nothing_either(form):
    kept = upright(encoded(half_and_half(), form, exif=exif()))
    assert b"qxkanarie" not in kept.data
    assert dict(opened_again(kept.data).getexif()) == {}
    assert kept.type == ("image/png" if form in ("PNG", "TIFF") else "image/jpeg")


def test_asked_for_the_original_every_byte_is_kept(opened):
    vault = opened[2]
    sent = encoded(half_and_half(3000, 10), "JPEG", exif=exif(6))
    file = attach(vault, a_note(vault).id, "IMG_1.JPG", sent, keep_original=True)
    assert open_attachment(vault, file.id).read() == sent


@pytest.mark.parametrize(
    ("orientation", "spot"),
    [(1, (0.5, 0.1)), (2, (0.5, 0.1)), (3, (0.5, 0.9)), (4, (0.5, 0.9)), (5, (0.1, 0.5)), (6, (0.9, 0.5)),
     (7, (0.9, 0.5)), (8, (0.1, 0.5))],
)  # fmt: skip
def test_a_photo_is_turned_upright_for_each_way_a_telephone_can_be_held(orientation, spot):
    """Where the red half must be, by the table of the EXIF standard (CIPA DC-008, tag Orientation)."""
    sent = encoded(half_and_half(600, 400), "JPEG", exif=exif(orientation))
    for image in (opened_again(upright(sent).data), shown(sent)):
        assert image.size == ((600, 400) if orientation < 5 else (400, 600))
        assert colour(image, *spot) == "red"
        assert colour(image, *(1 - one for one in spot)) == "blue"


def shown(data: bytes) -> Image.Image:
    seen = pixels(data)
    return Image.frombytes("RGBA", (seen.width, seen.height), seen.rgba)


def test_a_large_photo_is_made_smaller_and_a_small_one_is_left():
    assert max(opened_again(upright(encoded(half_and_half(5000, 3000), "JPEG")).data).size) == EDGE
    assert opened_again(upright(encoded(half_and_half(50, 30), "PNG")).data).size == (50, 30)


def test_the_name_gets_the_ending_that_fits():
    assert upright(encoded(half_and_half(), "HEIF")).named("IMG_1.HEIC") == "IMG_1.jpg"
    assert upright(encoded(half_and_half(), "TIFF")).named("zonder") == "zonder.png"


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixels_can_be_kept(mode):
    sent = encoded(Image.new(mode, (40, 30)), "TIFF" if mode in ("CMYK", "I;16") else "PNG")
    assert opened_again(upright(sent).data).size == (40, 30)
    assert pixels(sent).width == 40


def test_a_profile_of_colours_is_used_and_not_kept():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sent = encoded(half_and_half(), "JPEG", icc_profile=profile, exif=exif(3))
    kept = opened_again(upright(sent).data)
    assert colour(kept, 0.5, 0.9) == "red"
    assert "icc_profile" not in kept.info


@pytest.mark.parametrize("form", ["GIF", "TIFF", "PNG", "WEBP"])
def test_a_file_with_more_pictures_is_refused_and_kept_only_as_it_is(opened, form):
    several = encoded(half_and_half(), form, save_all=True, append_images=[Image.new("RGB", (600, 400), "white")])
    vault = opened[2]
    note = a_note(vault)
    with pytest.raises(ManyPicturesError):
        attach(vault, note.id, f"x.{form.lower()}", several)
    assert vault.database.read("SELECT 1 FROM attachments") == []
    file = attach(vault, note.id, f"x.{form.lower()}", several, keep_original=True)
    assert open_attachment(vault, file.id).read() == several


def huge_png(wide: int, high: int) -> bytes:
    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((wide + 1) * min(high, 2000)), 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 10_001), (60_000, 60_000), (10_000, MOST_PIXELS // 10_000 + 1)])
def test_a_picture_of_too_many_dots_is_refused_before_one_is_decoded(tmp_path, size):
    with pytest.raises(TooManyPixelsError):
        upright(huge_png(*size))
    setup = "from herstelkluis.vault.photos import upright as read\n"
    warm = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
    small = encoded(half_and_half(20, 20), "PNG")
    seen = cost(f"{warm}{setup}read({small!r})", huge_png(*size), tmp_path, within=200)
    assert seen.verdict == "TooManyPixelsError"
    assert seen.milliseconds < 200
    assert seen.mebibytes < 20


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF"])
def test_a_photo_that_was_cut_off_is_refused_with_a_sentence(form):
    whole = encoded(Image.effect_noise((300, 200), 80).convert("RGB"), form)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(BrokenFileError) as caught:
            upright(whole[: int(len(whole) * share)])
        assert caught.value.__suppress_context__

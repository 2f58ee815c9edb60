"""Photos from outside: opened within limits, turned upright, and nothing kept of them but the picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from herstelkluis.errors import BrokenFileError, KluisError, ManyPicturesError, TooManyPixelsError
from herstelkluis.model.pixels import Pixels

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 64_000_000
"""A phone of 50 megapixels makes 50.1 million; its memory here is 256 MB at most."""
EDGE = 2000
"""How many dots the longest side of a kept photo has."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "AVIF")
_DRAWN = {"PNG", "GIF", "TIFF", "BMP"}  # letters and drawings: what JPEG would blur
_ONE_SHOWN = {"MPO", "HEIF", "AVIF"}  # phones put a depth map or a moment before in the same file
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture to keep: PNG or JPEG, upright, without anything that tells where, when or with what it was made."""

    type: str
    data: bytes = field(repr=False)

    def named(self, name: str) -> str:
        """The name of the file it came from, with the ending that fits it now."""
        ending = {"image/png": "png", "image/jpeg": "jpg"}[self.type]
        return f"{name.rpartition('.')[0] or name}.{ending}"


def upright(data: bytes, edge: int = EDGE) -> Photo:
    """The picture in a file as it is kept. Only its pixels go along: no place, time, camera, thumbnail or comment.

    Raises `TooManyPixelsError` before a pixel is decoded, `ManyPicturesError`, `BrokenFileError`.
    """
    with _picture_errors():
        image, form = _opened(data, edge)
        made = io.BytesIO()
        if form in _DRAWN or image.mode == "RGBA":
            image.save(made, "PNG")
            return Photo("image/png", made.getvalue())
        image.save(made, "JPEG", quality=_QUALITY)
        return Photo("image/jpeg", made.getvalue())


def pixels(data: bytes, edge: int = EDGE) -> Pixels:
    """The picture in a file, to be shown. Raises as `upright`."""
    with _picture_errors():
        image = _opened(data, edge)[0].convert("RGBA")
        return Pixels(image.width, image.height, image.tobytes())


def grey_png(picture: Pixels) -> bytes:
    """The picture on white paper, in shades of grey, as a PNG."""
    from PIL import Image

    image = Image.frombytes("RGBA", (picture.width, picture.height), picture.rgba)
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    made = io.BytesIO()
    paper.convert("L").save(made, "PNG")
    return made.getvalue()


@contextmanager
def _picture_errors() -> Iterator[None]:
    """Whatever a decoder says of a broken picture becomes one of our own errors; what it says may quote the file."""
    try:
        yield
    except KluisError:
        raise
    except MemoryError:
        raise TooManyPixelsError from None
    except Exception as error:
        bomb = type(error).__name__.startswith("DecompressionBomb")
        raise (TooManyPixelsError if bomb else BrokenFileError) from None


def _opened(data: bytes, edge: int) -> tuple[Image.Image, str]:
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
    form = image.format or ""
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixelsError
    if form not in _ONE_SHOWN and getattr(image, "is_animated", False):
        raise ManyPicturesError
    image.draft("RGB", (edge, edge))  # a JPEG need not be decoded larger than it is kept
    mode = "RGBA" if image.has_transparency_data else "RGB"
    turned = ImageOps.exif_transpose(_in_screen_colours(image, mode))
    turned.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    clean = Image.new(mode, turned.size)
    clean.paste(turned)
    return clean, form


def _in_screen_colours(image: Image.Image, mode: str) -> Image.Image:
    """The colours as every screen shows them: the profile that explains them does not go along."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        source, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        if made := ImageCms.profileToProfile(image, source, screen, outputMode=mode):
            made.info["exif"] = image.info.get("exif", b"")  # which way is up
            return made
    return image.convert(mode)

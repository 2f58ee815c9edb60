"""Pictures that someone else made: opened only when they are small enough, and never more of them than one image."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from herstelkluis.errors import PackageTooLargeError
from herstelkluis.share.square_code import MAX_PIXELS as MOST

MAX_PIXELS = 40_000_000
MAX_MEMORY = 256  # MB that one picture may take while it is decoded
FORMATS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def format_of(data: bytes) -> str:
    """ "png" or "jpeg" by how the bytes begin, or nothing."""
    return next((name for start, name in FORMATS.items() if data.startswith(start)), "")


def read_image(data: bytes) -> QImage | None:
    """The picture in a PNG or JPEG file, turned as it was taken; None when it cannot be read.

    Its size is looked at before a pixel is decoded. Raises `PackageTooLargeError`. May run in any thread.
    """
    name = format_of(data)
    if not name:
        return None
    held = QBuffer()
    held.setData(QByteArray(data))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(name.encode()))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None
    if size.width() * size.height() > MAX_PIXELS:
        raise PackageTooLargeError
    QImageReader.setAllocationLimit(MAX_MEMORY)
    image = reader.read()
    return None if image.isNull() else image


def grey_pixels(image: QImage) -> tuple[bytes, int, int]:
    """One byte per pixel, row after row, 0 is black; with the width and height. Small enough to look for a code in."""
    smaller = math.sqrt(MOST / max(image.width() * image.height(), MOST))
    size = QSize(int(image.width() * smaller), int(image.height() * smaller)).expandedTo(QSize(1, 1))
    smooth = Qt.TransformationMode.SmoothTransformation
    grey = image.scaled(size, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = grey.width(), grey.height()
    pixels, line = bytes(grey.constBits()), grey.bytesPerLine()  # a line is filled up to a whole number of words
    return b"".join(pixels[row * line : row * line + wide] for row in range(high)), wide, high

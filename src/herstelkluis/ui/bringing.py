"""A file that is dragged onto a window: which one it is. Fields to type in leave it alone, so the window gets it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def file_in(mime: QMimeData) -> str:
    """The place of the first file that is dragged, or nothing."""
    return next((url.toLocalFile() for url in mime.urls() if url.isLocalFile()), "")

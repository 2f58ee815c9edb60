"""Every screen and state that has a picture: name -> a function that builds it.

Add an entry with `@picture("name")`; the function takes nothing, and returns a widget the size of a window. The look
is on the application already. Fixed words only: no clock, no chance.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

Builder = Callable[[], QWidget]
PICTURES: dict[str, Builder] = {}


def picture(name: str) -> Callable[[Builder], Builder]:
    """Register a builder under the name of its picture."""

    def register(builder: Builder) -> Builder:
        PICTURES[name] = builder
        return builder

    return register


def picture_folder() -> Path:
    """A folder for the vault of a picture; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="herstelkluis-picture-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

"""Every screen and state that has a picture: name -> a function that builds it.

Add an entry with `@picture("name")`; the function takes nothing, and returns a widget the size of a window. The look
is on the application already. Fixed words only: no clock, no chance.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

Builder = Callable[[], QWidget]
PICTURES: dict[str, Builder] = {}


def picture(name: str) -> Callable[[Builder], Builder]:
    """Register a builder under the name of its picture."""

    def register(builder: Builder) -> Builder:
        PICTURES[name] = builder
        return builder

    return register

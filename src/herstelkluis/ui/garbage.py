"""Python's collector of garbage, at rest while Qt is at work.

Left to itself the collector runs at any allocation: in another thread, or while Qt walks over all widgets to give them
a new look. A widget that goes at such a moment takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000


class Garbage(QObject):
    """From now on garbage is collected between the events of the window only, about once a second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(collect_what_is_due)
        timer.start()


def keep_what_is_loaded() -> None:
    """What the program consists of by now stays for good: looking through it again and again would make typing halt."""
    gc.collect()
    gc.freeze()


def collect_what_is_due() -> None:
    """Collect as far as Python itself would have done by now; nothing when little was made since the last time."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return

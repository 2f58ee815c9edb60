"""When nobody is here: counted in real time, on Linux also while the computer sleeps, and told in the last minute."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

LAST_SECONDS = 60
LAST_PART = 1 / 3  # of a short idle time; else it would be told all the time
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


def boot_seconds() -> float:
    """Seconds that also pass while the computer is suspended (CLOCK_BOOTTIME; elsewhere what the system counts)."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Idle(QObject):
    """`soon` carries which part of the last minute is left, from 1 down; 0: someone is here again, or the time is over.

    `passed` comes when the time is over. Signs of life are heard where they arrive: keys and the mouse at a window,
    what an input method writes at the widget with the keyboard. Listening to all that Qt does would slow all of it.
    """

    soon = Signal(float)
    passed = Signal()

    def __init__(self, minutes: int, clock: Callable[[], float] = boot_seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._clock = clock
        self._last = clock()
        self._is_soon = False
        self._writing: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._hear_window)
            app.focusObjectChanged.connect(self._hear_writing)

    @property
    def is_counting(self) -> bool:
        """Whether the time is kept now."""
        return self._timer.isActive()

    @property
    def quiet_seconds(self) -> float:
        """How long nobody was here."""
        return self._clock() - self._last

    def start(self) -> None:
        """Begin to count, from now."""
        self._last = self._clock()
        self._timer.start()
        for window in QGuiApplication.topLevelWindows():
            self._hear_window(window)
        self._hear_writing(QGuiApplication.focusObject())

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._is_soon = False

    def look(self) -> None:
        """See how long nobody was here."""
        left = self._left()
        if left <= 0:
            self.stop()
            self.passed.emit()
        elif left <= (last := min(LAST_SECONDS, self.minutes * 60 * LAST_PART)):
            self._is_soon = True
            self.soon.emit(left / last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self.is_counting:
            if self._left() <= 0:  # the computer slept: this is the first sign of life, and it comes too late
                self.look()
                return True
            self._last = self._clock()
            if self._is_soon:
                self._is_soon = False
                self.soon.emit(0)
        return super().eventFilter(watched, event)

    def _hear_window(self, window: QObject | None) -> None:
        if isinstance(window, QWindow):  # Qt may hand over what Python still takes for something that is gone
            window.installEventFilter(self)

    def _hear_writing(self, widget: QObject | None) -> None:
        if self._writing is not None and isValid(self._writing):
            self._writing.removeEventFilter(self)
        self._writing = widget
        if widget is not None:
            widget.installEventFilter(self)

    def _left(self) -> float:
        return self.minutes * 60 - (self._clock() - self._last)

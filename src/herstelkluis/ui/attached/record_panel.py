"""The way to record a conversation: there only when a microphone is, and when the sheet with agreements says yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.spoken_times import time_words
from herstelkluis.ui.attached.recorder import Recorder, microphone
from herstelkluis.ui.attached.sound import has_multimedia, multimedia
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet, Plain, Second
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


def _of_this_computer(parent: QWidget) -> tuple[Any, Any]:
    qt = multimedia()
    return qt, microphone(qt, parent) if qt is not None else None


class RecordPanel(QWidget):
    """`agreed` gives the name of the sheet that says yes, or nothing. `recorded` carries what was recorded."""

    recorded = Signal(bytes)

    def __init__(
        self,
        agreed: Callable[[], str],
        most: int,
        *,
        source: Callable[[QWidget], tuple[Any, Any]] = _of_this_computer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._agreed, self._most, self._source = agreed, most, source
        self._recorder: Recorder | None = None
        self._begin = FlushQuiet(_("Record a conversation"), parent=self)
        self._line = Words("", "help", "muted", parent=self)
        self._running = QWidget(self)
        self._stop = Second(_("Stop and keep it"), parent=self._running)
        self._away = Plain(_("Throw it away"), parent=self._running)
        row = Wrap(8, parent=self._running)
        row.addWidget(self._stop)
        row.addWidget(self._away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._line)
        column.addWidget(self._running)
        self._begin.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self._away.clicked.connect(self.throw_away)
        self.look()

    @property
    def is_running(self) -> bool:
        """Whether it is recording now."""
        return self._recorder is not None and self._recorder.is_running

    def look(self) -> None:
        """Show what can be done now."""
        sheet = self._agreed() if has_multimedia() else ""
        self._running.setVisible(self.is_running)
        self._begin.setVisible(bool(sheet) and not self.is_running)
        self._line.setText(_("As agreed on: {sheet}").format(sheet=sheet) if sheet else "")
        self._line.setVisible(bool(sheet))
        self.setVisible(bool(sheet) or self.is_running)

    def start(self) -> None:
        """Begin, if the sheet still says yes."""
        qt, source = self._source(self) if self._agreed() else (None, None)
        if qt is None or source is None:
            self._line.setText(_("There is no microphone that can be used here."))
            self._line.show()
            return
        self._recorder = Recorder(qt, source, self._most, self)
        self._recorder.ended.connect(self._ended)
        self._recorder.moved.connect(self._moved)
        self._recorder.start()
        if self.is_running:
            self.look()
            self._moved(0)
            self._stop.setFocus()
            announce(self, _("Recording"))

    def stop(self) -> None:
        """Stop; `recorded` comes a moment later."""
        if self._recorder is not None:
            self._recorder.stop()

    def finish_now(self) -> bytes:
        """Stop, and give what was recorded so far: the screen is left or locked."""
        recorder, self._recorder = self._recorder, None
        if recorder is None or not recorder.is_running:
            return b""
        recorder.ended.disconnect(self._ended)
        data = recorder.stop_now()
        self.look()
        return data

    def throw_away(self) -> None:
        """Stop, and keep nothing."""
        self.finish_now()
        self.look()
        self._begin.setFocus()

    def _moved(self, seconds: int) -> None:
        self._line.setText(_("Recording: {time}").format(time=time_words(seconds)))
        self._line.show()

    def _ended(self, data: bytes) -> None:
        self._recorder = None
        self.look()
        if data:
            self.recorded.emit(data)
        else:
            self._line.setText(_("Recording did not work. Nothing was kept."))
            self._line.show()

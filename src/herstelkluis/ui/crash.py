"""When something happens that nobody foresaw: the words are kept, nothing is sent, and one calm notice says so."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.errors import KluisError, VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.ui.crash_log import CrashLog
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.program import Program
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Plain, Second
from herstelkluis.ui.widgets.words import Words

SAVE_AFTER_MS = 200  # what was just typed is on its way to the vault until then


class CrashCard(Banner):
    """What happened, that the words are kept (or how to keep them), two ways on, and the place for who helps."""

    go_on = Signal()
    start_again = Signal()

    def __init__(self, place: str, text: str, way_on: str = "", *, parent: QWidget | None = None) -> None:
        go_on, again = Second(way_on or _("Go on"), dense=True), Plain(_("Start again"))
        title = _("Something went wrong in the program")
        said = " ".join((text, _("Nothing was sent.")))
        super().__init__("info", title, said, [go_on, again], parent=parent)
        under_words = QHBoxLayout()
        under_words.setContentsMargins(theme().px(32), 0, 0, 0)  # under the words, not under the sign
        under_words.addWidget(Words(_("For who helps you: {place}").format(place=place), "help", "muted", parent=self))
        self.column.addLayout(under_words)
        go_on.clicked.connect(self.go_on)
        again.clicked.connect(self.start_again)


class Bugs(QObject):
    """Hears every exception that nobody caught. One notice at most, however often something goes wrong.

    An error that a person can act on comes here when a screen forgot it; it is told by its own words.
    """

    _heard = Signal(str, object)

    def __init__(self, program: Program, log: CrashLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, self._log = program, log
        self._waiting: tuple[str, BaseException] | None = None
        self._notice: Banner | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_AFTER_MS)
        self._soon.timeout.connect(self._tell)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def note(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Keep where it happened, and tell the person in a moment. From any thread."""
        place = _note(self._log, kind, trace)
        if isinstance(error, Exception) and isValid(self):  # else the window is gone, and there is nobody to tell
            self._heard.emit(place, error)

    def _hear(self, place: str, error: Exception) -> None:
        if self._waiting is None and not self._is_told():
            self._waiting = (place, error)
            self._soon.start()

    def _is_told(self) -> bool:
        return self._notice is not None and isValid(self._notice) and self._notice.isVisible()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, None
        window = self._program.window
        if waiting is None or window.is_covered:
            return
        place, error = waiting
        if isinstance(error, VaultDamagedError):
            ways = Second(_("See the ways"), dense=True)
            told = self._notice = mistake(error, [ways])
            ways.clicked.connect(told.hide)
            ways.clicked.connect(lambda: window.show_screen("damaged"))
        elif isinstance(error, KluisError):
            self._notice = mistake(error)
        else:
            card = self._notice = CrashCard(place, self._say_what_is_kept())
            card.go_on.connect(card.hide)
            card.start_again.connect(self._program.start_again)
        window.show_notice(self._notice)

    def _say_what_is_kept(self) -> str:
        session = self._program.session
        if not session.is_open:
            if session.is_loaded and session.lifecycle.may_have_lost_words:
                return _("It is not sure that your last words are kept.")
            if session.is_loaded and session.lifecycle.has_sealed_text:
                return _("Your last words wait here. Open the vault, and they are back.")
            return _("What you wrote is saved.")
        try:
            session.vault.settle()
        except Exception as error:  # whatever it was that went wrong, the notice comes
            self._log.note(type(error), error.__traceback__)
            return _("Your last words are still on the screen. Copy them first.")
        return _("What you wrote is saved.")


class CrashWindow(QWidget):
    """The same for a program that cannot begin: there is no other window to say it in."""

    def __init__(self, error: Exception, log: CrashLog) -> None:
        super().__init__()
        self.wants_again = False
        place = _note(log, type(error), error.__traceback__)
        if isinstance(error, KluisError):
            card: Banner = mistake(error, parent=self)
        else:
            card = crash = CrashCard(place, _("Your vault was not touched."), _("Close"), parent=self)
            crash.go_on.connect(self.close)
            crash.start_again.connect(self._start_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addWidget(card)
        column.addStretch(1)
        self.setWindowTitle("Herstelkluis")
        self.resize(640, 240)

    def _start_again(self) -> None:
        self.wants_again = True
        self.close()


def watch(log: CrashLog) -> None:
    """Keep what nobody caught in the log, and its place on stderr; never its words, as Python would."""

    def note(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        _note(log, kind, trace)

    sys.excepthook = note
    threading.excepthook = lambda raised: note(raised.exc_type, raised.exc_value, raised.exc_traceback)
    sys.unraisablehook = lambda raised: note(raised.exc_type, raised.exc_value, raised.exc_traceback)


def _note(log: CrashLog, kind: type[BaseException], trace: TracebackType | None) -> str:
    place = log.note(kind, trace)
    if sys.stderr is not None:  # a program without a terminal has none on Windows
        sys.stderr.write(f"{place}\n")
    return place

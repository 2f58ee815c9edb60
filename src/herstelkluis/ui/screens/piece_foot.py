"""What can be done with a whole piece, under its form: what is known about it, its earlier versions, the bin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.to_bin import ToBin
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.wrap import Wrap


class PieceFoot(QWidget):
    """`back` says which list the piece belongs to. Words are those of the text the keyboard was in last."""

    def __init__(self, screen: WritingScreen, back: Callable[[], str]) -> None:
        super().__init__(screen)
        self._screen = screen
        self._text: OwnWords | None = None
        about = Link(_("About this piece"), icon="info", parent=self)
        about.clicked.connect(lambda: self._page_asked("about"))
        versions = Link(_("Earlier versions"), icon="rotate-ccw", parent=self)
        versions.clicked.connect(lambda: self._page_asked("versions"))
        spoken = _("Keep chosen words at home, or no longer")
        self._private = FlushQuiet(_("Keep words at home"), "lock", spoken=spoken, dense=True, parent=self)
        self._private.clicked.connect(self._private_asked)
        self._private.hide()
        row = Wrap(24, parent=self)
        for widget in (about, versions, ToBin(screen, back), self._private):
            row.addWidget(widget)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)

    def _keyboard_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._private and self._screen.isAncestorOf(now):
            self._text = now if isinstance(now, OwnWords) else None
            if self._text is not None:
                self._private.show()

    def _private_asked(self) -> None:
        if self._text is not None and self._text in self._screen.findChildren(OwnWords):
            self._text.set_private(on=not self._text.is_private_here)
            self._text.setFocus()

    def _page_asked(self, page: str) -> None:
        writing = self._screen.writing
        if writing is not None and writing.settle():
            one = writing.document
            self._screen.go.emit("write", {"document": one.id, "kind": one.kind, "show": page})

"""From a file of the vault to the way to look at it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.file_kinds import FileKind, kind_of
from herstelkluis.ui.attached.pages_view import PagesView
from herstelkluis.ui.attached.photo_view import PhotoView
from herstelkluis.ui.attached.plain_text import PlainText, decoded
from herstelkluis.ui.attached.sound import multimedia
from herstelkluis.ui.attached.view import View
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.attachment_reader import Reader


def view_of(reader: Reader, spoken: str, *, parent: QWidget) -> View:
    """A photo, pages, a text, sound or film; or why it is only kept. Raises as reading does."""
    match kind_of(reader.about.type):
        case FileKind.PHOTO:
            return PhotoView(reader.read(), spoken, parent=parent)
        case FileKind.PDF:
            return PagesView(reader.read(), parent=parent)
        case FileKind.TEXT:
            return TextView(decoded(reader.read()), spoken, parent=parent)
        case FileKind.SOUND | FileKind.FILM:
            qt = multimedia()
            if qt is not None:
                from herstelkluis.ui.attached.player import Player

                return Player(reader, qt, parent=parent)
            return OnlyKept(_("Sound and film cannot be played here"), parent=parent)
        case _:
            return OnlyKept(_("This kind of file cannot be shown here"), parent=parent)


class TextView(View):
    """The words of a text file, as they are."""

    def __init__(self, words: str, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._text = PlainText(spoken, parent=self)
        self._text.show_text(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text, 1)

    def set_spoken(self, spoken: str) -> None:
        self._text.setAccessibleName(spoken)

    def let_go(self) -> None:
        super().let_go()
        self._text.let_go()


class OnlyKept(View):
    """What cannot be shown, and what can be done with it."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        words = _("It is kept in your vault. You can put a copy outside the vault.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Banner("info", title, words, parent=self))
        column.addStretch(1)

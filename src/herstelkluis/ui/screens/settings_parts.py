"""The parts of the settings that are a list of rows: reading and looking, about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis import __version__
from herstelkluis.errors import KluisError
from herstelkluis.i18n import LANGUAGES, _
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.letters import TEXT_SIZES
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.screens.spelling_row import spelling_row
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words


class Part(QWidget):
    """One part at the right of the settings. `asked` carries another part to go to."""

    asked = Signal(str)

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._notices = QVBoxLayout()
        self.column.addLayout(self._notices)
        self.build()

    def build(self) -> None:
        """Put the rows in `column`."""

    def arrive(self) -> None:
        """Come on the screen."""

    def forget(self) -> None:
        """Let go of every word and secret."""
        empty_layout(self._notices)

    def notice(self, banner: QWidget) -> None:
        """Say one thing above the rows, in place of what was said."""
        empty_layout(self._notices)
        self._notices.addWidget(banner)

    def change(self, **changed: Any) -> None:
        """Keep another preference, or say why that does not work; it holds for now even then."""
        try:
            self.session.change_settings(replace(self.session.settings, **changed))
        except KluisError as error:
            self.notice(mistake(error, parent=self))
        else:
            empty_layout(self._notices)

    def ask(self, part: str) -> Callable[[], None]:
        """Something that asks for this part when called."""
        return lambda: self.asked.emit(part)


class ReadingPart(Part):
    """Colours, text size, language, and whether spelling is marked."""

    def build(self) -> None:
        settings = self.session.settings
        looks = {
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
            "system": _("Like my computer"),
        }
        sizes = {size: f"{size} %" for size in TEXT_SIZES}
        rows = (
            (_("Colours"), _("Choose what is calm for your eyes."), looks, settings.theme, "theme"),
            (_("Text size"), _("Everything grows with it."), sizes, settings.text_size, "text_size"),
            (
                _("Language"),
                _("The words of the program. It changes when you start the program again."),
                LANGUAGES,
                settings.language,
                "language",
            ),
        )
        for title, sentence, options, value, key in rows:
            pick = Pick(title, options, value, self._changer(key))
            self.column.addWidget(SettingRow(title, sentence, pick, parent=self))
        if self.session.is_open:
            self.column.addWidget(spelling_row(self.session.vault, self))
        self.column.addStretch(1)

    def _changer(self, key: str) -> Callable[[object], None]:
        return lambda value: self.change(**{key: value})


class AboutPart(Part):
    """Which version this is, and whose work stands in it."""

    def build(self) -> None:
        self.column.setSpacing(8)
        said = (
            (_("Version"), f"Herstelkluis {__version__}"),
            (_("Licence"), _("EUPL-1.2. You may use, look into, change and pass on the program.")),
            (_("Fonts"), _("Atkinson Hyperlegible Next, Literata and Noto. Under the SIL Open Font License.")),
            (_("Icons"), _("Lucide. Under the ISC license.")),
            (
                _("How your vault is locked"),
                _("SQLCipher (AES-256), Argon2id for the password, age for packages, Ed25519 for signatures."),
            ),
            (_("What the program does not do"), _("It never goes on the internet. It sends nothing to anyone.")),
        )
        for head, line in said:
            self.column.addWidget(Words(head, "sub", parent=self))
            self.column.addWidget(Words(line, "body", "muted", parent=self))
            self.column.addSpacing(8)
        log = Link(_("See what went wrong"), icon="file-text", parent=self)
        log.clicked.connect(self.ask("log"))
        self.column.addWidget(log)
        self.column.addStretch(1)


def main_button(text: str, deed: Callable[[], None]) -> Main:
    """The one filled button of a part."""
    button = Main(text)
    button.clicked.connect(deed)
    return button

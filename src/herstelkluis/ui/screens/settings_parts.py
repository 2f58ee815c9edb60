"""The parts of the settings that are a list of rows: safety, reading and looking, about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis import __version__
from herstelkluis.errors import KluisError
from herstelkluis.i18n import LANGUAGES, _, ngettext, say_date
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.letters import TEXT_SIZES
from herstelkluis.ui.screens.first_name import VaultPlace
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.screens.spelling_row import spelling_row
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault import recovery_sheet

LOCK_AFTER = (1, 2, 5, 10, 15, 30, 60)


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


class SafetyPart(Part):
    """The recovery sheet, when the vault locks, the password, and where the vault lies."""

    def build(self) -> None:
        practise = Second(_("Practise with my sheet"))
        practise.clicked.connect(self.ask("practise"))
        sentence = _("Twelve words on paper. With them you get in without a password.")
        self._sheet = SettingRow(_("Recovery sheet"), sentence, practise, parent=self)
        minutes = {n: ngettext("after {n} minute", "after {n} minutes", n).format(n=n) for n in LOCK_AFTER}
        lock = Pick(
            _("Lock by itself"),
            minutes,
            self.session.settings.lock_after_minutes,
            lambda value: self.change(lock_after_minutes=value),
        )
        away = _("When you do nothing for a while. Your text is saved then, and you come back where you were.")
        password = Second(_("Change the password"))
        password.clicked.connect(self.ask("password"))
        only = _("Whoever has an old copy of your vault opens it with the old password.")
        thrown = Link(_("Look in the bin"))
        thrown.clicked.connect(self.ask("bin"))
        lies = _("What you threw away lies here until you decide.")
        for row in (
            self._sheet,
            SettingRow(_("Lock by itself"), away, lock, parent=self),
            SettingRow(_("Password"), only, password, parent=self),
            SettingRow(_("Bin"), lies, thrown, parent=self),
        ):
            self.column.addWidget(row)
        self.column.addSpacing(16)
        self.column.addWidget(VaultPlace(self.session.folder, parent=self))
        self.column.addWidget(
            Words(
                _("Ask someone to put your vault folder on a stick now and then. The vault stays locked."),
                "help",
                "muted",
                parent=self,
            )
        )
        self.column.addStretch(1)

    def arrive(self) -> None:
        if not self.session.is_open:
            return
        day = recovery_sheet.practised_on(self.session.vault)
        if day is None:
            self._sheet.say(_("You have not practised yet."), good=False)
        else:
            today = self.session.clock().astimezone().date()
            said = _("You practised: {day}. Two words were right.")
            self._sheet.say(said.format(day=say_date(day, today)))

    def say_done(self, title: str, text: str) -> None:
        """Say what was just done."""
        self.notice(Banner("info", title, text, icon="circle-check", parent=self))


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
        self.column.addStretch(1)


def main_button(text: str, deed: Callable[[], None]) -> Main:
    """The one filled button of a part."""
    button = Main(text)
    button.clicked.connect(deed)
    return button

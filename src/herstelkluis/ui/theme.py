"""The look of the program: one theme and one text size, put on the application as palette, style sheet and font."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from herstelkluis import resources
from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.stylesheet import style_sheet
from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens


class Look(StrEnum):
    """What the person may choose, as the preferences say it: Licht, Donker, Hoog contrast, Zoals mijn computer."""

    LIGHT = "light"
    DARK = "dark"
    HIGH = "contrast"
    COMPUTER = "system"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and text size (per cent) together; `apply` puts them on the application and every widget follows."""

    tokens: Tokens = LIGHT
    size: int = 100

    def font(self, role: str) -> QFont:
        """The letter of a role at this text size."""
        letter = ROLES[role]
        font = QFont(letter.family)
        font.setPixelSize(self.px(letter.size))
        font.setWeight(QFont.Weight(letter.weight))
        return font

    def line(self, role: str) -> int:
        """The height of one line of a role, in logical pixels."""
        return self.px(ROLES[role].line)

    def px(self, length: float) -> int:
        """A length that grows with the text: icons, targets, padding inside a button."""
        return round(length * self.size / 100)

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(getattr(self.tokens, token))

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that everything goes in one column."""
        return self.size >= 150

    def apply(self, app: QApplication) -> None:
        """Put this look on the application. Every widget gets a style change and paints itself anew."""
        if app.property("herstelkluis_theme") == self:
            return
        load_fonts(app)
        app.setProperty("herstelkluis_theme", self)
        app.setPalette(self._palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(style_sheet(self.tokens, self.px))

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, token in {
            roles.Window: "bg", roles.WindowText: "text", roles.Base: "surface", roles.AlternateBase: "rail",
            roles.Text: "text", roles.Button: "surface", roles.ButtonText: "text", roles.BrightText: "warn",
            roles.Highlight: "primary", roles.HighlightedText: "on_primary", roles.Link: "primary",
            roles.LinkVisited: "primary", roles.PlaceholderText: "muted", roles.ToolTipBase: "surface",
            roles.ToolTipText: "text", roles.Light: "surface", roles.Mid: "line", roles.Dark: "line",
            roles.Shadow: "line", roles.Accent: "primary",
        }.items():  # fmt: skip
            palette.setColor(role, self.color(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        return palette


def theme() -> Theme:
    """The look that is on the application now, as `QApplication.palette()` is for colours."""
    app = QApplication.instance()
    found = app.property("herstelkluis_theme") if app is not None else None
    return found if isinstance(found, Theme) else Theme()


def chosen_tokens(look: Look, app: QApplication) -> Tokens:
    """The colours of a choice; "Zoals mijn computer" follows what the desktop asks for."""
    fixed = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH: HIGH}
    if look in fixed:
        return fixed[look]
    hints = app.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def load_fonts(app: QApplication) -> None:
    """Make the shipped letters known to Qt, once per application."""
    if app.property("herstelkluis_fonts"):
        return
    for file in _font_files(are_first=True):
        QFontDatabase.addApplicationFont(str(file))
    app.setProperty("herstelkluis_fonts", True)


def load_rare_fonts() -> None:
    """Also the letters for signs that our own do not have (emoji, Hebrew, Arabic); large, so after the first paint."""
    for file in _font_files(are_first=False):
        QFontDatabase.addApplicationFont(str(file))


def _font_files(*, are_first: bool) -> list[Path]:
    files = sorted(resources.path("fonts").glob("*.ttf"))
    # The letter of telephone numbers is among the first: help is asked before anything else is loaded.
    return [file for file in files if file.name.startswith(("Atkinson", "Literata", "NotoSans-Bold")) == are_first]

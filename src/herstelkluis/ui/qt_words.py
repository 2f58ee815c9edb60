"""Qt's own words (menus of text fields, dialogs for files and printing) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import N_
from herstelkluis.i18n import _

_LEFT_OUT = {
    ("QFileDialog", "&Look in:"): N_("Look in:"),
    ("QFileDialog", "Files of &type:"): N_("Files of this kind:"),
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "File Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "Drive"): N_("Disk"),
    ("QAbstractFileIconProvider", "File"): N_("File"),
    ("QAbstractFileIconProvider", "%1 File"): N_("%1 file"),
    ("QAbstractFileIconProvider", "Shortcut"): N_("Reference"),
    ("QAbstractFileIconProvider", "Unknown"): N_("Unknown kind"),
    ("QPrintSettingsOutput", "Double Sided Printing"): N_("Print on both sides"),
    ("QPrintSettingsOutput", "Off"): N_("Off"),
    ("QPrintSettingsOutput", "Long side binding"): N_("Turn over the long side"),
    ("QPrintSettingsOutput", "Short side binding"): N_("Turn over the short side"),
    ("QPrintSettingsOutput", "Page &Set:"): N_("Which pages:"),
    ("QPrintDialog", "Automatic"): N_("By itself"),
    ("QPageSetupWidget", "Page &order:"): N_("Order of pages:"),
    ("QPageSetupWidget", "Pages &per sheet:"): N_("Pages on one sheet:"),
    ("QCupsJobWidget", "&Billing information:"): N_("Who pays:"),
    ("QCupsJobWidget", "&Start:"): N_("Sheet in front:"),
    ("QCupsJobWidget", "&End:"): N_("Sheet behind:"),
    ("QCupsJobWidget", "Job &priority:"): N_("Goes before others:"),
    ("QCupsJobWidget", "Scheduled &printing:"): N_("When it is printed:"),
}
"""What Qt 6.11 shows and its Dutch words leave out: the part of Qt that shows it, and its English."""


class _LeftOut(QTranslator):
    """Answers from our own catalogue what the words of Qt leave out."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | bytes | None = None, _n: int = -1
    ) -> str | None:
        text = _LEFT_OUT.get((context, source))
        return _(text) if text is not None else None


def speak(app: QApplication, language: str) -> bool:
    """Load Qt's words and its way of writing numbers and days. False when Qt has no words in this language."""
    for old in app.property("herstelkluis_translators") or ():  # no `findChildren`: PySide would load all of QStyle
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(language))
    left_out, translator = _LeftOut(app), QTranslator(app)
    app.setProperty("herstelkluis_translators", [left_out, translator])
    app.installTranslator(left_out)  # first: it is asked last
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(f"qtbase_{language}", folder) and app.installTranslator(translator)

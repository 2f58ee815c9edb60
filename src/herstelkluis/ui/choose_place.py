"""The dialogs in which someone points at a file or a folder. Screens take these as seams, so tests need no dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from herstelkluis.crypto.other_programs import open_to_the_desktop
from herstelkluis.i18n import _

PACKAGES, CARDS = "*.age *.html *.txt *.png *.jpg *.jpeg", "*.txt *.png *.jpg *.jpeg"
BACKUPS = "*.age"
EXPORTS = "*.zip *.age"
SOURCES = "*.txt *.md *.docx *.pdf *.json *.zip *.jex"

ChoosePlace = Callable[[QWidget], Path | None]


def asked(dialog: Callable[..., Any], *words: object) -> Any:
    """What a dialog of Qt gives. That of the desktop may be another program, which looks into this one first."""
    with open_to_the_desktop():
        return dialog(*words)


def _folder(parent: QWidget, question: str) -> Path | None:
    chosen = asked(QFileDialog.getExistingDirectory, parent, question, str(Path.home()))
    return Path(chosen) if chosen else None


def _file(parent: QWidget, question: str, kinds: str) -> Path | None:
    chosen, _kind = asked(QFileDialog.getOpenFileName, parent, question, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget) -> Path | None:
    """Where a package is put; None when the person goes back."""
    return _folder(parent, _("Where do you want to put the package?"))


def choose_package(parent: QWidget) -> Path | None:
    """Which package is opened; None when the person goes back."""
    return _file(parent, _("Which package do you want to open?"), f"{PACKAGES};;*")


def choose_vault(parent: QWidget) -> Path | None:
    """In which folder the vault is; None when the person goes back."""
    return _folder(parent, _("In which folder is your vault?"))


def choose_card(parent: QWidget) -> Path | None:
    """Which contact card is looked at, a file or a picture of one; None when the person goes back."""
    return _file(parent, _("Which contact card do you want to add?"), f"{CARDS};;*")


def choose_source(parent: QWidget) -> Path | None:
    """Which file is brought in; None when the person goes back."""
    return _file(parent, _("Which file do you want to bring in?"), f"{SOURCES};;*")


def choose_source_folder(parent: QWidget) -> Path | None:
    """Which folder is brought in; None when the person goes back."""
    return _folder(parent, _("Which folder do you want to bring in?"))


def choose_attachments(parent: QWidget) -> list[Path]:
    """Which files are added to a piece; none when the person goes back."""
    question = _("Which files do you want to add?")
    chosen, _kind = asked(QFileDialog.getOpenFileNames, parent, question, str(Path.home()))
    return [Path(one) for one in chosen]


def choose_sheet(parent: QWidget) -> Path | None:
    """Which sheet of one's own is added; None when the person goes back."""
    return _file(parent, _("Which sheet do you want to add?"), "*.toml")


def choose_backup_folder(parent: QWidget) -> Path | None:
    """In which folder backup copies come; None when the person goes back."""
    return _folder(parent, _("In which folder does the copy come?"))


def choose_backup(parent: QWidget) -> Path | None:
    """Which backup copy is put back or looked at; None when the person goes back."""
    return _file(parent, _("Which backup copy do you want to open?"), f"{BACKUPS};;*")


def choose_backup_place(parent: QWidget) -> Path | None:
    """The folder or stick that backup copies are looked for in; None when the person goes back."""
    return _folder(parent, _("In which folder is your backup copy?"))


def choose_export(parent: QWidget) -> Path | None:
    """Which file with everything from a vault is opened; None when the person goes back."""
    return _file(parent, _("In which file is everything from your vault?"), f"{EXPORTS};;*")

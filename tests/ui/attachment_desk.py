"""Files of a piece on a screen at a real vault, and how tests wait for what happens off the UI thread."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import File, Files
from ui.patience import SECONDS
from vault.attaching import KEY, attached, hung


def wait(until):
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end, "it did not happen"
        QApplication.processEvents()


def editor_of(screen):
    return screen.form.editors[KEY]


def files_in(desk) -> tuple[File, ...]:
    """The files in the newest note, as the vault has it."""
    shown = desk.window.screen_shown
    writing = getattr(getattr(shown, "inner", shown), "writing", None)
    if writing is not None:
        writing.gather()
    desk.vault.settle()
    value = desk.stored("notitie").body.get(KEY)
    return value.value.refs if value is not None and isinstance(value.value, Files) else ()


def opened_file(desk, name, content, **about):
    document, file = attached(desk.vault, name, content)
    document = hung(desk.vault, document, replace(file, **about))
    return desk.at("attachment", document=document.id, attachment=file.id)

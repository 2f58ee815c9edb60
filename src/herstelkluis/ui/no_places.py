"""What Qt itself would write down about the folders a person visited."""

from __future__ import annotations

import os

from PySide6.QtCore import QSettings


def remember_no_places() -> None:
    """Have the dialogs of Qt itself keep nowhere which folders were visited: they write that in the home, in plain."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

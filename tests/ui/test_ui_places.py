"""The dialogs for files write down nowhere where the person was."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CHOOSING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from herstelkluis.ui.no_places import remember_no_places
from herstelkluis.ui.saving_as import ask_where

if sys.argv[2] == "as the program does":
    remember_no_places()
app = QApplication([])
parent = QWidget()

def answer():
    dialog = app.activeModalWidget()
    dialog.setDirectory(sys.argv[1])
    dialog.selectFile("brief.pdf")
    QTimer.singleShot(100, dialog.accept)

QTimer.singleShot(300, answer)
print(ask_where(parent, "Waar?", "brief.pdf"))
"""


@pytest.mark.parametrize("how", ["as the program does", "as Qt does by itself"])
def test_a_dialog_for_files_keeps_no_folder_in_the_home(tmp_path, how):
    folder = tmp_path / "kopie bij oma"
    folder.mkdir()
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHOOSING, str(folder), how]
    done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == str(folder / "brief.pdf")
    told = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert (b"kopie" in told) is (how == "as Qt does by itself")

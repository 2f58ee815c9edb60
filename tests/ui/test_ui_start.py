"""Starting is light: before the lock is painted, nothing heavy is loaded, and nothing of the vault is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LATE = ("PIL", "PySide6.QtNetwork", "PySide6.QtPdf", "enchant", "pydantic", "reportlab", "typst", "pikepdf")
AFTER_PAINT = ("PySide6.QtDBus", "cryptography", "sqlcipher3", "herstelkluis.vault.vault", "herstelkluis.model.loader")
CODE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from herstelkluis import app as wiring
app = QApplication([])
program = wiring.build(app, Path({folder!r}), Path({settings!r}))
program.start(only_help={help})
program.window.show()
program.window.grab()
print(program.window.key, *(name for name in {names!r} if name in sys.modules))
"""


def loaded(folder: Path, *, names: tuple[str, ...], only_help: bool = False) -> str:
    code = CODE.format(folder=str(folder), settings=str(folder.with_name("settings.json")), help=only_help, names=names)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    return done.stdout.strip()


@pytest.fixture
def locked(house) -> Path:
    lifecycle, _ = house.make()
    lifecycle.lock()
    return house.folder


def test_the_lock_is_painted_before_the_vault_and_all_that_is_heavy_is_loaded(locked: Path) -> None:
    assert loaded(locked, names=(*LATE, *AFTER_PAINT)) == "unlock"


def test_the_help_page_needs_nothing_heavy(locked: Path) -> None:
    assert loaded(locked, names=LATE, only_help=True) == "help"


def test_the_first_start_needs_nothing_that_reads_documents(tmp_path: Path) -> None:
    assert loaded(tmp_path / "geen", names=LATE) == "welcome"


def test_what_is_loaded_too_early_is_noticed(locked: Path) -> None:
    assert loaded(locked, names=("PySide6.QtWidgets", "gettext")) == "unlock PySide6.QtWidgets gettext"

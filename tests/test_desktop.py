"""In the menu, and at a double click: the entry names this program and the type of a package, and goes away again."""

from __future__ import annotations

import configparser
import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(data: Path, *what: str) -> None:
    env = os.environ | {"XDG_DATA_HOME": str(data)}
    subprocess.run([ROOT / "packaging" / "desktop.sh", *what], env=env, check=True, capture_output=True)


def test_a_double_click_on_a_package_finds_this_program(tmp_path: Path) -> None:
    data = tmp_path / "een map met | en spaties"
    run(data)
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]  # keys keep their capitals
    entry.read(data / "applications" / "herstelkluis.desktop", "utf-8")
    known = entry["Desktop Entry"]
    assert known["Exec"] == f'"{ROOT}/.venv/bin/herstelkluis" %f'
    types = ET.parse(data / "mime" / "packages" / "herstelkluis.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = types
    assert known["MimeType"] == kind.get("type") + ";"
    assert kind.find(f"{space}glob").get("pattern") == "*.age"


def test_it_can_be_taken_away_again(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, "remove")
    assert not list(tmp_path.rglob("herstelkluis.*"))

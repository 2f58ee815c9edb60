"""Render every picture of the gallery, offscreen, in four looks.

python -m screens.run OUT [--only NAME] [--size 1366x768] [--look light]
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.ui.theme import Theme
from herstelkluis.ui.tokens import DARK, HIGH, LIGHT
from screens.gallery import PICTURES

LOOKS = {"light": Theme(LIGHT), "dark": Theme(DARK), "high": Theme(HIGH), "200": Theme(LIGHT, 200)}


def load_pictures() -> None:
    """Import every `*_pictures.py` beside this file, so that each registers its entries."""
    for file in sorted(Path(__file__).parent.glob("*_pictures.py")):
        import_module(f"screens.{file.stem}")


def render(app: QApplication, name: str, look: Theme, size: tuple[int, int]) -> QWidget:
    """Build one picture under one look, laid out and painted once; `grab()` gives its pixels."""
    look.apply(app)
    widget = PICTURES[name]()
    widget.resize(*size)
    widget.show()
    widget.activateWindow()
    for _round in range(8):  # nested layouts come to rest one after the other
        app.processEvents()
    return widget


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="pictures whose name holds this")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--look", choices=LOOKS, action="append")
    asked = parser.parse_args()
    wide, high = (int(part) for part in asked.size.split("x"))
    asked.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_pictures()
    for name in sorted(PICTURES):
        for look in (asked.look or LOOKS) if asked.only in name else ():
            widget = render(app, name, LOOKS[look], (wide, high))
            file = asked.out / f"{name}-{look}.png"
            widget.grab().save(str(file))
            widget.close()
            widget.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            print(file, flush=True)


if __name__ == "__main__":
    main()

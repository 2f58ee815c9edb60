"""Choosing where a file goes that the person wants to have. Packages and backup copies ask in `choose_place`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from herstelkluis.ui.choose_place import asked


def ask_where(parent: QWidget, title: str, name: str, also: tuple[str, ...] = ()) -> Path | None:
    """The place the person chose for this file, or nothing. It keeps the ending of `name`, or one of `also` (".svg").

    The dialog remembers no folder of its own.
    """
    endings = (Path(name).suffix, *also)
    kinds = {f"{ending[1:].upper()} (*{ending})": ending for ending in endings}
    chosen, kind = asked(QFileDialog.getSaveFileName, parent, title, str(Path.home() / name), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in endings:
        return path
    return path.with_name(f"{path.name}{kinds.get(kind, endings[0])}")


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder the person chose for some files, or nothing."""
    chosen = asked(QFileDialog.getExistingDirectory, parent, title, str(Path.home()))
    return Path(chosen) if chosen else None

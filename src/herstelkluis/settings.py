"""Preferences that are no secret and must be known before the vault opens: language, looks, when to lock.

They live as JSON in the person's configuration folder. Nothing here tells what was written, or which vaults were open:
the place of a vault is given with `--vault` or is the one usual place.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from herstelkluis.errors import CannotWriteError

APP = "herstelkluis"
MAX_BYTES = 64 * 1024

_CHOICES: dict[str, tuple[str | int, ...]] = {
    "language": ("nl", "en"),
    "theme": ("system", "light", "dark", "contrast"),
    "text_size": (100, 125, 150, 200),
    "lock_after_minutes": (1, 2, 5, 10, 15, 30, 60),
    "hide_keys": ("Ctrl+Shift+H", "Ctrl+Shift+Space", "F9", "F12"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` "system" follows the computer; `text_size` is in percent. Each value is one of a short list."""

    language: str = "nl"
    theme: str = "system"
    text_size: int = 100
    lock_after_minutes: int = 10
    hide_keys: str = "Ctrl+Shift+H"

    def __post_init__(self) -> None:
        for key, choices in _CHOICES.items():
            if not _is_one_of(getattr(self, key), choices):
                msg = f"{key} is none of its choices"
                raise ValueError(msg)


def settings_file() -> Path:
    """The usual place of the preferences."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.json"


def usual_vault_folder() -> Path:
    """Where the vault is when nobody said otherwise."""
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False) / "kluis"


def load(file: Path) -> Settings:
    """The preferences in this file. Never raises: what is missing, damaged or unknown is the default."""
    try:
        with file.open("rb") as stream:
            import json  # most people have no such file

            kept = json.loads(stream.read(MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    known: dict[str, Any] = {
        field.name: kept[field.name]
        for field in fields(Settings)
        if field.name in kept and _is_one_of(kept[field.name], _CHOICES[field.name])
    }
    return Settings(**known)


def save(settings: Settings, file: Path) -> None:
    """Keep the preferences: the file is the old one or the new one, never half. Raises `CannotWriteError`."""
    import json
    import tempfile

    unfinished = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        number, unfinished = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
        with os.fdopen(number, "w", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(settings), indent=2) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        Path(unfinished).replace(file)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise CannotWriteError from error


def _is_one_of(value: object, choices: tuple[str | int, ...]) -> bool:
    return type(value) is type(choices[0]) and value in choices

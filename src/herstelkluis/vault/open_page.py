"""`open.json`: what the help page shows while the vault is locked. The only plain text beside the vault, empty until
the owner chooses something, and it says itself who can read it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from herstelkluis.store.files import read_regular, write_file

FILE = "open.json"
MAX_BYTES = 64 * 1024
WHO_CAN_READ_THIS = "Iedereen die deze computer gebruikt kan dit lezen."


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """Someone to call, as the owner wants it shown."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class OpenPage:
    """What stays readable without the password: people to call, and a few own lines."""

    people: tuple[OpenPerson, ...] = ()
    lines: tuple[str, ...] = ()


def read_open_page(folder: Path) -> OpenPage:
    """The open page of a vault folder; an empty one when there is none or it cannot be read. Never raises.

    The help page must always come up, so a damaged file only means that the national numbers stand alone.
    """
    try:
        unverified = json.loads(read_regular(folder / FILE, MAX_BYTES).decode())
        return OpenPage(
            tuple(OpenPerson(_line(one["name"]), _line(one["number"])) for one in unverified["people"]),
            tuple(_line(one) for one in unverified["lines"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return OpenPage()


def write_open_page(folder: Path, page: OpenPage) -> None:
    """Leave this open, in plain text. Raises CannotWriteError."""
    content = {"who_can_read_this": WHO_CAN_READ_THIS, **asdict(page)}
    write_file(folder / FILE, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _line(unverified: Any) -> str:
    if not isinstance(unverified, str):
        raise TypeError
    return " ".join(unverified.split())[:200]

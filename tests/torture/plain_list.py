"""The model: what a vault should hold, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from herstelkluis.model.document import Document
from herstelkluis.vault.givings import State
from vault.attaching import KEY

WORDS = "notitie.tekst"

Content = tuple[str, tuple[str, ...]]
"""The words of a piece, and the names of its files."""


@dataclass
class Piece:
    """What the model knows of one piece. `typed` has no disk, `drafted` is a draft, `settled` is in the vault."""

    settled: Content | None = None
    drafted: Content | None = None
    typed: Content | None = None
    versions: list[Content] = field(default_factory=list)
    in_bin: bool = False

    def settle(self, content: Content | None) -> None:
        if content is not None and content != self.settled:
            self.settled = content
            self.versions.append(content)
        self.drafted = self.typed = None

    @property
    def seen(self) -> Content | None:
        return self.typed or self.drafted or self.settled


@dataclass
class Copy:
    """A backup, and the model of that moment."""

    path: Path
    pieces: dict[str, Piece]
    given: dict[str, State]
    password: str
    words: tuple[str, ...]


def unknown_after(given: dict[str, State]) -> dict[str, State]:
    """After putting back nobody knows which words were given since."""
    return {package: State.UNKNOWN if state is State.READY else state for package, state in given.items()}


def content(document: Document) -> Content:
    body = document.body
    words = body[WORDS].value.runs[0].words if WORDS in body else ""
    return words, tuple(one.label for one in body[KEY].value.refs) if KEY in body else ()

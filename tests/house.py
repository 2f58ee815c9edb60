"""A real vault in a temporary folder, made with the cheapest key derivation, and a clock the test moves."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import Run, runs
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

PASSWORD = "een rustig wachtwoord"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: datetime = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
    seconds: float = 0.0

    def __call__(self) -> datetime:
        return self.at + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class House:
    """One vault folder with its password, words and clock."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    words: tuple[str, ...] = field(default_factory=new_recovery_words)

    def lifecycle(self) -> Lifecycle:
        return Lifecycle(self.folder, self.clock, self.clock.monotonic)

    def make(self) -> tuple[Lifecycle, Vault]:
        lifecycle = self.lifecycle()
        return lifecycle, lifecycle.create(PASSWORD, self.words, CHEAPEST, owner="Sam")


def typed_words(words: Iterable[str]) -> Typed:
    """The words of a recovery sheet, as someone types them."""
    return Typed(" ".join(words), is_words=True)


def write(vault: Vault, kind: str, words: str | Run = "", *, section: str = "", title: str = "", **about) -> Document:
    """Write and settle one piece: the words in its first field for text or a line."""
    document = replace(vault.start(kind, section=section, title=title), **about)
    return rewrite(vault, document, words)


def rewrite(vault: Vault, document: Document, words: str | Run) -> Document:
    """Write other words in the first field of a piece, and settle."""
    key, field_ = next(
        (key, one)
        for key, section, one in vault.templates[document.kind].fields()
        if one.type in (FieldType.TEXT, FieldType.LINE) and (not document.section or section.key == document.section)
    )
    value = Text(runs(words)) if field_.type is FieldType.TEXT else Line(str(words))
    vault.drafts.change(replace(document, body={**document.body, key: Answer(value)}))
    vault.settle(document.id)
    return vault.document(document.id)

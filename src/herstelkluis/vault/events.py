"""Facts that happened in the vault, for whoever shows it. Past tense, plain values, no words of the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from herstelkluis.errors import KluisError


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """The words typed so far are safe on disk."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentSaved:
    """A document was settled as this revision; who holds that revision already need not read it again."""

    id: str
    revision: int


@dataclass(frozen=True, slots=True)
class DocumentsChanged:
    """Lists may look different: something came, went to the bin or came back."""


@dataclass(frozen=True, slots=True)
class SavingFailed:
    """Saving did not work; the words are still in memory and on the screen."""

    id: str
    error: KluisError


@dataclass(frozen=True, slots=True)
class Locked:
    """The vault is closed."""


Fact = DraftSaved | DocumentSaved | DocumentsChanged | SavingFailed | Locked
Listener = Callable[[Fact], None]


class Events:
    """Who wants to know. Listeners are called in order of subscription, on the thread of the deed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` every fact from now on; the result ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, fact: Fact) -> None:
        """Tell everyone."""
        for listener in tuple(self._listeners):
            listener(fact)

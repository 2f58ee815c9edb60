"""What every widget of a form is: it shows one value, tells when the person changed it, and gives it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.model.body import Row, Value
from herstelkluis.model.document import new_id

if TYPE_CHECKING:
    from herstelkluis.ui.forms.files_desk import FilesDesk


def _no_rows(_sources: tuple[str, ...]) -> Mapping[str, str]:
    return {}


def _no_year() -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What a field may point at: people and pieces (id to name, and id to kind), and lines of this document.

    `rows` gives the lines of the lists with these answer keys, of all lists for none. Beside it today, the year of
    birth, and the desk for files.
    """

    today: date
    people: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    rows: Callable[[tuple[str, ...]], Mapping[str, str]] = _no_rows
    new_id: Callable[[], str] = new_id
    birth_year: Callable[[], int | None] = _no_year
    files: FilesDesk | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)

    def documents_of(self, kinds: tuple[str, ...]) -> dict[str, str]:
        """The pieces of these kinds; all of them when none is named, or when it is not known which kind they are."""
        any_kind = not kinds or not self.kinds
        kinds = tuple(one.partition(":")[0] for one in kinds)
        return {one: name for one, name in self.documents.items() if any_kind or self.kinds.get(one) in kinds}


class Editor(QWidget):
    """Subclasses put their widgets in `column`. What was shown and not touched comes back unchanged."""

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def value(self) -> Value | None:
        """What stands here now; nothing when there is nothing."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show another value; nothing is told, and undo starts anew."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where writing starts."""
        self.setFocus()

    def focus_line(self, _line: str) -> None:
        """Put the keyboard in the line with this id; of what is no list, where writing starts."""
        self.focus_first()

    def shown_rows(self) -> tuple[Row, ...]:
        """The lines shown, also those that hold nothing yet, of a list in which something can be chosen."""
        return ()

    def order(self) -> tuple[str, ...]:
        """The ids of the lines shown, for a list; empty for anything else."""
        return ()

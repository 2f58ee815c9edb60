"""An error as a banner: what happened, what is safe, one next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import say_error
from herstelkluis.ui.widgets.banner import Banner


def mistake(error: KluisError, actions: Sequence[QWidget] = (), *, parent: QWidget | None = None) -> Banner:
    """A mistake banner with the sentence of this error as title and its next step as text."""
    message, next_step = say_error(error)
    return Banner("mistake", message, next_step, actions, parent=parent)

"""Say something to a screen reader at the moment it happens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have `words` read out after what is being read now. Never words of the vault while it is covered."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # nothing is said before the first paint

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))

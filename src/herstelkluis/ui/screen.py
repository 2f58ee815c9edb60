"""What a screen is to the window: a widget with a title, that can be entered, left and emptied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot


class Screen(QWidget):
    """One screen. Set `title` and `subtitle`, then emit `titles_changed` when they change while it is shown.

    `go` asks for another screen: its key and what to show there. `bare` screens have the window for themselves: no
    rail, no head, no margins (unlocking, first start, help, the reader); they then bring their own help button.
    `notice` carries a banner that must stay on when the screen is left. `lock_asked` asks to lock the vault.
    """

    go = Signal(str, dict)
    titles_changed = Signal()
    foot_changed = Signal()
    notice = Signal(QWidget)
    lock_asked = Signal()
    bare_changed = Signal()
    bare = False
    has_guest = False  # someone else sits here too: whatever happens, the way back is the lock
    rail_key = ""  # the rail part this screen belongs to, when its own key has no place there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.subtitle = ""
        self.window_name = ""  # of the window while this screen is shown; the program's own name when empty

    def foot(self) -> Foot | None:
        """The foot, or nothing. The window places it; emit `foot_changed` to have it asked for again."""
        return None

    def enter(self, **what: object) -> None:
        """Come on the screen, with what was asked for."""

    def leave(self) -> None:
        """Go off the screen; settle what was written. Called before another screen enters, and under a cover."""

    def clear(self) -> None:
        """Let go of every word: empty the widgets and their undo. The screen is thrown away after it."""

    def place(self) -> dict[str, object]:
        """What `enter` needs to come back here after a cover; ids only, never words."""
        return {}

    def set_narrow(self, *, narrow: bool) -> None:
        """Put columns under each other, or beside each other."""
        for columns in self.findChildren(Columns):
            columns.set_narrow(narrow=narrow)

"""A document of which one part is shown at a time: turning to another, the foot, and stopping."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.template import Section
from herstelkluis.ui.screens.heavy import is_heavy
from herstelkluis.ui.screens.row_undo import RowStep
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session


class PagedScreen(WritingScreen):
    """Subclasses show a part, and may put other buttons in the foot."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.part = 0
        self._foot: Foot | None = None
        self._put_back = FlushQuiet(_("A line is gone. Put it back"), parent=self)
        self._put_back.hide()
        self._put_back.clicked.connect(self.undo.undo)
        self.undo.indexChanged.connect(self._undo_moved)

    # --- for subclasses -----------------------------------------------------------------------------------------

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of this document."""
        raise NotImplementedError

    @property
    def back(self) -> str:
        """The screen to stop at."""
        raise NotImplementedError

    def show_part(self, part: int) -> None:
        """Show another part; what was typed in this one is taken over first."""
        raise NotImplementedError

    def focus_part(self) -> None:
        """Put the keyboard at the beginning of the part."""
        raise NotImplementedError

    # --- turning and stopping -----------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next part."""
        self._turn(self.part + 1)

    def go_back(self) -> None:
        """The part before this."""
        self._turn(self.part - 1)

    def stop(self) -> None:
        """Back to the list this belongs to, after something heavy by way of a landing; all is settled on leaving."""
        if self.writing is not None and is_heavy(self.writing.template, self.writing.document):
            one = self.writing.document
            self.go.emit("write", {"document": one.id, "kind": one.kind, "show": "landing"})
        else:
            self.go.emit(self.back, {})

    def read_all(self) -> None:
        """The whole piece as pages."""
        if self.writing is not None:
            self.go.emit("read", {"document": self.writing.document.id})

    # --- foot ---------------------------------------------------------------------------------------------------

    def foot(self) -> Foot | None:
        return self._foot

    def main_button(self) -> Button:
        """The filled button of this part."""
        if self.part + 1 < len(self.sections):
            main = Main(_("Next part"), after="arrow-right")
            main.clicked.connect(self.go_on)
        else:
            main = Main(_("Ready for now"), "check")
            main.clicked.connect(self.stop)
        return main

    def other_buttons(self) -> list[Button]:
        """The buttons before the filled one."""
        read = Quiet(_("Read it all"), "file-text")
        read.clicked.connect(self.read_all)
        if self.part + 1 >= len(self.sections):
            return [read]
        stop = Second(_("Stop for now"), "pause")
        stop.clicked.connect(self.stop)
        return [read, stop]

    def make_foot(self) -> None:
        """Make the buttons of the part that is shown."""
        old = self._foot
        for kept in (self.save_state, self._put_back):
            kept.setParent(self)
        self._foot = Foot(self.main_button(), self.other_buttons(), [self.save_state, self._put_back], parent=self)
        self._foot.hide()
        self.save_state.show()
        self._undo_moved()
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)

    def _turn(self, part: int) -> None:
        self.show_part(part)
        self.focus_part()

    def _undo_moved(self) -> None:
        step = self.undo.command(self.undo.index() - 1) if self.undo.canUndo() else None
        self._put_back.setVisible(isinstance(step, RowStep) and step.took_away)

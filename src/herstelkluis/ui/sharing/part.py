"""One page of the sharing: what the screen around it needs to know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.widgets.button import FlushQuiet, Plain
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.step_header import StepHeader


class FlushPlain(Plain):
    """A plain button at the start of a line."""

    padding = 4


class Part(QWidget):
    """A page with its own titles and foot. It is made for one visit and thrown away after it.

    `done` and `back` carry the flow as it is then, `stopped` nothing: choosing ends and nothing was given.
    """

    done = Signal(object)
    back = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        step: int = 0,
        steps: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.subtitle = title, subtitle
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        if step:
            usual = (_("For whom"), _("Which pieces"), _("Look and sign"))
            self.column.addWidget(StepHeader(list(steps or usual), step, parent=self))

    def foot(self) -> Foot | None:
        """The foot of this page; made once."""
        return None

    def begin(self) -> None:
        """Put the keyboard where the person begins."""

    def way_back(self, back: str = "") -> list[QWidget]:
        """Terug and Stoppen, for the left of the foot."""
        stop = Plain(_("Stop")) if back else FlushPlain(_("Stop"))
        stop.clicked.connect(self.stopped)
        if not back:
            return [stop]
        button = FlushQuiet(back, "arrow-left")
        button.clicked.connect(self.go_back)
        return [button, stop]

    def go_back(self) -> None:
        """Go to the page before this one."""
        self.back.emit(None)


def titled(flow: ShareFlow) -> str:
    """The title of every page for one kind of reader."""
    return _("Sharing with the {role}").format(role=flow.profile.role)

"""The last page before a package is made: in which ways it goes, and what each way protects and does not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import number
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.choice_card import TickCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

_WITHOUT_LOCK = {Door.LOOK: "eye", Door.PAPER: "printer", Door.PORTAL: "hard-drive"}


class HowToGive(Part):
    """`done` carries the doors of the files to make; `other_asked` asks for a way without a locked file."""

    other_asked = Signal(object)

    def __init__(self, flow: ShareFlow, doors: frozenset[Door] = frozenset(), *, parent: QWidget | None = None) -> None:
        super().__init__(titled(flow), _("You can choose more than one way."), step=3, parent=parent)
        self.flow = flow
        self._notice: QWidget | None = None
        self._out = PaperOut(parent=self)
        self.column.addWidget(self._out)
        self._cards: dict[Door, TickCard] = {}
        self._build(doors)

    def _build(self, doors: frozenset[Door]) -> None:
        offered = [Door.CONTACT] if self.flow.contact else [Door.PAGE, Door.PDF, Door.FILE]
        self._asked = Marked("triangle-alert", _("Choose at least one way."), colour="warn")
        self._asked.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Words(_("How do you give it?"), "section"))
        column.addWidget(self._asked)
        for door in offered:
            card = TickCard(*say_way(door), parent=left)
            card.setChecked(door in doors or len(offered) == 1)
            card.toggled.connect(lambda _on: self._asked.hide())
            self._cards[door] = card
            column.addWidget(card)
        hint = _("Ask the reader which way they can open. Many practices take no web page by mail.")
        if not self.flow.contact:
            column.addWidget(Words(hint, "help", "muted"))
        column.addStretch(1)
        self.column.addWidget(Columns([left, self._side()], (632, 402), gap=36), 1)

    @property
    def doors(self) -> frozenset[Door]:
        """The ways that are ticked."""
        return frozenset(door for door, card in self._cards.items() if card.isChecked())

    def foot(self) -> Foot:
        make = Main(_("Sign and make") if self.flow.is_signed else _("Make the package"), "pen-line")
        make.clicked.connect(self.make)
        return Foot(make, left=self.way_back(_("Back")))

    def begin(self) -> None:
        next(iter(self._cards.values())).setFocus()

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def make(self) -> None:
        """Go on with the ways that are ticked, or say kindly that there is none."""
        if self.doors:
            self.done.emit(self.doors)
            return
        self._asked.show()
        announce(self, self._asked.text())
        self.begin()

    def say(self, title: str, text: str, actions: tuple[QWidget, ...] = ()) -> None:
        """Put a mistake above the ways; it stays."""
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = Banner("mistake", title, text, actions, parent=self)
        self.column.insertWidget(1, self._notice)

    def say_error(self, error: KluisError) -> None:
        """A mistake in the words of its error."""
        self.say(*say_error(error))

    def save_paper(self, pages: bytes, before: Callable[[], object]) -> bool:
        """Put the pages, as a PDF, where the person wants them; `before` is done before they are written."""
        title = _("Where do you want to put the pages?")
        return self._out.save(lambda: pages, title, f"document-{number(self.flow.package)}.pdf", before)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        panel = Ground("panel", parent=side)
        panel.column.addWidget(Words(_("Rather no file with a lock?"), "strong"))
        for door, icon in _WITHOUT_LOCK.items():
            name, protects, does_not = say_way(door)
            button = FlushQuiet(name, icon, dense=True)
            button.clicked.connect(lambda _on=False, door=door: self.other_asked.emit(door))
            panel.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            panel.column.addWidget(Words(f"{protects} {does_not}", "help"))
        column.addWidget(panel)
        if self.flow.is_signed:
            column.addWidget(
                Words(_("By signing you say: this is mine, and it may be read like this."), "help", "muted")
            )
        else:
            meaning = _("Without a signature the reader cannot check that this is yours.")
            column.addWidget(Words(meaning, "help", "muted"))
        column.addStretch(1)
        return side

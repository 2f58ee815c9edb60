"""The last page before a package is made: in which ways it goes, and what each way protects and does not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_, KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.media import INHOUD
from herstelkluis.share.package_id import number
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.choice_card import TickCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

SIGNED = (
    N_("By signing you say: this is mine, and it may be read like this."),
    N_("A signature is proof. The reader can show it to others too."),
    N_("Rather not? Go back and change the signature."),
)
UNSIGNED = (
    N_("Without a signature the reader cannot check that this is yours."),
    N_("Nobody can use it as proof either."),
)
_WITHOUT_LOCK = {Door.LOOK: "eye", Door.PAPER: "printer", Door.PORTAL: "hard-drive"}


class HowToGive(Part):
    """`done` carries the doors of the files to make; `other_asked` asks for a way without a locked file.

    `copy_asked` carries the flow with a copy for a computer in it, to be looked at first.
    """

    other_asked = Signal(object)
    copy_asked = Signal(object)

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
        self._put(Banner("mistake", title, text, actions, parent=self))

    def offer_copy(self, only_pdf: Callable[[], object]) -> None:
        """Before files go to a portal: with a copy for a computer, or only the PDF."""
        copy = Second(_("Look at the copy first"), "eye", dense=True)
        copy.clicked.connect(self._take_copy)
        pdf = Second(_("Only the PDF"), dense=True)
        pdf.clicked.connect(only_pdf)
        words = _("A program can read such a copy. It holds the same as the pages, and no more.")
        self._put(Banner("info", _("Does a copy for a computer go along?"), words, (copy, pdf), parent=self))
        copy.setFocus()

    def say_error(self, error: KluisError) -> None:
        """A mistake in the words of its error."""
        self.say(*say_error(error))

    def _take_copy(self) -> None:
        try:
            self.copy_asked.emit(self.flow.with_machine_copy(frozenset({INHOUD})))
        except KluisError as error:
            self.say_error(error)

    def _put(self, notice: QWidget) -> None:
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = notice
        self.column.insertWidget(1, notice)

    def save_paper(
        self,
        make: Callable[[], bytes],
        before: Callable[[bytes], object],
        then: Callable[[], object],
        failed: Callable[[KluisError], object],
    ) -> None:
        """Put the pages, as a PDF, where the person wants them. See `PaperOut.make_and_save`."""
        title = _("Where do you want to put the pages?")
        name = f"document-{number(self.flow.package)}.pdf"
        self._out.make_and_save(make, title, name, before=before, then=then, failed=failed)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        panel = Ground("panel", parent=side)
        panel.column.addWidget(Words(_("Rather no file with a lock?"), "strong"))
        for door, icon in _WITHOUT_LOCK.items():
            name, protects, does_not = say_way(door, has_copy=bool(self.flow.machine))
            button = FlushQuiet(name, icon, dense=True)
            button.clicked.connect(lambda _on=False, door=door: self.other_asked.emit(door))
            panel.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            panel.column.addWidget(Words(f"{protects} {does_not}", "help"))
        column.addWidget(panel)
        meaning = SIGNED if self.flow.is_signed else UNSIGNED
        for sentence in meaning[:2] if self.flow.contact else meaning:  # for a contact it is always signed
            column.addWidget(Words(_(sentence), "help", "muted"))
        column.addStretch(1)
        return side

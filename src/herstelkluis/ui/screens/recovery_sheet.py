"""Step 3: the twelve words on paper. They are hidden until asked for, and the printed sheet is blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.screens.sheet_paper import Printer, SheetPaper, has_printer, on_printer, paint_sheet
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.in_view import bring_into_view
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words

PAPER_WIDTH = 300


class SheetStep(FirstStep):
    """`words` are the twelve words while this step lasts. Going on is offered once they were shown or printed."""

    def __init__(
        self,
        made_on: date,
        printer: Printer = on_printer,
        can_print: Callable[[], bool] = has_printer,
        *,
        parent: QWidget | None = None,
    ) -> None:
        under = _("Lost your password? Then the twelve words on this sheet open the vault. There is no other way.")
        super().__init__(_("Make your recovery sheet"), under, wide=646, parent=parent)
        self.words: tuple[str, ...] = ()
        self._made_on, self._printer, self._can_print = made_on, printer, can_print
        self._was_printed = self._is_noted = False
        self._toggle = FlushQuiet("", "eye", parent=self)
        self._toggle.clicked.connect(self.toggle)
        self._print_too = FlushQuiet(_("Print with the words"), "printer", parent=self)
        self._print_too.clicked.connect(self._print_words)
        self._make_points()
        write_now = _("Write the words on it with a pen, and the digits behind them.")
        self._blank = Banner("info", _("Your sheet is blank"), write_now, parent=self)
        self._blank.hide()
        self.left.addWidget(self._blank)
        self.left.addStretch(1)
        self.paper = SheetPaper(made_on, parent=self)
        self.paper.setMinimumWidth(theme().px(PAPER_WIDTH))
        self.right.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        digits = _("Write the digits down too. They help to find a slip of the pen.")
        self._who_writes = Words("", "help", "muted", parent=self)
        self.right.addWidget(self._who_writes)
        self.right.addWidget(Words(digits, "help", "muted", parent=self))
        self.right.addStretch(1)
        self._ways_on = self._make_feet()
        self._follow()

    def _make_points(self) -> None:
        place = _("Not near this computer. With your passport, or with someone you trust.")
        self._point("house", _("Keep it in a fixed place"), place)
        looking = _("Is someone looking along? Then wait a moment.")
        self._hidden, self._eye = self._point("eye-off", "", looking, self._toggle)
        pen = _("Write the words down with a pen. That is just as good.")
        self._point("pen-line", _("No printer?"), pen)
        self._too = QWidget(self)
        kept = _("The printer or the computer may keep a copy. Writing with a pen is safer.")
        self._point("printer", _("Print the words too?"), kept, self._print_too, self._too)

    def _point(
        self, icon: str, head: str, line: str, deed: QWidget | None = None, holder: QWidget | None = None
    ) -> tuple[Words, Sign]:
        row = QHBoxLayout() if holder is None else QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        sign = Sign(icon, "primary", 22, line=23, parent=self)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        said = Words(head, "strong", parent=self)
        words.addWidget(said)
        words.addWidget(Words(line, "body", "muted", parent=self))
        if deed is not None:
            words.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        if holder is None:
            self.left.addLayout(row)
        else:
            self.left.addWidget(holder)
        self.left.addSpacing(8)
        return said, sign

    def _make_feet(self) -> dict[str, Foot]:
        def button(kind: type[Button], text: str, icon: str, deed: Callable[[], None]) -> Button:
            made = kind(text, icon)
            made.clicked.connect(deed)
            return made

        paper, pen = _("Print a blank sheet"), _("I write them down")
        self._on = Main(_("On to practising"))
        self._on.clicked.connect(self.on)
        return {
            "print": self.make_foot(
                button(Main, paper, "printer", self.print_blank), [button(Second, pen, "pen-line", self.show_words)]
            ),
            "write": self.make_foot(
                button(Main, pen, "pen-line", self.show_words), [button(Second, paper, "printer", self.print_blank)]
            ),
            "on": self.make_foot(self._on, [button(Second, paper, "printer", self.print_blank)]),
        }

    def arrive(self) -> None:
        self._follow()
        if self.foot is not None:
            self.foot.findChildren(Main)[0].setFocus()

    def take(self, words: Sequence[str]) -> None:
        """The words of the vault that is being made."""
        self.words = tuple(words)

    def forget(self) -> None:
        self.words = ()
        self._was_printed = self._is_noted = False
        self._blank.hide()
        self.hide_words()

    def set_busy(self, *, busy: bool) -> None:
        """While the vault is made the button says so; nothing spins."""
        self._on.setText(_("One moment") if busy else _("On to practising"))

    def toggle(self) -> None:
        """Show the words, or hide them again."""
        if self.paper.is_shown:
            self.hide_words()
        else:
            self.show_words()

    def show_words(self) -> None:
        """Show the words to write them down; from then on one can go on."""
        self._is_noted = True
        self.paper.show_words(self.words)
        self._follow()
        QTimer.singleShot(0, self.paper, lambda: bring_into_view(self.paper))  # once it has its place

    def hide_words(self) -> None:
        """Take the words off the screen."""
        self.paper.show_words(())
        self._follow()

    def print_blank(self) -> None:
        """Print the sheet with numbered lines. Nothing secret reaches the printer."""
        if self._printer(self, paint_sheet(self._made_on)):
            self._was_printed = True
            self._blank.show()
            self._follow()

    def _print_words(self) -> None:
        if self._printer(self, paint_sheet(self._made_on, self.words)):
            self._is_noted = True
            self._follow()

    def _follow(self) -> None:
        shown = self.paper.is_shown
        self._toggle.setText(_("Hide the twelve words") if shown else _("Show the twelve words"))
        self._toggle.set_icon("eye-off" if shown else "eye")
        self._eye.set_look("eye" if shown else "eye-off", "primary")
        self._hidden.setText(_("The words can be read now") if shown else _("The words are hidden now"))
        copy, here = _("Copy these words and digits with a pen."), _("Write the words and digits here yourself.")
        self._who_writes.setText(copy if shown else here)
        can_print = self._can_print()
        self._too.setVisible(can_print)
        if self._is_noted:
            self.change_foot(self._ways_on["on"])
        else:
            self.change_foot(self._ways_on["print" if can_print and not self._was_printed else "write"])

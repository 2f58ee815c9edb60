"""What the checks found and what is agreed. "Complete" never means "really from them": only the words say that."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.share.reader import Bundle
from herstelkluis.ui.reader.refused import fact
from herstelkluis.ui.sharing.said import say_wishes
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words


def sender_of(bundle: Bundle) -> str:
    """The name the sender gave, unverified."""
    return bundle.sender_name or _("the sender")


class Verdict(QWidget):
    """One column of facts; the eight control words only when the package was signed."""

    def __init__(self, bundle: Bundle, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._name = sender_of(bundle)
        self._checked(bundle)
        until = bundle.expires_at.astimezone().date()
        day = _("{weekday} {day}").format(weekday=say_weekday(until), day=say_day(until))
        facts = [
            (_("Valid up to and including"), day, "strong"),
            (_("Number"), _("Package {number}").format(number=bundle.number), "strong"),
            (_("What for"), bundle.purpose, "own_small"),
            (_("Wish of {name}").format(name=self._name), say_wishes(bundle.requests, to_reader=True), "strong"),
        ]
        for label, words, role in facts:
            if words:
                self._column.addWidget(Rule())
                self._column.addLayout(fact(label, words, role))
        self._column.addWidget(Rule())
        if bundle.control_words is not None:
            self._compare(bundle.control_words)
            self._column.addWidget(Rule())
        chosen = _("{name} chose what is in here. So it is not everything.").format(name=self._sentence_name())
        self._column.addWidget(Words(chosen, "help", "muted"))
        self._column.addStretch(1)

    def _checked(self, bundle: Bundle) -> None:
        if bundle.control_words is not None:
            title, under = _("Complete and not changed"), _("Since {name} signed this.").format(name=self._name)
            self._column.addWidget(Marked("circle-check", title, colour="ok", role="sub", size=20))
        else:
            title, under = _("Not signed"), _("The package is whole. Who made it cannot be checked.")
            self._column.addWidget(Marked("info", title, colour="text", role="sub", size=20))
        self._column.addWidget(Words(under, "help", "muted"))

    def _compare(self, words: tuple[str, ...]) -> None:
        self._column.addWidget(Words(_("Is this really from {name}?").format(name=self._name), "strong"))
        ask = _("Have {name} read out these eight words. Are they the same? Then the sender is right.")
        self._column.addWidget(Words(ask.format(name=self._name), "help", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        half = len(words) // 2
        for at, word in enumerate(words):
            row, side = at % half, 2 * (at // half)
            grid.addWidget(Words(str(at + 1), "help", "muted", wrap=False), row, side)
            grid.addWidget(Words(word, "strong", wrap=False), row, side + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._column.addLayout(grid)

    def _sentence_name(self) -> str:
        return self._name[:1].upper() + self._name[1:]

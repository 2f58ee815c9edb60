"""What the checks found and what is agreed. "Complete" never means "really from them": only the words say that."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.share.reader import Bundle
from herstelkluis.ui.reader.told import fact
from herstelkluis.ui.reader.trust import TO_COMPARE, TRUST, notices, who_sent
from herstelkluis.ui.sharing.said import say_wishes
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.receive import Received


def sender_of(bundle: Bundle) -> str:
    """The name the sender gave, unverified."""
    return bundle.sender_name or _("the sender")


class Verdict(QWidget):
    """One column of facts. With a vault it says what that knows of the sender, as of `today`.

    The eight control words stand there when the package was signed and nobody compared them yet.
    """

    def __init__(
        self, bundle: Bundle, received: Received | None, today: date, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._name = sender_of(bundle)
        self._checked(bundle)
        if received is not None:
            self._known(received, today)
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
                self.column.addWidget(Rule())
                self.column.addLayout(fact(label, words, role))
        self.column.addWidget(Rule())
        if bundle.control_words is not None and received is None:
            self._ask_to_compare()
            self._show_words(bundle.control_words)
            self.column.addWidget(Rule())
        chosen = _("{name} chose what is in here. So it is not everything.").format(name=self._sentence_name())
        self.column.addWidget(Words(chosen, "help", "muted"))

    def _checked(self, bundle: Bundle) -> None:
        if bundle.control_words is not None:
            title, under = _("Complete and not changed"), _("Since it was signed.")
            self.column.addWidget(Marked("circle-check", title, colour="ok", role="sub", size=20))
        else:
            title, under = _("Not signed"), _("The package is whole. Who made it cannot be checked.")
            self.column.addWidget(Marked("info", title, colour="text", role="sub", size=20))
        self.column.addWidget(Words(under, "help", "muted"))

    def _known(self, received: Received, today: date) -> None:
        if received.bundle.signed_by is not None:
            icon, colour, word, _sentence = TRUST[received.trust]
            self.column.addWidget(Rule())
            self.column.addWidget(Marked(icon, _(word), colour=colour, role="sub", size=20))
            self.column.addWidget(Words(who_sent(received.trust, received.contact_name), "help", "muted"))
        name, told = received.contact_name, received.bundle.sender_name
        if name and told.strip() and told.strip() != name:  # the signature vouches for the contact, not for this name
            other = _("In the package itself stands another name: {name}.").format(name=told)
            self.column.addWidget(Marked("circle-help", other, colour="warn", role="strong", size=20))
        if received.trust in TO_COMPARE and received.bundle.control_words is not None:
            self._show_words(received.bundle.control_words)
        for icon, words in notices(received, today):
            self.column.addWidget(Rule())
            self.column.addWidget(Marked(icon, words, colour="text", role="strong", size=20))

    def _ask_to_compare(self) -> None:
        self.column.addWidget(Words(_("Is this really from {name}?").format(name=self._name), "strong"))
        ask = _("Have {name} read out these eight words. Are they the same? Then the sender is right.")
        self.column.addWidget(Words(ask.format(name=self._name), "help", "muted"))

    def _show_words(self, words: tuple[str, ...]) -> None:
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
        self.column.addLayout(grid)

    def _sentence_name(self) -> str:
        return self._name[:1].upper() + self._name[1:]

"""What there is to say about one package: how it stands, what is in it, what the reader said, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_until
from herstelkluis.ui.sharing.deeds import Deeds
from herstelkluis.ui.sharing.giving_deeds import GivingDeeds
from herstelkluis.ui.sharing.giving_said import say_doors, say_state
from herstelkluis.ui.sharing.how_it_went import HowItWent
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving, State

_GIVEN = frozenset({State.GIVEN, State.EXPIRED, State.UNKNOWN, State.ASKED_BACK})


class GivingDetails(Ground):
    """Opened under its line in the list."""

    def __init__(self, giving: Giving, deeds: Deeds, *, fits: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._giving, self._deeds = giving, deeds
        self.column.setSpacing(4)
        if not fits:
            text = _(
                "Something about it was changed or lost. See whether this is what you know. If not, ask the reader."
            )
            self.column.addWidget(Words(text, "body"))
            self.column.addSpacing(6)
        self.column.addWidget(Words(say_state(giving), "strong"))
        self._add_contents()
        self._is_given = giving.state in _GIVEN and not giving.is_out_of_reach
        if self._is_given:
            self.column.addWidget(HowItWent(giving, deeds))
        self._add_control_words()
        self.column.addSpacing(8)
        self.column.addWidget(GivingDeeds(giving, deeds))

    def _add_contents(self) -> None:
        giving = self._giving
        if giving.names is not None:
            self._add(_("What is in it"), *((title, "own_small") for title in giving.names.titles))
        if giving.names is not None and giving.names.purpose:
            self._add(_("What for"), (giving.names.purpose, "own_small"))
        if giving.doors:
            self._add(_("How it was made"), (say_doors(giving.doors), "body"))
        if giving.expires_on is not None:
            until = _("Valid {until}.").format(until=say_until(giving.expires_on))
            self.column.addWidget(Words(until, "help", "muted"))

    def _add_control_words(self) -> None:
        """Once the reader can open it, the question whose it is may come."""
        words = self._deeds.control_words(self._giving.package) if self._is_given else None
        if words:
            text = _("Does the reader ask for the eight words? Read these out.")
            self.column.addWidget(Words(text, "help", "muted"))
            self.column.addWidget(Words(" · ".join(words), "strong"))

    def _add(self, head: str, *lines: tuple[str, str]) -> None:
        group = QVBoxLayout()
        group.setSpacing(0)
        group.addWidget(Words(head, "sub"))
        for words, role in lines:
            group.addWidget(Words(words, role))
        self.column.addLayout(group)
        self.column.addSpacing(6)

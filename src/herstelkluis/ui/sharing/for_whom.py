"""Step 1: who reads this, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Run, public_words
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.profiles import Profile, profiles
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.words import Words

LONGEST_PURPOSE = 200
LONGEST_NAME = 120


class ForWhom(Part):
    """Nothing is chosen beforehand. `begin_flow` makes the flow of a kind of reader; it may read the vault."""

    def __init__(
        self, begin_flow: Callable[[str], ShareFlow], flow: ShareFlow | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Share"), _("You choose who, what and until when."), step=1, parent=parent)
        self._begin_flow, self._flow = begin_flow, flow
        self._profile: Profile | None = None
        self._cards: dict[str, ChoiceCard] = {}
        self._who = Words(_("Choose a reader first."), "body", "muted")
        self._asked = Marked("triangle-alert", _("Choose a reader first."), colour="warn")
        self._asked.hide()
        self._name = Field(_("What do you call this reader?"), _("You may leave this empty. The reader sees it too."))
        self._name.edit.setMaxLength(LONGEST_NAME)  # type: ignore[attr-defined]  # a one-line field
        self._purpose = OwnWords("", role="own_small", look="field")
        self._purpose.setFixedHeight(theme().px(76))
        self._why = Field(_("What is it for?"), editor=self._purpose)
        self.column.addWidget(Columns([self._readers(), self._agreement()], (662, 372), gap=36), 1)
        if flow is not None:
            self._cards[flow.profile.code].setChecked(True)
            self._name.set_text(flow.reader)
            self._purpose.set_runs((Run(flow.purpose),) if flow.purpose else ())

    def foot(self) -> Foot:
        on = Main(_("Go on: choose pieces"), after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, left=self.way_back())

    def begin(self) -> None:
        chosen = next((card for card in self._cards.values() if card.isChecked()), None)
        (chosen or next(iter(self._cards.values()))).setFocus()

    def go_on(self) -> None:
        """Go to the pieces, or say kindly what is still missing."""
        if self._profile is None:
            self._asked.show()
            next(iter(self._cards.values())).setFocus()
            return
        purpose = " ".join(public_words(self._purpose.runs()).split())
        if mistake := self._objection(purpose):
            self._why.set_mistake(mistake)
            self._purpose.setFocus()
            return
        flow = self._flow
        if flow is None or flow.profile.code != self._profile.code:
            flow = self._begin_flow(self._profile.code)
        self.done.emit(flow.for_reader(self._name.text(), self._profile.role, purpose))

    def _objection(self, purpose: str) -> str:
        if not purpose:
            return _("Say what it is for. One sentence is enough.")
        return _("This is too long. One or two sentences is enough.") if len(purpose) > LONGEST_PURPOSE else ""

    def _readers(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(_("Who is going to read this?"), "section"))
        column.addWidget(self._asked)
        grid = QGridLayout()
        grid.setSpacing(12)
        wide = 1 if theme().is_large else 2
        for at, profile in enumerate(profiles().values()):
            card = ChoiceCard(profile.title, profile.about, parent=side)
            card.toggled.connect(lambda on, one=profile: self._chosen(one) if on else None)
            self._cards[profile.code] = card
            grid.addWidget(card, at // wide, at % wide)
        for place in range(wide):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return side

    def _agreement(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._who, self._name, self._why):
            column.addWidget(widget)
        column.addStretch(1)
        self._name.hide()
        self._why.hide()
        return side

    def _chosen(self, profile: Profile) -> None:
        had = self._profile.purpose if self._profile else ""
        typed = public_words(self._purpose.runs())
        self._profile = profile
        self._asked.hide()
        self._who.setText(profile.title)
        self._who.set_look("section", "text")
        self._name.show()
        self._why.show()
        if typed in ("", had):
            self._purpose.set_runs((Run(profile.purpose),))

"""The list of pieces that differ at the left, and the chosen one from both sides at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.merging.differences import choices, first_choice, heads, title_of, where_it_is
from herstelkluis.ui.merging.pair import Pair, Sides
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.merging.comparing import Difference, Where
from herstelkluis.vault.vault import Vault


class LaidBeside(QWidget):
    """`choice` is what was chosen for each piece, by its id. `sides` lays both sides of a piece out.

    `stays`: the other side is a copy that is kept, and not a version that must be brought together."""

    def __init__(
        self,
        vault: Vault,
        found: Sequence[Difference],
        sides: Callable[[Difference], Sides],
        today: date,
        *,
        stays: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault, self._sides, self._today, self._stays = vault, sides, today, stays
        there = [one for one in found if one.state is not Where.ONLY_HERE]
        self._found = sorted(there, key=lambda one: (one.state is Where.ONLY_THERE, title_of(vault, one).casefold()))
        self.choice = {one.id: first_choice(one, stays=stays) for one in self._found}
        self._at = 0
        self.pair: Pair | None = None
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("Choose for each piece what stands."), "body", parent=left))
        if stays:
            safe = _("What you do not choose stays among the earlier versions, or in the copy.")
        else:
            safe = _("What you do not choose stays among the earlier versions, or in the bin.")
        column.addWidget(Words(safe, "help", "muted", parent=left))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        only_here = len(found) - len(self._found)
        if only_here:
            stay = ngettext("{n} piece is only here. It stays.", "{n} pieces are only here. They stay.", only_here)
            column.addWidget(Words(stay.format(n=only_here), "help", "muted", parent=left))
        column.addStretch(1)
        self._place = QVBoxLayout(right)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._columns = Columns([left, right], (320, 720), gap=40, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self.show_piece(0)

    def show_piece(self, at: int) -> None:
        """Show this piece from both sides."""
        self._at = at
        self._drop_pair()
        one = self._found[at]
        side = one.ours or one.theirs
        folded = side is not None and side.folded
        self.pair = Pair(
            self._sides(one),
            heads(one, self._today),
            choices(one, stays=self._stays),
            self.choice[one.id],
            folded=folded,
            parent=self,
        )
        self.pair.chosen.connect(lambda chosen: self._chosen(one, chosen))
        self._place.addWidget(self.pair)
        self._columns.set_narrow(narrow=self._columns.is_narrow)
        for columns in self.pair.findChildren(Columns):
            columns.set_narrow(narrow=self._columns.is_narrow)
        self._show_list()

    def show_next(self) -> None:
        """The next piece, and after the last the first."""
        self.show_piece((self._at + 1) % len(self._found))
        self.begin()

    def begin(self) -> None:
        """Put the keyboard on what is chosen for this piece."""
        if self.pair is not None:
            self.pair.show()  # a layout shows what it got a moment later; what is not shown takes no keyboard
            next(card for card in self.pair.findChildren(ChoiceCard) if card.isChecked()).setFocus()

    def clear(self) -> None:
        """Let go of every word."""
        self._drop_pair()
        self._found = []
        empty_layout(self._list)

    def _drop_pair(self) -> None:
        if self.pair is not None:
            self.pair.clear()
        self.pair = None
        empty_layout(self._place)

    def _chosen(self, one: Difference, chosen: str) -> None:
        self.choice[one.id] = chosen
        self._show_list()

    def _show_list(self) -> None:
        empty_layout(self._list)
        seen: dict[str, int] = {}
        for at, one in enumerate(self._found):
            title = title_of(self._vault, one)
            seen[title] = seen.get(title, 0) + 1
            number = f", {seen[title]}" if seen[title] > 1 else ""
            state, chosen = where_it_is(one), choices(one, stays=self._stays)[self.choice[one.id]][0]
            row = ListRow(
                title,
                under=f"{state}: {chosen[:1].lower()}{chosen[1:]}",
                own=False,
                here=at == self._at,
                spoken=f"{title}{number}, {state}: {chosen}",
                parent=self,
            )
            row.setProperty("piece", at)
            row.clicked.connect(self._row_pressed)
            self._list.addWidget(row)

    def _row_pressed(self) -> None:
        self.show_piece(int(self.sender().property("piece")))
        self.begin()

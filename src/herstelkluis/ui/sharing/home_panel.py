"""What stays home, with the reason for each; only the owner ever sees this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.share.selection import Offer, Place, Reason
from herstelkluis.ui.sharing.piece_rows import AT_ONCE, MANY, how_many, kind_title
from herstelkluis.ui.sharing.said import REASONS
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words

TO_OPEN = (Reason.SENSITIVE, Reason.NOT_BY_ITSELF)
Group = tuple[str, Reason | None]


class HomePanel(Ground):
    """Kinds that never go along by themselves stand there as one line, and so do many pieces of one kind.

    The person opens such a line. `names` says what each piece is called; `open_asked` carries the key of a piece to
    read and choose from.
    """

    open_asked = Signal(str)

    def __init__(self, offers: Sequence[Offer], names: Mapping[str, str], *, parent: QWidget | None = None) -> None:
        super().__init__("home", parent=parent)
        self._offers = [one for one in offers if one.place is Place.HOME]
        self._names = names
        self._keys = {one.piece.key for one in self._offers}
        self._taken: frozenset[str] | None = None
        self._open: dict[Group, int] = {}
        self.column.setSpacing(2)
        head = Marked("house", _("Stays home"), colour="text", role="section", size=20, sign_colour="primary")
        self.column.addWidget(head)
        self.column.addWidget(Words(_("The reader does not see that this exists."), "help", "muted"))
        self.column.addSpacing(10)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines, 1)
        self.show_without(frozenset())

    def show_without(self, ticked: frozenset[str]) -> None:
        """Show everything that stays home, but not what the person opened and ticked."""
        taken = ticked & self._keys
        if taken != self._taken:
            self._taken = taken
            self._show()

    def _show(self) -> list[Link]:
        empty_layout(self._lines)
        groups: dict[Group, list[Offer]] = {}
        for offer in self._offers:
            if offer.piece.key not in (self._taken or ()):
                groups.setdefault((offer.piece.template.kind, offer.reason), []).append(offer)
        links = [link for group, offers in groups.items() for link in self._add_group(group, offers)]
        self._lines.addStretch(1)  # room that is left goes below them, not between
        return links

    def _add_group(self, group: Group, offers: Sequence[Offer]) -> Iterator[Link]:
        reason = group[1]
        is_folded = reason is Reason.NOT_BY_ITSELF or len(offers) >= MANY
        shown = self._open.get(group, 0) if is_folded else len(offers)
        for offer in offers[:shown]:
            self._add(self._names[offer.piece.key], reason)
            if reason in TO_OPEN:
                spoken = _("Read {title} and choose").format(title=self._names[offer.piece.key])
                link = self._link(_("Read and choose"), spoken)
                link.clicked.connect(lambda _on=False, key=offer.piece.key: self.open_asked.emit(key))
                yield link
        if not (left := len(offers) - shown):
            return
        title = kind_title(offers[0])
        if not shown:
            self._add(how_many(title, left) if left >= MANY else title, reason)
        if reason in TO_OPEN:
            n = min(left, AT_ONCE)
            more = ngettext("Show {n} more piece", "Show {n} more pieces", n).format(n=n)
            choose = _("Choose from {title}").format(title=title)
            spoken = f"{choose}. {_(REASONS[reason])}"
            link = self._link(more if shown else _("Choose from it"), spoken)
            link.clicked.connect(lambda: self._unfold(group))
            yield link

    def _add(self, title: str, reason: Reason | None) -> None:
        if self._lines.count():
            self._lines.addSpacing(8)
            self._lines.addWidget(Rule())
            self._lines.addSpacing(8)
        self._lines.addWidget(Words(title, "own_small"))
        if reason is not None:
            self._lines.addWidget(Words(_(REASONS[reason]), "help", "muted"))

    def _link(self, words: str, spoken: str) -> Link:
        link = Link(words, spoken, role="help")
        self._lines.addWidget(link)
        return link

    def _unfold(self, group: Group) -> None:
        before = {link.accessibleName() for link in self.findChildren(Link)}
        self._open[group] = self._open.get(group, 0) + AT_ONCE
        links = self._show()
        new = next((link for link in links if link.accessibleName() not in before), None)
        if new is not None:
            new.setFocus()

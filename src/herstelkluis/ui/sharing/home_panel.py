"""What stays home, with the reason for each; only the owner ever sees this."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.selection import Offer, Place, Reason
from herstelkluis.ui.sharing.said import REASONS, names_of
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words

TO_OPEN = (Reason.SENSITIVE, Reason.NOT_BY_ITSELF)


class HomePanel(Ground):
    """Kinds that never go along by themselves stand there as one line, until the person opens that line."""

    open_asked = Signal(str)

    def __init__(self, offers: Sequence[Offer], *, parent: QWidget | None = None) -> None:
        super().__init__("home", parent=parent)
        self._offers = [one for one in offers if one.place is Place.HOME]
        self._names = names_of(offers)
        self._unfolded: set[str] = set()
        self.column.setSpacing(2)
        head = Marked("house", _("Stays home"), colour="text", role="section", size=20, sign_colour="primary")
        self.column.addWidget(head)
        self.column.addWidget(Words(_("The reader does not see that this exists."), "help", "muted"))
        self.column.addSpacing(10)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)
        self.show_without(frozenset())

    def show_without(self, ticked: frozenset[str]) -> None:
        """Show everything that stays home, but not what the person opened and ticked."""
        empty_layout(self._lines)
        self._ticked = ticked
        kinds: set[str] = set()
        for offer in (one for one in self._offers if one.piece.key not in ticked):
            kind = offer.piece.template.kind
            folded = offer.reason is Reason.NOT_BY_ITSELF and kind not in self._unfolded
            if folded and kind not in kinds:
                kinds.add(kind)
                self._add(offer.piece.template.title, offer.reason, self._unfold_link(offer))
            elif not folded:
                link = self._read_link(offer) if offer.reason in TO_OPEN else None
                self._add(self._names[offer.piece.key], offer.reason, link)

    def _add(self, title: str, reason: Reason | None, link: Link | None) -> None:
        if self._lines.count():
            self._lines.addSpacing(8)
            self._lines.addWidget(Rule())
            self._lines.addSpacing(8)
        self._lines.addWidget(Words(title, "own_small"))
        if reason is not None:
            self._lines.addWidget(Words(_(REASONS[reason]), "help", "muted"))
        if link is not None:
            self._lines.addWidget(link)

    def _unfold_link(self, offer: Offer) -> Link:
        title, kind = offer.piece.template.title, offer.piece.template.kind
        link = Link(_("Choose from it"), _("Choose from {title}").format(title=title), role="help")
        link.clicked.connect(lambda: self._unfold(kind))
        return link

    def _read_link(self, offer: Offer) -> Link:
        spoken = _("Read {title} and choose").format(title=self._names[offer.piece.key])
        link = Link(_("Read and choose"), spoken, role="help")
        link.clicked.connect(lambda: self.open_asked.emit(offer.piece.key))
        return link

    def _unfold(self, kind: str) -> None:
        self._unfolded.add(kind)
        self.show_without(self._ticked)
        links = [one for one in self.findChildren(Link) if one.parent() is not None]
        if links:
            links[0].setFocus()

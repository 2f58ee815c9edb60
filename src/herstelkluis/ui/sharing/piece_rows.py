"""Rows of pieces that are made when they are shown: some at once, and a kind of which there are many as one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.share.selection import Offer
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words

AT_ONCE, AT_A_TIME = 12, 4  # rows for one press, and in one turn of the window
MANY = 3
MakeRow = Callable[[Offer], PieceRow]


class PieceRows(QWidget):
    """The first rows, and a link to the next ones."""

    def __init__(self, offers: Sequence[Offer], make_row: MakeRow, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting, self._coming, self._make_row = list(offers), list[Offer](), make_row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = Link("", role="help", parent=self)
        self._more.clicked.connect(self._go_on)
        self._column.addWidget(self._more)
        self.show_more()

    def reach(self, piece: str) -> None:
        """Make the rows up to that of this piece, if it is still to come here."""
        while any(offer.piece.key == piece for offer in (*self._coming, *self._waiting)):
            if self._coming:
                self._add_some()
            else:
                self.show_more()

    @property
    def is_whole(self) -> bool:
        """Whether every row that was asked for is there."""
        return not self._coming

    def show_more(self) -> PieceRow | None:
        """Show the next rows, and answer the first of them; the last ones come a moment later."""
        self._coming += self._waiting[:AT_ONCE]
        self._waiting = self._waiting[AT_ONCE:]
        row = self._add_some()
        self._say_more()
        return row

    def _add_some(self) -> PieceRow | None:
        now, self._coming = self._coming[:AT_A_TIME], self._coming[AT_A_TIME:]
        # A box of their own: what is laid out already is not measured again.
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = [self._make_row(offer) for offer in now]
        for row in rows:
            column.addWidget(row)
        self._column.insertWidget(self._column.count() - 1, box)
        box.show()
        if self._coming:
            QTimer.singleShot(0, self, self._add_some)
        return rows[0] if rows else None

    def _say_more(self) -> None:
        left = len(self._waiting)
        words = ngettext("Show {n} more piece", "Show {n} more pieces", min(left, AT_ONCE))
        self._more.setText(words.format(n=min(left, AT_ONCE)))
        self._more.setAccessibleName(self._more.text())
        self._more.updateGeometry()
        self._more.setVisible(left > 0)

    def _go_on(self) -> None:
        row = self.show_more()
        if row is not None:
            row.tick.setFocus()


class Gathered(QWidget):
    """The pieces of one kind as one line, that opens in its place."""

    def __init__(self, offers: Sequence[Offer], make_row: MakeRow, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers, self._make_row = list(offers), make_row
        self.rows: PieceRows | None = None
        title = kind_title(offers[0])
        self.link = Link(_("Choose from it"), _("Choose from {title}").format(title=title), role="help", parent=self)
        self.link.clicked.connect(self._open)
        line = QHBoxLayout()
        line.setContentsMargins(theme().px(46), 2, 12, 2)
        words = Words(how_many(title, len(offers)), "own_small", parent=self)
        words.setMinimumHeight(theme().px(36))
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        line.addWidget(self.link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addWidget(Rule(parent=self))

    def reach(self, piece: str) -> None:
        """Make the rows up to that of this piece, if it is still to come here."""
        if any(offer.piece.key == piece for offer in self.offers):
            self.unfold().reach(piece)

    def unfold(self) -> PieceRows:
        """Show the first rows."""
        if self.rows is None:
            self.rows = PieceRows(self.offers, self._make_row, parent=self)
            self._column.addWidget(self.rows)
            self.rows.show()
            self.link.hide()
        return self.rows

    def _open(self) -> None:
        row = self.unfold().findChild(PieceRow)
        if row is not None:
            row.tick.setFocus()


def kind_title(offer: Offer) -> str:
    """How pieces of one kind are called together."""
    template = offer.piece.template
    return template.together or template.title


def how_many(title: str, n: int) -> str:
    """The pieces of one kind in one line: "Mijn notities: 14 stukken"."""
    return ngettext("{title}: {n} piece", "{title}: {n} pieces", n).format(title=title, n=n)


def apart_and_together(offers: Sequence[Offer]) -> tuple[list[Offer], list[list[Offer]]]:
    """The pieces to show each by itself, and those of a kind of which there are many documents."""
    documents: dict[str, set[str]] = {}
    for offer in offers:
        documents.setdefault(offer.piece.template.kind, set()).add(offer.piece.document.id)
    kinds = [kind for kind, found in documents.items() if len(found) >= MANY]
    apart = [offer for offer in offers if offer.piece.template.kind not in kinds]
    return apart, [[offer for offer in offers if offer.piece.template.kind == kind] for kind in kinds]

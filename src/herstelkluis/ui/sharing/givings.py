"""Who has what of mine: one line per package, newest first; a line opens in its place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext, say_date, say_day
from herstelkluis.ui.sharing.deeds import Deeds
from herstelkluis.ui.sharing.giving_details import GivingDetails
from herstelkluis.ui.sharing.giving_said import reader_of, say_how, say_misfit, say_name, state_of
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving, State

WIDTHS = (146, 316, 260, 250, 98)


class GivingRow(QWidget):
    """One package; what there is to say about it is made the first time it opens. It `fits` the rest, or says not."""

    def __init__(
        self, giving: Giving, today: date, deeds: Deeds, *, fits: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fits = fits
        self.giving, self._deeds = giving, deeds
        self.details: GivingDetails | None = None
        made = _("made {day}").format(day=say_date(giving.made_at.astimezone().date(), today))
        made = ", ".join(filter(None, (made, say_how(giving))))
        until = giving.expires_on
        how_long = _("up to and including {day}").format(day=say_day(until)) if until else ""
        word, icon = state_of(giving)
        self.link = Link(_("Open"), self._spoken(), role="help", parent=self)
        self.link.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        cells = [
            _cell(Words(reader_of(giving), "strong")),
            _cell(Words(self._what()), Words(made, "help", "muted")),
            _cell(Words(how_long)),
            _cell(Tag(word, icon, "good" if giving.state is State.GIVEN and not giving.is_extract else "quiet")),
            _cell(self.link, end=True),
        ]
        column.addWidget(Columns(cells, WIDTHS, gap=8))
        if not fits:
            column.addWidget(Marked("triangle-alert", say_misfit(), colour="warn"))
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addWidget(Rule(parent=self))

    def open(self) -> None:
        """Show what there is to say about this package."""
        if self.details is None:
            self.details = GivingDetails(self.giving, self._deeds, fits=self.fits, parent=self)
            self._place.addWidget(self.details)
        self.details.show()
        self.link.setText(_("Close"))
        self.link.setAccessibleName(_("Close {package}").format(package=say_name(self.giving)))
        self.link.updateGeometry()

    def _toggle(self) -> None:
        if self.details is None or self.details.isHidden():
            self.open()
            return
        self.details.hide()
        self.link.setText(_("Open"))
        self.link.setAccessibleName(self._spoken())
        self.link.updateGeometry()

    def _what(self) -> str:
        titles = self.giving.names.titles if self.giving.names else ()
        pieces = ngettext("{n} piece", "{n} pieces", len(titles)).format(n=len(titles))
        if self.giving.is_extract:
            return _("from {pieces}").format(pieces=pieces) if titles else _("Titles erased")
        name = say_name(self.giving)
        return _("{package}, {pieces}").format(package=name, pieces=pieces) if titles else name

    def _spoken(self) -> str:
        name = say_name(self.giving)
        if self.giving.is_extract:
            return _("Open {package}").format(package=name)
        return _("Open {package} for {who}").format(package=name, who=reader_of(self.giving))


class _Heads(Columns):
    """Above columns that stand under each other heads say nothing."""

    def set_narrow(self, *, narrow: bool) -> None:
        self.setVisible(not narrow)


def heads() -> QWidget:
    """The line with the heads of the columns."""
    words = (_("Who"), _("What"), _("How long"), _("Now"), "")
    return _Heads([_cell(Words(word, "help_strong", "muted"), head=True) for word in words], WIDTHS, gap=8)


def _cell(*widgets: QWidget, end: bool = False, head: bool = False) -> QWidget:
    cell = QWidget()
    cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0 if end or head else 6, 0, 0)
    column.setSpacing(3)
    for widget in widgets:
        if isinstance(widget, Words):
            column.addWidget(widget)
            continue
        row = QHBoxLayout()
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
    column.addStretch(1)
    return cell

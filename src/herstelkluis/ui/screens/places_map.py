"""Mijn buurt: places around home where I can go, as a drawing and as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Line, Row
from herstelkluis.model.document import new_id
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.places import FAR, LIST, Around, around_of, draw_places
from herstelkluis.ui.screens.drawn_list import DrawnList
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session

COLUMNS = ("naam", "soort", "afstand", "open", "heen", "geweest", "wie", "fijn")


class PlacesScreen(DrawnList):
    """The drawn view of a neighbourhood."""

    answer = LIST

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("My neighbourhood"), _("my-neighbourhood"), parent)
        self._heading = Words(_("As a list"), "sub", parent=self)
        self._empty = Words(_("Where can you go when home is too small?"), "big", parent=self)
        been = Marked("circle-check", _("filled: I have been there"), sign_colour="primary", size=18, parent=self)
        back = FlushQuiet(_("Back to my people"), "arrow-left", dense=True, parent=self)
        back.clicked.connect(lambda: self.go.emit("people", {}))
        self.build([back, self._heading, self._empty], [been])
        talk = Quiet(_("Questions to talk about"), "message-circle")
        printing = Second(_("Print the map"), "printer")
        main = Main(_("Add a place"), "plus")
        self._foot = Foot(main, [talk, printing], [self.save_state, self.undone], parent=self)
        self._foot.hide()
        talk.clicked.connect(lambda: self.open_form(1))
        printing.clicked.connect(self.paper.print_it)
        main.clicked.connect(self.begin_adding)

    def show_all(self) -> None:
        self.title, self.subtitle = self.template.title, self.template.about
        super().show_all()
        self.titles_changed.emit()

    def foot(self) -> Foot | None:
        return self._foot

    @property
    def around(self) -> Around:
        """All places as they stand now."""
        return around_of(self.template, self.document, self.names)

    def draw(self) -> Drawing:
        return draw_places(self.around, self.chosen)

    def said(self) -> tuple[str, str]:
        return _("My neighbourhood"), _("The list beside it has the same content.")

    def list_all(self) -> None:
        around = self.around
        for far in (*FAR, ""):
            here = [one for one in around.places if (one.far if one.far in FAR else "") == far]
            if here:
                label = around.labels.get(far, far) if far else _("No distance yet")
                self.add_heading(label[:1].upper() + label[1:])
            for one in here:
                sign = "circle-check" if one.been else "circle"
                self.add_row(
                    one.key, one.name, icon=sign, icon_colour="primary" if one.been else "muted", under=one.open
                )
        self._empty.setVisible(not around.places)

    def panel_columns(self) -> Sequence[str]:
        return COLUMNS

    def called(self, row: Row) -> str:
        name = row.cells.get("naam")
        return (name.words.strip() if isinstance(name, Line) else "") or _("a place")

    def begin_adding(self) -> None:
        """A new place, open to be named."""
        row = Row(new_id(), {})
        self.change_list([*self.list_now(), row])
        self.choose(row.id)

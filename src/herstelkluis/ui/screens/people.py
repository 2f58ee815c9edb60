"""Mijn mensen: who stands around me, as rings or as ecogram, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Choice, Line, People, Ref, Row
from herstelkluis.model.pictures.around import Ground, clock_of, ring_and_sector
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.ecogram import draw_ecogram
from herstelkluis.model.pictures.network import (
    GROUPS,
    PLACED,
    QUARTERS,
    RINGS,
    VIEW,
    WORDS,
    Network,
    Person,
    network_of,
    person_of,
)
from herstelkluis.model.pictures.network_drawing import draw_rings
from herstelkluis.model.pictures.network_legend import draw_legend, letters_said
from herstelkluis.model.pictures.network_said import in_order, is_placed
from herstelkluis.ui.screens.drawn_list import DrawnList
from herstelkluis.ui.screens.people_adding import PeopleAdding
from herstelkluis.ui.screens.people_ways import PeopleViews, PeopleWays
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.drawing_view import DrawingView
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.acquaintances import Acquaintance, acquaintances, same_name
from herstelkluis.vault.circle import (
    new_person,
    only_named,
    row_of,
    the_network,
    with_names,
    without_place,
)

RING_COLUMNS = ("ring", "kwart", "lijn", "steun", "weet", "mee")
ECOGRAM_COLUMNS = ("groep", "ring", "lijn", "richting", "contact", "steun", "hoe_vaak")
BESIDE = 360  # pixels there are for what stands beside the map


class PeopleScreen(DrawnList):
    """Also the drawn view of a network. Someone is dragged, or placed from the list with two choices."""

    answer = PLACED
    rail_key = "people"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("My people"), _("my-people"), parent)
        self._known: tuple[Acquaintance, ...] = ()
        self._ground: Ground | None = None
        self.adding = PeopleAdding(parent=self)
        self.ways = PeopleWays(parent=self)
        self.views = PeopleViews(parent=self)
        self._empty = Words(_("Who would you call with good news?"), "big", parent=self)
        self.legend = DrawingView(
            draw_legend(is_ecogram=False, width=BESIDE), _("What the lines mean"), "", parent=self
        )
        self._letters = Words("", "help", "muted", parent=self)
        words = _("finds it good to be named. Others never go along in a package.")
        agreed = Marked("circle-check", words, sign_colour="primary", size=18, parent=self)
        explained = [self.legend, self._letters, agreed]  # beside the map: below it they would be out of view
        self.build([self.adding, self.views, *explained, self._empty], [self.ways])
        missing = Quiet(_("Whom do I miss?"), "message-circle")
        printing = Second(_("Print the map"), "printer")
        self._main = Main(_("Add someone"), "plus")
        self._foot = Foot(self._main, [missing, printing], [self.save_state, self.undone], parent=self)
        self._foot.hide()
        missing.clicked.connect(lambda: self.open_form(2))
        printing.clicked.connect(self.paper.print_it)
        self._main.clicked.connect(self.adding.begin)
        self.adding.wanted.connect(self._wanted)
        self.adding.named.connect(self._make)
        self.adding.listed.connect(self._listed)
        self.adding.same.connect(self._same)
        self.adding.stopped.connect(self._stop)
        self.drawing.moved.connect(self._put_down)
        self.views.view_chosen.connect(self._view_chosen)
        self.ways.words_chosen.connect(lambda key: self._answer_chosen(WORDS, key))
        self.ways.go.connect(self.go)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **_what: object) -> None:
        self.show_document(the_network(self.session.vault))

    def show_all(self) -> None:
        self.title, self.subtitle = _("My people"), _("Who stand around you? Put them where you feel them.")
        self.adding.hide()
        self._known = acquaintances(self.session.vault)
        super().show_all()
        self.titles_changed.emit()
        self.foot_changed.emit()

    def leave(self) -> None:
        self.tidy()
        super().leave()

    def clear(self) -> None:
        super().clear()
        self.adding.clear()
        self._known = ()

    def foot(self) -> Foot | None:
        return self._foot

    @property
    def network(self) -> Network:
        """Everyone as they stand now."""
        agreed = {one.id for one in self._known if one.agreed}
        return network_of(self.template, self.document, self.names, agreed)

    # --- showing --------------------------------------------------------------------------------------------------

    def draw(self) -> Drawing:
        network = self.network
        drawn, self._ground = (draw_ecogram if network.is_ecogram else draw_rings)(network, self.chosen)
        self.drawing.movable = frozenset(one.key for one in network.people)
        return drawn

    def said(self) -> tuple[str, str]:
        return _("My people"), _("The list beside it has the same content.")

    def list_all(self) -> None:
        network = self.network
        column, keys = ("groep", tuple(reversed(GROUPS))) if network.is_ecogram else ("ring", RINGS)
        group = None
        for one in in_order(network):
            here = one.group if network.is_ecogram else one.ring
            if here != group:
                group = here
                label = network.label(column, here) if here in keys else ""
                self.add_heading(label[:1].upper() + label[1:])
            self._add_person(network, one)
        loose = [one for one in network.people if not is_placed(network, one)]
        cards = without_place(self.document, self._known)
        named = only_named(self.session.vault, self.document)
        if loose or cards or named:
            self.add_heading(_("No place yet"))
        for one in loose:
            self._add_person(network, one)
        for card in cards:
            row = self.add_row("", card.name, icon="circle-check" if card.agreed else "circle", aside=card.said)
            self._as_new(row, card.id, card.name)
        for name in named.values():
            self._as_new(self.add_row("", name, icon="circle", aside=_("only a name")), "", name)
        self._empty.setVisible(not self.rows.count())
        self.views.show_view(is_ecogram=network.is_ecogram)
        self.ways.show_words(says_lensink=network.says_lensink)
        self.legend.set_drawing(draw_legend(is_ecogram=network.is_ecogram, width=BESIDE))
        self.legend.set_said(_("What the lines mean"), _("thick: carries me; dotted: ordinary; dashed: tension"))
        self._letters.setText(letters_said(network))
        self._letters.setVisible(bool(self._letters.text()))

    def _add_person(self, network: Network, one: Person) -> None:
        said = network.label("weet", one.knows) if one.knows and one.agreed else self._said.get(one.key, _("not asked"))
        sign = "circle-check" if one.agreed else "circle"
        self.add_row(one.key, one.name, icon=sign, icon_colour="primary" if one.agreed else "muted", aside=said)

    @property
    def _said(self) -> dict[str, str]:
        """What is in force about being named, by line."""
        said = {one.id: one.said for one in self._known if one.said}
        return {row.id: said[card] for row in self.list_now() if (card := _card_of(row)) in said}

    def _as_new(self, row: QWidget, card: str, name: str) -> None:
        row.setProperty("card", card)
        row.setProperty("name", name)

    def panel_columns(self) -> Sequence[str]:
        return ECOGRAM_COLUMNS if self.network.is_ecogram else RING_COLUMNS

    def panel_more(self, row: Row) -> Sequence[QWidget]:
        name, card = self.called(row), _card_of(row)
        if card:
            button = FlushQuiet(_("Open the card of {name}").format(name=name), "user-round", dense=True)
            button.clicked.connect(lambda: self.go.emit("write", {"document": card}))
        else:
            button = FlushQuiet(_("Make a card for {name}").format(name=name), "user-round", dense=True)
            button.clicked.connect(lambda: self._make_card(row.id, name))
        return (button,)

    def called(self, row: Row) -> str:
        return person_of(row, self.names).name

    # --- placing --------------------------------------------------------------------------------------------------

    def _put_down(self, key: str, x: float, y: float) -> None:
        row = self.row_now(key)
        if row is None or self._ground is None:
            return
        ring, sector = ring_and_sector(self._ground, x, y)
        cells = {**row.cells, "ring": Choice((RINGS[ring],))}
        if self.network.is_ecogram:
            cells["groep"] = Choice((GROUPS[sector],))
        else:
            cx, cy = self._ground.centre
            cells |= {"kwart": Choice((QUARTERS[sector],)), "klok": Line(clock_of(x - cx, y - cy))}
        self.change_row(replace(row, cells=cells))
        self.show_all()

    def cell_changed(self, row: Row, column: str) -> Row:
        # In another quarter the place on the clock no longer holds.
        if column == "kwart":
            return replace(row, cells={key: cell for key, cell in row.cells.items() if key != "klok"})
        return row

    # --- adding ---------------------------------------------------------------------------------------------------

    def begin_adding(self) -> None:
        """Ask for a name."""
        self.adding.begin()

    def _wanted(self, name: str) -> None:
        known = same_name(self.session.vault, name)
        if known:
            self.adding.ask_same(name, known)
        else:
            self._make(name)

    def _make(self, name: str) -> None:
        self._begin_placing(new_person(self.session.vault, name), name)

    def _same(self, card: str) -> None:
        found = next((row for row in self.list_now() if _card_of(row) == card), None)
        if found is not None:
            self.adding.hide()
            self.choose(found.id)
        else:
            self._begin_placing(card, self.session.vault.people().get(card, ""))

    def _begin_placing(self, card: str, name: str) -> None:
        row = row_of(card, name)
        self._known = acquaintances(self.session.vault)
        self.change_list([*self.list_now(), row])
        self.choose(row.id)

    def _listed(self, names: list[str]) -> None:
        if self.writing is not None:
            self.writing.change(with_names(self.document, names))
        self.show_all()
        self.focus_row("")

    def _make_card(self, key: str, name: str) -> None:
        row = self.row_now(key)
        if row is not None:
            card = new_person(self.session.vault, name)
            self.change_row(replace(row, cells={**row.cells, "wie": People((Ref(card, name),))}))
            self.show_all()
            self.panel.focus_first()

    def _pressed(self) -> None:
        row = self.sender()
        name = row.property("name")
        if name:
            card = str(row.property("card")) or new_person(self.session.vault, str(name))
            self._begin_placing(card, str(name))
        else:
            super()._pressed()

    def _stop(self) -> None:
        self.adding.hide()
        self._main.setFocus()

    # --- ways -----------------------------------------------------------------------------------------------------

    def _view_chosen(self, key: str) -> None:
        self._answer_chosen(VIEW, key)

    def _answer_chosen(self, answer: str, key: str) -> None:
        self.change_answer(answer, Choice((key,)))
        self.show_all()

    def _changed(self) -> None:
        if self.isVisible() and self.writing is not None and not self.chosen:
            self.show_all()


def _card_of(row: Row) -> str:
    who = row.cells.get("wie")
    return who.refs[0].id if isinstance(who, People) and who.refs else ""

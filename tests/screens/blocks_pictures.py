"""Picture 20: the building blocks in their states."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, Help, Main, Quiet, Second
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.phase_tag import PhaseTag
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.step_header import StepHeader
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from screens.gallery import picture


@picture("20-bouwstenen")
def blocks() -> QWidget:
    window = MainWindow()
    window.register("blocks", Blocks)
    window.show_screen("blocks")
    return window


class Blocks(Screen):
    """A bare screen with two columns."""

    bare = True

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.addWidget(Words("Bouwstenen", "title"))
        left, right = QWidget(), QWidget()
        for side, built in ((left, _left()), (right, _right())):
            built.setContentsMargins(0, 0, 0, 0)
            side.setLayout(built)
        column.addWidget(Columns([left, right], (7, 5), gap=56), 1)

    def enter(self, **_what: object) -> None:
        self.findChildren(Field)[1].setFocus()


def _left() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Words("Knoppen", "sub"))
    grid = QGridLayout()
    grid.setVerticalSpacing(14)
    grid.setHorizontalSpacing(18)
    kinds: list[tuple[str, Button, Button]] = [
        ("Hoofdknop", Main("Verder"), Main("Verder", spoken="Verder, uit")),
        ("Tweede knop", Second("Printen", "printer"), Second("Printen", "printer", spoken="Printen, uit")),
        ("Stille knop", Quiet("Sla over"), Quiet("Sla over", spoken="Sla over, uit")),
        ("Hulpknop", Help(), Plainless("nooit uit")),
    ]
    for row, (name, button, off) in enumerate(kinds):
        grid.addWidget(Words(name, "help", "muted"), row, 0)
        grid.addWidget(button, row, 1)
        off.setEnabled(False)
        grid.addWidget(off, row, 2)
    grid.setColumnStretch(3, 1)
    column.addLayout(grid)
    column.addSpacing(12)
    column.addWidget(Words("Velden", "sub"))
    name, focused, wrong = Field("Naam", "Zoals jij hem noemt."), Field("Bijnaam", "focus"), Field("Datum")
    name.set_text("De Linde")
    focused.set_text("De Linde")
    wrong.set_text("21-13")
    wrong.set_mistake("Vul een dag in, zoals 21-11-2026")
    column.addWidget(Columns([name, focused, wrong], gap=20))
    column.addSpacing(12)
    column.addWidget(Words("Keuzes en labels", "sub"))
    row = Wrap(12)
    ticked = Tick(spoken="Gaat mee")
    ticked.setChecked(True)
    for widget in (
        Chip("Hoofdstukken", on=True), Chip("Gebeurtenissen"), ticked, Tick(spoken="Kan erbij"),
        Tag("geldig", "circle-check", "good"), Tag("verlopen", "clock"), Tag("heel gevoelig", "lock"),
    ):  # fmt: skip
        row.addWidget(widget)
    column.addLayout(row)
    column.addSpacing(12)
    column.addWidget(Words("Stappen", "sub"))
    column.addWidget(StepHeader(["Voor wie", "Welke stukken", "Tekenen"], 2))
    column.addStretch(1)
    return column


class Plainless(Quiet):
    """A quiet button that is off, as a word in its place."""


def _right() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Words("Onderdeel in de linkerbalk", "sub"))
    rail = Ground("home")
    rail.column.setContentsMargins(14, 14, 14, 14)
    here = RailItem("Mijn plan", "sprout")
    here.set_here(here=True)
    two = RailItem("Mijn tekens", under="in drie kleuren")
    for item in (RailItem("Mijn verhaal", "footprints"), here, two):
        rail.column.addWidget(item)
    column.addWidget(rail)
    column.addSpacing(12)
    column.addWidget(Words("Mededelingen", "sub"))
    column.addWidget(Banner("info", "Eerlijk over de einddatum", "Wie een kopie maakte, houdt die."))
    column.addWidget(Banner("warning", "Hier staat iets over je moeder", "Zij weet dit nog niet."))
    words = "Je tekst staat nog op het scherm. Kopieer je tekst of probeer het opnieuw."
    actions = [Second("Tekst kopiëren", dense=True), Quiet("Opnieuw proberen", dense=True)]
    column.addWidget(Banner("mistake", "Het bewaren lukt nu niet", words, actions))
    column.addSpacing(12)
    column.addWidget(Words("Kleur met woord, vorm en patroon", "sub"))
    phases = Wrap(10)
    for tag in (PhaseTag("green", "In balans"), PhaseTag("orange", "Te veel"), PhaseTag("red", "Niet alleen")):
        phases.addWidget(tag)
    column.addLayout(phases)
    column.addStretch(1)
    return column

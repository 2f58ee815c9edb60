"""The window around a screen: wide with rail (03), narrow with Menu (19), a flow with paper (12), hidden (22)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.model.sheet import Heading, Lines, OwnWords, Said, Sheet
from herstelkluis.model.text import runs
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets import own_words, sheet
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Plain, Second
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.lines_edit import IdLine, LinesEdit
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.step_header import StepHeader
from herstelkluis.ui.widgets.words import Words
from screens.gallery import picture

RAIL = [
    ("zoeken", "Zoeken", "search", "top"),
    ("vandaag", "Vandaag", "sun", "parts"),
    ("verhaal", "Mijn verhaal", "footprints", "parts"),
    ("plan", "Mijn plan", "sprout", "parts"),
    ("crisis", "Crisisplan", "shield", "parts"),
    ("mensen", "Mijn mensen", "users", "parts"),
    ("gebieden", "Mijn zes gebieden", "hexagon", "parts"),
    ("delen", "Delen", "send", "parts"),
    ("instellingen", "Instellingen", "settings", "bottom"),
]
PAGE = Sheet(
    "Van Sam, voor de POH-GGZ",
    (
        Said("Sams eigen woorden. Gemaakt op 17 november 2026."),
        Heading("Dit is mijn vraag"),
        OwnWords("Wilt u met mij kijken hoe ik deze winter goed blijf? Vorige winter werd het te veel."),
        Heading("Wat helpt"),
        Lines(("Eerst luisteren, dan pas iets voorstellen", "Eén ding per keer")),
        Heading("Wat niet helpt"),
        Lines(("Steeds opnieuw mijn verhaal moeten vertellen",), "cross"),
    ),
)


class Writing(Screen):
    """A sheet to write on, as Vandaag has it."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.subtitle = "Dag Sam", "Dinsdag 17 november"
        paper = sheet.Sheet()
        paper.column.addWidget(Words("Wil je iets opschrijven?", "section"))
        paper.column.addWidget(Words("Een zin is genoeg. Het blijft op deze computer.", "help", "muted"))
        self.words = own_words.OwnWords("Wil je iets opschrijven?")
        self.words.set_runs(runs("Mist vanmorgen. Ik heb de hond toch uitgelaten, langs het kanaal en terug."))
        paper.column.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.addWidget(SaveState(), 1)
        row.addWidget(Main("In mijn notities leggen"))
        paper.column.addLayout(row)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        said = sheet.Ground("aside")
        said.column.addWidget(Words("Rustig aan. Ik ben al vaker een winter doorgekomen.", "own_big"))
        line = QHBoxLayout()
        line.addWidget(Words("Een zin die ik zelf koos", "help", "muted"), 1)
        line.addWidget(Link("Andere zin", "Een andere zin kiezen", role="help_strong"))
        said.column.addLayout(line)
        column.addWidget(said)
        column.addWidget(Words("Verder waar je was", "sub"))
        column.addWidget(Second("Verder schrijven"))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns([paper, side], (612, 410)))

    def enter(self, **_what: object) -> None:
        self.words.setFocus()

    def clear(self) -> None:
        self.words.set_runs(())


class Flow(Screen):
    """A page of paper in a flow of three steps, with a foot."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.subtitle = (
            "Delen met de POH-GGZ",
            "Dit is precies wat de lezer ziet.",
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(StepHeader(["Voor wie", "Welke stukken", "Bekijken en tekenen"], 3))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words("Dit spreek je af", "section"))
        for name, line in (
            ("Huisarts", "Eén bladzijde: mijn vraag en wat helpt."),
            ("POH-GGZ", "Mijn situatie."),
        ):
            card = ChoiceCard(name, line, parent=side)
            card.setChecked(name == "POH-GGZ")
            column.addWidget(card)
        lines = LinesEdit("Wat helpt mij", lambda: "nieuw")
        lines.set_lines([IdLine("1", "Praat rustig"), IdLine("2", "Zeg wie je bent")])
        column.addWidget(lines)
        column.addWidget(Banner("info", "Eerlijk over de einddatum", "Wie een kopie of afdruk maakte, houdt die."))
        column.addStretch(1)
        page = PaperPage(PAGE, 1, 4, "Pakket 7, geldig tot en met 15 februari 2027")
        whole.addWidget(Columns([page, side], (590, 440), gap=40), 1)
        self._foot = Foot(
            Main("Tekenen en maken", "pen-line"),
            [Second("Eerst afdrukken", "printer")],
            [FlushQuiet("Terug", "arrow-left"), Plain("Stoppen")],
        )

    def foot(self) -> Foot:
        return self._foot


def window(key: str) -> MainWindow:
    frame = MainWindow()
    for name, word, icon, group in RAIL:
        frame.register(name, Flow if name == "delen" else Writing, word=word, icon=icon, group=group)
    frame.add_deed("slot", "Op slot doen", "lock")
    frame.show_screen(key)
    return frame


@picture("03-venster")
def writing() -> QWidget:
    return window("vandaag")


@picture("12-venster-stroom")
def flow() -> QWidget:
    return window("delen")


@picture("22-venster-verborgen")
def hidden() -> QWidget:
    frame = window("vandaag")
    frame.resize(1366, 768)
    frame.cover("hidden")
    return frame

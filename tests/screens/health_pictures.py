"""Is everything whole (16h): before looking, while looking, all well, and with something broken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.model.body import Answer, Choice
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.damaged import DamagedScreen
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.settings_health import HealthPart
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.vault.health import Finding, State
from house import Clock, rewrite, write
from screens.gallery import picture
from screens.start_pictures import make_session

GOOD = ("encryption", "salt", "drafts", "search", "slots", "cloud", "copies", "keys")
BROKEN = (
    *(Finding(code, State.GOOD) for code in GOOD if code != "cloud"),
    Finding("pages", State.BROKEN, {"count": 2}),
    Finding("lists", State.BROKEN, {"count": 1}),
    Finding("attachments", State.BROKEN, {"count": 1}),
    Finding("backup", State.LOOK, {"made_on": "2026-09-03"}),
    Finding("cloud", State.LOOK, {"name": "Dropbox"}),
)


def part() -> tuple[MainWindow, HealthPart]:
    """The settings at this part."""
    window, _session = make_session()
    window.show_screen("settings")
    screen = window.screen_shown
    assert isinstance(screen, SettingsScreen)
    screen.show_part("health")
    assert isinstance(screen.part, HealthPart)
    return window, screen.part


@picture("16h-heel")
def before() -> QWidget:
    return part()[0]


@picture("16i-heel-kijken")
def looking() -> QWidget:
    window, shown = part()

    doing = Doing(lambda _tell: (), "Alles wordt nagekeken", parent=shown)
    shown._ready(is_ready=False)
    shown._found.addWidget(doing)
    doing._show(0.4)
    doing._bar.begin()
    return window


@picture("16j-heel-goed")
def well() -> QWidget:
    window, shown = part()
    shown._show(tuple(Finding(code, State.GOOD) for code in (*GOOD, "pieces", "versions", "attachments", "ledger")))
    return window


@picture("16k-heel-kapot")
def broken() -> QWidget:
    window, shown = part()
    shown._show(BROKEN)
    return window


def damaged(*, key_too: bool = False) -> tuple[MainWindow, DamagedScreen]:
    """The page for a damaged vault; `key_too`: its key is damaged, and a copy of it lies beside it."""
    window, session = make_session()
    session.lock()
    key = session.folder / "kluis.hdr"
    if key_too:
        (session.folder / "kluis.hdr.previous").write_bytes(key.read_bytes())
        key.write_bytes(b"")
    screen = DamagedScreen(session, sticks=list)
    window.register("damaged", lambda: screen)
    window.show_screen("damaged")
    return window, screen


@picture("01g-beschadigd")
def ways() -> QWidget:
    return damaged(key_too=True)[0]


@picture("01h-beschadigd-openen")
def open_damaged() -> QWidget:
    window, screen = damaged()
    screen._ask(takes_key=False)
    return window


@picture("06v-eerdere-versie-verschil")
def earlier_version() -> QWidget:
    window, session = make_session()
    clock = session.clock
    assert isinstance(clock, Clock)
    words = "Ik was een jaar of vier. De straat lag vol sneeuw en mijn oma trok de slee. "
    note = write(session.vault, "notitie", words + "Daarna dronken we chocolademelk in de keuken.", title="Sneeuw")
    clock.wait(4000)
    session.vault._spells.end(note.id)
    rewrite(
        session.vault, note, words.replace("vier", "vijf") + "Daarna dronken we warme melk. Ik was nog nooit zo blij."
    )
    window.show_screen("write", document=note.id, show="versions")
    rows = [one for one in window.findChildren(ListRow) if one.property("version") == 1]
    rows[-1].click()
    return window


@picture("06w-eerdere-versie-andere-keuze")
def another_choice() -> QWidget:
    window, session = make_session()
    clock, vault = session.clock, session.vault
    assert isinstance(clock, Clock)
    step = vault.start("hulpstap", title="De huisarts van toen")
    key, asked = next((key, field) for key, _section, field in vault.templates["hulpstap"].fields() if field.options)
    for option in asked.options[:2]:
        vault.drafts.change(replace(step, body={key: Answer(Choice((option.key,)))}))
        vault.settle()
        vault._spells.end(step.id)
        step = vault.document(step.id)
        clock.wait(4000)
    window.show_screen("write", document=step.id, show="versions")
    rows = [one for one in window.findChildren(ListRow) if one.property("version") == 1]
    rows[-1].click()
    return window

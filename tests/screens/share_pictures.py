"""Sharing: for whom (10), which pieces (11), look and sign (12), the words, and who has what (13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.share import ShareScreen
from herstelkluis.ui.sharing.given import TellWords
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.sharing.piece_rows import Gathered, PieceRows
from herstelkluis.ui.sharing.progress import Progress
from herstelkluis.ui.widgets.choice_card import ChoiceCard, TickCard
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault import sharing
from herstelkluis.vault.extracting import write_extract
from screens.gallery import picture, picture_folder
from screens.writing_pictures import Shown, shown, window

NUMBERS = ("3QF2M9", "5HK8TB", "7ZD4WR")


def press(frame: QWidget, name: str) -> None:
    """Press the button with these words."""
    found = [one for one in frame.findChildren(QPushButton) if name in (one.text(), one.accessibleName())]
    next(one for one in found if one.isVisibleTo(frame)).click()
    rows_of(frame)


def rows_of(frame: QWidget) -> None:
    """Wait until the pieces were looked up and every row is there."""
    while any(not one.isHidden() for one in frame.findChildren(LookingUp)) or not all(
        one.is_whole for one in frame.findChildren(PieceRows)
    ):
        QApplication.processEvents()


def at_readers() -> MainWindow:
    """A new package, nothing chosen yet."""
    frame = window("share", shown())
    frame.resize(1366, 768)
    press(frame, "Nieuw pakket maken")
    return frame


def at_pieces() -> MainWindow:
    """The GP is chosen."""
    frame = at_readers()
    frame.findChildren(ChoiceCard)[0].setChecked(True)
    press(frame, "Verder: stukken kiezen")
    return frame


@picture("10-delen-1-niemand")
def nobody() -> QWidget:
    return at_readers()


@picture("10-delen-1-voor-wie")
def readers() -> QWidget:
    frame = at_readers()
    card = frame.findChildren(ChoiceCard)[0]
    card.setChecked(True)
    card.setFocus()
    return frame


@picture("11-delen-2-stukken")
def pieces() -> QWidget:
    return at_pieces()


@picture("11b-delen-lezen")
def read_one() -> QWidget:
    frame = at_pieces()
    press(frame, "Lezen")
    return frame


@picture("12-delen-3-bekijken")
def look() -> QWidget:
    frame = at_pieces()
    answer_all(frame)
    press(frame, "Verder: precies bekijken")
    for tick in frame.findChildren(Tick):
        if tick.isVisibleTo(frame) and tick.text() == "Zo klopt het":
            tick.setChecked(True)
    press(frame, "Verder: precies bekijken")
    return frame


def answer_all(frame: MainWindow) -> None:
    """Leave every name out."""
    while any(one.text() == "Naam weglaten" and one.isVisibleTo(frame) for one in frame.findChildren(QPushButton)):
        press(frame, "Naam weglaten")


@picture("13-delen-leeg")
def nothing() -> QWidget:
    return window("share", shown(empty=True))


_GIVEN: list[Shown] = []


def with_givings() -> Shown:
    """Sam's vault after three packages: taken back, given, and one whose words were not given."""
    if not _GIVEN:
        _GIVEN.append(with_givings_anew())
    return _GIVEN[0]


def chosen(session: Shown, number: str) -> ShareFlow:
    """What the GP may get, every page seen and every line checked."""
    flow = sharing.begin(session.vault, "huisarts").for_reader("", "huisarts", "Zodat u mij kent.")
    flow = replace(flow, package=number.ljust(26, "0")).look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    for change in flow.unchecked_changes():
        flow = flow.check_change(change.key)
    return flow


def with_givings_anew() -> Shown:
    """The same in a vault of its own, to do something to."""
    session = Shown()
    folder = picture_folder()
    for number in NUMBERS:
        sharing.seal(session.vault, chosen(session, number), folder, log_n=10)
    sharing.withdraw(session.vault, NUMBERS[0].ljust(26, "0"))
    sharing.give_words(session.vault, NUMBERS[1].ljust(26, "0"))
    return session


@picture("13-delen-wie-heeft-wat")
def who_has_what() -> QWidget:
    return window("share", with_givings())


@picture("13b-delen-open-regel")
def opened_row() -> QWidget:
    return window("share", with_givings(), package=NUMBERS[2].ljust(26, "0"))


@picture("13f-delen-regel-klopt-niet")
def broken_list() -> QWidget:
    session = with_givings_anew()
    which = "SELECT min(n) FROM ledger WHERE package = ?"
    session.vault.database.write(f"UPDATE ledger SET facts = '{{}}' WHERE n = ({which})", (NUMBERS[1].ljust(26, "0"),))
    frame = window("share", session)
    frame.resize(1366, 768)
    press(frame, "Ga naar die regel")
    return frame


@picture("13g-delen-misschien-weggegaan")
def may_have_left() -> QWidget:
    session, folder = Shown(), picture_folder()
    sealing = sharing.begin_seal(session.vault, chosen(session, NUMBERS[2]), log_n=10)
    made = sealing.make()
    sharing.record_sealed(session.vault, sealing, made, folder)
    sharing.write_files(sealing, made, folder)
    return window("share", session, package=sealing.package)


@picture("13h-delen-fragment-in-lijst")
def extract_in_list() -> QWidget:
    session, entry = with_givings_anew(), "4R15EF".ljust(26, "0")
    write_extract(session.vault, entry, ["Hier sta ik nu", "Vorige winter"], b"Toen.", picture_folder() / "tekst.txt")
    return window("share", session, package=entry)


@picture("11c-delen-vraag")
def asked() -> QWidget:
    frame = at_pieces()
    for gathered in frame.findChildren(Gathered):
        gathered.reach(gathered.offers[-1].piece.key)
    for row in frame.findChildren(PieceRow):
        if not row.tick.isChecked():
            row.tick.click()
            if any_open(frame):
                frame.show()
                QApplication.processEvents()
                press(frame, "Verder: precies bekijken")
                return frame
            row.tick.click()
    raise AssertionError


def any_open(frame: MainWindow) -> bool:
    """Whether a question about someone stands on the screen."""
    return any(one.text() == "Naam weglaten" and one.isVisibleTo(frame) for one in frame.findChildren(QPushButton))


@picture("11d-delen-gevoelig")
def opening() -> QWidget:
    frame = at_pieces()
    press(frame, "Lezen en kiezen")
    return frame


@picture("12b-delen-overhandigen")
def hand_over() -> QWidget:
    frame = window("share", with_givings())
    frame.resize(1366, 768)
    folder, number = Path("/media/usb"), NUMBERS[1]
    paths = {door: folder / f"document-{number}.{end}" for door, end in ((Door.PAGE, "html"), (Door.PDF, "pdf"))}
    screen_of(frame)._given(sharing.Given("", number, paths, {}, "", date(2027, 2, 15)))
    return frame


@picture("12c-delen-woorden")
def words() -> QWidget:
    frame = window("share", with_givings())
    frame.resize(1366, 768)
    control = ("nevel", "duin", "water", "fiets", "brood", "avond", "kers", "molen")
    told = "nevel strand venster fiets appel avond zomer"
    part = TellWords(NUMBERS[1], lambda: told, lambda _words: b"", control)
    screen_of(frame)._show(part)
    part.show_words()
    return frame


def at_ways() -> MainWindow:
    """Everything was read; now the ways to give it."""
    frame = at_pieces()
    answer_all(frame)
    choosing = screen_of(frame)._choosing
    flow = choosing.flow
    assert flow is not None
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    for change in flow.unchecked_changes():
        flow = flow.check_change(change.key)
    screen_of(frame)._giving.how(flow)
    return frame


@picture("12d-delen-regel-voor-regel")
def line_by_line() -> QWidget:
    frame = at_pieces()
    answer_all(frame)
    press(frame, "Verder: precies bekijken")
    return frame


@picture("12e-delen-hoe")
def ways() -> QWidget:
    frame = at_ways()
    card = frame.findChildren(TickCard)[0]
    card.setChecked(True)
    card.setFocus()
    return frame


@picture("12h-delen-portaal")
def portal() -> QWidget:
    frame = at_ways()
    press(frame, "Voor een portaal")
    return frame


@picture("12f-delen-bezig")
def being_made() -> QWidget:
    frame = at_ways()
    part = Progress("Delen met de huisarts")
    screen_of(frame)._show(part)
    part.tell(0.4)
    return frame


@picture("12g-samen-kijken")
def looking_together() -> QWidget:
    frame = at_ways()
    press(frame, "Samen kijken")
    return frame


def screen_of(frame: MainWindow) -> ShareScreen:
    """The sharing screen itself."""
    screen = frame.screen_shown
    assert isinstance(screen, ShareScreen)
    return screen

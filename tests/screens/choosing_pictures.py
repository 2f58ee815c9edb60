"""Choosing in its smaller steps: more readers, contacts, others in a piece, words left home, lines, an extract."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget

from herstelkluis.share.profiles import profiles
from herstelkluis.share.third_parties import Decision
from herstelkluis.store.contacts import KnownContact
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.sharing.extract_card import ExtractCard
from herstelkluis.ui.sharing.extract_lines import ExtractLines
from herstelkluis.ui.sharing.for_whom import NO_FILE, ForWhom
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.names_panel import NamesPanel
from herstelkluis.ui.sharing.one_answer import OneAnswer
from herstelkluis.ui.sharing.piece_rows import Gathered
from herstelkluis.ui.sharing.pieces import Pieces
from herstelkluis.ui.sharing.reader_chosen import ChosenReader
from herstelkluis.ui.sharing.without_files import WithoutFiles
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.tick import Tick
from screens.gallery import picture
from screens.share_pictures import answer_all, at_pieces, at_readers, press, rows_of, screen_of
from screens.writing_pictures import NOW

WORDS = ("nevel", "duin", "water", "fiets", "brood", "avond", "kers", "molen")
LEFT = "Als iemand wegvalt, ga ik alles regelen, slaap ik niet en zeg ik dat het gaat."


def someone(name: str, checked_at: datetime | None = None) -> KnownContact:
    """A contact whose words were compared, or not yet."""
    return KnownContact(
        id=name, name=name, card_name=name, key=name, age_recipient="", words=WORDS, added_at=NOW, checked_at=checked_at
    )


def begun(frame: MainWindow) -> MainWindow:
    """The page is there at its own size, and the keyboard where it begins."""
    frame.show()
    for _turn in range(8):
        QApplication.processEvents()
    return frame


@picture("10b-delen-iemand-anders")
def someone_else() -> QWidget:
    frame = at_readers()
    press(frame, "Iemand anders")
    work = next(one for one in frame.findChildren(QRadioButton) if one.accessibleName() == profiles()["werk"].title)
    work.setChecked(True)
    return frame


@picture("10c-delen-contacten")
def contacts() -> QWidget:
    frame = at_readers()
    known = (someone("Marieke", datetime(2026, 11, 2, tzinfo=UTC)), someone("Praktijk Zonneweide"))
    screen_of(frame)._show(ForWhom(ChosenReader(profiles()["naaste"], contact="Marieke"), known))
    return frame


@picture("10d-delen-opzoeken")
def looking_up() -> QWidget:
    frame = at_readers()
    screen_of(frame)._show(LookingUp("Delen met de huisarts", moment=0))
    QApplication.processEvents()
    return frame


@picture("11f-delen-woorden-thuis")
def words_left() -> QWidget:
    frame = at_pieces()
    press(frame, "Brief aan de huisarts lezen")
    begun(frame)
    answer = frame.findChildren(OneAnswer)[1]
    choose(frame.findChildren(OneAnswer)[0], "Vorige winter werd het te veel.")
    frame.findChildren(OneAnswer)[2].tick.setChecked(False)
    answer.left.emit(LEFT)
    return begun(frame)


@picture("11g-delen-besloten")
def decided() -> QWidget:
    frame = begun(at_pieces())
    part = frame.findChildren(Pieces)[0]
    (row,) = [part._row_of(one.piece.key) for one in part.flow.offers if one.piece.title == "De dag van mijn vader"]
    assert row is not None
    row.tick.click()
    (asked,) = part.flow.open_questions()
    part._decide(asked.piece, asked.someone.key, Decision.ASK)
    part.begin()
    begun(frame)
    row.focus_question()
    return frame


@picture("12h-delen-zonder-bestand")
def without_files() -> QWidget:
    frame = at_pieces()
    answer_all(frame)
    flow = screen_of(frame)._choosing.flow
    assert flow is not None
    screen_of(frame)._show(WithoutFiles(replace(flow, profile=replace(flow.profile, doors=NO_FILE))))
    return frame


def at_extract_lines() -> MainWindow:
    """One chapter was chosen for an extract."""
    frame = at_readers()
    press(frame, "Een fragment, zonder namen")
    for gathered_ in frame.findChildren(Gathered):
        gathered_.unfold()
    rows_of(frame)
    next(one for one in frame.findChildren(Tick) if one.accessibleName() == "Hier sta ik nu").click()
    press(frame, "Verder: regel voor regel")
    return frame


@picture("13d-fragment-regels")
def extract_lines() -> QWidget:
    frame = at_extract_lines()
    cards = frame.findChildren(ExtractCard)
    cards[0].kept.emit()
    return frame


@picture("13e-fragment-bewaren")
def extract_out() -> QWidget:
    frame = at_extract_lines()
    (part,) = frame.findChildren(ExtractLines)
    for line in range(part.total()):
        part.extract = part.extract.accept(line)
    part.finish()
    return frame


def choose(answer: OneAnswer, words: str) -> None:
    """Choose these words in an answer."""
    cursor = answer._view.document().find(words)
    answer._view.setTextCursor(cursor if not cursor.isNull() else QTextCursor(answer._view.document()))


@picture("11h-delen-namen")
def names() -> QWidget:
    frame = begun(at_pieces())
    (panel,) = frame.findChildren(NamesPanel)
    press(frame, "Kiezen hoe ze heten")
    begun(frame)
    change = next(one for one in panel.findChildren(Link) if one.isVisibleTo(frame))
    change.click()
    begun(frame)
    next(one for one in panel.findChildren(QPushButton) if one.text().startswith("Overal")).click()
    begun(frame)
    [one for one in panel.findChildren(Link) if one.isVisibleTo(frame)][1].click()
    return begun(frame)

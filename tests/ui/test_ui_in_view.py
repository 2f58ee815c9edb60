"""At 200 % the sentence that matters is in view: with the field it is about, or by itself when it comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.errors import KeysDiskFullError
from herstelkluis.ui.page import Page
from herstelkluis.ui.sharing.given import TellWords
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.focus_ring import FocusRing
from herstelkluis.ui.widgets.words import Words
from screens.gallery import PICTURES
from screens.run import load_pictures
from ui.accessible import spoken

Look = Callable[..., object]
WITH_A_FIELD = (
    *("01c-herstelsleutel", "02a-wachtwoord", "02c-oefenen", "02f-kopie-openen-met-woorden"),
    *("16-instellingen-wachtwoord", "16e-proef-andere-woorden", "16k-sleutels-waarom-klopt-niet"),
)


@pytest.fixture
def large(look: Look, qtbot: QtBot) -> Callable[[str], QWidget]:
    """A picture at 200 % on the smallest screen, come to rest."""
    look(LIGHT, 200)
    load_pictures()

    def show(name: str) -> QWidget:
        window = PICTURES[name]()
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        rest()
        return window

    return show


def rest() -> None:
    for _round in range(10):
        QApplication.processEvents()


def page_of(widget: QWidget) -> Page:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Page):
        around = around.parentWidget()
    assert isinstance(around, Page)
    return around


def is_whole(widget: QWidget) -> bool:
    port = page_of(widget).viewport()
    here = QRect(widget.mapTo(port, QPoint(0, 0)), widget.size())
    return port.rect().contains(here)


@pytest.mark.parametrize("name", WITH_A_FIELD)
def test_the_field_with_the_keyboard_is_whole_with_its_label_and_its_mistake(
    large: Callable[[str], QWidget], name: str
) -> None:
    window = large(name)
    focus = QApplication.focusWidget()
    field = next(one for one in window.findChildren(Field) if focus is not None and one.isAncestorOf(focus))
    assert is_whole(focus)
    assert is_whole(field._label)
    assert not field.mistake or is_whole(field._mistake)


def test_a_mistake_that_comes_later_comes_into_view_with_its_field(large: Callable[[str], QWidget]) -> None:
    window = large("16-instellingen-wachtwoord")
    focus = QApplication.focusWidget()
    field = next(one for one in window.findChildren(Field) if one.isAncestorOf(focus))
    field.set_mistake("Dit wachtwoord klopt niet. Probeer het rustig opnieuw, zo vaak als je wilt. " * 2)
    rest()
    assert is_whole(field._mistake)
    assert is_whole(focus)


def test_a_warning_that_appears_is_brought_into_view(large: Callable[[str], QWidget]) -> None:
    window = large("16k-sleutels-waarom-klopt-niet")
    screen = window.screen_shown  # type: ignore[attr-defined]  # the window of the program
    screen.say(KeysDiskFullError())
    rest()
    (banner,) = (one for one in screen.findChildren(Banner) if one.isVisible())
    assert is_whole(banner)
    assert "Je oude sleutels gelden nog" in spoken(banner)


def test_the_twelve_words_come_into_view_when_they_are_shown(large: Callable[[str], QWidget]) -> None:
    window = large("02b-herstelblad")
    screen = window.screen_shown  # type: ignore[attr-defined]  # the window of the program
    screen.sheet.show_words()
    rest()
    for word in screen.sheet.paper._words._words:
        assert is_whole(word)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("02a-wachtwoord", "Niemand anders heeft het, ook de makers niet."),
        ("02d-klaar", "Ben je je wachtwoord én je blad kwijt?"),
        ("02b-herstelblad", "Er is geen andere weg terug."),
        ("16k-sleutels-waarom", "Oude kopieën gaan nog open met het oude wachtwoord"),
        ("16l-woorden-waarom", "andere kopieën gaan nog open met de oude woorden"),
        ("16k-sleutels-oefenen", "Tot dan geldt het oude."),
        ("16k-sleutels-klaar", "Oudere reservekopieën"),
    ],
)
def test_what_one_must_know_is_in_view_without_scrolling(large: Callable[[str], QWidget], name: str, said: str) -> None:
    window = large(name)
    holding = [one for one in window.findChildren(QWidget) if said in str(getattr(one, "text", str)())]
    assert holding, "nothing says it"
    assert any(one.isVisible() and is_whole(one) for one in holding)


def test_who_scrolls_is_not_pulled_back(large: Callable[[str], QWidget]) -> None:
    window = large("02a-wachtwoord")
    focus = QApplication.focusWidget()
    page = page_of(focus)
    bar = page.verticalScrollBar()
    down = QWheelEvent(
        QPointF(200, 200),
        QPointF(page.viewport().mapToGlobal(QPoint(200, 200))),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = bar.value()
    QApplication.sendEvent(page.viewport(), down)
    scrolled = bar.value()
    assert scrolled > before
    next(one for one in window.findChildren(Field) if one.isAncestorOf(focus)).set_help("Iets anders, en langer. " * 9)
    rest()
    assert bar.value() >= scrolled


def test_the_words_that_open_a_package_lie_in_two_whole_cards(large: Callable[[str], QWidget]) -> None:
    (part,) = large("12c-delen-woorden").findChildren(TellWords)
    first, second = part._groups
    assert not first.geometry().intersects(second.geometry())
    for card in part._groups:
        assert card.height() >= card.minimumSizeHint().height()
        assert all(card.rect().contains(word.geometry()) for word in card.findChildren(Words))


def test_a_part_of_the_settings_that_lies_under_the_list_comes_into_view(large: Callable[[str], QWidget]) -> None:
    screen = large("16-instellingen-veiligheid").screen_shown  # type: ignore[attr-defined]  # the window of the program
    screen._items["reading"].click()
    rest()
    rest()
    port, part = page_of(screen).viewport(), screen.part
    assert port.rect().contains(part.mapTo(port, QPoint(0, 0)))
    assert is_whole(QApplication.focusWidget())
    assert part.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("name", ["07-crisisplan", "09-cirkel-van-invloed"])
def test_a_line_with_the_keyboard_is_whole_with_its_ring(large: Callable[[str], QWidget], name: str) -> None:
    window = large(name)
    focus = QApplication.focusWidget()
    port = page_of(focus).viewport()
    ringed = QRect(focus.mapTo(port, QPoint(0, 0)), focus.size()).adjusted(-6, -6, 6, 6)
    assert port.rect().contains(ringed)
    (ring,) = (one for one in window.findChildren(FocusRing) if one.isVisible())
    assert ring.height() == ringed.height()


def test_a_foot_stays_one_line_when_something_comes_that_fits(look: Look, qtbot: QtBot) -> None:
    look(LIGHT)
    load_pictures()
    window = PICTURES["08-mijn-mensen"]()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    rest()
    screen = window.screen_shown  # type: ignore[attr-defined]  # the window of the program
    before = screen.foot().height()
    screen.undone.show()
    rest()
    assert screen.undone.isVisible()
    assert screen.foot().height() == before

"""Walking through the steps of making a vault, for the tests of each."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.accessible import spoken
from ui.start_places import Place

PASSWORD = "rustig water onder de brug"


def to_password(place: Place) -> QWidget:
    screen = place.show("welcome")
    QTest.keyClicks(QApplication.focusWidget(), "Sam")
    place.press("Verder naar het wachtwoord")
    return screen


def to_sheet(place: Place, password: str = PASSWORD) -> QWidget:
    screen = to_password(place)
    screen.password.choosing.first.set_text(password)
    screen.password.choosing.again.set_text(password)
    place.press("Verder naar het herstelblad")
    return screen


def to_practice(place: Place) -> QWidget:
    screen = to_sheet(place)
    place.press("Ik schrijf ze over")
    place.press("Verder naar oefenen")
    place.qtbot.waitUntil(lambda: place.session.is_open)
    place.qtbot.waitUntil(lambda: "Oefen één keer met je blad" in spoken(place.window))
    return screen


def fill_in(screen: QWidget, words: tuple[str, ...]) -> None:
    for field in screen.practice.rehearsal.fields:
        field.set_text(words[field._number - 1])


def everything_in(widget: QWidget) -> str:
    texts = [one.text() for kind in (QLabel, QLineEdit) for one in widget.findChildren(kind)]
    return "\n".join([*texts, spoken(widget, hidden=True)])

"""A bug in the program: the window stays, one banner says so, and nothing of the person is told."""

from __future__ import annotations

from herstelkluis.app import _tell_bug
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.banner import Banner


def test_a_bug_is_told_once_however_often_it_happens(look, qtbot, capsys):
    window = MainWindow()
    qtbot.addWidget(window)
    window.register("today", Screen)
    window.show_screen("today")
    window.show()
    qtbot.waitExposed(window)
    tell = _tell_bug(window)
    for _time in range(3):
        tell(ValueError, ValueError("kanariegeel"), None)
        qtbot.wait(1)
    shown = [one for one in window.findChildren(Banner) if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["Er ging iets mis in het programma"]
    assert capsys.readouterr().err == "ValueError \n" * 3
    shown[0].hide()
    tell(ValueError, ValueError("kanariegeel"), None)
    qtbot.wait(1)
    assert len([one for one in window.findChildren(Banner) if one.isVisible()]) == 1

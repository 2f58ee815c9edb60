"""For ever: asked once, in a real dialog whose careless answer is no; then one piece goes, and the bin says so."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from herstelkluis.errors import DiskFullError
from herstelkluis.i18n import _
from herstelkluis.store import documents
from herstelkluis.ui.ask_for_ever import Away, ForEverDialog, ask_everywhere, ask_for_ever
from herstelkluis.ui.dialog_keys import DialogKeys
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.making import make_backup
from house import House, write
from ui.accessible import assert_nothing_clipped, assert_tab_order, spoken
from ui.start_places import Place


@pytest.fixture
def place(look, qtbot, tmp_path):
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


@pytest.fixture
def vault(place):
    return place.session.vault


def press(place, name) -> None:
    place.press(name)
    QApplication.processEvents()  # Qt shows what was put in a layout a moment later


def thrown(vault, kind="notitie", words="De reiger", **about):
    document = write(vault, kind, words, **about)
    vault.throw_away(document.id)
    return document


def test_for_ever_is_asked_and_no_leaves_everything_as_it_was(place, vault):
    document = thrown(vault, title="Lijstje")
    screen = place.show("bin")
    asked = []
    screen.ask = lambda _parent, piece: bool(asked.append(piece))
    press(place, "Voor altijd weg: Lijstje")
    assert asked == ["Lijstje"]
    assert [one.id for one in vault.bin()] == [document.id]


def test_for_ever_takes_one_piece_and_says_so(place, vault, qtbot):
    first, second = thrown(vault, words="Eerst"), thrown(vault, words="Daarna")
    screen = place.show("bin")
    screen.ask = lambda _parent, _piece: True
    place.press("Voor altijd weg: Notitie")
    kept = [one.id for one in (first, second)]
    assert "Even geduld" in spoken(place.window)
    qtbot.waitUntil(lambda: len(vault.bin()) == 1)
    qtbot.waitUntil(lambda: "Weg, voor altijd." in spoken(place.window))
    assert vault.bin()[0].id in kept
    assert "Even geduld" not in spoken(place.window)
    press(place, "Voor altijd weg: Notitie")
    qtbot.waitUntil(lambda: "De prullenbak is leeg." in spoken(place.window))


def test_when_it_cannot_go_it_stays_and_says_why(place, vault, qtbot, monkeypatch):
    document = thrown(vault)
    screen = place.show("bin")
    screen.ask = lambda _parent, _piece: True

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.delete_for_ever", full)
        press(place, "Voor altijd weg: Notitie")
        qtbot.waitUntil(lambda: "schijf" in spoken(place.window))
    assert [one.id for one in vault.bin()] == [document.id]
    press(place, "Terugzetten")
    assert vault.bin() == []


def test_what_nobody_foresaw_leaves_the_bin_to_be_used(place, vault, qtbot, monkeypatch):
    document = thrown(vault)
    screen = place.show("bin")
    screen.ask = lambda _parent, _piece: True
    bugs = []

    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    with monkeypatch.context() as wrong:
        wrong.setattr("herstelkluis.store.documents.delete_for_ever", broken)
        press(place, "Voor altijd weg: Notitie")
        qtbot.waitUntil(lambda: bugs == [ZeroDivisionError])
    assert [one.id for one in vault.bin()] == [document.id]
    press(place, "Terugzetten")
    assert vault.bin() == []


def test_a_lock_while_it_goes_shows_nothing_afterwards(place, vault, qtbot):
    thrown(vault, words="Eerst", title="Kanarie"), thrown(vault, words="Daarna", title="Kanarie")
    screen = place.show("bin")
    screen.ask = lambda _parent, _piece: True
    place.press("Voor altijd weg: Kanarie")
    place.window.cover("locked")
    qtbot.waitUntil(lambda: len(vault.bin()) == 1)
    qtbot.wait_for_threads()
    assert "Kanarie" not in spoken(place.window, hidden=True)


def answered(place, do, ask=ask_for_ever) -> object:
    """What the real dialog gives when this is done in it."""
    said = []

    def act(dialog: QWidget) -> None:
        said.append(spoken(dialog))
        do(dialog)

    place.qtbot.once_asked(act)
    given = ask(place.window.screen_shown, "Lijstje")
    assert "Lijstje" in said[0]
    assert QApplication.activeModalWidget() is None
    return given


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        (lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return), False),
        (lambda dialog: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space), False),
        (lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape), False),
        (lambda dialog: dialog.close(), False),
        (lambda dialog: QTest.keyClick(dialog.away, Qt.Key.Key_Return), False),
        (lambda dialog: dialog.away.click(), True),
        (lambda dialog: QTest.keyClick(dialog.away, Qt.Key.Key_Space), True),
    ],
    ids=["enter", "space", "escape", "close", "enter on the other", "pressed", "space on it"],
)
def test_the_safer_choice_is_what_every_careless_key_does(place, do, expected):
    place.show("bin")
    assert answered(place, do) is expected


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        (lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return), Away.STAYS),
        (lambda dialog: dialog.away.click(), Away.HERE),
        (lambda dialog: (dialog.copies.click(), dialog.away.click()), Away.COPIES_TOO),
        (lambda dialog: (dialog.copies.click(), QTest.keyClick(dialog, Qt.Key.Key_Escape)), Away.STAYS),
    ],
    ids=["enter", "pressed", "ticked", "ticked and escape"],
)
def test_backup_copies_only_follow_when_that_was_ticked(place, do, expected):
    place.show("bin")
    assert answered(place, do, ask_everywhere) is expected


def test_a_piece_goes_from_the_copies_too_and_those_out_of_reach_are_named(place, vault, qtbot, tmp_path):
    document = thrown(vault, title="Lijstje")
    sticks = [tmp_path / "Blauwe stick", tmp_path / "Rode stick"]
    for stick in sticks:
        stick.mkdir()
        backup = make_backup(vault, stick).backup
        place.house.clock.wait(86_400)
    sticks[1].rename(tmp_path / "weg")
    screen = place.show("bin")
    screen.ask = lambda *_asked: Away.COPIES_TOO
    place.press("Voor altijd weg: Lijstje")
    qtbot.waitUntil(lambda: "Rode stick" in spoken(place.window))
    assert "Blauwe stick" not in spoken(place.window)
    assert "Weg, voor altijd." in spoken(place.window)
    assert vault.bin() == []
    assert not documents.is_stored(vault.database, document.id)
    assert backup.path.parent.parent == sticks[1]


@pytest.fixture
def of_others(house, tmp_path):
    """The bytes of a backup that the keys of this vault do not open."""
    lifecycle, vault = House(tmp_path / "buren" / "kluis", house.clock).make()
    made = make_backup(vault, tmp_path / "buren").backup.path.read_bytes()
    lifecycle.lock()
    return made


def test_copies_that_cannot_be_changed_are_told_apart_and_nothing_is_promised_of_them(
    place, vault, qtbot, tmp_path, of_others
):
    thrown(vault, title="Lijstje")
    changes = {"Blauwe stick": b"rommel", "Rode stick": of_others}
    for name, content in changes.items():
        (tmp_path / name).mkdir()
        make_backup(vault, tmp_path / name).backup.path.write_bytes(content)
        place.house.clock.wait(86_400)
    screen = place.show("bin")
    screen.ask = lambda *_asked: Away.COPIES_TOO
    place.press("Voor altijd weg: Lijstje")
    qtbot.waitUntil(lambda: "Rode stick" in spoken(place.window))
    said = {one.accessibleName(): spoken(one) for one in screen.findChildren(Banner) if one.isVisible()}
    assert set(said) == {
        _("These copies are from before your new keys"),
        _("These copies could not be changed"),
    }
    assert "Rode stick" in said[_("These copies are from before your new keys")]
    assert "Blauwe stick" in said[_("These copies could not be changed")]
    assert all("Gooi die kopieën zelf weg." in one for one in said.values())
    whole = spoken(place.window)
    assert "Weg, voor altijd." in whole
    for promise in ("0 reservekopie", "stick er weer in", "waren er niet"):
        assert promise not in whole


def test_many_copies_are_said_in_short(place, vault, qtbot, tmp_path):
    thrown(vault, title="Lijstje")
    for number in range(6):
        (tmp_path / f"stick {number}").mkdir()
        make_backup(vault, tmp_path / f"stick {number}").backup.path.write_bytes(b"rommel")
        place.house.clock.wait(86_400)
    screen = place.show("bin")
    screen.ask = lambda *_asked: Away.COPIES_TOO
    place.press("Voor altijd weg: Lijstje")
    qtbot.waitUntil(lambda: "En nog 3 kopieën." in spoken(place.window))
    said = spoken(place.window)
    assert [f"stick {number}" in said for number in range(6)] == [False, False, False, True, True, True]


def test_copies_are_asked_about_where_they_lie_though_none_is_written_down(place, vault, tmp_path):
    thrown(vault, title="Lijstje")
    make_backup(vault, tmp_path)
    records.choose_place(vault, tmp_path)
    vault.prefer(records.RECORDS, [])
    screen = place.show("bin")
    asked = []

    def act(dialog: QWidget) -> None:
        asked.append(dialog.copies.isVisible())
        dialog.close()

    place.qtbot.once_asked(act)
    assert not screen.ask(screen, "Lijstje")
    assert asked == [True]


def test_hiding_works_while_it_asks_and_leaves_no_word_of_it(place, vault):
    thrown(vault, title="Lijstje")
    place.show("bin")
    place.window.hide_asked.connect(place.window.cover)
    DialogKeys(place.window)

    def hide(dialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert answered(place, hide) is False
    assert place.window.is_covered
    assert "Lijstje" not in spoken(place.window, hidden=True)


def test_the_vault_that_locks_by_itself_closes_the_question(place, vault):
    thrown(vault, title="Lijstje")
    place.show("bin")
    assert answered(place, lambda _dialog: place.window.cover("locked")) is False


def test_the_question_says_what_remains_and_can_be_read_at_double_size(place, look, qtbot):
    for size in (100, 200):
        look(size=size)
        place.show("bin")
        dialog = ForEverDialog(place.window, "Een heel lange titel van iets dat ik ooit opschreef " * 3)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        assert isinstance(dialog, QDialog)
        for remains in ("reservekopieën", "papier", "pakketten"):
            assert remains in spoken(dialog)
        assert dialog.leave.isDefault()
        assert not dialog.away.isDefault()
        assert not dialog.away.autoDefault()
        assert_nothing_clipped(dialog)
        assert_tab_order(dialog)
        dialog.close()

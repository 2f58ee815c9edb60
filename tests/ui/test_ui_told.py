"""No error that a person can act on is passed over: each is told by its own words, wherever it came up."""

from __future__ import annotations

import ast
from pathlib import Path

import herstelkluis
from herstelkluis.errors import CannotReadError, DiskFullError
from herstelkluis.i18n import say_error
from herstelkluis.ui.screens.enough import REMINDER, ReminderTick
from herstelkluis.ui.screens.search import SearchScreen
from herstelkluis.ui.sharing.extract import ExtractWay
from ui.accessible import spoken
from ui.writing_desk import Desk

SOURCE = Path(herstelkluis.__file__).parent
# Where an error is passed over on purpose: what is lost is a comfort, or the next step tells it.
PASSED_OVER = {
    "help_lines.py",  # the help page comes, whatever piece cannot be read
    "words_ask.py",  # it asks again sooner
    "welcome.py",  # the sheet was tried out, also when that cannot be written down
    "today.py",  # which note lay on the sheet; the words are in the notes
    "merging/screen.py",  # it is told of once more
    "backups/screen.py",  # the row of the backups says so once more
    "card_ask.py",  # it then asks again sooner
    "crisis.py",  # the card is made; how old it is its plan tells
    "finding.py",  # a place that cannot be looked into has no copies to offer
    "reader/looking.py",  # a file of one's own that cannot be read is still known as one's own
    "reader/showing.py",  # a picture that cannot be shown has a line that says so
    "attached/chunk_device.py",  # the player says that it cannot go on
    "closing.py",  # the window stays open and says so
    "quiet.py",  # where the trouble of quiet moments is kept; a disk that takes no copy may take no line either
    "settings_health.py",  # what was found is shown; only that somebody looked is not written down
}


def full(*_arguments: object, **_named: object) -> None:
    raise DiskFullError


def test_searching_on_a_full_disk_says_that_the_disk_is_full(opened, look, qtbot, monkeypatch):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    screen = desk.at("search")
    assert isinstance(screen, SearchScreen)
    monkeypatch.setattr(desk.vault, "settle", full)
    screen._field.setText("kanaal")
    screen.look()
    qtbot.waitUntil(lambda: say_error(DiskFullError())[0] in spoken(desk.window))


def test_a_tick_that_cannot_be_kept_goes_back_and_the_error_is_told(opened, look, qtbot, monkeypatch):
    vault = opened[2]
    tick = ReminderTick(vault)
    qtbot.addWidget(tick)
    monkeypatch.setattr(vault, "prefer", full)
    with qtbot.captureExceptions() as raised:
        tick.click()
    assert [kind for kind, _error, _trace in raised] == [DiskFullError]
    assert not tick.isChecked()
    assert not vault.preference(REMINDER, False)


def test_an_extract_that_cannot_be_made_says_why(opened, look, qtbot, monkeypatch):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    way = ExtractWay(desk)
    pages, told = [], []
    way.shown.connect(pages.append)
    way.refused.connect(lambda error: told.append(type(error)))

    def fail() -> None:
        raise CannotReadError

    way._wait(1, fail, lambda _made: None)
    qtbot.waitUntil(lambda: told == [CannotReadError])
    monkeypatch.setattr(desk.vault, "settle", full)
    way._wait(1, fail, lambda _made: None)
    assert told == [CannotReadError, DiskFullError]
    for page in pages:
        qtbot.addWidget(page)


def test_every_place_in_the_window_that_passes_an_error_over_is_known_and_has_its_reason():
    found = set()
    for file in sorted((SOURCE / "ui").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if any(_passes_over(node) for node in ast.walk(tree)):
            found.add(file)
    unknown = [file for file in found if not any(str(file).endswith(f"/{known}") for known in PASSED_OVER)]
    assert not unknown


def _passes_over(node: ast.AST) -> bool:
    """`suppress(KluisError)`, or `except KluisError:` without a name and without raising or telling anything."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return any(ast.unparse(one) in ("KluisError", "Exception") for one in node.args)
    if isinstance(node, ast.ExceptHandler) and node.type is not None and node.name is None:
        names = ast.unparse(node.type)
        told = any(isinstance(one, ast.Raise | ast.Call) for statement in node.body for one in ast.walk(statement))
        return "KluisError" in names and not told
    return False

"""What another computer wrote while all keys were renewed here: told, opened as it was then, and brought together."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QThreadPool

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.backup_desk import BackupDesk

NEW_PASSWORD = "een heel nieuw wachtwoord"


@pytest.fixture
def desk(look, qtbot, tmp_path):
    made = BackupDesk(qtbot, tmp_path)
    house = made.house
    write(made.session.vault, "notitie", "Hier.")
    made.show("today")
    made.program.lock()
    there = House(tmp_path / "laptop", house.clock, house.words)
    shutil.copytree(house.folder, there.folder)
    laptop = there.lifecycle()
    write(laptop.unlock(PASSWORD), "notitie", "Op de laptop.", title="Van de laptop")
    laptop.lock()
    rekey(house.folder, NEW_PASSWORD, new_recovery_words(), CHEAPEST, house.clock(), Typed(PASSWORD))
    made.copy = house.folder / "kluis-1.db"
    shutil.copyfile(there.folder / "kluis-1.db", made.copy)
    shutil.copyfile(there.folder / "kluis.hdr", house.folder / "kluis.sync-conflict-20261122-143000-D4LGQYW.hdr")
    made.session.opened(made.session.lifecycle.unlock(NEW_PASSWORD))
    yield made
    QThreadPool.globalInstance().waitForDone(60_000)
    made.end()


def test_a_second_key_that_opens_nothing_else_is_told_when_the_vault_opens_and_stays(desk):
    key = desk.house.folder / "kluis (conflicted copy).hdr"
    shutil.copyfile(desk.house.folder / "kluis.hdr", key)
    desk.program.lock()
    desk.session.opened(desk.session.lifecycle.unlock(NEW_PASSWORD))
    notices = [one for one in desk.window.findChildren(Banner) if one.isVisible()]
    said = [one for one in notices if "Een tweede sleutel van je kluis" in spoken(one)]
    assert len(said) == 1
    assert key.name in spoken(said[0])
    assert "sync-conflict" not in spoken(said[0])  # that one opens the other version, and is told with it
    assert key.exists()


def test_it_is_told_opens_with_the_password_of_then_and_is_brought_together(desk):
    desk.press("Naast elkaar leggen")
    desk.wait_for("Met welk wachtwoord gaat hij open?")
    page = desk.window.screen_shown.page
    assert_named(page)
    assert_tab_order(page)
    field = page.findChild(PasswordField)
    field.set_text(NEW_PASSWORD)
    desk.press("Proberen")
    desk.qtbot.waitUntil(lambda: page.isVisible() and bool(field.mistake))
    field.set_text(PASSWORD)
    desk.press("Proberen")
    desk.wait_for("Kies per stuk wat blijft staan.")
    desk.press("Zo samenvoegen")
    desk.wait_for("Het is weer één kluis")
    assert "Van de laptop" in [one.title for one in desk.session.vault.summaries()]
    desk.press("De andere versie weghalen")
    desk.wait_for("De andere versie is weg")
    assert not desk.copy.exists()
    assert [one.name for one in desk.house.folder.glob("*.hdr")] == ["kluis.hdr"]

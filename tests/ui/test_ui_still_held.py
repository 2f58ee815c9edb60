"""Copies that waited and could not be changed in the end are named when the vault opens, while they are there."""

from __future__ import annotations

import pytest

from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.everywhere import delete_everywhere
from herstelkluis.vault.tidying import tidy
from house import PASSWORD, write
from ui.accessible import spoken
from ui.backup_desk import BackupDesk


@pytest.fixture
def desk(look, qtbot, tmp_path):
    made = BackupDesk(qtbot, tmp_path)
    yield made
    made.end()


def told(desk) -> list[str]:
    desk.show("today")
    desk.program.lock()
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    shown = [spoken(one) for one in desk.window.findChildren(Banner) if one.isVisible()]
    return [one for one in shown if "Deze kopieën konden niet worden aangepast" in one]


def test_a_copy_that_was_waited_for_in_vain_is_named_at_opening_with_one_step(desk, tmp_path):
    vault, stick = desk.session.vault, tmp_path / "stick"
    stick.mkdir()
    away = write(vault, "notitie", "De reiger")
    vault.throw_away(away.id)
    copy = make_backup(vault, stick).backup.path
    out = stick.rename(tmp_path / "in de la")
    delete_everywhere(vault, away.id)
    out.rename(stick)
    copy.write_bytes(copy.read_bytes()[:-9])
    tidy(vault, desk.house.clock())
    (said,) = told(desk)
    assert "stick" in said
    assert "Gooi die kopieën zelf weg." in said
    stick.rename(out)
    assert told(desk) == []
    out.rename(stick)
    copy.unlink()
    assert told(desk) == []

"""Away for ever, also from backup copies: those in reach at once, the others as soon as they are."""

from __future__ import annotations

import pytest

from herstelkluis.errors import DocumentMissingError
from herstelkluis.store import documents
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.everywhere import WAITING, delete_everywhere, forget_what_waits
from herstelkluis.vault.tidying import tidy
from house import write


@pytest.fixture
def copied(opened, tmp_path):
    """A vault with a piece in the bin, and a backup on a stick that holds it."""
    house, _lifecycle, vault = opened
    write(vault, "notitie", "Dit blijft")
    away = write(vault, "notitie", "De reiger")
    vault.throw_away(away.id)
    stick = tmp_path / "stick"
    stick.mkdir()
    return house, vault, away, stick, make_backup(vault, stick).backup


def pieces_in(vault, backup, tmp_path):
    with open_backup(backup.path, identity_of(vault)) as opened_backup:
        path = opened_backup.take_database(tmp_path)
    with vault.database.open_beside(path) as database:
        found = documents.ids(database)
    path.unlink()
    return found


def test_a_copy_in_reach_no_longer_holds_it(copied, tmp_path):
    _house, vault, away, _stick, backup = copied
    assert away.id in pieces_in(vault, backup, tmp_path)
    done = delete_everywhere(vault, away.id)
    assert (done.rewritten, done.out_of_reach) == ((backup.path,), ())
    assert len(pieces_in(vault, backup, tmp_path)) == 1
    assert vault.bin() == []
    assert vault.preference(WAITING) == {}


def test_a_copy_on_a_stick_that_is_not_in_is_named_and_follows_later(copied, tmp_path):
    house, vault, away, stick, backup = copied
    gone = stick.rename(tmp_path / "in de la")
    done = delete_everywhere(vault, away.id)
    assert (done.rewritten, done.out_of_reach) == ((), (backup.path,))
    tidy(vault, house.clock())
    assert vault.preference(WAITING) == {"ids": [away.id], "paths": [str(backup.path)]}
    gone.rename(stick)
    assert away.id in pieces_in(vault, backup, tmp_path)
    tidy(vault, house.clock())
    assert away.id not in pieces_in(vault, backup, tmp_path)
    assert vault.preference(WAITING) == {}


def test_what_was_stopped_follows_later_too(copied, tmp_path):
    _house, vault, away, _stick, backup = copied

    def stop(_share):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        delete_everywhere(vault, away.id, stop)
    assert vault.bin() == []
    forget_what_waits(vault)
    assert away.id not in pieces_in(vault, backup, tmp_path)


def test_what_does_not_lie_in_the_bin_goes_from_nowhere(copied, tmp_path):
    _house, vault, away, _stick, backup = copied
    vault.take_back(away.id)
    with pytest.raises(DocumentMissingError):
        delete_everywhere(vault, away.id)
    assert away.id in pieces_in(vault, backup, tmp_path)
    assert vault.preference(WAITING) is None

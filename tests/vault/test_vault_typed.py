"""What was typed to open a vault is shown nowhere and gone when its block ends."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import KluisError
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.coming_back import come_back
from herstelkluis.vault.recovery_sheet import change_words
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.repairing import take_key_file
from herstelkluis.vault.restoring import drill, restore
from herstelkluis.vault.salvaging import salvage
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, typed_words, write


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_whatever_was_typed_is_kept_to_the_letter_until_the_block_ends(text, is_words):
    with Typed(text, is_words=is_words) as typed:
        assert (typed.text, typed.is_words) == (text, is_words)
    assert set(typed._data) <= {0}
    with pytest.raises(ValueError, match="closed"):
        _ = typed.text


def test_it_shows_itself_nowhere():
    typed = typed_words(["aalbes", "aanbod"])
    assert "aalbes" not in f"{typed!r} {typed} {[typed]}"


@pytest.mark.parametrize("password", [PASSWORD, "een ander wachtwoord"])
def test_whatever_is_handed_it_wipes_it_right_or_wrong(tmp_path, password):
    house = House(tmp_path / "kluis")
    lifecycle, vault = house.make()
    write(vault, "notitie", "Iets")
    stick = tmp_path / "stick"
    stick.mkdir()
    path, words = make_backup(vault, stick).backup.path, new_recovery_words()
    new, clock, folder = "een heel nieuw wachtwoord", house.clock, house.folder

    def wipes(work):
        typed = Typed(password)
        with suppress(KluisError):
            work(typed)
        return typed.is_closed

    assert wipes(lambda typed: drill(path, typed, vault))
    assert wipes(lambda typed: change_words(vault, words, typed))
    lifecycle.lock()
    assert wipes(lambda typed: restore(path, tmp_path / "terug", typed, clock=clock))
    assert wipes(lambda typed: come_back(path, folder, typed, clock=clock))
    assert wipes(lambda typed: salvage(folder, tmp_path / "gered", typed, clock=clock))
    assert wipes(lambda typed: take_key_file(folder, folder / KEY_FILE, typed))
    assert wipes(house.lifecycle().unlock_by)
    assert wipes(lambda typed: rekey(tmp_path / "gered", new, words, CHEAPEST, clock(), typed))
    assert wipes(lambda typed: house.lifecycle().change_password(new, CHEAPEST, typed))

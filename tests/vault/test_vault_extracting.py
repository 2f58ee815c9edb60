"""An extract leaves the vault as a plain file; the ledger knows of it, the file knows nothing of the ledger."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from herstelkluis.errors import KluisError
from herstelkluis.share.package_id import new_package_id
from herstelkluis.vault.after_giving import erase_names
from herstelkluis.vault.extracting import write_extract
from herstelkluis.vault.givings import State, chain_is_sound, givings
from herstelkluis.vault.receive import what_is_this

DATA = b"Toen werd het rustiger.\n"


def test_the_ledger_knows_an_extract_by_its_hash_and_without_a_reader(opened, tmp_path: Path) -> None:
    vault, entry = opened[2], new_package_id()
    write_extract(vault, entry, ["Vorige winter"], DATA, tmp_path / "fragment.txt")
    assert (tmp_path / "fragment.txt").read_bytes() == DATA
    (giving,) = givings(vault)
    assert (giving.package, giving.state, giving.expires_at) == (entry, State.GIVEN, None)
    assert giving.hashes == (hashlib.sha256(DATA).hexdigest(),)
    assert giving.names is not None
    assert (giving.names.reader, giving.names.purpose, giving.names.titles) == ("", "", ("Vorige winter",))
    assert chain_is_sound(vault)
    assert what_is_this(vault, DATA) == giving


def test_two_forms_of_one_extract_are_one_line_and_its_titles_can_be_erased(opened, tmp_path: Path) -> None:
    vault, entry = opened[2], new_package_id()
    for name, data in (("fragment.txt", DATA), ("fragment.pdf", DATA * 2)):
        write_extract(vault, entry, ["Vorige winter"], data, tmp_path / name)
    (giving,) = givings(vault)
    assert len(giving.hashes) == 2
    erase_names(vault, entry)
    assert givings(vault)[0].names is None
    assert chain_is_sound(vault)


def test_a_file_that_could_not_be_written_is_not_counted_as_given(opened, tmp_path: Path) -> None:
    vault = opened[2]
    with pytest.raises(KluisError):
        write_extract(vault, new_package_id(), [], DATA, tmp_path / "weg" / "fragment.txt")
    assert [one.state for one in givings(vault)] == [State.NOT_MADE]


def test_what_was_given_stays_given_when_a_second_form_cannot_be_written(opened, tmp_path: Path) -> None:
    vault, entry = opened[2], new_package_id()
    write_extract(vault, entry, [], DATA, tmp_path / "fragment.txt")
    with pytest.raises(KluisError):
        write_extract(vault, entry, [], DATA, tmp_path / "weg" / "fragment.pdf")
    assert givings(vault)[0].state in (State.GIVEN, State.MAYBE_LEFT)

"""A damaged list of who has what: shown as far as it can be read, and said to be damaged, with its line."""

from __future__ import annotations

import pytest

from herstelkluis.vault.givings import State, broken_packages, chain_is_sound, giving, givings
from vault.giving_cases import desk_of


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


def states(desk):
    return {one.package: one.state for one in givings(desk.vault)}


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE ledger SET kind = 'iets' WHERE n = 4",
        "UPDATE ledger SET at = 'ooit' WHERE n = 4",
        "UPDATE ledger SET facts = '{' WHERE n = 4",
        "UPDATE ledger SET facts = '[]' WHERE n = 4",
        "UPDATE ledger SET facts = x'ff' WHERE n = 4",
        "UPDATE ledger SET package = x'ff' WHERE n = 4",
        "UPDATE ledger SET at = x'00' WHERE n = 4",
        'UPDATE ledger SET facts = \'{"expires_at":"ooit"}\' WHERE n = 1',
        "UPDATE ledger_names SET names = '{' WHERE n = 4",
        'UPDATE ledger_names SET names = \'{"reader":"x"}\' WHERE n = 4',
        "DELETE FROM ledger WHERE n > 3",
        "DELETE FROM meta WHERE key = 'ledger_head'",
    ],
)
def test_a_damaged_list_is_shown_as_far_as_it_can_be_read_and_said_to_be_damaged(desk, harm):
    first = desk.seal()
    desk.seal()
    assert chain_is_sound(desk.vault)
    desk.vault.database.read("PRAGMA foreign_keys = OFF")
    desk.vault.database.write(harm)
    assert first.package in states(desk)
    assert giving(desk.vault, first.package).number == first.number
    assert not chain_is_sound(desk.vault)
    assert "ledger" in desk.vault.check()
    again = desk.seal()
    assert states(desk)[again.package] is State.READY
    assert not chain_is_sound(desk.vault), "going on hides nothing"


def test_the_packages_that_do_not_fit_are_named_and_no_other(desk):
    first, second = desk.seal(), desk.seal()
    assert broken_packages(desk.vault) is None
    desk.vault.database.write("UPDATE ledger SET at = '2020-01-01T00:00:00Z' WHERE n = 4")
    assert broken_packages(desk.vault) == {second.package}
    desk.vault.database.write("UPDATE ledger SET facts = '{}' WHERE n = 1")
    assert broken_packages(desk.vault) == {first.package, second.package}


def test_a_list_that_was_cut_off_points_at_nothing_and_is_not_sound(desk):
    desk.seal()
    desk.vault.database.write("DELETE FROM ledger WHERE n = 3")
    assert broken_packages(desk.vault) == frozenset()
    assert not chain_is_sound(desk.vault)

"""A clock that leaps, to 2099 and back, and to 1970: nothing is lost, thinned, emptied or opened again by it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.tidying import Tidied, tidy
from house import PASSWORD, rewrite, write
from torture import table
from torture.deeds import holds
from vault.giving_cases import desk_of

FAR, LONG_AGO = datetime(2099, 6, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)
LEAPS = {
    "to 2099 and back": (FAR, None),
    "to 1970 and back": (LONG_AGO, None),
    "to 2099, 1970 and back": (FAR, LONG_AGO, None),
    "to 2099": (FAR,),
    "to 1970": (LONG_AGO,),
}


def leap(house, to):
    """Put the clock of the wall at this moment (None: where it would be); the other one only ever counts seconds."""
    now = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
    house.clock.at = (to or now + timedelta(seconds=house.clock.seconds)) - timedelta(seconds=house.clock.seconds)


@pytest.mark.parametrize("leaps", LEAPS.values(), ids=LEAPS.keys())
def test_no_leap_of_the_clock_loses_thins_or_empties_anything(opened, tmp_path, leaps):
    house, lifecycle, vault = opened
    desk = desk_of(opened, tmp_path / "uit")
    note = write(vault, "notitie", "De eerste keer")
    for number in range(12):
        house.clock.wait(5 * 3600)
        note = rewrite(vault, note, f"Nog een keer {number}")
    vault.throw_away(write(vault, "notitie", "In de bin").id)
    sharing.give_words(vault, desk.seal().package)
    before = holds(vault)
    for to in leaps:
        leap(house, to)
        assert tidy(vault, house.clock()) == Tidied()
        write(vault, "notitie", f"Tijdens {to}")
        lifecycle.lock()
        vault = lifecycle.unlock(PASSWORD)
        assert tidy(vault, house.clock()) == Tidied()
    after, states = holds(vault), {one.state for one in givings(vault)}
    lost = [one for kept, left in zip(before[:3], after[:3], strict=True) for one in kept if one not in left]
    lost += [to for to in leaps if not any(f"Tijdens {to}" in words for words, _ in after[0])]
    table.tell("clock leaps to " + " and ".join(str(to.year) if to else "back" for to in leaps), len(leaps), len(lost))
    assert lost == []
    assert states <= {State.GIVEN, State.EXPIRED}
    assert (states == {State.EXPIRED}) == (leaps == (FAR,))
    assert vault.check() == []


@pytest.mark.parametrize("to", [FAR, LONG_AGO])
def test_words_typed_while_the_clock_leaps_are_a_draft_within_a_second_all_the_same(opened, to):
    house, lifecycle, vault = opened
    chance = random.Random(1)
    note = write(vault, "notitie", "Er was eens")
    lost = 0
    for number in range(40):
        leap(house, chance.choice((to, None)))
        vault.drafts.change(replace(vault.document(note.id), title=f"woord {number}"))
        house.clock.wait(1)
        leap(house, chance.choice((to, None)))
        vault.drafts.tick()
        kept = vault.database.read("SELECT count(*) FROM drafts WHERE document = ?", (note.id,))
        lost += kept != [(1,)]
    table.tell(f"clock leaps between {to.year} and now while typing", 40, lost)
    assert lost == 0
    leap(house, to)
    vault.settle()
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert vault.document(note.id).title == "woord 39"
    assert vault.version(note.id, vault.versions(note.id)[0].revision).title == "woord 39"

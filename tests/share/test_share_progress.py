"""Making and opening tell how far they are, and can be stopped at any moment with nothing made or shown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from herstelkluis.crypto import age
from herstelkluis.share.bundle import SheetItem, write_bundle
from herstelkluis.share.reader import read_bundle
from share import share_cases as cases

MB = 10
SCAN = SheetItem("Scan", "", b"%PDF-".ljust(MB * 1_000_000, b"x"), "application/pdf")
SHEETS = cases.PIECES * 3
Progress = Callable[[float], None]


class StoppedError(Exception):
    """What a window raises when someone presses stop."""


def make(progress: Progress | None) -> bytes:
    return write_bundle(
        cases.making(), [SCAN, *SHEETS], signing_key=cases.KEY, recipients=[cases.LOCK], progress=progress
    )


SEALED = make(None)
DEEDS: dict[str, Callable[[Progress | None], object]] = {
    "make": make,
    "open": lambda progress: read_bundle(SEALED, [cases.LOCK], cases.SOON, progress=progress),
    "open the text form": lambda progress: read_bundle(age.armor(SEALED), [cases.LOCK], cases.SOON, progress=progress),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_it_tells_how_far_it_is_to_the_end(deed: str) -> None:
    told: list[float] = []
    assert DEEDS[deed](told.append)
    assert all(before <= after for before, after in pairwise(told))
    assert 0 < told[0] <= 1 / MB
    assert told[-1] == 1.0
    assert max(after - before for before, after in pairwise(told)) <= 1 / MB


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_it_stops_where_it_is_asked_to(deed: str, at: float) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done >= at:
            raise StoppedError

    with pytest.raises(StoppedError):
        DEEDS[deed](stop)
    assert [done for done in told if done >= at] == told[-1:], "nothing was done after it"


def test_opening_can_be_stopped_between_the_items_too() -> None:
    told: list[float] = []
    read_bundle(SEALED, [cases.LOCK], cases.SOON, progress=told.append)
    assert told.count(1.0) == 1 + len([SCAN, *SHEETS])


def test_the_smallest_package_tells_it_too() -> None:
    told: list[float] = []
    words = age.Passphrase("woorden", 1)
    file = age.encrypt(b"", words, progress=told.append)
    age.decrypt(file, words, progress=told.append)
    assert told == [1.0, 1.0]

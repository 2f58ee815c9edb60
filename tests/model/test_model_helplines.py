from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest

from herstelkluis.model.helplines import danger_lines, helplines, page_lines


def test_danger_now_shows_112_first_and_then_113():
    assert [one.number for one in danger_lines()] == ["112", "113"]


def test_the_help_page_is_short_and_starts_with_113():
    assert [one.key for one in page_lines()] == ["113", "112", "luisterlijn"]


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("113", "113"),
        ("112", "112"),
        ("luisterlijn", "088 0767 000"),
        ("meldpunt", "0800-1205"),
        ("veilig_thuis", "0800-2000"),
        ("geldfit", "0800-8115"),
        ("pvp", "0900-444 8888"),
    ],
)
def test_a_number_is_the_one_of_its_line(key, number):
    assert [one.number for one in helplines() if one.key == key] == [number]


def test_a_line_has_a_date_of_checking_or_says_that_it_has_not():
    for one in helplines():
        assert one.checked_on or {"number", "checked_on"} & set(one.unverified)
        assert one.checked_on is None or date(2020, 1, 1) < one.checked_on < date(2027, 1, 1)
        assert "number" not in one.unverified or one.shown == "no" or one.key == "112"


def test_the_words_are_short_and_send_nobody_to_the_police():
    for one in helplines():
        for sentence in re.split(r"[.?:]\s", f"{one.ask} {one.say}"):
            assert len(sentence.split()) <= 15
        assert "politie" not in f"{one.ask} {one.say}".casefold()
        assert one.shown in ("page", "more", "no")


def test_the_locked_help_page_needs_no_pydantic():
    code = "import sys, herstelkluis.model.helplines as h; h.page_lines(); print('pydantic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"

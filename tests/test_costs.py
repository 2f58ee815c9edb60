"""The measure of costs itself: work that is costly is found on any machine, and a slow machine is not costly work."""

from __future__ import annotations

import re
from pathlib import Path

import costs
from costs import NOMINAL, TRIES, least_milliseconds

TESTS = Path(__file__).parent
SLOW_ON_PURPOSE = {"test_fuzz_parsers.py"}


def yardsticks(count: int):
    """Work as long as so many yardsticks, and how often it was done."""
    done = []

    def work() -> None:
        done.append(count)
        for _one in range(count):
            costs.slowness()

    return work, done


def test_work_that_takes_too_long_is_tried_again_and_stays_too_long():
    work, done = yardsticks(20)
    assert least_milliseconds(work, within=NOMINAL) > NOMINAL
    assert len(done) == TRIES


def test_work_within_its_limit_is_done_once():
    work, done = yardsticks(1)
    assert 0 < least_milliseconds(work, within=100 * NOMINAL) < 100 * NOMINAL
    assert len(done) == 1


def test_a_machine_that_is_twenty_times_slower_tells_the_same(monkeypatch):
    monkeypatch.setattr(costs, "NOMINAL", NOMINAL / 20)  # everything takes twenty times as long as it should
    work, _done = yardsticks(20)
    assert least_milliseconds(work, within=4 * NOMINAL) < 4 * NOMINAL


def test_no_test_has_a_clock_of_its_own():
    """What a machine does beside it would be measured too."""
    clock = re.compile("process_time|perf_counter|thread_time")
    tests = [one for one in TESTS.rglob("test_*.py") if one != Path(__file__)]
    assert {one.name for one in tests if clock.search(one.read_text("utf-8"))} == SLOW_ON_PURPOSE

"""The written format of packages and its tests name each other: no MUST without a test."""

from __future__ import annotations

import re
from pathlib import Path

import herstelkluis.share

FORMAT = Path(herstelkluis.share.__path__[0]) / "FORMAT.md"
RULE = re.compile(r"^- ([A-Z]\d+)\. (.*(?:\n  .*)*)", re.MULTILINE)
ROW = re.compile(r"^\| (V\d+) \|(?!.*with a vault)", re.MULTILINE)
ROOMS = Path(__file__).parents[1]
TESTS = "".join(path.read_text() for room in ("share", "vault", "reader") for path in (ROOMS / room).glob("test_*.py"))


def named(rule: str) -> bool:
    """Whether a test names this rule, by itself or in a case such as "M4 a tab"."""
    return bool(re.search(rf"\b{rule}\b", TESTS))


def test_every_must_of_the_format_is_named_by_a_test() -> None:
    rules = [number for number, text in RULE.findall(FORMAT.read_text()) if "MUST" in text]
    assert len(rules) > 25
    assert [rule for rule in rules if not named(rule)] == []


def test_every_row_of_the_verification_that_needs_no_vault_is_named_by_a_test() -> None:
    rows = ROW.findall(FORMAT.read_text())
    assert len(rows) == 11
    assert [row for row in rows if not named(row)] == []


def test_no_rule_has_the_number_of_another() -> None:
    numbers = [number for number, _ in RULE.findall(FORMAT.read_text())]
    assert len(numbers) == len(set(numbers))

"""The written formats and the tests name each other: no MUST without a test."""

from __future__ import annotations

import re
from pathlib import Path

import herstelkluis.crypto

FORMAT = Path(herstelkluis.crypto.__path__[0]) / "FORMAT.md"
RULE = re.compile(r"^- ([A-Z]\d+)\. (.*(?:\n  .*)*)", re.MULTILINE)


def test_every_must_of_the_formats_is_named_by_a_test() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_crypto_*.py"))
    rules = {number: text for number, text in RULE.findall(FORMAT.read_text()) if "MUST" in text}
    assert len(rules) > 20
    assert [number for number in rules if not re.search(rf"\b{number}\b", tests)] == []


def test_no_rule_has_the_number_of_another() -> None:
    numbers = [number for number, _ in RULE.findall(FORMAT.read_text())]
    assert len(numbers) == len(set(numbers))

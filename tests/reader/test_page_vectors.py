"""The public vectors and all our packages in real browsers, in the reader as it stands in the page under its policy."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from herstelkluis.share.page import write_page
from reader import cases, pages
from reader.browsers import ENGINES, Pool
from reader.harness import RUN_CASES


@cache
def told(group: str) -> str:
    """The cases as they can lie in a page as text."""
    return json.dumps(cases.all_cases(group)).replace("<", "\\u003c")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("group", cases.GROUPS)
def test_a_browser_says_what_the_vectors_and_python_say(pool: Pool, tmp_path: Path, engine: str, group: str) -> None:
    """What runs the cases comes from the driver: the policy would let no other script of the page run."""
    data = f'<template id="cases">{told(group)}</template><main'.encode()
    page = write_page(pages.package()).replace(b"<main", data, 1)
    file = tmp_path / "cases.html"
    file.write_bytes(page)
    browser = pool[engine]
    browser.open(file)
    found = browser.run(
        f"(() => {{ {RUN_CASES.read_text()}; return runCases(HK, JSON.parse(cases.content.textContent)); }})()"
    )
    assert found["differs"] == []
    assert found["ran"] == len(json.loads(told(group))["cases"]) >= cases.GROUPS[group][0]

"""The reader of a page on public vectors and on good and bad packages: its verdict is that of Python, in Node.

The same cases run in real browsers (test_page_vectors.py).
"""

from __future__ import annotations

import pytest

from reader.cases import GROUPS
from reader.harness import differences, needs_node


@needs_node
@pytest.mark.parametrize("group", GROUPS)
def test_the_reader_says_what_python_says(group: str) -> None:
    """FORMAT.md V0 to V12, W2, A, G, J, Z, P, M, I and T1."""
    count, make = GROUPS[group]
    cases = make()
    assert differences(cases) == []
    assert len(cases) == count


@needs_node
def test_a_case_that_differs_is_told() -> None:
    """The harness itself: what it cannot run, and what it expects in vain, is not passed over."""
    (one, *_) = GROUPS["canonical JSON of RFC 8785"][1]()
    (told,) = differences([one | {"expect": "something else"}])
    assert (told["number"], told["expect"]) == (0, "something else")
    (told,) = differences([one | {"ask": "nothing"}])
    assert "defect" in told["got"]

"""The page of the 86 things that were asked for names only kinds, screens and tests that exist."""

from __future__ import annotations

import re

import pytest

from herstelkluis.model.loader import shipped_templates
from herstelkluis.ui.screens import SCREENS
from herstelkluis.ui.screens.views import VIEWS
from plain_dutch import objections
from test_docs import ROOT, names_of_tests, page

ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in page("docs/instruments.md").splitlines()
    if re.match(r"\| \d", line)
]
EXISTING = names_of_tests()


def named(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def test_the_page_has_all_86_rows_in_order():
    assert [int(number) for number, *_rest in ROWS] == list(range(1, 87))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_what_exists_and_is_held_by_a_test_or_says_why_not(row):
    _number, _asked, kinds, screens, proof = row
    assert named(kinds) <= set(shipped_templates())
    assert named(screens) <= set(SCREENS) | set(VIEWS)
    assert named(proof) <= EXISTING
    assert named(proof) or re.match(r"(Not|Partly)\b", proof)


def test_every_kind_is_named_somewhere_or_belongs_to_one_that_is():
    there = set().union(*(named(row[2]) for row in ROWS))
    left = {kind for kind in shipped_templates() if kind not in there}
    assert left <= {
        *("brief.eigen", "brief.intrekken", "brief.werk", "dagboek", "gebeurtenis", "plan.nacrisis"),
        *("plan.veilig", "zelfbinding.voorbereiding"),
    }


def test_the_pages_for_people_are_plain_dutch():
    for name in ("docs/vragen-naar-een-verhaal.md", "docs/eigen-blad-maken.md"):
        text = re.sub(r"```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
        blocks = [
            " ".join(line.strip() for line in block.split("\n")) for block in re.split(r"\n\s*\n|\n(?=[-|#\d])", text)
        ]
        said = [re.sub(r"[*`\[\]|#]|\(\S+\)", " ", block) for block in blocks]
        assert {one: wrong for one in said if (wrong := [w for w in objections(one) if "fout" not in w])} == {}

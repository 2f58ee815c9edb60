"""The pages say what is true: tests they name exist, commands and pictures too, and every exit code is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.package_parsers import PARSERS
from herstelkluis import errors, i18n
from herstelkluis.errors import KluisError
from herstelkluis.share.doors import Door
from herstelkluis.ui.sharing.ways import say_way

ROOT = Path(__file__).resolve().parents[1]
BOOKS = (
    *("README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md", "resources/profiles/README.md"),
    *("src/herstelkluis/crypto/FORMAT.md", "src/herstelkluis/share/FORMAT.md", "src/herstelkluis/share/FHIR.md"),
)
PAGES = (*BOOKS, *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md"))))


def page(name: str) -> str:
    return (ROOT / name).read_text()


def section(name: str, heading: str) -> str:
    """The part of a page under this heading."""
    return re.split(r"^## ", page(name).split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def names_of_tests() -> set[str]:
    texts = (file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    return {name for text in texts for name in re.findall(r"^ *def (test_\w+)", text, re.MULTILINE)}


def every_error() -> set[type[KluisError]]:
    return {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, KluisError)}


def promises() -> list[str]:
    """Every line of the security page that promises something."""
    return re.split(r"^- |^### .*", section("SECURITY.md", "What it promises"), flags=re.MULTILINE)[1:]


def test_every_security_promise_names_a_test_that_exists() -> None:
    told = [promise for promise in promises() if promise.startswith("**P")]
    assert len(told) > 50
    existing = names_of_tests()
    for promise in told:
        named = re.findall(r"`(test_\w+)`", promise)
        assert named, f"no test is named by: {promise}"
        assert set(named) <= existing, (promise, set(named) - existing)


def test_every_security_promise_has_a_number_of_its_own() -> None:
    numbers = sorted(int(number) for number in re.findall(r"^- \*\*P(\d+)\*\* ", page("SECURITY.md"), re.MULTILINE))
    assert numbers == list(range(1, len(numbers) + 1))
    pointed = {int(one) for name in PAGES for one in re.findall(r"\bP(\d+)\]\(", page(name))}
    pointed |= {int(one) for one in re.findall(r"\(P(\d+)(?:, P\d+)?\)", page("SECURITY.md"))}
    assert pointed <= set(numbers)


def test_every_way_of_giving_is_told_as_the_program_tells_it() -> None:
    """README: name, what it protects, what it does not. SECURITY: the same name, with tests, and a word after "Not"."""
    i18n.use("en")
    try:
        ways = [say_way(door) for door in Door]
    finally:
        i18n.use("nl")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section("README.md", "Ways to give"), re.MULTILINE)
    assert rows[1:] == ways
    for name, _protects, _does_not in ways:
        (promise,) = [one for one in promises() if f"*{name}*" in one]
        assert " Not: " in " ".join(promise.split())


def test_the_security_page_names_what_is_fuzzed_and_how_much() -> None:
    (promise,) = [one for one in promises() if "make fuzz" in one]
    text = " ".join(promise.split())
    (named,) = re.findall(r"over these: ([^.]+)\.", text)
    assert named.split(", ") == list(PARSERS)
    (some,) = re.findall(r'"FUZZ_COUNT", "(\d+)"', page("tests/fuzz/test_fuzz_parsers.py"))
    (many,) = re.findall(r"\(COUNT\),(\d+)\)", page("Makefile"))
    assert f"tries {int(some):,} and `make fuzz` {int(many):,}" in text


def test_every_test_that_a_page_names_exists() -> None:
    named = {test for name in PAGES for test in re.findall(r"`(test_\w+)`", page(name))}
    assert named - names_of_tests() == set()


def test_a_security_promise_in_the_readme_stands_in_the_security_page() -> None:
    """The README promises nothing by itself: what it protects against points to a numbered promise."""
    lines = re.findall(r"^- .+(?:\n  .+)*", section("README.md", "What it protects against"), re.MULTILINE)
    assert lines
    promised = section("SECURITY.md", "What it promises")
    for line in lines:
        anchors = re.findall(r"\[(P\d+)\]\(SECURITY\.md\)", line)
        assert anchors, line
        assert all(f"**{anchor}**" in promised for anchor in anchors), line


@pytest.mark.parametrize("name", PAGES)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page(name))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (ROOT / name).parent.joinpath(target).exists()] == []


def test_every_make_command_that_a_page_tells_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    told = {target for name in PAGES for target in re.findall(r"`make ([a-z]+)", page(name))}
    assert told
    assert told - targets == set()


def test_every_make_command_says_what_it_does() -> None:
    for target, recipe in re.findall(r"^([a-z]+):\n((?:\t.*\n)+)", page("Makefile"), re.MULTILINE):
        assert re.match(rf'\t@echo "{target}: [^"]+\."', recipe), target


def test_the_readme_tells_every_exit_code() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", section("README.md", "Exit codes"), re.MULTILINE)}
    assert told == {0, 1} | {kind.exit_code for kind in every_error()}


def test_everything_the_browser_tests_stand_on_is_justified() -> None:
    named = json.loads(page("tests/node/package.json"))["devDependencies"]
    told = set(re.findall(r"^\| `([^`]+)` \| \S", page("ARCHITECTURE.md"), re.MULTILINE))
    assert named
    assert set(named) <= told


def test_the_readme_tells_every_command() -> None:
    command = [sys.executable, "-m", "herstelkluis", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    commands = set(re.findall(r"^    ([a-z]+) ", shown, re.MULTILINE))
    assert commands
    assert commands == set(re.findall(r"^herstelkluis ([a-z]+)", page("README.md"), re.MULTILINE))


def test_no_two_errors_share_a_code() -> None:
    codes = sorted(kind.code for kind in every_error())
    assert codes == sorted(set(codes))


def test_every_error_for_people_has_a_sentence_and_a_next_step() -> None:
    families = {kind for kind in every_error() if kind.__subclasses__() and not kind.message}
    assert {kind.__name__ for kind in every_error() - families if not (kind.message and kind.next_step)} == set()


def test_the_changes_that_are_coming_have_a_place() -> None:
    assert "## [Unreleased]" in page("CHANGELOG.md")
    assert "### Security" in page("CHANGELOG.md")

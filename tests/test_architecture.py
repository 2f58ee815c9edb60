"""The house stands as drawn: floors, small files, plain names, pinned dependencies, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(file for room in ("src", "packaging", "tests") for file in (ROOT / room).rglob("*.py"))
MOST_LINES = 300
LOCKS = ("run.lock", "dev.lock")


def ask(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def tracked_texts() -> dict[str, str]:
    """Every text file that is kept in the history, without the public vectors."""
    listed = ask("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--", ".", ":!tests/vectors")
    assert listed.returncode == 0, listed.stderr
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file() and b"\0" not in (content := file.read_bytes()):
            texts[name] = content.decode("utf-8")
    return texts


def requirements(lock: str) -> dict[str, str]:
    """Name and version → the rest of the entry, of a lock file."""
    entries = re.split(r"\n(?=[a-z])", (ROOT / "packaging" / lock).read_text())
    return {entry.split()[0]: entry for entry in entries if not entry.startswith("#")}


def test_arrows_only_go_down() -> None:
    ended = ask(str(Path(sys.executable).with_name("lint-imports")))
    assert ended.returncode == 0, ended.stdout


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in CODE}
    assert len(lengths) > 20
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_file_or_class_has_a_name_that_says_nothing() -> None:
    drawer = {"utils", "util", "helpers", "helper", "common", "manager", "base", "service", "misc"}
    files = [str(file.relative_to(ROOT)) for file in CODE if drawer & set(file.stem.split("_"))]
    vague = re.compile(r"(Manager|Helper|Service|Handler|Util|Utils|Base)$")
    classes = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in CODE
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef) and vague.search(node.name)
    ]
    assert files + classes == []


def test_nothing_in_the_repository_belongs_to_one_machine_or_registry() -> None:
    telltale = re.compile(
        r"(?<![\w.])/(root|home/\w+|work|Users/\w+)/|pypi\.org|pythonhosted|npmjs\.org|--(extra-)?index-url|--find-links"
    )
    allowed = {"tests/test_architecture.py"}
    found = [
        f"{name}: {hit[0]}"
        for name, text in tracked_texts().items()
        if name not in allowed
        for hit in telltale.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_every_entry_with_hashes_and_holds_no_address(lock: str) -> None:
    entries = requirements(lock)
    assert len(entries) > 20
    for name, entry in entries.items():
        assert "==" in name
        assert "--hash=sha256:" in entry, name
    text = (ROOT / "packaging" / lock).read_text()
    assert not re.search(r"://|^-|^\S+\s*@", text, re.MULTILINE)


def test_tests_run_on_the_very_versions_that_people_get() -> None:
    run, dev = (set(requirements(lock)) for lock in LOCKS)
    assert run - dev == set()


def test_every_direct_dependency_is_pinned_and_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    names = {re.split(r"[<>=!~\[ ;]", wanted)[0] for group in groups for wanted in group}
    pinned = {entry.split("==")[0] for entry in requirements("dev.lock")}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in names} - pinned == set()
    page = (ROOT / "ARCHITECTURE.md").read_text()
    assert {
        name for name in names if not re.search(rf"^\| .*`{re.escape(name)}`.* \| \S.*\|$", page, re.MULTILINE)
    } == set()


def test_only_one_file_plays_and_records() -> None:
    """It is loaded by its name, so that the app starts without it; import-linter does not see that."""
    rooms = {str(file.relative_to(ROOT)) for file in CODE if "QtMultimedia" in file.read_text() and "src" in file.parts}
    assert rooms == {"src/herstelkluis/ui/attached/sound.py"}


LATE = ("PIL", "docx", "enchant", "fhir", "lxml", "pydantic", "pypdfium2", "reportlab", "typst", "yaml")


@pytest.mark.parametrize(
    ("start", "late"),
    [
        ("herstelkluis.cli", (*LATE, "PySide6", "sqlcipher3")),
    ],
)
def test_what_is_not_needed_at_the_start_is_not_loaded(start: str, late: tuple[str, ...]) -> None:
    look = f"import sys, {start}; print(*(name for name in {late!r} if name in sys.modules))"
    ended = ask(sys.executable, "-c", look)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "", "")

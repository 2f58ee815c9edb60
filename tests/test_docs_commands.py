"""Every command that a page in docs/ tells is run as it stands there, by the programs it names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from herstelkluis import i18n
from herstelkluis.cli.grammar import grammar
from herstelkluis.share.page import reader_hash, write_page
from herstelkluis.share.page_words import SHELL
from herstelkluis.share.read_me import read_me
from peers import needs_age, run_at_terminal
from plain_dutch import objections
from share import share_cases as cases

ROOT = Path(__file__).resolve().parents[1]
PRACTICE = (ROOT / "docs/voor-de-praktijk.md").read_text()
READER = (ROOT / "docs/reader-hash.md").read_text()
NAME = "document-XXXXXX.html"

needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "sed", "sha256sum", "ssh-keygen", "unzip"))),
    reason="bash, sed, sha256sum, ssh-keygen and unzip are not all installed",
)


def blocks(page: str) -> list[str]:
    """What stands between fences, without their indent; not the blocks in another language."""
    found = re.findall(r"^( *)```\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def told(folder: Path, commands: str) -> str:
    """What these lines print, run in a folder; a line that fails fails."""
    done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who did what the page says up to the signature; `age` asks for the words at a terminal."""
    folder = tmp_path_factory.mktemp("praktijk")
    (folder / NAME).write_bytes(write_page(cases.package()))
    _reader, opening, _checking = blocks(PRACTICE)
    run_at_terminal(["bash", "-e", "-c", f"cd '{folder}'\n{opening}"], [cases.WORDS])
    return folder / "pakket"


@needs_age
@needs_tools
def test_the_practice_opens_a_page_with_the_commands_it_is_told(opened: Path) -> None:
    assert cases.SECRET in (opened / "items/0001.json").read_text()
    assert (opened / "LEESMIJ.txt").read_bytes() == read_me()


@needs_age
@needs_tools
def test_the_practice_checks_signature_and_pieces_with_the_commands_it_is_told(opened: Path) -> None:
    _reader, _opening, checking = blocks(PRACTICE)
    good, *sums = told(opened, checking).splitlines()
    assert good.startswith("Good ")
    items = json.loads((opened / "manifest.json").read_bytes())["items"]
    assert [one.split() for one in sums] == [[item["sha256"], item["path"]] for item in items]
    manifest = (opened / "manifest.json").read_bytes()
    (opened / "manifest.json").write_bytes(manifest.replace(b"huisarts", b"buurvrouw"))
    try:
        with pytest.raises(subprocess.CalledProcessError):
            told(opened, checking)
    finally:
        (opened / "manifest.json").write_bytes(manifest)


@needs_tools
@pytest.mark.parametrize("page", [PRACTICE, READER], ids=["practice", "reader"])
def test_anyone_can_ask_a_page_for_the_hash_of_its_reader(page: str, tmp_path: Path) -> None:
    """H5, with sed and sha256sum."""
    whole = write_page(cases.package())
    for text in (whole, whole.replace(b"<main", b"<Main")):
        (tmp_path / NAME).write_bytes(text)
        assert told(tmp_path, blocks(page)[0]).split()[0] == reader_hash(text)


@needs_tools
def test_the_steps_of_a_release_give_the_hash_of_the_reader(tmp_path: Path) -> None:
    """The demo is tested on its own; here its command is one that exists, and the next line reads what it leaves."""
    demo, asking = blocks(READER)[1].splitlines()
    program, *arguments = demo.split()
    assert program == ".venv/bin/herstelkluis"
    out = tmp_path / grammar().parse_args(arguments).out
    out.mkdir(parents=True)
    whole = write_page(cases.package())
    (out / NAME.replace("XXXXXX", "7QF2M9")).write_bytes(whole)
    assert told(tmp_path, asking).split()[0] == reader_hash(whole)


def unpublished(known: str, changelog: str) -> set[str]:
    """What stands in one of the two only: the hash of a reader, with the versions it belongs to."""
    listed = {one["sha256"] for one in tomllib.loads(known).get("reader", [])}
    return listed ^ set(re.findall(r"^Reader: `([0-9a-f]{64})`", changelog, re.MULTILINE))


def test_file_and_changelog_tell_the_same_hashes_of_readers() -> None:
    known, changelog = (ROOT / "resources/reader/known.toml").read_text(), (ROOT / "CHANGELOG.md").read_text()
    assert unpublished(known, changelog) == set()
    (block,) = re.findall(r"```toml\n(.*?)```", READER, re.DOTALL)
    line = re.sub(r"^ +", "", block, flags=re.MULTILINE)
    assert unpublished(f"{known}\n{line}", changelog) == {"0" * 64}
    assert unpublished(f"{known}\n{line}", f"{changelog}\nReader: `{'0' * 64}`\n") == set()


def test_the_practice_and_the_package_tell_the_same_commands() -> None:
    commands = set(re.findall(r"^    (\S.*)", read_me().decode(), re.MULTILINE))
    assert commands
    assert commands <= set("".join(blocks(PRACTICE)).splitlines())


def test_what_the_practice_should_look_for_stands_on_the_page() -> None:
    said = {re.sub(r"\{\w+\}", "…", i18n.text_in("nl", text)) for text in SHELL.values()}
    quoted = re.findall("“([^”]+)”", PRACTICE)
    assert len(quoted) > 3
    assert set(quoted) - {"Good"} <= said


def test_the_page_for_a_practice_is_plain_dutch_and_fits_one_sheet() -> None:
    prose = re.sub(r"^```\n.*?^```$", "", PRACTICE, flags=re.MULTILINE | re.DOTALL)
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", prose)
    parts = [" ".join(part.split()) for part in re.split(r"\n\n|\n(?=- |\d\. )", words)]
    assert {part: objections(part) for part in parts if objections(part)} == {}
    assert not re.search(r"\b(je|jij|jouw)\b", words, re.IGNORECASE)
    assert len(words.split()) < 500

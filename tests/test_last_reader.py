"""A backup is read with the twelve words and what lies beside it, by the commands that its own page tells."""

from __future__ import annotations

import json
import random
import re
import runpy
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import peers
from herstelkluis.crypto.age import identity_from_seed
from herstelkluis.crypto.recovery import new_recovery_words, recovery_age_seed
from herstelkluis.crypto.words import word_list
from herstelkluis.errors import WrongWordsError
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.place import LAST_READER, SCRIPT, shipped
from house import Clock, House, write
from plain_dutch import objections

ROOT = Path(__file__).resolve().parents[1]
TEXT = shipped()[LAST_READER].decode()
PAGE = (ROOT / "docs/de-laatste-lezer.md").read_text()
CANARY = "Vannacht hoorde ik vogels zingen"
WORDS = st.lists(st.sampled_from(word_list()), min_size=12, max_size=12)
SPELLINGS = ("{}", "{} ", "{}-", "{}\n", " {},", "{}\t")

needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "python3", "unzip"))), reason="bash, python3 and unzip are not all installed"
)


def blocks() -> list[str]:
    """What the page in the folder tells to type, block by block, without indent."""
    return [re.sub("^    ", "", one, flags=re.MULTILINE) for one in re.findall(r"(?:^    .*\n)+", TEXT, re.MULTILINE)]


KEY, OPEN, INSTALL, PROGRAM, RUN, UNPACK = blocks()


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    path = tmp_path_factory.mktemp("alleen") / SCRIPT
    path.write_bytes(shipped()[SCRIPT])
    return path


@pytest.fixture(scope="module")
def inside(script):
    """What the script defines."""
    return runpy.run_path(str(script))


def key_of(words) -> str:
    with recovery_age_seed(words) as seed:
        return str(identity_from_seed(seed.reveal()))


def ask(script: Path, typed: str, *arguments: str, folder: Path | None = None):
    """Run the script with Python alone: no packages, no environment, no folder but its own."""
    return subprocess.run(
        ["python3", "-I", "-S", str(script), *arguments],
        input=typed.encode(),
        capture_output=True,
        cwd=folder or script.parent,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of someone with a backup, and the words of it."""
    place = tmp_path_factory.mktemp("stick")
    house = House(tmp_path_factory.mktemp("thuis") / "kluis", Clock(datetime(2026, 11, 22, 11, 24, 10, tzinfo=UTC)))
    lifecycle, vault = house.make()
    write(vault, "notitie", CANARY, title="Vogels")
    make_backup(vault, place)
    lifecycle.lock()
    return place / FOLDER, " ".join(house.words)


def typed_in(folder: Path, commands: str, stdin: str = "") -> str:
    done = subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@needs_tools
@peers.needs_typage
def test_a_backup_is_read_with_words_and_folder_alone_by_the_commands_of_its_page(folder, tmp_path):
    """All as written but for `npm install`: the package of that version lies in tests/node."""
    here, words = tmp_path / "map", folder[1]
    shutil.copytree(folder[0], here)
    assert "sleutel.txt" in typed_in(here, KEY, words + "\n")
    (here / "open.mjs").write_text(PROGRAM)
    installed = json.loads((peers.NODE / "node_modules/age-encryption/package.json").read_text())
    assert INSTALL.split() == ["npm", "install", f"age-encryption@{installed['version']}"]
    (here / "node_modules").symlink_to(peers.NODE / "node_modules")
    typed_in(here, RUN)
    typed_in(here, UNPACK)
    assert (here / "kopie/open/lees-mij.txt").is_file()
    assert CANARY in "".join(one.read_text() for one in (here / "kopie/open/stukken").glob("*.txt"))
    assert CANARY in (here / "kopie/open/kluis.json").read_text()
    assert (here / "kopie/kluis.hdr").read_bytes() == (here / "kluis-2026-11-22-112410.hdr").read_bytes()


def has_new_age() -> bool:
    said = shutil.which("age") and subprocess.run(["age", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v?(\d+)\.(\d+)", said.stdout) if said else None
    return bool(found) and (int(found[1]), int(found[2])) >= (1, 3)


@needs_tools
@pytest.mark.skipif(not has_new_age(), reason="age 1.3 or newer is not installed")
def test_the_age_program_opens_a_backup_by_the_commands_of_its_page(folder, tmp_path):
    here, words = tmp_path / "map", folder[1]
    shutil.copytree(folder[0], here)
    typed_in(here, KEY, words + "\n")
    typed_in(here, OPEN)
    typed_in(here, UNPACK)
    assert CANARY in (here / "kopie/open/kluis.json").read_text()


@peers.needs_age
def test_any_age_program_knows_the_command_for_it(tmp_path):
    """An older one knows no post-quantum keys: with a key of its own the same line opens a file of that name."""
    key = peers.run("age-keygen").decode()
    (tmp_path / "sleutel.txt").write_text(key)
    name = OPEN.split()[-1]
    (tmp_path / name).write_bytes(
        peers.run("age", "--recipient", re.search("age1[a-z0-9]+", key)[0], data=CANARY.encode())
    )
    typed_in(tmp_path, OPEN)
    assert (tmp_path / "kopie.zip").read_text() == CANARY


@needs_tools
def test_the_script_gives_the_key_of_many_words_however_they_are_typed(script, tmp_path):
    chance = random.Random(3)
    for number in range(25):
        words = new_recovery_words()
        typed = "".join(
            f"{chance.choice(('', f'{n}. '))}{chance.choice(SPELLINGS).format(chance.choice((word, word.upper())))} "
            for n, word in enumerate(words, 1)
        )
        done = ask(script, typed, f"{number}.txt", folder=tmp_path)
        assert (done.returncode, done.stdout) == (0, b""), done.stderr
        comment, key = (tmp_path / f"{number}.txt").read_text().splitlines()
        assert comment.startswith("#")
        assert key == key_of(words)
        assert (tmp_path / f"{number}.txt").stat().st_mode & 0o777 == 0o600


@needs_tools
def test_at_a_terminal_the_script_asks_until_it_has_twelve_words(script, tmp_path):
    words = new_recovery_words()
    lines = [" ".join(words[:3]), "-".join(words[3:9]).upper(), " ".join(words[9:])]
    peers.run_at_terminal(["python3", "-I", "-S", str(script), str(tmp_path / "sleutel.txt")], lines)
    assert key_of(words) in (tmp_path / "sleutel.txt").read_text()


@settings(max_examples=200)
@given(WORDS)
def test_the_script_takes_and_refuses_the_same_words_as_the_program(inside, words):
    numbers = inside["woorden_uit"](" ".join(words))
    assert [word_list()[number] for number in numbers] == words
    try:
        expected = key_of(words)
    except WrongWordsError:
        with pytest.raises(inside["Bezwaar"]):
            inside["geheim_van"](numbers)
    else:
        assert inside["sleutel_van"](inside["geheim_van"](numbers)) == expected


@given(st.data())
def test_the_script_gives_the_key_of_all_words_that_fit(inside, data):
    words = new_recovery_words()
    typed = "".join(data.draw(st.sampled_from(SPELLINGS)).format(word) for word in words)
    assert inside["sleutel_van"](inside["geheim_van"](inside["woorden_uit"](typed))) == key_of(words)


@needs_tools
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda words: [*words[:2], "computervirussen", *words[3:]], "Woord 3 staat niet op de lijst."),
        (lambda words: words[:11], "Ik lees 11 woorden. Het moeten er 12 zijn."),
        (lambda words: [*words, "aalbes"], "Ik lees 13 woorden."),
        (lambda words: [], "Ik lees 0 woorden."),
    ],
)
def test_the_script_says_in_dutch_what_is_wrong_and_quotes_no_word(script, tmp_path, change, says):
    words = change(list(new_recovery_words()))
    done = ask(script, " ".join(words), "sleutel.txt", folder=tmp_path)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert says in said
    assert objections(said) == []
    assert not any(word in said for word in words if len(word) > 5)
    assert list(tmp_path.iterdir()) == []


@needs_tools
def test_words_in_another_order_are_said_not_to_fit(script, tmp_path):
    words = list(new_recovery_words())
    while True:
        random.Random(1).shuffle(words)
        try:
            key_of(words)
        except WrongWordsError:
            break
    done = ask(script, " ".join(words), "sleutel.txt", folder=tmp_path)
    assert (done.returncode, b"passen niet bij elkaar" in done.stderr) == (1, True)


@needs_tools
def test_the_script_writes_over_nothing_and_says_how_to_use_it(script, tmp_path):
    words = " ".join(new_recovery_words())
    (tmp_path / "sleutel.txt").write_text("iets anders")
    assert b"Er staat al een bestand" in ask(script, words, "sleutel.txt", folder=tmp_path).stderr
    assert (tmp_path / "sleutel.txt").read_text() == "iets anders"
    assert b"Noem een andere plaats" in ask(script, words, "weg/sleutel.txt", folder=tmp_path).stderr
    for arguments in ((), ("a", "b"), ("--help",)):
        done = ask(script, words, *arguments, folder=tmp_path)
        assert (done.returncode, done.stderr.startswith(b"Gebruik: ")) == (2, True)


def test_the_script_uses_nothing_but_the_standard_library_and_no_network(script):
    asked = set(re.findall(r"^\s*(?:import|from) (\w+)", script.read_text(), re.MULTILINE))
    assert asked <= set(sys.stdlib_module_names) - {"socket", "urllib", "http", "ssl", "subprocess"}
    assert "@WOORDEN@" not in script.read_text()


def test_page_and_folder_tell_the_same_commands():
    shown = re.findall(r"^```(?:js)?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == [KEY, OPEN, INSTALL, PROGRAM, RUN, UNPACK]
    assert {*re.findall(r"^    python3 .*|^Gebruik: +(python3 .*)", shipped()[SCRIPT].decode(), re.MULTILINE)} == {
        KEY.strip()
    }


def test_what_the_page_quotes_is_what_the_script_says(script):
    for quoted in re.findall('^"([^"]+)"', TEXT, re.MULTILINE):
        assert re.sub(r"\d+", "{bekend + 1}", quoted) in script.read_text()


@pytest.mark.parametrize("text", [TEXT, PAGE], ids=["folder", "page"])
def test_the_last_reader_is_plain_dutch(text):
    prose = re.sub(
        r"^```.*?^```$|^    .*$", "", text, flags=re.MULTILINE | re.DOTALL if "```" in text else re.MULTILINE
    )
    prose = re.sub(r"\[([^\]]*)\]\([^)]*\)|^#+ .*$", r"\1", prose, flags=re.MULTILINE)
    parts = [" ".join(part.split()) for part in re.split(r"\n\n|\n(?=- )|(?<=\.)\n", prose)]
    assert {part: objections(part) for part in parts if objections(part)} == {}

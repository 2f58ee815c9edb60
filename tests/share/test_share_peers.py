"""Without this program: the very commands of LEESMIJ.txt, run as they stand there, open and check a package."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

import herstelkluis.share
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import ExpiredError, ProgramDamagedError
from herstelkluis.share.package_id import file_name
from herstelkluis.share.read_me import is_read_me, read_me
from herstelkluis.share.reader import read_bundle
from peers import age_decrypt_with_passphrase, needs_age
from plain_dutch import objections
from share import share_cases as cases

TOOLS = ("unzip", "ssh-keygen", "sed", "sha256sum")
needs_tools = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS), reason=f"one of the programs {', '.join(TOOLS)} is not installed"
)
COMMANDS = re.findall(r"^    (\S.*)", read_me().decode(), re.MULTILINE)


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run one line as a person types it."""
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def unpacked(folder: Path, sealed: bytes) -> Path:
    """Steps 1 and 2 of the text; a person types the words where `age` asks for them."""
    given = folder / file_name(cases.ID, "age")
    given.write_bytes(sealed)
    assert COMMANDS[0] == "age -d -o pakket.zip document-XXXXXX.age"
    (folder / "pakket.zip").write_bytes(age_decrypt_with_passphrase(given, cases.WORDS))
    done = shell(folder, COMMANDS[1])
    assert (done.returncode, COMMANDS[2]) == (0, "cd pakket")
    return folder / "pakket"


@needs_age
@needs_tools
def test_the_commands_of_the_text_open_and_check_a_package(tmp_path: Path) -> None:
    """L1."""
    folder = unpacked(tmp_path, cases.package())
    key, verify, hashes = COMMANDS[3:]
    assert shell(folder, key).returncode == 0
    assert (folder / "afzender.txt").read_text().strip() == f"afzender {cases.KEY.public}"
    told = shell(folder, verify)
    assert told.returncode == 0
    assert told.stdout.startswith('Good "herstelkluis.bundle.v1" signature for afzender')
    items = json.loads((folder / "manifest.json").read_bytes())["items"]
    sums = shell(folder, hashes).stdout.split()
    assert sums == [part for item in items for part in (item["sha256"], item["path"])]
    assert cases.SECRET in (folder / "items/0001.json").read_text()


@needs_age
@needs_tools
def test_the_commands_of_the_text_find_a_change_and_another_sender(tmp_path: Path) -> None:
    folder = unpacked(tmp_path, cases.package())
    manifest = folder / "manifest.json"
    sound = manifest.read_bytes()
    key, verify, _hashes = COMMANDS[3:]
    for changed in (sound.replace(b"huisarts", b"buurvrouw"), sound.replace(b"ssh-ed25519 A", b"ssh-ed25519 B")):
        manifest.write_bytes(changed)
        shell(folder, key)
        assert shell(folder, verify).returncode != 0
    manifest.write_bytes(sound)
    (folder / "afzender.txt").write_text(f"afzender {SigningKey.generate().public}\n")
    assert shell(folder, verify).returncode != 0


@needs_age
@needs_tools
def test_a_title_cannot_put_another_key_in_the_place_of_the_sender(tmp_path: Path) -> None:
    title = f'","sender":{{"key":"{SigningKey.generate().public[:60]}"'
    folder = unpacked(tmp_path, cases.package(cases.SheetItem(title, title, cases.PIECES[0].data)))
    for command in COMMANDS[3:5]:
        assert shell(folder, command).returncode == 0
    assert (folder / "afzender.txt").read_text().strip() == f"afzender {cases.KEY.public}"


@needs_tools
def test_unzip_and_python_find_the_archive_sound(tmp_path: Path) -> None:
    archive = tmp_path / "pakket.zip"
    archive.write_bytes(cases.age.decrypt(cases.package(), cases.LOCK))
    assert shell(tmp_path, "unzip -t pakket.zip").returncode == 0
    with zipfile.ZipFile(archive) as files:
        assert files.testzip() is None
        assert files.namelist() == [
            "LEESMIJ.txt", "manifest.json", "manifest.json.sig", "items/0001.json", "items/0002.json", "padding.bin"
        ]  # fmt: skip
        assert is_read_me(files.read("LEESMIJ.txt"))


@needs_tools
def test_control_words_follow_from_a_hash_that_anyone_can_compute(tmp_path: Path) -> None:
    """B4: the first 88 bits of this sum are the words."""
    bundle = read_bundle(cases.package(), [cases.LOCK], cases.SOON)
    lines = f"herstelkluis.control.v1\\n{bundle.signed_by}\\n{bundle.id}\\n"
    bits = int(shell(tmp_path, f"printf '{lines}' | sha256sum").stdout[:22], 16)
    words = Path(cases.__file__).parents[2].joinpath("resources/words/words-nl.txt").read_text().split()
    assert bundle.control_words == tuple(words[bits >> 11 * place & 2047] for place in reversed(range(8)))


@needs_age
def test_expired_bundle_still_opens_with_age_cli(tmp_path: Path) -> None:
    """T1: an end date is an agreement. Whoever says otherwise in a text is wrong."""
    sealed = cases.package()
    with pytest.raises(ExpiredError):
        read_bundle(sealed, [cases.LOCK], cases.LAST + timedelta(days=1000))
    file = tmp_path / "oud.age"
    file.write_bytes(sealed)
    assert cases.SECRET.encode() in age_decrypt_with_passphrase(file, cases.WORDS)


@needs_age
def test_the_text_form_opens_with_age_too(tmp_path: Path) -> None:
    """E1."""
    file = tmp_path / "tekst.age"
    file.write_bytes(cases.age.armor(cases.package()))
    assert age_decrypt_with_passphrase(file, cases.WORDS) == cases.age.decrypt(file.read_bytes(), cases.LOCK)


def test_the_text_is_plain_ascii_in_plain_dutch() -> None:
    """L1."""
    text = read_me().decode("ascii")
    prose = re.sub(r"^    \S.*\n", "", text, flags=re.MULTILINE)
    assert objections(prose) == []
    assert hashlib.sha256(text.encode()).hexdigest() in Path(herstelkluis.share.__path__[0], "FORMAT.md").read_text()


def test_a_changed_text_is_not_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lost in (None, read_me() + b"\n"):
        folder = tmp_path / "package"
        folder.mkdir(exist_ok=True)
        if lost is not None:
            (folder / "LEESMIJ-1.txt").write_bytes(lost)
        monkeypatch.setattr("herstelkluis.resources._root", lambda: tmp_path)
        with pytest.raises(ProgramDamagedError):
            read_me()
        monkeypatch.undo()

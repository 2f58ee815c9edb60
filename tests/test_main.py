"""Where the program starts: the right face, the right exit code, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from herstelkluis.__main__ import is_for_command_line


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], False),
        (["--vault", "place"], False),
        (["--crisis"], False),
        (["demo", "--out", "place"], True),
        (["check", "--vault", "place"], True),
        (["nonsense"], True),
        (["--help"], True),
        (["--version"], True),
    ],
)
def test_a_command_goes_to_the_command_line_and_options_go_to_the_window(words: list[str], *, expected: bool) -> None:
    assert is_for_command_line(words) is expected


def test_a_package_on_the_command_goes_to_the_window(tmp_path: Path) -> None:
    package = tmp_path / "document-0YGPA8.age"
    package.write_bytes(b"age")
    assert not is_for_command_line([str(package)])
    assert is_for_command_line(["open", str(package)])
    assert is_for_command_line([str(tmp_path / "nergens.age")])


def run(code: str, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


FAIL = """
import sys
from herstelkluis import cli, __main__, errors
def fail(words): raise {error}
cli.main = fail
sys.exit(__main__.main(["check"]))
"""


def test_an_error_for_people_is_two_sentences_and_its_exit_code(tmp_path: Path) -> None:
    ended = run(FAIL.format(error="errors.VaultInUseError()"), tmp_path)
    assert ended.returncode == 10
    assert ended.stderr == "Je kluis is al open in een ander venster. Ga naar dat venster, of sluit het eerst.\n"


def test_a_mistake_in_the_program_shows_its_place_and_never_its_words(tmp_path: Path) -> None:
    ended = run(FAIL.format(error="ValueError('planted words of a person')"), tmp_path)
    assert ended.returncode == 1
    assert "ValueError, fail:" in ended.stderr
    assert "planted" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_chosen_language_is_spoken(tmp_path: Path) -> None:
    folder = tmp_path / "herstelkluis"
    folder.mkdir()
    (folder / "settings.json").write_text('{"language": "en"}')
    assert "Your vault is already open" in run(FAIL.format(error="errors.VaultInUseError()"), tmp_path).stderr


def test_no_core_dump_can_be_written_once_a_command_runs(tmp_path: Path) -> None:
    code = FAIL.replace("raise {error}", "print(*resource.getrlimit(resource.RLIMIT_CORE))")
    assert run("import resource\n" + code, tmp_path).stdout == "0 0\n"

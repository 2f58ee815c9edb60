"""What may be typed, what is refused, and that no secret ever has to be typed."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.cli_cases import check_refused, run, run_here
from herstelkluis import cli
from herstelkluis.cli.grammar import grammar


def commands():
    (found,) = (one for one in grammar()._actions if isinstance(one, argparse._SubParsersAction))
    return found.choices


def test_the_commands_of_this_version_are_there():
    assert set(commands()) == {"demo", "open", "check", "backup", "restore", "export", "import", "kinds"}


def test_every_option_with_a_value_takes_a_file_or_a_folder_and_so_never_a_secret():
    for command in commands().values():
        for option in command._actions:
            if option.nargs != 0:
                assert option.metavar in {"FILE", "DIR"}, option


@pytest.mark.parametrize(
    "words",
    [
        ["open"],
        ["open", "x.age"],
        ["open", "x.age", "--words", "lantaarn"],
        ["check", "--vault", "."],
        ["check", "--vault", ".", "--password", "zeergeheim"],
        ["check", "--vault", ".", "--password-file", "a", "--words-file", "b"],
        ["demo"],
        ["restore", "--vault", "kluis", "--password-file", "a"],
        ["restore", "--from", "x.age", "--vault", "kluis"],
        ["kinds", "--js"],
        ["zeergeheim"],
        ["open", "x.age", "--words-file", "w", "zeergeheim"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_complete_or_not_known_is_said_in_dutch_without_repeating_it(capsys, words):
    said = run_here(capsys, *words)
    check_refused(said, 2, "Deze opdracht is niet compleet of niet bekend. Typ herstelkluis")
    assert "zeergeheim" not in said.error


@given(st.lists(st.text(max_size=12).filter(lambda text: text not in ("-h", "--help", "--version")), max_size=4))
def test_whatever_is_typed_first_it_is_a_command_or_a_usage_error(words):
    with pytest.raises(SystemExit) as ended:
        grammar().parse_args([*words, "--nonsense"])
    assert ended.value.code in (0, 2)


def test_help_speaks_dutch(capsys):
    for words in ([], *([name] for name in commands())):
        said = run_here(capsys, *words, "--help")
        assert said.code == 0
        assert said.out.startswith("gebruik: herstelkluis")
        for english in ("usage", "options:", "positional", "show this", "the package"):
            assert english not in said.out


def test_the_version_is_said_as_a_program(tmp_path):
    assert run("--version", home=tmp_path).out.startswith("herstelkluis ")


def test_a_terminal_without_accents_still_hears_everything(tmp_path):
    said = run("kinds", home=tmp_path, PYTHONIOENCODING="ascii")
    assert (said.code, said.error) == (0, "")


def test_a_reader_who_goes_away_is_no_mistake(tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-m", "herstelkluis", "kinds", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin"},
    )
    with child:
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def test_another_language_is_followed(tmp_path):
    folder = tmp_path / "herstelkluis"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"language": "en"}))
    said = run("check", home=tmp_path)
    assert said.error == "This command is not complete or not known. Type herstelkluis check --help to see how.\n"


def test_output_that_is_no_file_works_too(monkeypatch):
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stdout", heard)
    assert cli.main(["kinds"]) == 0
    assert "notitie" in heard.getvalue()

"""The local log: where something went wrong, and never a word of the person. Bounded, and for its owner alone."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.words import parse_words
from herstelkluis.errors import KluisError
from herstelkluis.ui.crash_log import KEPT_BYTES, MAX_BYTES, CrashLog

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
WORDS = st.text(st.characters(categories=["L", "N", "P", "Z", "S", "Cc"]), min_size=1, max_size=60)
KINDS = st.sampled_from([ValueError, KeyError, OSError, RuntimeError, AssertionError, UnicodeError, StopIteration])


@pytest.fixture
def log(tmp_path: Path) -> CrashLog:
    return CrashLog(tmp_path / "nieuw" / "log.txt", lambda: AT)


def fail(kind: type[Exception], words: str, depth: int) -> None:
    """Raise with these words in the argument, in a local, in a note, in the repr and in what came before it."""
    mine = {"woorden": words}
    if depth:
        fail(kind, mine["woorden"], depth - 1)
    error = kind(words)
    error.add_note(words)
    raise error from LookupError(words)


def caught(kind: type[Exception], words: str, depth: int = 1) -> Exception:
    try:
        fail(kind, words, depth)
    except kind as error:
        return error
    raise AssertionError


@given(KINDS, WORDS, st.integers(0, 20))
def test_the_log_is_the_same_whatever_the_words_were(tmp_path_factory, kind, words, depth):
    said = []
    for one in (words, "een heel ander woord"):
        log = CrashLog(tmp_path_factory.mktemp("log") / "log.txt", lambda: AT)
        error = caught(kind, one, depth)
        said.append((log.note(type(error), error.__traceback__), log.read()))
    assert said[0] == said[1]
    assert said[0][1].isascii()


def test_a_line_tells_when_which_version_what_kind_and_where(log):
    error = caught(ValueError, "geheim", 1)
    assert re.fullmatch(r"ValueError test_ui_crash_log:fail:\d+", log.note(ValueError, error.__traceback__))
    (line,) = log.read().splitlines()
    at, version, kind, *places = line.split(" ")
    assert at == "2026-11-22T13:05:00Z"
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", version)
    assert kind == "ValueError"
    assert [place.split(":")[1] for place in places] == ["fail", "fail", "caught"]


def test_a_place_in_the_program_is_told_without_the_folders_it_lies_in(log):
    with pytest.raises(KluisError) as raised:
        parse_words("geen woorden", 12)
    place = log.note(raised.type, raised.tb)
    assert place.split(" ")[1].startswith("crypto.words:")
    assert str(Path.home()) not in log.read()
    assert "/" not in log.read()


def test_the_same_place_is_kept_once(log):
    for _time in range(100):
        log.note(ValueError, caught(ValueError, "x").__traceback__)
    assert len(log.read().splitlines()) == 1


def test_it_never_grows_past_its_limit_and_keeps_the_newest(tmp_path):
    file = tmp_path / "log.txt"
    for number in range(2200):
        log = CrashLog(file, lambda: AT)
        log.note(type(f"Fout{number}", (Exception,), {}), caught(ValueError, "x").__traceback__)
    size = file.stat().st_size
    assert KEPT_BYTES / 2 < size <= MAX_BYTES
    lines = log.read().splitlines()
    assert " Fout2199 " in lines[-1]
    assert all(line.startswith("2026-11-22T13:05:00Z ") for line in lines)


def test_only_its_owner_can_read_it(log, tmp_path):
    file = tmp_path / "nieuw" / "log.txt"
    file.parent.mkdir()
    file.touch(mode=0o644)
    log.note(ValueError, None)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_in_its_place_is_not_followed(log, tmp_path):
    victim = tmp_path / "elders.txt"
    victim.write_text("van een ander")
    (tmp_path / "nieuw").mkdir()
    (tmp_path / "nieuw" / "log.txt").symlink_to(victim)
    assert log.note(ValueError, None) == "ValueError"
    log.clear()
    assert victim.read_text() == "van een ander"


def test_a_log_that_cannot_be_written_is_no_second_mishap(tmp_path):
    (tmp_path / "bestand").touch()
    log = CrashLog(tmp_path / "bestand" / "log.txt")
    assert log.note(ValueError, None) == "ValueError"
    assert log.read() == ""
    assert not log.begin()
    log.watch_native()
    log.clear()


RAW = """Fatal Python error: Segmentation fault

Current thread 0x00007f2a (most recent call first):
  File "/home/sam de vries/herstelkluis/src/herstelkluis/ui/frame.py", line 88 in show_screen
  File "/home/sam de vries/.venv/lib/ding.py", line 7 in <lambda>
  Binary file "/usr/lib/geheim.so", at X+0x1 [0x2]
  <no Python frame>

Extension modules: shiboken6.Shiboken (total: 1)
"""
BEFORE = "2026-11-20T10:00:00Z 0.1.0 ValueError ui.frame:show:3\n"


def test_a_crash_of_the_program_itself_becomes_one_line_without_folders(log, tmp_path):
    file = tmp_path / "nieuw" / "log.txt"
    file.parent.mkdir()
    file.write_text(BEFORE + RAW + "Wat er ook verder staat\n" + RAW)
    assert log.begin()
    first, *crashes = log.read().splitlines()
    assert first + "\n" == BEFORE
    assert len(crashes) == 2
    assert crashes[0].endswith(" Crash Segmentation_fault ui.frame:show_screen:88 ding:<lambda>:7")
    assert not log.begin()


@given(st.text(max_size=200), st.integers(0, 400))
def test_whatever_stands_in_the_log_only_its_own_kind_of_lines_stay(tmp_path_factory, text, at):
    file = tmp_path_factory.mktemp("log") / "log.txt"
    whole = BEFORE + RAW
    file.write_text(whole[:at] + text + whole[at:], encoding="utf-8", errors="replace")
    log = CrashLog(file)
    if not log.begin():
        return
    line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S+ [\w.<>?]+( [\w.:<>?]+)*"
    assert all(re.fullmatch(line, one, re.ASCII) for one in log.read().splitlines())

"""A hundred thousand broken texts for everything that reads what someone else sent; `make fuzz` tries a million."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from costs import least_milliseconds
from fuzz import trying
from fuzz.package_parsers import PARSERS
from fuzz.parsers import Parser
from fuzz.run import line, report
from herstelkluis.errors import ManifestError

COUNT = int(os.environ.get("FUZZ_COUNT", "100000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
SHARES = sum(share for _make, share in PARSERS.values())


@pytest.mark.parametrize("name", PARSERS)
def test_a_broken_text_is_refused_by_name_and_cheaply_or_means_what_it_says(name: str) -> None:
    told = report(name, -(-COUNT * PARSERS[name][1] // SHARES), SEED)
    print(f"seed {SEED}", line(told))
    assert told["found"] == [], f"seed {SEED}; the texts are in tests/fuzz/found"
    assert told["count"] * SHARES >= COUNT * PARSERS[name][1]
    assert 0 < told["accepted"] < told["count"], "mutants that are all sound, or never, try nothing"


def test_what_was_found_once_is_not_found_again() -> None:
    for file in sorted(trying.FOUND.glob("*.bin")):
        make, _share = PARSERS[file.name.partition(".")[0].replace("-", " ")]
        parser, text, within = make(), file.read_bytes(), trying.MOST_SECONDS * 1000
        assert trying.trouble(parser, text) in ("", trying.ACCEPTED), file.name
        took = least_milliseconds(lambda parser=parser, text=text: trying.trouble(parser, text), within=within)
        assert took < within, file.name


@pytest.mark.parametrize("name", ["age file", "package"])
def test_a_seed_gives_the_same_texts_again(name: str) -> None:
    first, again, other = (report(name, 100, seed)["digest"] for seed in (5, 5, 6))
    assert first == again != other


def _broken(data: bytes) -> None:
    if b"raise" in data:
        raise LookupError
    if b"twice" in data:
        raise AssertionError
    if b"slow" in data:
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass
    raise ManifestError


@pytest.mark.parametrize("fault", ["raise", "twice", "slow"])
def test_a_parser_with_a_fault_is_found(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another error, a second text, time and memory are each found."""
    monkeypatch.setattr(trying, "FOUND", tmp_path / "found")
    monkeypatch.setattr(trying, "MOST_SECONDS", 0.01)
    monkeypatch.setattr(trying, "MOST_FOUND", 1)
    (tmp_path / "last").touch()
    told = trying.try_all("odd name", Parser(_broken, (b"x",), (fault.encode(),)), 200, 1, str(tmp_path / "last"))
    assert told["found"]
    assert {path.name for path in (tmp_path / "found").iterdir()} == {one.split(":")[0] for one in told["found"]}


ENDS = "lambda data: os.abort() if b'!' in data else None"
GROWS = "lambda data: len(b'x' * 150_000_000) if b'!' in data else None"


def _try_in_a_process(read: str, last: Path, found: Path) -> subprocess.CompletedProcess[str]:
    program = f"""
import os, pathlib, sys
from costs import least_milliseconds
from fuzz import trying
from fuzz.parsers import Parser
trying.FOUND = pathlib.Path(sys.argv[2])
print(trying.try_all("x", Parser({read}, (b"x",), (b"!",)), 99, 1, sys.argv[1])["found"])
"""
    last.touch()
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", program, last, found]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_a_parser_that_takes_much_memory_is_found(tmp_path: Path) -> None:
    done = _try_in_a_process(GROWS, tmp_path / "last", tmp_path)
    assert re.search(r"x\.\w+\.bin: 1\d\d MiB", done.stdout), done.stderr
    assert all(b"!" in path.read_bytes() for path in tmp_path.glob("*.bin"))


def test_a_parser_that_ends_the_process_is_found_with_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _try_in_a_process(ENDS, tmp_path / "last", tmp_path).returncode < 0
    monkeypatch.setattr(trying, "FOUND", tmp_path / "found")
    kept = trying.keep("x", (tmp_path / "last").read_bytes())
    assert b"!" in (tmp_path / "found" / kept).read_bytes()

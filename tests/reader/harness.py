"""Runs cases through the reader in one Node process. A machine without Node skips visibly; `make test` installs it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from herstelkluis.crypto.words import word_list

HERE = Path(__file__).resolve().parent
READER = HERE.parents[1] / "resources" / "reader" / "reader.js"
RUN_CASES = HERE / "run_cases.js"

NODE = shutil.which("node") or shutil.which("nodejs")
needs_node = pytest.mark.skipif(NODE is None, reason="the program node is not installed")


def as_json(cases: Sequence[dict[str, Any]], bases: Sequence[str] = ()) -> dict[str, Any]:
    """What `run_cases.js` takes; bases are bytes in base64 that cases are edits of."""
    return {"words": list(word_list()), "bases": list(bases), "cases": list(cases)}


def differences(
    cases: Sequence[dict[str, Any]], bases: Sequence[str] = (), reader: Path = READER
) -> list[dict[str, Any]]:
    """Where the reader says something else than the cases expect: number, name, got, expect."""
    assert NODE
    done = subprocess.run(
        [NODE, RUN_CASES, reader],
        input=json.dumps(as_json(cases, bases)).encode(),
        capture_output=True,
        timeout=800,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    told = json.loads(done.stdout)
    assert told["ran"] == len(cases)
    found: list[dict[str, Any]] = told["differs"]
    return found

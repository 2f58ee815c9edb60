"""The library that makes calls to the disk go wrong, built here from its own source, and a process with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from store.store_children import surroundings

SOURCE = Path(__file__).with_name("failing_calls.c")


def build(folder: Path) -> Path:
    """The library, for this machine."""
    library = folder / "failing_calls.so"
    command = ["gcc", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    library.chmod(0o644)
    return library


def run_with(library: Path, module: str, *words: str, **around: str) -> list[str]:
    """The lines that a module said which ran with this library before every other; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=surroundings() | {"LD_PRELOAD": str(library)} | around,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()

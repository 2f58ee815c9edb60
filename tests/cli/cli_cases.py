"""Running commands as a person does, in a process of their own or (for many in a row) in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from herstelkluis import cli, i18n

NOBODY = 65534
PLANTED = "Vannacht hoorde ik qxvogels zingen"

# As an ordinary user, because the administrator may write everywhere. One command before that loads the program, which
# may lie where such a user cannot read.
AS_NOBODY = f"""
import os, sys
from herstelkluis.__main__ import main
before, after = " ".join(sys.argv[1:]).split(" -- ")
main(before.split())
if os.getuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
sys.exit(main(after.split()))
"""


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    error: str


def run(*words: str | Path, home: Path, wrap: tuple[str | Path, ...] = ("-m", "herstelkluis"), **surroundings) -> Said:
    """One command in a process of its own, with `home` as the place of the settings."""
    environment = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, *wrap, *words],
        env=environment | surroundings,
        capture_output=True,
        timeout=300,
        check=False,
        cwd=home,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_here(capsys, *words: str | Path) -> Said:
    """The same command in this process, for tests that run many."""
    i18n.use("nl")
    try:
        code = cli.main([str(word) for word in words])
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return Said(code, said.out, said.err)


def check_refused(said: Said, code: int, begins: str) -> None:
    """One Dutch sentence and one next step, and nothing else."""
    assert (said.code, said.out) == (code, ""), said
    assert said.error.startswith(begins), said.error
    assert said.error.count("\n") == 1
    assert sum(said.error.count(end) for end in ".?") >= 2  # a sentence and a step
    assert "Traceback" not in said.error
    assert "Error" not in said.error

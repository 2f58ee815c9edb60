"""Other people's programs as witnesses. A machine without one skips visibly; `make test` installs them."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

needs_age = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("age", "setsid")), reason="the programs age and setsid are not installed"
)


def run(*command: str | Path, data: bytes | None = None) -> bytes:
    """Run a program to its end and return what it wrote; AssertionError with its complaint when it fails."""
    done = subprocess.run(command, input=data, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


def age_decrypt_with_passphrase(path: Path, words: str) -> bytes:
    """Open an age file with the `age` program, which takes words from a terminal only."""
    return run_at_terminal(["age", "--decrypt", str(path)], [words])


def age_encrypt_with_passphrase(path: Path, words: str) -> bytes:
    """Seal a file with the `age` program; it asks for the words twice."""
    return run_at_terminal(["age", "--encrypt", "--passphrase", str(path)], [words, words])


def run_at_terminal(command: list[str], lines: list[str]) -> bytes:
    """Run a program with a terminal of its own, type the lines, and return what it wrote to stdout."""
    ours, theirs = pty.openpty()
    try:
        # setsid makes the terminal on stdin the controlling one, so that /dev/tty is ours too.
        process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", *command], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        os.close(theirs)
        os.write(ours, "".join(line + "\n" for line in lines).encode())
        try:
            out, complaint = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
    finally:
        os.close(ours)
    assert process.returncode == 0, complaint.decode(errors="replace")
    return out


NODE = Path(__file__).with_name("node")
needs_typage = pytest.mark.skipif(
    not (shutil.which("node") and (NODE / "node_modules/age-encryption/package.json").exists()),
    reason="node or its package age-encryption is not installed",
)


def typage(*orders: dict[str, str | bytes]) -> list[Any]:
    """What the npm package age-encryption answers to each order (tests/node/peer.mjs); bytes travel as base64."""
    sent = [
        {name: b64encode(fact).decode() if isinstance(fact, bytes) else fact for name, fact in order.items()}
        for order in orders
    ]
    answers: list[Any] = json.loads(run("node", NODE / "peer.mjs", data=json.dumps(sent).encode()))
    return answers

"""Every proof with its full figures, and one table at the end: fault -> rounds -> lost -> message.

python tests/torture/run.py TABLE [pytest words]...     writes the table to the file TABLE too
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from torture.table import ROWS, table

TESTS = Path(__file__).resolve().parents[1]
FIGURES = {
    "HERSTELKLUIS_FLIPS": "10000",
    "HERSTELKLUIS_KILL_ROUNDS": "200",
    "HERSTELKLUIS_CALLS_EVERY": "1",
    "HERSTELKLUIS_CUT_EVERY": "1",
    "HERSTELKLUIS_MODEL_RUNS": "500",
    "HERSTELKLUIS_EXPORTS": "300",
    "HERSTELKLUIS_MERGES": "300",
    "HERSTELKLUIS_SALVAGES": "120",
}
"""What each proof asks of the environment; less is tried where it is set there already."""


def main(place: Path, words: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="herstelkluis-torture-") as folder:
        rows = Path(folder) / "rows"
        rows.touch()
        surroundings = {**FIGURES, **os.environ, ROWS: str(rows)}
        files = [file for file in sorted(TESTS.rglob("test_*.py")) if any(name in file.read_text() for name in FIGURES)]
        proofs = [str(TESTS / "torture"), *(str(file) for file in files if file.parent.name != "torture")]
        command = [sys.executable, "-m", "pytest", "-n", "2", "--timeout", "0", *(words or proofs)]
        ended = subprocess.run(command, env=surroundings, check=False).returncode
        said = table(rows.read_text("utf-8").splitlines())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(said, "utf-8")
    print(said)
    return ended


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

"""Measure the program against bare peers and print one JSON object: key -> {value, goal, unit, n, detail}.

python tests/bench/run.py [--only KEY]...     exit 0 whatever the figures
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from inspect import signature
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import Figure
from bench.vaults import IS_BIG, LARGE, MIDDLE, SMALL

TESTS = Path(__file__).resolve().parents[1]

# key: module, function, sizes of the vaults it needs, goal, unit
KEYS: dict[str, tuple[str, str, tuple[int, ...], float, str]] = {
    "start": ("window", "start", (SMALL,), 1.5, "ratio"),
    "unlock_ms": ("window", "unlock_ms", (MIDDLE,), 100, "ms"),
    "unlock_growth": ("window", "unlock_growth", (SMALL, MIDDLE), 1.3, "ratio"),
    "autosave": ("storing", "autosave", (MIDDLE,), 2, "ratio"),
    "settle_ms": ("storing", "settle_ms", (MIDDLE,), 50, "ms"),
    "keypress": ("long_chapter", "keypress", (SMALL,), 2, "ratio"),
    "search": ("storing", "find", (LARGE,), 2, "ratio"),
    "timeline": ("timeline", "timeline", (), 3, "ratio"),
    "hide_ms": ("long_chapter", "hide_ms", (SMALL,), 33, "ms"),
    "bundle": ("giving", "bundle", (), 3, "ratio"),
    "package_memory": ("giving", "package_memory", (), 4, "ratio"),
    "html_open": ("page", "html_open", (), 1.5, "ratio"),
    "card_ms": ("giving", "card_ms", (), 60, "ms"),
    "gp_page_ms": ("giving", "gp_page_ms", (), 150, "ms"),
    "memory": ("window", "memory", (MIDDLE,), 2, "ratio"),
}
MOST_SECONDS = 300


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=KEYS, metavar="KEY")
    parser.add_argument("--measure", choices=KEYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        print(json.dumps(_measured(options.measure, options.folder).as_json()))
        return
    wanted = options.only or ([key for key in KEYS if LARGE in KEYS[key][2]] if IS_BIG else list(KEYS))
    with tempfile.TemporaryDirectory(prefix="herstelkluis-bench-") as place:
        folder = Path(place)
        for count in sorted({size for key in wanted for size in KEYS[key][2]}):
            _tell(f"a vault of {count} pieces")
            subprocess.run(
                [sys.executable, "-m", "bench.vaults", _place(folder, count), str(count)], env=_env(), check=True
            )
        print(json.dumps({key: _in_a_process_of_its_own(key, folder) for key in wanted}, indent=1))


def _in_a_process_of_its_own(key: str, folder: Path) -> dict[str, object]:
    """One figure; what goes wrong while measuring is told in `detail`, and never stops the others."""
    _tell(key)
    command = [sys.executable, __file__, "--measure", key, "--folder", str(folder)]
    *_, goal, unit = KEYS[key]
    try:
        done = subprocess.run(command, env=_env(), capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Figure(None, goal, unit, 0, f"not done within {MOST_SECONDS} seconds").as_json()
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return Figure(None, goal, unit, 0, f"could not be measured: {why}").as_json()
    figure: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return figure


def _measured(key: str, folder: Path) -> Figure:
    module, name, sizes, *_ = KEYS[key]
    measure = getattr(import_module(f"bench.{module}"), name)
    vaults = {size: _place(folder, size) for size in sizes}
    own = folder / key
    own.mkdir()
    return measure(vaults, own) if len(signature(measure).parameters) > 1 else measure(vaults)


def _place(folder: Path, count: int) -> Path:
    return folder / f"kluis-{count}"


def _env() -> dict[str, str]:
    """Compiled modules are kept, as where the program is installed; only the first start has to make them."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])}


def _tell(what: str) -> None:
    print(f"bench: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

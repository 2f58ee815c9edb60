"""What the window costs: to its first paint, from unlocking to today, and in memory; each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from bench.figures import Figure, median
from bench.vaults import MIDDLE, SMALL

STARTS, UNLOCKS, WEIGHINGS = 9, 7, 3


def start(vaults: dict[int, Path]) -> Figure:
    """From starting the program to the first paint of the unlock window, against a window with one label."""
    took: dict[str, list[float]] = {"unlock_window": [], "bare_window": []}
    for _ in range(STARTS + 1):
        for name, own in took.items():
            own.append(_until_painted(name, vaults[SMALL]))
    ours, bare = (median(own[1:]) for own in took.values())
    return Figure(ours / bare, 1.5, "ratio", STARTS, f"unlock window / bare window: {ours:.0f} ms / {bare:.0f} ms")


def unlock_ms(vaults: dict[int, Path]) -> Figure:
    """From the key to today on the screen, with 10,000 pieces."""
    took = _unlocks(vaults[MIDDLE])
    return Figure(median(took), 100, "ms", len(took), f"{MIDDLE} pieces; templates load while the key is derived")


def unlock_growth(vaults: dict[int, Path]) -> Figure:
    """How much longer that takes with 10,000 pieces than with 100."""
    small, large = [], []
    for _ in range(UNLOCKS):
        small += _unlocks(vaults[SMALL], 1)
        large += _unlocks(vaults[MIDDLE], 1)
    detail = f"{MIDDLE} / {SMALL} pieces: {median(large):.0f} ms / {median(small):.0f} ms"
    return Figure(median(large) / median(small), 1.3, "ratio", UNLOCKS, detail)


def memory(vaults: dict[int, Path]) -> Figure:
    """Memory in use after unlocking 10,000 pieces, against the window with one label."""
    ours = median([_said("weigh_unlocked", vaults[MIDDLE]) for _ in range(WEIGHINGS)])
    bare = median([_said("weigh_bare", vaults[MIDDLE]) for _ in range(WEIGHINGS)])
    return Figure(ours / bare, 2, "ratio", WEIGHINGS, f"resident: {ours / 1024:.0f} MiB / {bare / 1024:.0f} MiB")


def _unlocks(vault: Path, times: int = UNLOCKS) -> list[float]:
    return [_said("unlock", vault) for _ in range(times)]


def _said(name: str, vault: Path) -> float:
    """The number another process measured."""
    done = subprocess.run(_command(name, vault), capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no word"])[-1])
    return float(done.stdout)


def _until_painted(name: str, vault: Path) -> float:
    begun = perf_counter()
    with subprocess.Popen(_command(name, vault), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        said = child.stdout.readline()
        took = (perf_counter() - begun) * 1000
        complaint = child.stderr.read()
    if said != "painted\n":
        raise RuntimeError((complaint.strip().splitlines() or ["no word"])[-1])
    return took


def _command(name: str, vault: Path) -> list[str]:
    return [sys.executable, "-m", "bench.window_children", name, str(vault)]

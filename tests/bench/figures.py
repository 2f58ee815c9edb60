"""A figure: what was measured, against which goal, how often; and how medians and ratios are taken."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """`value` None: it could not be measured, and `detail` says why. The goal is the most it may be."""

    value: float | None
    goal: float
    unit: str
    n: int
    detail: str

    def as_json(self) -> dict[str, object]:
        value = None if self.value is None else round(self.value, 3)
        return {"value": value, "goal": self.goal, "unit": self.unit, "n": self.n, "detail": self.detail}


def milliseconds(deed: Callable[[], object]) -> float:
    """How long one deed takes."""
    start = perf_counter()
    deed()
    return (perf_counter() - start) * 1000


def in_turns(times: int, *deeds: Callable[[], object]) -> list[list[float]]:
    """Milliseconds of each deed, done in turns so that what the machine does meanwhile reaches all of them."""
    for deed in deeds:
        deed()  # warm
    took: list[list[float]] = [[] for _ in deeds]
    for _ in range(times):
        for own, deed in zip(took, deeds, strict=True):
            own.append(milliseconds(deed))
    return took


def median(took: Sequence[float]) -> float:
    return statistics.median(took)


def p95(took: Sequence[float]) -> float:
    """The time that one in twenty is slower than."""
    return sorted(took)[min(len(took) - 1, round(0.95 * len(took)))]


def ratio_of_medians(ours: Sequence[float], bare: Sequence[float], goal: float, detail: str) -> Figure:
    """Ours divided by the bare peer, with both in the detail."""
    told = f"{detail}: {median(ours):.2f} ms / {median(bare):.2f} ms"
    return Figure(median(ours) / median(bare), goal, "ratio", len(ours), told)

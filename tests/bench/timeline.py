"""What it costs to lay out and paint a life of 1,000 moments, and one frame while zooming in it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bench.figures import Figure, in_turns, median, milliseconds, p95
from herstelkluis.model.pictures.drawing import Words
from herstelkluis.model.pictures.timeline import BANDS, Measured, Moment, Stretch
from herstelkluis.model.pictures.timeline_drawing import draw_timeline
from herstelkluis.ui.screens.timeline import TimelineView
from herstelkluis.ui.theme import Theme, theme
from herstelkluis.ui.tokens import LIGHT

MANY, TIMES, FRAMES = 1000, 40, 120
WIDTH, HIGH = 1000, 900
FIRST, LAST = date(1960, 1, 1).toordinal(), date(2026, 12, 31).toordinal()


def timeline(_vaults: dict[int, Path]) -> Figure:
    """Laying out and painting the whole life, against a bare painter with as many discs and words."""
    app = QApplication.instance() or QApplication([])
    Theme(LIGHT).apply(app)
    moments = _life()
    view = _view(moments)
    pixmap = QPixmap(WIDTH, HIGH)

    def ours() -> None:
        view.set_draw(_drawn(moments, Stretch(FIRST, LAST, WIDTH, LAST)))
        view.render(pixmap)

    def bare() -> None:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("own_small"))
        for n, one in enumerate(moments):
            at = QPointF(n * 37 % WIDTH, n * 17 % HIGH)
            painter.drawEllipse(at, 7, 7)
            painter.drawText(at, one.words)
        painter.end()

    took, plain = in_turns(TIMES, ours, bare)
    frames = _frames(view, moments, pixmap)
    shown = sum(isinstance(one, Words) for one in view.drawing.shapes)
    detail = (
        f"{MANY} moments laid out and painted / as many discs and words by a bare QPainter:"
        f" {median(took):.1f} ms / {median(plain):.1f} ms; "
        f"a frame while zooming, p95: {p95(frames):.1f} ms; words in the last frame: {shown}, the rest said as numbers"
    )
    return Figure(median(took) / median(plain), 3, "ratio", TIMES, detail)


def _frames(view: TimelineView, moments: tuple[Moment, ...], pixmap: QPixmap) -> list[float]:
    """From the whole life to a month and back, one turn of the wheel at a time."""
    whole, took = Stretch(FIRST, LAST, WIDTH, LAST), []
    for n in range(FRAMES):
        days = whole.days / 1.25 ** (30 - abs(n % 60 - 30))
        stretch = whole.within(date(1994, 6, 1).toordinal() - round(days / 2), round(days))

        def frame(stretch: Stretch = stretch) -> None:
            view.set_draw(_drawn(moments, stretch))
            view.render(pixmap)

        took.append(milliseconds(frame))
    return took


_MEASURE = Measured()


def _drawn(moments: tuple[Moment, ...], stretch: Stretch):
    return lambda width: draw_timeline(moments, Stretch(stretch.start, stretch.end, width, stretch.today), _MEASURE)


def _view(moments: tuple[Moment, ...]) -> TimelineView:
    view = TimelineView(_drawn(moments, Stretch(FIRST, LAST, WIDTH, LAST)), "tijdlijn", "")
    view.resize(WIDTH, HIGH)
    view.show()
    QApplication.processEvents()
    return view


def _life() -> tuple[Moment, ...]:
    chance = random.Random(7)
    words = ("huis", "zus", "boot", "winter", "kwekerij", "brief", "soep", "verhuisd", "eerste", "kanaal")
    return tuple(
        Moment(
            str(n),
            BANDS[n % len(BANDS)],
            " ".join(chance.sample(words, 3)) + f" {n}",
            "",
            first := chance.randrange(FIRST, LAST),
            min(first + chance.choice([0, 30, 365, 900]), LAST),
            n % len(BANDS) in (0, 2, 3),
            n % 7 == 0,
        )
        for n in range(MANY)
    )

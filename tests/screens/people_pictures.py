"""The pictures of people: rings and ecogram (08), the neighbourhood, the family; open, empty, and with forty people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

from PySide6.QtWidgets import QWidget

from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Choice, People, Ref, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.network import ECOGRAM, PLACED, QUARTERS, RINGS, VIEW
from herstelkluis.ui.screens.drawn_list import DrawnList
from herstelkluis.vault.vault import Vault
from screens.gallery import picture
from screens.writing_pictures import shown, window

GROUPS = ("gezin", "familie", "vrienden", "kennissen", "buren", "raad", "zorg")
FIRST = ("mijn tante", "een neef", "de bakker", "iemand van het koor", "mijn collega van vroeger", "de overbuur")


def first(kind: str) -> str:
    return shown().vault.summaries(kind)[0].id


def inner(frame: QWidget) -> DrawnList:
    screen = frame.screen_shown  # type: ignore[attr-defined]
    return getattr(screen, "inner", None) or screen


def of_document(document: Document) -> QWidget:
    """The window at the map, with another document in it that is not kept."""
    frame = window("people")
    screen = inner(frame)
    screen.writing.reread(document)  # type: ignore[union-attr]
    screen.show_all()
    return frame


def network(vault: Vault, *, is_ecogram: bool = False, people: int = 0) -> Document:
    document = vault.document(first("netwerk"))
    if is_ecogram:
        document = with_value(document, VIEW, Choice((ECOGRAM,)))
    if people:
        document = with_value(document, PLACED, Rows(tuple(crowd(people))))
    return replace(document, revision=document.revision)


def crowd(many: int) -> Iterator[Row]:
    rings, quarters, groups = cycle((2, 3, 1, 3, 2, 0, 1)), cycle(QUARTERS), cycle(GROUPS)
    for n in range(many):
        cells = {
            "wie": People((Ref("", f"{FIRST[n % len(FIRST)]} {n + 1}"),)),
            "ring": Choice((RINGS[next(rings)],)),
            "kwart": Choice((next(quarters),)),
            "groep": Choice((next(groups),)),
            "lijn": Choice((("draagt", "gewoon", "gewoon", "spanning")[n % 4],)),
        }
        yield Row(f"{n:032x}", cells)


@picture("08c-mijn-mensen-gekozen")
def placing() -> QWidget:
    frame = window("people")
    screen = inner(frame)
    screen.choose(screen.list_now()[0].id)
    return frame


@picture("08d-mijn-mensen-leeg")
def nobody() -> QWidget:
    return window("people", shown(empty=True))


@picture("08e-mijn-mensen-veertig")
def forty() -> QWidget:
    return of_document(network(shown().vault, people=40))


@picture("08f-ecogram")
def ecogram() -> QWidget:
    return of_document(network(shown().vault, is_ecogram=True))


@picture("08g-iemand-toevoegen")
def adding() -> QWidget:
    frame = window("people")
    inner(frame).begin_adding()  # type: ignore[attr-defined]
    return frame


@picture("08h-mijn-buurt")
def neighbourhood() -> QWidget:
    return window("write", document=first("wijk"))


@picture("08i-mijn-familie")
def family() -> QWidget:
    return window("write", document=first("genogram"))


@picture("08j-mijn-familie-gekozen")
def relative() -> QWidget:
    frame = window("write", document=first("genogram"))
    screen = inner(frame)
    screen.choose(screen.list_now()[10].id)
    return frame


@picture("08k-mijn-familie-leeg")
def no_family() -> QWidget:
    return window("write", shown(empty=True), kind="genogram")


@picture("08l-mijn-familie-vormen")
def shapes() -> QWidget:
    frame = window("write", document=first("genogram"))
    inner(frame).shapes_only.click()  # type: ignore[attr-defined]
    return frame

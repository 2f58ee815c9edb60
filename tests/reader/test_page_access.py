"""The page for everyone: by keyboard, read out, large, narrow, in the dark, on paper, without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from herstelkluis.model.sheet import Lines, Sheet
from herstelkluis.share.bundle import SheetItem
from peers import run
from reader import pages
from reader.browsers import Puppet, until
from share import share_cases as cases


def in_state(puppet: Puppet, folder: Path, state: str, **how: object) -> None:
    """Bring the page on one of its screens; "start" is what is seen when the script cannot run."""
    whole = pages.package(*pages.sheets(pages.LETTER, pages.PLAN), *pages.FILES)
    file = pages.written(folder, {"good": pages.package, **pages.REFUSED}.get(state, lambda: whole)())
    if state == "start":
        file.write_bytes(file.read_bytes().replace(b"const IDLE", b"const  IDLE"))
    if state in ("ask", "start"):
        puppet.open(file, **how)
    else:
        pages.open_with(puppet, file, "aandacht" if state == "wrong" else pages.WORDS, **how)


def test_it_is_all_done_by_keyboard(puppet: Puppet, good: Path) -> None:
    puppet.open(good)
    puppet.type("#words", pages.WORDS)
    puppet.press("Tab")
    puppet.press("Enter")
    until(puppet, "!shown.hidden")
    puppet.run("document.body.focus(), document.getElementById('skip').focus()")
    assert puppet.run("document.getElementById('skip').getBoundingClientRect().left >= 0")
    walked = []
    for _n in range(3):
        puppet.press("Tab")
        walked.append(puppet.run("document.activeElement.id || document.activeElement.className"))
    assert walked == ["print", "close", "port"]


def test_what_is_going_on_is_said_once_to_who_cannot_see_it(puppet: Puppet, tmp_path: Path) -> None:
    large = SheetItem("Groot", "bijlage", b"%PDF-" + bytes(5_000_000), "application/pdf")
    puppet.open(pages.written(tmp_path, pages.package(large)))
    puppet.run("""heard = [], void new MutationObserver(() => heard.push(live.textContent))
        .observe(live, {childList: true})""")
    assert puppet.run("live.getAttribute('role')") == "status"
    puppet.type("#words", pages.WORDS)
    puppet.press("Enter")
    until(puppet, "!shown.hidden")
    heard = puppet.run("heard")
    assert (heard[0], heard[-1]) == ("Een ogenblik. Het document gaat open.", "")
    assert len(heard) == len(set(heard)) <= 3


STATES = ("ask", "good", "files", "wrong", "expired", "payload", "start")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(puppet: Puppet, tmp_path: Path, state: str) -> None:
    in_state(puppet, tmp_path, state)
    found = puppet.order("axe")
    assert found["violations"] == []
    assert found["passes"] > 15


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_dark(chromium: Puppet, tmp_path: Path, state: str) -> None:
    in_state(chromium, tmp_path, state, dark=True)
    assert chromium.run("matchMedia('(prefers-color-scheme: dark)').matches")
    assert chromium.order("axe")["violations"] == []


@pytest.mark.parametrize("state", STATES)
def test_at_320_pixels_and_at_200_percent_nothing_leaves_the_screen(puppet: Puppet, tmp_path: Path, state: str) -> None:
    in_state(puppet, tmp_path, state, width=320, height=640)
    assert puppet.run("[innerWidth, document.documentElement.scrollWidth <= document.documentElement.clientWidth]") == [
        320,
        True,
    ]
    puppet.order("size", width=1280, height=800)
    puppet.run("document.documentElement.style.fontSize = '200%'")
    assert puppet.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    cut = """[...document.querySelectorAll('main *')].filter(one => one.checkVisibility() &&
        one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' && one.clientWidth
        ).map(one => one.outerHTML)"""
    assert puppet.run(cut) == []


def test_every_printed_page_says_for_whom_it_is_and_until_when(puppet: Puppet, tmp_path: Path) -> None:
    """And nothing runs through it: of every other word the bottom lies above it."""
    many = Sheet("Veel", (Lines(tuple(f"Regel {n}" for n in range(150))), *pages.PLAN.pieces))
    pages.open_with(puppet, pages.written(tmp_path, pages.package(*pages.sheets(pages.LETTER, many, pages.PLAN))))
    printed = tmp_path / "printed.pdf"
    puppet.order("pdf", to=str(printed))
    mark = f"Voor dr. A. Jansen, huisarts, pakket {cases.ID[:6]}, geldig tot en met".split()
    papers = run("pdftotext", "-bbox", printed, "-").decode().split("<page ")[1:]
    assert len(papers) > 4
    for paper in papers:
        words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', paper)
        texts = [text for _top, _bottom, text in words]
        (start,) = [at for at in range(len(texts)) if texts[at : at + len(mark)] == mark]
        top = float(words[start][0])
        assert [text for _top, bottom, text in words[:start] if float(bottom) > top] == []
        assert len(words) - start <= len(mark) + 4  # the day, and no more
    whole = " ".join(run("pdftotext", printed, "-").decode().split())
    assert "Opslaan" not in whole
    assert all(f"Regel {n} " in whole for n in range(150))


def test_without_javascript_it_explains_itself(chromium: Puppet, good: Path) -> None:
    chromium.open(good, script=False)
    said = pages.read(chromium)
    assert "JavaScript staat uit" in said
    assert "De zeven woorden" not in said

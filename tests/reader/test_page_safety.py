"""In real browsers nothing of a page runs but its reader, nothing leaves it, and nothing stays."""

from __future__ import annotations

import re
from pathlib import Path

from herstelkluis.share.page import write_page
from reader import pages
from reader.browsers import Browser, Puppet, until


def test_hostile_text_is_text_and_turning_signs_are_named(browser: Browser, tmp_path: Path) -> None:
    hostile = pages.package(*pages.sheets(pages.ODD), sender_name="<b>Sam</b>", purpose=pages.HOSTILE[:100])
    said = pages.open_with(browser, pages.written(tmp_path, hostile))
    assert said.count(pages.HOSTILE) == 3
    assert "Pakket van <b>Sam</b>" in said
    assert "gnp.U+202EexeU+0007U+0085" in said
    assert browser.run("document.title") == "Versleuteld document"
    assert browser.run("document.querySelectorAll('main img, iframe, object, b, main script').length") == 0


def test_a_changed_script_does_not_run_and_the_page_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    page = write_page(pages.package())
    file = tmp_path / "changed.html"
    file.write_bytes(page.replace(b"const IDLE", b"document.title = 'x'; const IDLE", 1))
    browser.open(file)
    assert browser.run("document.title") == "Versleuteld document"
    assert browser.run("[start.hidden, ask.hidden]") == [False, True]
    assert "Open dit bestand in een andere" in pages.read(browser)


def test_an_injected_script_picture_or_style_does_nothing(browser: Browser, tmp_path: Path) -> None:
    page = write_page(pages.package())
    file = tmp_path / "injected.html"
    injected = (
        b"<script>document.title='x'</script><img src=x onerror=\"document.title='x'\"><style>p{color:red}</style>"
    )
    file.write_bytes(page.replace(b"<main", injected + b"<main", 1))
    assert "Compleet en niet veranderd" in pages.open_with(browser, file)
    assert browser.run("document.title") == "Versleuteld document"
    assert browser.run("getComputedStyle(document.querySelector('p')).color") != "rgb(255, 0, 0)"


def test_nothing_is_asked_of_any_network(puppet: Puppet, tmp_path: Path) -> None:
    pages.open_with(puppet, pages.written(tmp_path, pages.package(*pages.sheets(pages.ODD), *pages.FILES)))
    puppet.run("document.querySelector('#pages .second').click()")
    until(puppet, "document.querySelector('img')")
    seen = [
        one
        for one in puppet.order("seen")
        if not re.match(r"blob:null/|blob:file:|file:///.*/document-\w{6}\.html$", one)
    ]
    assert seen == []
    assert puppet.order("said") == []


def test_nothing_is_kept_in_the_browser(puppet: Puppet, good: Path) -> None:
    pages.open_with(puppet, good)
    assert puppet.run("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert puppet.run("indexedDB.databases().then(all => all.length)") == 0


def test_closing_takes_everything_away_and_asks_the_words_again(browser: Browser, good: Path) -> None:
    pages.open_with(browser, good)
    browser.run("document.getElementById('close').click()")
    seen = browser.run("document.querySelector('main').textContent + document.querySelector('header').textContent")
    assert "winter" not in seen
    assert "Sam" not in seen
    assert browser.run("document.activeElement.id") == "words"
    browser.type("#words", pages.WORDS)
    browser.press("Enter")
    until(browser, "!shown.hidden")
    assert "winter" in pages.read(browser)


def test_leaving_the_page_takes_everything_away(browser: Browser, good: Path) -> None:
    """A page that a browser keeps, to go back to, keeps nothing to read."""
    pages.open_with(browser, good)
    browser.run("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert "winter" not in browser.run("document.querySelector('main').textContent")


STILL = """
let now = Date.now(), due = [];
Date.now = () => now;
setInterval = (what) => { due.push(what); return 0; };
globalThis.pass = (minutes) => { now += minutes * 60000; due.forEach((what) => what()); };
"""


def test_after_ten_minutes_without_a_hand_it_hides_itself(puppet: Puppet, good: Path) -> None:
    pages.open_with(puppet, good, preload=STILL)
    puppet.run("pass(9)")
    puppet.press("Shift")
    puppet.run("pass(9.9)")
    assert "winter" in pages.read(puppet)
    puppet.run("pass(0.2)")
    seen = puppet.run("document.querySelector('main').textContent")
    assert "winter" not in seen
    assert "De inhoud is weer verborgen." in seen
    assert puppet.run("document.activeElement.id") == "words"
    puppet.type("#words", pages.WORDS)
    puppet.run("pass(10)")
    assert puppet.run("words.value") == ""

"""The page in real browsers, opened from disk: what a reader sees in every state, and that nothing runs or leaves."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.share.bundle import SheetItem, control_words
from herstelkluis.share.page import write_page
from herstelkluis.share.verdicts import VERDICTS
from reader import pages
from reader.browsers import ENGINES, Browser, Pool, Puppet, until
from share import share_cases as cases


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


@pytest.fixture(params=ENGINES)
def browser(request: pytest.FixtureRequest, pool: Pool) -> Browser:
    return pool[request.param]


@pytest.fixture(params=["chromium", "firefox"])
def puppet(request: pytest.FixtureRequest, pool: Pool) -> Browser:
    """What WebKitGTK's driver can do is open, type and look; these can be asked more."""
    return pool[request.param]


@pytest.fixture
def chromium(pool: Pool) -> Browser:
    return pool["chromium"]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages.written(tmp_path_factory.mktemp("good"), pages.package())


def one_line(text: str) -> str:
    return " ".join(text.split())


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


def until_day() -> str:
    day = (pages.TODAY + timedelta(days=60)).astimezone().date()
    return f"{say_weekday(day)} {say_day(day)}"


def test_the_right_words_show_every_word_of_the_package(browser: Browser, good: Path) -> None:
    said = one_line(pages.open_with(browser, good))
    for words in (
        *("Pakket van Sam", "Compleet en niet veranderd", "Sinds Sam dit tekende.", until_day()),
        *(f"Pakket {cases.ID[:6]}", "dr. A. Jansen, huisarts", "Zodat u mijn situatie kent."),
        *("Mag in uw dossier. Niet doorsturen zonder te vragen.", "Is dit echt van Sam?"),
        " ".join(control_words(cases.KEY.public, cases.ID)),
        "Sam koos zelf wat hierin staat. Het is dus niet alles.",
        *("Wilt u met mij kijken hoe ik deze winter goed blijf?", "Steeds opnieuw mijn verhaal moeten vertellen"),
        *("Het wordt te veel Mijn zus bellen", "Wie Wat Mijn zus Belt elke avond", "Vrienden: twee mensen"),
        *("bladzijde 1 van 2", "bladzijde 2 van 2"),
    ):
        assert words in said
    assert "geverifieerd" not in said.lower()
    assert browser.run("document.title") == "Versleuteld document"
    assert browser.run("words.value") == ""
    assert browser.run("document.activeElement.id") == "found"


def test_heads_lists_and_tables_are_what_they_look_like(browser: Browser, good: Path) -> None:
    pages.open_with(browser, good)
    assert browser.run("[...document.querySelectorAll('th')].map(one => one.scope + one.textContent)") == [
        "colWie",
        "colWat",
    ]
    levels = browser.run("[...document.querySelectorAll('#pages :is(h1,h2,h3,h4)')].map(one => one.tagName)")
    assert levels == ["H2", "H3", "H3", "H3", "H2", "H3", "H4", "H3", "H3", "H3"]
    assert browser.run("document.querySelectorAll('#pages article > h2:first-child').length") == 2
    assert browser.run("['banner', ...['header','main','aside'].filter(one => document.querySelector(one))]") == [
        "banner",
        "header",
        "main",
        "aside",
    ]


@pytest.mark.parametrize("typed", [cases.WORDS.upper().replace(" ", "-"), f"  {cases.WORDS.replace(' ', '')} "])
def test_words_may_be_typed_in_any_way(browser: Browser, good: Path, typed: str) -> None:
    assert "Compleet en niet veranderd" in pages.open_with(browser, good, typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("aandacht doolhof katrol omleiding snurken zeepbel aandacht", "Deze woorden openen het pakket niet."),
        ("aandacht doolhof fiiets omleiding", "Woord 3 staat niet op de lijst."),
        ("aandacht doolhof", "Een pakket gaat open met zeven woorden."),
    ],
)
def test_other_words_are_said_kindly_and_can_be_mended(browser: Browser, good: Path, typed: str, said: str) -> None:
    seen = pages.open_with(browser, good, typed)
    assert said in seen
    assert "Compleet" not in seen
    assert browser.run("[words.value, words.ariaInvalid, document.activeElement.id]") == [typed, "true", "words"]
    assert browser.run("wrong.getAttribute('role')") == "alert"


@pytest.mark.parametrize("code", pages.REFUSED)
def test_what_is_refused_says_why_and_shows_nothing(browser: Browser, tmp_path: Path, code: str) -> None:
    said = one_line(pages.open_with(browser, pages.written(tmp_path, pages.REFUSED[code]())))
    assert _(VERDICTS[code].title) in said
    assert _(VERDICTS[code].line) in said
    assert "Compleet" not in said
    held = browser.run("document.querySelector('main').textContent + document.querySelector('header').textContent")
    assert [word for word in ("winter", "Sam", "Jansen", "Mijn plan") if word in held] == []
    assert browser.run("document.activeElement.id") == "title"
    assert browser.run("words.value") == ""


def test_an_expired_package_gives_its_day_a_kind_request_and_no_way_round(browser: Browser, tmp_path: Path) -> None:
    said = one_line(pages.open_with(browser, pages.written(tmp_path, pages.REFUSED["expired"]())))
    day = (pages.TODAY - timedelta(days=3)).astimezone().date()
    assert f"Was geldig tot en met {say_weekday(day)} {say_day(day)}" in said
    assert "weggooien?" in said
    assert browser.run("[...document.querySelectorAll('button, a')].filter(one => one.checkVisibility()).length") == 0


def test_an_unsigned_package_says_so_and_has_no_control_words(browser: Browser, tmp_path: Path) -> None:
    said = pages.open_with(browser, pages.written(tmp_path, pages.package(key=None)))
    assert "Niet ondertekend" in said
    assert "niet na te gaan" in said
    assert "Wilt u met mij kijken" in said
    for words in ("Compleet", "acht woorden", "Sinds Sam"):
        assert words not in said


def test_hostile_text_is_text_and_turning_signs_are_named(browser: Browser, tmp_path: Path) -> None:
    hostile = pages.package(*pages.sheets(pages.ODD), sender_name="<b>Sam</b>", purpose=pages.HOSTILE[:100])
    said = pages.open_with(browser, pages.written(tmp_path, hostile))
    assert said.count(pages.HOSTILE) == 3
    assert "Pakket van <b>Sam</b>" in said
    assert "gnp.U+202EexeU+0007U+0085" in said
    assert browser.run("document.title") == "Versleuteld document"
    assert browser.run("document.querySelectorAll('main img, iframe, object, b, main script').length") == 0


def test_files_are_shown_or_saved_only_when_asked(browser: Browser, tmp_path: Path) -> None:
    said = pages.open_with(browser, pages.written(tmp_path, pages.package(*pages.FILES)))
    assert said.count("Na het opslaan is dit bestand niet meer beveiligd.") == 4
    assert "Losse regels." in said
    assert pages.HOSTILE in said
    assert "Voor een computer" in said
    assert "Dit onderdeel kan niet worden getoond." in said
    assert browser.run("document.querySelectorAll('img').length") == 0
    browser.run("document.querySelector('#pages button').click()")
    until(browser, "document.querySelector('img').naturalWidth === 1")
    assert browser.run("document.querySelector('img').alt") == "Foto van de duinen"
    assert browser.run("document.querySelector('img').src").startswith("blob:")
    labels = browser.run("[...document.querySelectorAll('#pages button')].map(one => one.ariaLabel)")
    assert labels == [f"Opslaan: {one.title}" for one in pages.FILES[:4]]


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


def test_a_package_of_25_mb_opens(browser: Browser, tmp_path: Path) -> None:
    large = SheetItem("Groot", "bijlage", b"%PDF-" + bytes(25_000_000), "application/pdf")
    file = pages.written(tmp_path, pages.package(large))
    browser.open(file)
    browser.type("#words", pages.WORDS)
    began = time.monotonic()
    browser.press("Enter")
    until(browser, "!shown.hidden")
    taken = time.monotonic() - began
    assert "Compleet en niet veranderd" in pages.read(browser)
    assert taken < 20


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


# --- what only Chromium and Firefox can be asked ----------------------------------------------------------------------

STILL = """
let now = Date.now(), due = [];
Date.now = () => now;
setInterval = (what) => { due.push(what); return 0; };
globalThis.pass = (minutes) => { now += minutes * 60000; due.forEach((what) => what()); };
"""


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


NO_ED25519 = """
const importKey = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (form, key, how, ...rest) => JSON.stringify(how).includes("Ed25519")
    ? Promise.reject(new DOMException("", "NotSupportedError")) : importKey(form, key, how, ...rest);
"""


def test_a_browser_without_ed25519_shows_the_content_and_says_what_was_not_checked(puppet: Puppet, good: Path) -> None:
    said = one_line(pages.open_with(puppet, good, preload=NO_ED25519))
    assert "De handtekening is niet nagegaan" in said
    assert "Deze browser kan de handtekening niet controleren." in said
    assert "Wilt u met mij kijken" in said
    for words in ("Compleet", "Niet ondertekend", "Sinds Sam", "acht woorden"):
        assert words not in said


def test_a_file_is_saved_under_a_neutral_name_and_as_it_was(chromium: Puppet, tmp_path: Path) -> None:
    pages.open_with(chromium, pages.written(tmp_path, pages.package(*pages.FILES)))
    kept = tmp_path / "kept"
    kept.mkdir()
    chromium.order("saving", folder=str(kept))
    chromium.run("document.querySelectorAll('.saving button').forEach(one => one.click())")
    wanted = {
        f"document-{cases.ID[:6]}-{n:02}.{ending}": pages.FILES[n - 1].data
        for n, ending in enumerate(("png", "pdf", "txt", "json"), start=1)
    }
    end = time.monotonic() + 10
    while {one.name for one in kept.iterdir()} != set(wanted) and time.monotonic() < end:
        time.sleep(0.05)
    assert {one.name: one.read_bytes() for one in kept.iterdir()} == wanted


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
    file = pages.written(tmp_path, pages.package(*pages.sheets(*[pages.LETTER, pages.PLAN] * 4)))
    pages.open_with(puppet, file)
    printed = tmp_path / "printed.pdf"
    puppet.order("pdf", to=str(printed))
    text = subprocess.run(
        ["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, timeout=60, check=True
    )
    papers = text.stdout.rstrip("\f").split("\f")
    mark = f"Voor dr. A. Jansen, huisarts, pakket {cases.ID[:6]}, geldig tot en met"
    assert len(papers) > 3
    assert [paper.count(mark) for paper in papers] == [1] * len(papers)
    assert all(paper.rstrip().splitlines()[-1].lstrip().startswith(mark) for paper in papers)
    assert "Opslaan" not in text.stdout
    assert text.stdout.count("Wilt u met mij kijken") == 4


def test_without_javascript_it_explains_itself(chromium: Puppet, good: Path) -> None:
    chromium.open(good, script=False)
    said = pages.read(chromium)
    assert "JavaScript staat uit" in said
    assert "De zeven woorden" not in said

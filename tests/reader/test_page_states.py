"""What a reader sees in every state of the page, in real browsers, opened from disk."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.model.sheet import Lines, Said, Sheet, Table
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.package_id import control_words
from herstelkluis.share.verdicts import VERDICTS
from reader import pages
from reader.browsers import PATIENCE, ZONE, Browser, Puppet, until
from share import share_cases as cases


def one_line(text: str) -> str:
    return " ".join(text.split())


def until_day() -> str:
    day = (pages.TODAY + timedelta(days=60)).astimezone(ZONE).date()
    return f"{say_weekday(day)} {say_day(day)}"


def test_the_right_words_show_every_word_of_the_package(browser: Browser, good: Path) -> None:
    said = one_line(pages.open_with(browser, good))
    for words in (
        *("Pakket van Sam", "Compleet en niet veranderd", _("Since it was signed."), until_day()),
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
    day = (pages.TODAY - timedelta(days=3)).astimezone(ZONE).date()
    assert f"Was geldig tot en met {say_weekday(day)} {say_day(day)}" in said
    assert "weggooien?" in said
    assert browser.run("[...document.querySelectorAll('button, a')].filter(one => one.checkVisibility()).length") == 0


def test_an_unsigned_package_says_so_and_has_no_control_words(browser: Browser, tmp_path: Path) -> None:
    said = pages.open_with(browser, pages.written(tmp_path, pages.package(key=None)))
    assert "Niet ondertekend" in said
    assert "niet na te gaan" in said
    assert "Wilt u met mij kijken" in said
    for words in ("Compleet", "acht woorden", _("Since it was signed.")):
        assert words not in said


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
    for words in ("Compleet", "Niet ondertekend", _("Since it was signed."), "acht woorden"):
        assert words not in said


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
    end = time.monotonic() + PATIENCE
    while {one.name for one in kept.iterdir()} != set(wanted) and time.monotonic() < end:
        time.sleep(0.05)
    assert {one.name: one.read_bytes() for one in kept.iterdir()} == wanted


def open_long(browser: Browser, folder: Path, piece: Lines | Table | Said, times: int = 1) -> None:
    """A sheet that is as long as 1 MiB allows, and a short one after it that has to be there too."""
    long = Sheet("Lang", (piece,) * times)
    browser.open(pages.written(folder, pages.package(*pages.sheets(long, pages.LETTER))))
    browser.run(f"words.value = '{pages.WORDS}'")
    browser.press("Enter")
    until(browser, "!shown.hidden")
    assert "Wilt u met mij kijken" in browser.run("document.querySelector('#pages').lastChild.textContent")


def test_a_list_of_150_000_lines_is_shown_and_hides_nothing(browser: Browser, tmp_path: Path) -> None:
    open_long(browser, tmp_path, Lines(("a",) * 150_000))
    assert browser.run("document.querySelector('#pages ul').children.length") == 150_000


def test_so_are_a_long_table_and_many_pieces(chromium: Puppet, tmp_path: Path) -> None:
    open_long(chromium, tmp_path, Table(("a",), (("",),) * 150_000))
    assert chromium.run("document.querySelector('#pages table').rows.length") == 150_001
    open_long(chromium, tmp_path, Said("a"), 70_000)
    assert chromium.run("document.querySelector('#pages article').children.length") == 70_002


def test_a_part_that_cannot_be_shown_hides_no_other(puppet: Puppet, tmp_path: Path) -> None:
    """Made to fail here: no sheet that passes the checks does."""
    broken = "Object.defineProperty(HTMLTableRowElement.prototype, 'cells', {get() { throw new RangeError(); }})"
    file = pages.written(tmp_path, pages.package(*pages.sheets(pages.PLAN, pages.LETTER)))
    said = pages.open_with(puppet, file, preload=broken)
    assert "Dit onderdeel kan niet worden getoond." in said
    assert "Wilt u met mij kijken" in said
    assert "Compleet en niet veranderd" in said


def test_a_package_of_25_mb_opens(browser: Browser, tmp_path: Path) -> None:
    large = SheetItem("Groot", "bijlage", b"%PDF-" + bytes(25_000_000), "application/pdf")
    file = pages.written(tmp_path, pages.package(large))
    browser.open(file)
    browser.type("#words", pages.WORDS)
    browser.press("Enter")
    until(browser, "!shown.hidden")
    assert "Compleet en niet veranderd" in pages.read(browser)

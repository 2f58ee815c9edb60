"""The sheet of every kind reads the same, in the same order: on the screen, in a browser, and on paper."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAccessible

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.i18n import use
from herstelkluis.model.loader import shipped_templates
from herstelkluis.ui.theme import Theme
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.vault.example import Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.printing import paper_sheet, plan_pdf
from house import PASSWORD
from model.model_sheets import words
from paper.poppler import structure_of
from reader import pages

NO_WORDS = re.compile("[\ufdd0\ufdd1\ufffc]")
"""What Qt puts in a text where a cell of a table begins or ends, and where a drawing stands."""
KINDS = sorted(shipped_templates())
ARTICLES = (
    "[...document.querySelectorAll('article')].map(one => [...one.children]"
    ".filter(child => child.tagName !== 'FOOTER').map(child => child.innerText).join('\\n'))"
)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """A sheet of Sam of every kind, with the paper it makes."""
    use("nl")
    dial = Dial(datetime(2026, 11, 17, 13, 5, tzinfo=UTC))
    lifecycle = Lifecycle(tmp_path_factory.mktemp("sam") / "kluis", dial)
    vault = lifecycle.create(PASSWORD, new_recovery_words(), CHEAPEST, owner="Sam")
    fill(vault, dial)
    found = {}
    for kind in KINDS:
        document = vault.document(vault.summaries(kind, 1)[0].id)
        found[kind] = (paper_sheet(vault, document), plan_pdf(vault, document))
    lifecycle.lock()
    return found


@pytest.fixture(scope="module")
def in_chromium(sheets, pool, tmp_path_factory):
    """What the page of a package with all of them says, sheet by sheet."""
    file = pages.written(
        tmp_path_factory.mktemp("kinds"), pages.package(*pages.sheets(*(sheet for sheet, _pdf in sheets.values())))
    )
    browser = pool["chromium"]
    pages.open_with(browser, file)
    return dict(zip(sheets, browser.run(ARTICLES), strict=True))


def said(sheet):
    return " ".join(words(sheet)).split()


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_reads_the_sheet_word_by_word(sheets, in_chromium, kind):
    assert in_chromium[kind].split() == said(sheets[kind][0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_is_told_the_sheet_word_by_word(sheets, qapp, qtbot, kind):
    Theme(LIGHT).apply(qapp)
    view = SheetView("Een stuk", sheets[kind][0])
    qtbot.addWidget(view)
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    told = NO_WORDS.sub(" ", text.text(0, text.characterCount()))
    assert told.split() == said(sheets[kind][0])


@pytest.mark.parametrize("kind", KINDS)
def test_paper_reads_the_sheet_in_the_same_order(sheets, kind):
    sheet, pdf = sheets[kind]
    told = " ".join(re.findall(r'^\s*"(.*)"$', structure_of(pdf), re.MULTILINE))
    place = 0
    for word in said(sheet):
        place = told.find(word, place)
        assert place >= 0, word
        place += len(word)

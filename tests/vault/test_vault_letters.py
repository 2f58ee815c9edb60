"""Letters about own data: they begin with words, are filled in from the ledger, and go to paper as one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.model.answering import questions, with_value
from herstelkluis.model.body import Answer, Line, Row, Rows, Text
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.sheet import OwnWords
from herstelkluis.model.text import runs
from herstelkluis.vault.printing import is_letter, letter_pdf, paper_sheet
from herstelkluis.vault.withdrawing import REQUEST_LETTERS, WITHDRAWAL_LETTER, request_letter

LETTERS = (WITHDRAWAL_LETTER, *REQUEST_LETTERS)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_begins_with_words_of_its_own_that_can_be_changed(opened, kind):
    vault = opened[2]
    letter = vault.start(kind)
    (key,) = letter.body
    assert key == "brief.tekst"
    assert len(letter.body[key].value.runs[0].words.splitlines()) >= 3
    assert vault.summaries(kind) == []
    changed = with_value(letter, key, Text(runs("Mijn eigen zin.")), vault.templates[kind])
    vault.drafts.change(changed)
    vault.settle()
    assert "Mijn eigen zin." in str(vault.sheet(letter.id))
    assert "AVG" not in str(vault.sheet(letter.id))


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_is_one_page_also_about_a_full_package(opened, kind):
    vault = opened[2]
    letter = vault.start(kind)
    pieces = Rows(tuple(Row(f"row-{n}", {"regel": Line(f"Mijn plan, deel {n}, uit het voorjaar")}) for n in range(20)))
    body = {**letter.body, "brief.stukken": Answer(pieces), "brief.naar": Answer(Line("Huisartsenpraktijk De Linde"))}
    letter = replace(letter, body=body)
    assert is_letter(vault.templates[kind])
    assert letter_pdf(vault, letter).startswith(b"%PDF-")  # LetterTooLongError would say so


@pytest.mark.parametrize("kind", LETTERS)
def test_what_is_told_to_the_owner_about_a_letter_is_never_in_it(opened, kind):
    vault = opened[2]
    letter = vault.start(kind)
    template = vault.templates[kind]
    to_owner = [field.ask for _key, _section, field in template.fields() if not field.print]
    assert to_owner
    for sheet in (paper_sheet(vault, letter), lay_out(template, letter, {})):
        assert not any(words in str(sheet) for words in to_owner)


@pytest.mark.parametrize("kind", REQUEST_LETTERS)
def test_a_request_letter_is_written_at_once_and_keeps_its_own_words(opened, kind):
    vault = opened[2]
    letter = vault.document(request_letter(vault, kind))
    assert letter.body["brief.tekst"] == vault.start(kind).body["brief.tekst"]
    assert OwnWords("Met vriendelijke groet, Sam") in vault.sheet(letter.id).pieces


def test_no_letter_asks_for_the_number_of_the_citizen(opened):
    vault = opened[2]
    for kind in LETTERS:
        for one in questions(vault.templates[kind], vault.start(kind)):
            assert "nummer" not in one.field.ask.casefold() or one.field.key == "nummer"
            assert "burgerservicenummer" not in one.field.ask


def test_only_letters_are_letters():
    templates = shipped_templates()
    assert is_letter(templates["brief.huisarts"])
    assert not is_letter(templates["plan.crisis"])
    assert not is_letter(templates["notitie"])
    assert not is_letter(None)

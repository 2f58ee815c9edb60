"""Every text of the program is there in both languages, says the same, and is plain."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from plain_dutch import objections

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("nl", "en")


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Pairs of msgid and translation; of a plural each form with its own msgid."""
    po = ROOT / "resources/locale" / language / "LC_MESSAGES/herstelkluis.po"
    with po.open("rb") as source:
        for message in read_po(source, locale=language, abort_invalid=True):
            if isinstance(message.id, tuple):
                yield from zip(message.id, message.string, strict=True)
            elif message.id:
                yield message.id, message.string


def placeholders(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}


def test_every_text_in_the_source_is_in_both_catalogues_and_no_other() -> None:
    command = [sys.executable, "packaging/update_texts.py", "--check"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert (ended.returncode, ended.stdout + ended.stderr) == (0, "")


def test_no_text_hides_inside_an_f_string_where_it_is_not_found() -> None:
    hidden = [
        (file.name, call.lineno)
        for file in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_waits_for_a_look(language: str) -> None:
    """What is marked fuzzy is left out of the compiled catalogue, and nobody would see it."""
    po = ROOT / "resources/locale" / language / "LC_MESSAGES/herstelkluis.po"
    assert "#, fuzzy" not in po.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    pairs = list(texts(language))
    assert len(pairs) > 80
    assert [pair for pair in pairs if placeholders(pair[0]) != placeholders(pair[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_stays_a_sentence(language: str) -> None:
    """A full stop in the source is one in the translation, and neither is padded with spaces."""
    ends = (".", "?", "…", ":")
    wrong = [(a, b) for a, b in texts(language) if a.endswith(ends) != b.endswith(ends) or b != b.strip() != a]
    assert wrong == []


def test_english_says_its_own_msgids() -> None:
    assert [pair for pair in texts("en") if pair[0] != pair[1]] == []


def test_our_dutch_is_plain() -> None:
    assert {text: objections(text) for _id, text in texts("nl") if objections(text)} == {}


def test_our_english_has_short_sentences_too() -> None:
    assert {text: objections(text) for _id, text in texts("en") if objections(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Dat is fout.",
        "Goed gedaan!",
        "Ja",
        "Helaas lukt het niet.",
        "Dit is een zin die veel te lang is omdat er steeds nog een paar woorden bij komen.",
        "Een cliënt of patiënt",
    ],
)
def test_the_rules_for_plain_dutch_find_what_is_not(text: str) -> None:
    assert objections(text)


def test_the_rules_for_plain_dutch_let_plain_dutch_pass() -> None:
    assert (
        objections("Een zin is genoeg. Je mag stoppen wanneer je wilt: alles is bewaard, op 12 november om 14:05.")
        == []
    )
    assert objections("Een foutloze ja-zegger") == []

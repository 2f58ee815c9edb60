"""Any text file becomes chapters, and what was in it is in the vault: nothing lost, nothing added."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cli.cli_cases import run
from herstelkluis.cli.demo import put_in
from herstelkluis.cli.text_file import cut, read_words
from herstelkluis.model.text import all_words, as_typed

WORDS = "Eén zin met ’n aanhaling, € 5 en een ß.\n"
HARD = {
    "nul": b"voor\x00na\x00\x00",
    "windows lines": b"een\r\ntwee\r\rdrie\n\r",
    "byte order mark": codecs.BOM_UTF8 + WORDS.encode(),
    "windows-1252": WORDS.encode("cp1252"),
    "latin-1": "caf\xe9 \x81 \xff\n".encode("latin-1") * 20,
    "utf-16": codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
    "utf-16 of old macs": codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    "half a utf-16": codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le") + b"x",
    "emoji": ("👩‍👩‍👧‍👦🏳️‍🌈👍🏽" * 500).encode(),
    "right to left": ("שלום עולם \u202eomgekeerd\u202c مرحبا بالعالم\n" * 300).encode(),
    "one line": b"x" * 100_000,
    "one line of signs": ("\u0301" * 100_000).encode(),
    "byte order marks": ("\ufeff" * 1000).encode(),
    "one byte": b"x",
    "empty": b"",
    "one nul": b"\x00",
    "one line end": b"\r\n",
    "white": b" \n\t\n" * 40,
    "every byte": bytes(range(256)) * 40,
    "breaks of other kinds": "a\u2028b\u2029c\x0bd\x0ce\x85f\n".encode() * 30,
}


@pytest.mark.parametrize("raw", HARD.values(), ids=HARD)
def test_what_was_in_the_file_is_in_the_vault(opened, raw):
    _, lifecycle, vault = opened
    words = read_words(raw)
    ids = put_in(vault, words)
    lifecycle.lock()
    vault = lifecycle.unlock("een rustig wachtwoord")
    kept = [all_words(next(iter(vault.document(one).body.values())).value.runs) for one in ids]
    assert "".join(kept) == words
    assert vault.check() == []


def test_each_encoding_reads_the_same_words():
    for name in ("byte order mark", "windows-1252", "utf-16", "utf-16 of old macs"):
        assert read_words(HARD[name]) == WORDS, name
    assert read_words(WORDS.encode()) == WORDS


@given(st.text())
def test_words_written_as_utf_8_or_utf_16_read_back_as_typed(words):
    raw = words.encode("utf-8", "surrogatepass")
    if not any(0xD800 <= ord(sign) < 0xE000 for sign in words) and not raw.startswith((b"\xff", b"\xfe")):
        assert read_words(raw) == as_typed(words)
        assert read_words(codecs.BOM_UTF8 + raw) == as_typed(words.removeprefix("\ufeff"))
        assert read_words(codecs.BOM_UTF16_LE + words.encode("utf-16-le")) == as_typed(words.removeprefix("\ufeff"))


@given(st.binary())
def test_every_file_at_all_can_be_read_and_is_as_typed(raw):
    words = read_words(raw)
    assert as_typed(words.replace("\ufeff", "")) == words.replace("\ufeff", "")
    assert "\x00" not in words
    assert "\r" not in words


@given(st.text(alphabet="ab \n", max_size=300), st.integers(1, 20))
@example("\n" * 5, 17)
@example("", 1)
def test_parts_joined_are_the_words_and_there_are_never_too_many(words, most):
    parts = cut(words, most)
    assert "".join(parts) == words
    assert len(parts) <= most
    assert all(parts)


def test_parts_end_where_a_paragraph_ends_when_they_can():
    paragraphs = [f"Alinea {number}. " + "woord " * 30 + "\n\n" for number in range(100)]
    parts = cut("".join(paragraphs), 10)
    assert len(parts) == 10
    assert all(part.endswith("\n\n") and part.startswith("Alinea") for part in parts)
    assert max(map(len, parts)) < 3 * min(map(len, parts))


def test_a_text_of_five_megabytes_goes_through_the_whole_demo(tmp_path):
    (tmp_path / "verhaal.txt").write_bytes(b"".join(HARD.values()) + (WORDS * 200_000).encode()[: 5 << 20])
    said = run("demo", "--out", "out", "--text", "verhaal.txt", home=tmp_path)
    assert (said.code, said.error) == (0, "")
    assert said.out.splitlines()[0] == "eigen tekst: 17 hoofdstukken, gelijk teruggelezen"
    assert len(said.out.splitlines()) == 7


def test_a_text_of_nothing_goes_through_the_whole_demo_too(tmp_path):
    (tmp_path / "verhaal.txt").touch()
    said = run("demo", "--out", "out", "--text", "verhaal.txt", home=tmp_path)
    assert (said.code, said.error) == (0, "")

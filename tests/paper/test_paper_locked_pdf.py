"""The PDF door, opened and refused by other people's tools."""

from __future__ import annotations

import ast
import io
import re
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from herstelkluis.crypto.words import new_passphrase, word_list
from herstelkluis.errors import PaperError
from herstelkluis.model.sheet import OwnWords, Sheet
from herstelkluis.paper.locked_pdf import locked_pdf
from herstelkluis.paper.pieces import texts
from herstelkluis.paper.read_back import check_locked_pdf
from herstelkluis.paper.sheets import Footer, sheets_pdf
from paper.poppler import structure_of, text_of, words_of
from paper.test_paper_sheets import PLAN

WORDS = "appel boom kat deur eend fiets gras"
FOOTER = Footer("7QF2M9", date(2027, 2, 15), "Mw. De Wit, huisarts", is_locked=True)
CANARY = "kanariegeel"
SECOND = Sheet("Die zomer", (OwnWords(f"Mijn {CANARY} woorden."),))


@pytest.fixture(scope="module")
def plain():
    return sheets_pdf([PLAN, SECOND], title="Document 7QF2M9", footer=FOOTER)


@pytest.fixture(scope="module")
def locked(plain):
    return locked_pdf(plain, WORDS)


def ask(pdf, tmp_path, *command):
    """Run a program on this PDF as a file; its end is not judged."""
    file = tmp_path / "document.pdf"
    file.write_bytes(pdf)
    return subprocess.run([*command, str(file)], capture_output=True, check=False)


def opened(pdf, words=WORDS):
    """The same document without its lock, as qpdf's library writes it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf), password=words) as read:
        read.save(out, static_id=True)
    return out.getvalue()


def test_qpdf_finds_aes_256_of_revision_6_and_no_mistake(locked, tmp_path):
    done = ask(locked, tmp_path, "qpdf", f"--password={WORDS}", "--check")
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "R = 6\n" in said
    for what in ("stream", "string", "file"):
        assert f"{what} encryption method: AESv3" in said
    assert "extract for accessibility: allowed" in said


def test_the_words_open_it_and_nothing_else_does(locked, tmp_path):
    with pikepdf.open(io.BytesIO(locked), password=WORDS) as read:
        assert (read.encryption.R, read.encryption.V) == (6, 5)
        assert read.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
        assert len(read.pages) == 2
    for other in ("", WORDS[:-1], WORDS.upper(), new_passphrase()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=other)


def test_a_second_program_opens_it_too(plain, tmp_path):
    """poppler; its commands cut a password at 32 characters, so with three words."""
    short = "appel boom kat"
    locked = locked_pdf(plain, short)
    assert ask(locked, tmp_path, "pdftotext", "-upw", short).returncode == 0
    assert (tmp_path / "document.txt").read_text() == text_of(plain)
    for other in ("", "appel boom kap"):
        shut = ask(locked, tmp_path, "pdftotext", "-upw", other)
        assert (shut.returncode, shut.stderr) == (1, b"Command Line Error: Incorrect password\n")


def test_no_seven_words_are_longer_than_a_password_may_be():
    """ISO 32000-2 section 7.6.4.3.3: at most 127 bytes count."""
    longest = sorted(map(len, word_list()))[-7:]
    assert sum(longest) + 6 <= 127


def test_tags_language_and_title_are_still_there(plain, locked):
    with pikepdf.open(io.BytesIO(locked), password=WORDS) as read:
        assert str(read.Root.Lang) == "nl"
        assert bool(read.Root.MarkInfo.Marked)
        assert read.Root.StructTreeRoot.K is not None
        assert bool(read.Root.ViewerPreferences.DisplayDocTitle)
        assert read.open_metadata()["pdfuaid:part"] == "1"
        assert dict(read.docinfo) == {"/Title": "Document 7QF2M9"}
    assert structure_of(opened(locked)) == structure_of(opened(plain, ""))


def test_words_and_their_order_are_those_of_the_sheets(plain, locked):
    shown = opened(locked)
    assert text_of(shown) == text_of(plain)
    structure = structure_of(shown)
    place = 0
    for word in " ".join([*texts(PLAN), *texts(SECOND)]).split():
        place = structure.find(word, place)
        assert place >= 0, word
        place += len(word)


def test_every_foot_says_number_reader_and_last_day_and_that_nothing_checks_it(locked):
    lines = ["Pakket 7QF2M9, geldig tot en met maandag 15 februari 2027", "Mw. De Wit, huisarts", "veranderd"]
    for page in text_of(opened(locked)).split("\f")[:2]:
        flat = " ".join(page.split())
        assert [line for line in lines if line not in flat] == []


def test_other_paper_says_nothing_about_that():
    letter = text_of(sheets_pdf([SECOND], title="t", footer=Footer("7QF2M9")))
    assert "veranderd" not in letter


def test_nothing_stands_outside_what_is_locked_that_follows_from_the_words(plain, locked):
    """No widths of letters, no names of letters, no headings: those would tell what it says, letter by letter."""
    open_part = re.sub(rb"stream\r?\n.*?endstream", b"", locked, flags=re.DOTALL)
    for telltale in (b"/W [ 0", b"/W [0", b"/StructElem", b"/FontDescriptor", b"/BaseFont", b"/Font", b"/Type /Page "):
        assert telltale not in open_part, telltale
    assert re.search(rb"/FontDescriptor", plain), "the same search finds them without a lock"
    assert len(open_part) < 4096


def test_two_letters_of_one_length_differ_by_no_byte_that_stands_open():
    def open_part(words):
        pdf = locked_pdf(sheets_pdf([Sheet("Brief", (OwnWords(words),))], title="t", footer=FOOTER), WORDS)
        kept = re.sub(rb"stream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL)
        return re.sub(rb"<[0-9a-fA-F]+>|\d+|/(ID|O|U|OE|UE|Perms) ?\((\\.|[^\\)])*\)", b"", kept, flags=re.DOTALL)

    assert open_part("Ik slik quetiapine.") == open_part("Ik slik olanzapine.")


def test_nothing_of_what_is_written_can_be_read_from_the_file(plain, locked):
    """Also not compressed: every stream that opens without the words is opened."""
    for telltale in (CANARY, "Wit", "7QF2M9", "Typst", *WORDS.split()):
        assert telltale.encode() not in locked
        assert telltale.encode("utf-16-be") not in locked
    for stream in PdfReader(io.BytesIO(locked)).trailer["/Encrypt"].values():
        assert CANARY not in str(stream)
    assert f"Mijn {CANARY} woorden" in " ".join(text_of(plain).split())


def test_the_words_are_nowhere_in_what_they_open(locked):
    flat = opened(locked)
    assert not set(WORDS.split()) & set(text_of(flat).split())
    assert WORDS.encode() not in flat


def test_the_identifier_tells_nothing_about_the_content(plain):
    ids = {_id(plain), *(_id(locked_pdf(plain, WORDS)) for _ in range(3))}
    assert len(ids) == 4


def _id(pdf):
    return re.search(rb"/ID\s*\[\s*([^\s\]]+)", pdf)[1]


def test_what_is_no_pdf_is_refused():
    with pytest.raises(PaperError):
        locked_pdf(b"%PDF-1.7 oops", WORDS)


def test_reading_back_wants_the_lock_and_the_words(plain, locked, tmp_path):
    file = tmp_path / "document.pdf"
    file.write_bytes(locked)
    assert check_locked_pdf(file, WORDS) == 2
    for other in (WORDS[:-1], ""):
        with pytest.raises(PaperError):
            check_locked_pdf(file, other)
    for data in (plain, b"%PDF-1.7 oops", locked[: len(locked) // 2]):
        file.write_bytes(data)
        with pytest.raises(PaperError):
            check_locked_pdf(file, WORDS)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(reader=st.text(st.characters(exclude_categories=["Cs"]), max_size=150), n=st.integers(0, 80))
def test_whoever_reads_the_foot_stays_on_the_page(reader, n):
    footer = Footer("7QF2M9", date(2027, 9, 30), reader + "W" * n, is_locked=True)
    pdf = sheets_pdf([SECOND], title="t", footer=footer)
    for word in words_of(pdf):
        assert 65 < word.left < word.right < 595.3 - 65, word
        assert 0 < word.top < word.bottom < 836, word
    assert "afzender" in text_of(pdf)


def test_reportlab_encryption_is_used_nowhere():
    """It is RC4, or nothing: no module imports it and no canvas is asked for it."""
    source = Path(__file__).resolve().parents[2] / "src"
    found = []
    for file in source.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [one.name for one in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if any("pdfencrypt" in f"{module}.{name}" for name in names):
                found.append(f"{file.name} imports {module}")
            is_ours = file.name == "locked_pdf.py" and isinstance(node, ast.keyword) and node.arg == "encryption"
            if isinstance(node, ast.keyword) and node.arg in ("encrypt", "encryption") and not is_ours:
                found.append(f"{file.name}:{node.value.lineno} asks for {node.arg}")
            if isinstance(node, ast.Attribute) and node.attr in ("setEncrypt", "RC4_40", "RC4_128"):
                found.append(f"{file.name}:{node.lineno} {node.attr}")
    assert found == []

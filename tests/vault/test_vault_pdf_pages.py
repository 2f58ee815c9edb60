"""PDFs from outside: shown and read out page by page, within limits, and nothing in them runs."""

from __future__ import annotations

import pickle
import re
import threading
import time
from pathlib import Path

import pytest

from herstelkluis.errors import BrokenFileError, PdfLockedError, PdfTooLongError
from herstelkluis.vault import pdf_child
from herstelkluis.vault.attachments import attach, open_attachment
from herstelkluis.vault.pdf_child import MOST_DOTS, MOST_PAGES
from herstelkluis.vault.pdf_pages import PdfPages
from vault.attaching import a_note
from vault.pdf_cases import WORDS, hostile, locked, pdf, slow_page, with_script


def test_every_page_can_be_seen_and_read_out():
    with PdfPages(pdf()) as pages:
        assert pages.count == 3
        assert [pages.words(at) for at in range(3)] == [f"{WORDS} {at + 1}" for at in range(3)]
        seen = pages.dots(1, 600)
    assert seen.width == pytest.approx(600, abs=1)
    assert seen.height == pytest.approx(849, abs=1)
    assert len(seen.rgba) == seen.width * seen.height * 4
    assert seen.rgba.startswith(b"\xff" * 4000)  # white paper
    assert min(seen.rgba[0::4]) < 60  # with ink
    assert set(seen.rgba[3::4]) == {255}


@pytest.mark.parametrize("size", [(14_400, 14_400), (3, 14_400), (14_400, 3), (1, 1), (595, 842)])
def test_a_page_never_has_more_dots_than_the_limit_whatever_size_it_says(size):
    with PdfPages(pdf(1, size)) as pages:
        seen = pages.dots(0, 50_000)
    assert 0 < seen.width * seen.height <= MOST_DOTS
    assert max(seen.width, seen.height) <= 16_001


def test_a_password_is_asked_and_only_the_right_one_opens():
    data = locked("een geheim")
    for password in (None, "", "iets anders"):
        with pytest.raises(PdfLockedError) as caught:
            PdfPages(data, password)
        assert "geheim" not in repr(caught.value)
    with PdfPages(data, "een geheim") as pages:
        assert pages.words(0) == f"{WORDS} 1"
        assert "geheim" not in repr(vars(pages))


def test_a_locked_pdf_is_kept_as_it_is_and_a_broken_one_is_not(opened):
    vault = opened[2]
    note = a_note(vault)
    data = locked("een geheim")
    assert open_attachment(vault, attach(vault, note.id, "brief.pdf", data).id).read() == data
    for broken in (b"%PDF-1.7\nniets", pdf()[:300]):
        with pytest.raises(BrokenFileError):
            attach(vault, note.id, "brief.pdf", broken)
    assert len(vault.database.read("SELECT 1 FROM attachments")) == 1


def test_too_many_pages_are_refused_by_number():
    with pytest.raises(PdfTooLongError) as caught:
        PdfPages(pdf(MOST_PAGES + 1))
    assert caught.value.facts == {"most": MOST_PAGES}


def test_no_script_in_a_pdf_runs():
    """The engine has none: PDFium is built without V8 and XFA, and no form is begun."""
    import pypdfium2

    assert not {"V8", "XFA"} & set(pypdfium2.version.PDFIUM_INFO.flags)
    with PdfPages(with_script()) as pages:
        assert pages.words(0) == f"{WORDS} 1"
    assert "init_forms" not in Path(pdf_child.__file__).read_text()


def test_a_page_that_takes_for_ever_is_given_up():
    started = time.monotonic()
    with PdfPages(slow_page(), seconds=1.0) as pages, pytest.raises(BrokenFileError):
        pages.dots(0, 1000)
    assert time.monotonic() - started < 60


def test_a_page_is_stopped_when_nobody_waits_for_it_any_more():
    with PdfPages(slow_page()) as pages, pytest.raises(BrokenFileError):
        pages.dots(0, 1000, lambda: True)


def test_the_process_that_reads_a_pdf_can_write_no_file_and_ends_with_its_window(tmp_path):
    with PdfPages(pdf()) as pages:
        limits = Path(f"/proc/{pages._child.pid}/limits").read_text()
        assert re.search(r"Max file size +0 +0", limits)
        assert re.search(r"Max core file size +0 +0", limits)
        assert pages._child.is_alive()
        child = pages._child
    assert not child.is_alive()


def test_a_crash_of_the_reader_of_pdfs_is_only_a_broken_file():
    with PdfPages(pdf()) as pages:
        pages._child.kill()
        with pytest.raises(BrokenFileError):
            pages.words(0)


def test_two_windows_can_look_at_the_same_time():
    data, seen, faults = pdf(), [], []

    def look():
        try:
            with PdfPages(data) as pages:
                seen.extend(pages.words(at) + str(pages.dots(at, 300).width) for at in range(3))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert faults == []
    assert len(seen) == 12


class Trap:
    """An object that writes a file wherever it is unpacked."""

    def __init__(self, place) -> None:
        self._place = str(place)

    def __reduce__(self):
        return (open, (self._place, "w"))


def test_a_process_that_was_taken_over_makes_nobody_who_listens_run_anything(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_child, "serve", hostile)
    trap = tmp_path / "trap"
    for answer in (
        pickle.dumps(("fine", Trap(trap))),
        b"[]\n",
        b'["fine", -1]\n',
        b"\xff",
        b'["fine", 1e999]\n',
        b"",
        b"[" * 90_000,
    ):
        with pytest.raises(BrokenFileError):
            PdfPages(answer)
    assert not trap.exists()
    with PdfPages(pdf_child.told(pdf_child.FINE, 1)) as pages, pytest.raises(BrokenFileError):
        pages.dots(0, 100)  # fewer dots than it says would be read past their end

"""Letters read from a picture by `tesseract`: by pipes alone, with an end, and only where it is installed."""

from __future__ import annotations

import io
import os
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from herstelkluis import resources
from herstelkluis.errors import MachineReadingError
from herstelkluis.model.pixels import Pixels
from herstelkluis.vault import machine_reading
from herstelkluis.vault.machine_reading import can_read, read_text
from herstelkluis.vault.pdf_pages import PdfPages
from vault.pdf_cases import WORDS, pdf

SENTENCE = "Geachte mevrouw, uw afspraak is op dinsdag om tien uur."


def letter(lines: int = 3) -> Pixels:
    """A page with this sentence on every line."""
    image = Image.new("RGBA", (1400, 200 + 60 * lines), "white")
    font = ImageFont.truetype(io.BytesIO(resources.path("fonts", "NotoSans-Regular.ttf").read_bytes()), 36)
    for number in range(lines):
        ImageDraw.Draw(image).text((80, 80 + 60 * number), SENTENCE, fill="black", font=font)
    return Pixels(*image.size, image.tobytes())


def test_a_printed_letter_is_read():
    assert can_read()
    assert read_text(letter()).split("\n") == [SENTENCE] * 3


def test_a_page_of_a_pdf_is_read_as_well():
    with PdfPages(pdf(1)) as pages:
        assert WORDS in read_text(pages.dots(0, 2000))


def test_a_page_without_letters_gives_nothing():
    assert read_text(Pixels(200, 100, b"\xff" * 80_000)) == ""
    assert read_text(Pixels(200, 100, bytes(80_000))) == ""  # nothing but air: white paper shines through


def test_without_the_program_it_is_said_and_not_tried(monkeypatch):
    monkeypatch.setenv("PATH", "/nergens")
    assert not can_read()
    with pytest.raises(MachineReadingError):
        read_text(letter())


@pytest.mark.parametrize("how", ["time", "enough"])
def test_it_is_ended_when_it_takes_long_or_nobody_waits(how):
    long_page = letter(120)
    started = time.monotonic()
    with pytest.raises(MachineReadingError):
        read_text(long_page, (lambda: how == "enough"), seconds=600.0 if how == "enough" else 0.1)
    assert time.monotonic() - started < 60  # a busy machine is slow to start it; a whole page would go on for minutes
    assert not [one for one in _children() if "tesseract" in one]


def _children() -> list[str]:
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    ids = " ".join(one.read_text() for one in tasks).split()
    return [Path(f"/proc/{one}/cmdline").read_text() for one in ids if Path(f"/proc/{one}/cmdline").exists()]


def test_no_file_is_made_while_it_reads_and_none_could_hold_a_byte(tmp_path, monkeypatch):
    """Every place it could choose is empty during and after, and its limit on files is seen to be nought."""
    for name in ("HOME", "TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    seen, limits, done = set(), set(), threading.Event()

    def watch():
        while not done.wait(0.005):
            seen.update(tmp_path.rglob("*"))
            limits.update(_limits())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        assert SENTENCE in read_text(letter(6))
    finally:
        done.set()
        watcher.join()
    assert seen == set()
    assert list(tmp_path.iterdir()) == []
    assert limits == {"0"}


def _limits() -> list[str]:
    """The most bytes a file may have that each `tesseract` of ours writes."""
    found = []
    for child in " ".join(one.read_text() for one in Path(f"/proc/{os.getpid()}/task").glob("*/children")).split():
        try:
            if Path(f"/proc/{child}/comm").read_text().startswith("tesseract"):
                line = next(one for one in Path(f"/proc/{child}/limits").read_text().split("\n") if "file size" in one)
                found.append(line.split()[3])
        except OSError:
            continue
    return found


def test_the_other_program_gets_nothing_of_our_surroundings(monkeypatch, tmp_path):
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\ncat > /dev/null\nenv\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("GEHEIM", "qxkanarie")
    said = read_text(letter())
    assert "OMP_THREAD_LIMIT" in said
    assert "qxkanarie" not in said


def test_a_program_that_fails_is_said_and_what_it_says_is_not_passed_on(monkeypatch, tmp_path):
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\necho qxkanarie >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(MachineReadingError) as caught:
        read_text(letter(1))
    assert "qxkanarie" not in repr(caught.value)
    assert machine_reading.PROGRAM == "tesseract"

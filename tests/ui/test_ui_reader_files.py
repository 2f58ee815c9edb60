"""What else is in a package: files, pictures, copies for computers; kept only when asked. And slow work that stops."""

from __future__ import annotations

import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.crypto import canonical
from herstelkluis.crypto.age import Passphrase
from herstelkluis.errors import CannotWriteError, PackageTooLargeError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import Lines, Sheet
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.reader import read_bundle
from herstelkluis.share.shown_values import shown_values
from herstelkluis.ui import saving_as
from herstelkluis.ui.images import MAX_PIXELS, read_image
from herstelkluis.ui.reader.keep_panel import KeepPanel
from herstelkluis.ui.reader.keeping import MOST_LINES, keep_all, name_of, pages_of
from herstelkluis.ui.reader.opening import Opened
from herstelkluis.ui.reader.picture import Picture
from herstelkluis.ui.reader.waiting import Waiting
from herstelkluis.ui.slow_work import SlowWork
from screens.reader_pictures import FILES, MADE_AT, WORDS, bundle, package, photo, reader
from ui.accessible import spoken
from ui.neighbour_desk import Desk, Look

NAMES = ["document-7QF2M9-1.json", "document-7QF2M9-2.png", "document-7QF2M9-3.pdf"]
NAMES += ["document-7QF2M9-4.txt", "document-7QF2M9-5.json"]


class Shown(Desk):
    """A reader window of its own with a package in it that holds every kind of file."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.frame = reader()
        self.window = self.frame  # type: ignore[assignment]  # a window with one screen: all that is used of it
        self.frame.resize(1366, 768)
        self.bundle = bundle(files=True, pages=1)
        self.frame.reader.show_opened(Opened(self.bundle, pages_of(self.bundle)))
        self.frame.show()
        qtbot.waitExposed(self.frame)
        self.frame.activateWindow()

    def kept(self) -> list[str]:
        """The names of all files in the folder."""
        return sorted(path.name for path in self.folder.iterdir())

    def wait_for_keeping(self) -> None:
        (panel,) = self.frame.findChildren(KeepPanel)
        self.qtbot.waitUntil(lambda: panel._work is None)
        QApplication.processEvents()


@pytest.fixture
def shown(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    shown = Shown(qtbot, tmp_path)
    yield shown
    shown.end()


def test_files_stand_by_name_and_nothing_is_kept_by_itself(shown: Shown) -> None:
    for words in ("Foto van het strand", "PNG, 2 kB", "Uitslag van de huisarts", "PDF, 220 kB", "Wat ik wil zeggen"):
        assert words in shown.said
    assert _("After keeping, a file is no longer protected.") in shown.said
    shown.press("Volgende bladzijde")
    assert "eigen verhaal" in shown.said, "every value of the copy for computers"
    assert shown.kept() == []


def test_one_file_is_kept_under_a_name_that_says_nothing(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, name: str) -> Path:
        offered.append(name)
        return shown.folder / name

    monkeypatch.setattr(saving_as, "ask_where", ask)
    shown.press(_("Keep {title}").format(title="Uitslag van de huisarts"))
    shown.wait_for_keeping()
    assert offered == shown.kept() == ["document-7QF2M9-3.pdf"]
    assert (shown.folder / offered[0]).read_bytes() == FILES[1].data
    assert "niet meer beveiligd" in shown.said


def test_everything_is_kept_and_nothing_is_written_over(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_as, "ask_folder", lambda *_what: shown.folder)
    (shown.folder / NAMES[3]).write_bytes(b"van mij")
    shown.press(_("Keep everything"))
    shown.wait_for_keeping()
    assert _(CannotWriteError.message) in shown.said
    assert shown.kept() == [NAMES[3]]
    (shown.folder / NAMES[3]).unlink()
    shown.press(_("Keep everything"))
    shown.wait_for_keeping()
    assert shown.kept() == NAMES
    assert [(shown.folder / name).read_bytes() for name in NAMES] == [item.data for item in shown.bundle.items]


def test_keeping_stops_between_two_files(tmp_path: Path) -> None:
    found = bundle(files=True, pages=1)

    class EnoughError(Exception):
        pass

    def stop_at_third(share: float) -> None:
        if share >= 0.4:
            raise EnoughError

    with pytest.raises(EnoughError):
        keep_all(found, tmp_path, stop_at_third)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES[:2]
    assert name_of(found, found.items[2]) == NAMES[2]


def test_a_picture_is_shown_when_it_is_asked_for(shown: Shown) -> None:
    assert not shown.frame.findChildren(Picture)
    shown.press(_("Look at {title}").format(title="Foto van het strand"))
    shown.qtbot.waitUntil(lambda: bool(shown.frame.findChildren(Picture)))
    assert _("Picture: {title}").format(title="Foto van het strand") in shown.said
    shown.press(_("Back to the page"))
    assert not [one for one in shown.frame.findChildren(Picture) if one.isVisible()]


@pytest.mark.parametrize("change", [lambda data: data[:60], lambda data: data[:20] + b"\xff" * 80 + data[100:]])
def test_a_broken_picture_is_no_picture(change: Callable[[bytes], bytes]) -> None:
    assert read_image(change(photo())) is None


def test_a_picture_is_measured_before_it_is_decoded() -> None:
    data = bytearray(photo())
    side = int(MAX_PIXELS**0.5) + 1
    data[16:24] = side.to_bytes(4) * 2  # width and height of a PNG (PNG third edition, section 11.2.1)
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    with pytest.raises(PackageTooLargeError):
        read_image(bytes(data))


def test_a_broken_part_does_not_hide_the_others() -> None:
    items = [SheetItem("Kapot", "notitie", b'{"sheet":9}'), SheetItem("Kopie", "fhir", b'{"a" : 1}')]
    data = package(pages=1, files=False, extra=items)
    pages = pages_of(read_bundle(data, [Passphrase(WORDS, 2)], MADE_AT))
    assert len(pages) == 3
    assert [_("This part cannot be shown.") in repr(page) for page in pages] == [False, True, True]


def test_a_long_copy_for_a_computer_is_leafed_through_and_loses_nothing() -> None:
    values = [{"n": number} for number in range(500)]
    copy = SheetItem("Kopie", "inhoud", canonical.encode({"stukken": values, "tekst": "woord " * 80}))
    data = package(pages=0, extra=[copy])
    pages = pages_of(read_bundle(data, [Passphrase(WORDS, 2)], MADE_AT))
    whole = shown_values(copy.data, copy.title)
    assert len(pages) > 5
    assert {page.title for page in pages} == {whole.title}
    assert lines_of(pages) == lines_of([whole])
    assert max(len(lines_of([page])) for page in pages) <= 2 * MOST_LINES


def lines_of(pages: list[Sheet]) -> list[str]:
    """Every line and every other piece, in order."""
    found: list[str] = []
    for page in pages:
        for piece in page.pieces:
            found += piece.items if isinstance(piece, Lines) else [repr(piece)]
    return found


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """What went wrong and nobody foresaw."""
    found: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda *facts: found.append(facts[0]))
    return found


def broken(*_facts: object, **_how: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize("stage", ["looking", "opening"])
def test_what_nobody_foresaw_leaves_a_calm_page_with_ways_on(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bugs: list[type], stage: str
) -> None:
    file = tmp_path / "document-7QF2M9.age"
    file.write_bytes(package())
    what = "ui.reader.opening.look_at" if stage == "looking" else "vault.receive.open_with"
    monkeypatch.setattr(f"herstelkluis.{what}", broken)
    frame = reader()
    qtbot.addWidget(frame)
    frame.show()
    frame.reader.open_file(file)
    if stage == "opening":
        qtbot.waitUntil(lambda: frame.reader._opening.found is not None)
        frame.reader.open_with(WORDS)
    qtbot.waitUntil(lambda: bugs == [ZeroDivisionError])
    QApplication.processEvents()
    assert "Dit bestand kan niet gelezen worden" in spoken(frame)
    assert "Ander bestand kiezen" in spoken(frame)


def test_a_picture_that_cannot_be_shown_brings_the_pages_back(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, bugs: list[type]
) -> None:
    look_at_it = _("Look at {title}").format(title="Foto van het strand")
    shown.press(look_at_it)
    shown.qtbot.waitUntil(lambda: bool(shown.frame.findChildren(Picture)))
    monkeypatch.setattr("herstelkluis.ui.reader.showing.read_image", broken)
    shown.press(look_at_it)
    shown.qtbot.waitUntil(lambda: bugs == [ZeroDivisionError])
    QApplication.processEvents()
    assert _("This picture cannot be shown here.") in shown.said
    assert "Bladzijde 1 van" in shown.said


@pytest.mark.parametrize("fails", [False, True])
def test_putting_the_pages_on_paper_ends_with_words(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, bugs: list[type], *, fails: bool
) -> None:
    place = shown.folder / "blad.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_facts: place)
    if fails:
        monkeypatch.setattr("herstelkluis.paper.sheets.sheets_pdf", broken)
    shown.press(_("Put on paper"))
    shown.wait_for_keeping()
    assert (_(CannotWriteError.message) if fails else "niet meer beveiligd") in shown.said
    assert place.exists() != fails
    assert bool(bugs) == fails


# --- slow work --------------------------------------------------------------------------------------------------


def test_slow_work_runs_elsewhere_tells_how_far_it_is_and_stops_when_asked(look: Look, qtbot: QtBot) -> None:
    frame = reader()
    qtbot.addWidget(frame)
    let, ended, threads = threading.Event(), threading.Event(), []

    def work(tell: Callable[[float], None]) -> None:
        threads.append(threading.get_ident())
        try:
            tell(0.5)
            let.wait(60)
            tell(0.75)
        finally:
            ended.set()

    slow = SlowWork(work, frame)
    told: list[str] = []
    slow.ended.connect(lambda _none: told.append("ended"))
    slow.stopped.connect(lambda: told.append("stopped"))
    with qtbot.waitSignal(slow.progressed) as share:
        slow.start()
    assert share.args == [0.5]
    assert threads != [threading.get_ident()]
    slow.stop()
    let.set()
    qtbot.waitUntil(ended.is_set)
    QApplication.processEvents()
    assert told == ["stopped"]


def test_a_package_that_takes_long_shows_how_far_it_is_and_can_be_stopped(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, let = tmp_path / "document-7QF2M9.age", threading.Event()
    file.write_bytes(package())

    def slowly(_data: bytes, _identity: object, *, progress: Callable[[float], None]) -> None:
        progress(0.25)
        let.wait(60)
        progress(0.5)

    monkeypatch.setattr("herstelkluis.vault.receive.open_with", slowly)
    frame = reader()
    qtbot.addWidget(frame)
    frame.show()
    frame.reader.open_file(file)
    qtbot.waitUntil(lambda: frame.reader._opening.found is not None)
    frame.reader.open_with(WORDS)
    qtbot.waitUntil(lambda: bool(frame.findChildren(Waiting)))
    assert _("Opening the package") in spoken(frame)
    (waiting,) = frame.findChildren(Waiting)
    waiting.stopped.emit()
    let.set()
    assert "Typ de zeven woorden" in spoken(frame)

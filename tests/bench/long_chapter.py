"""What a key press costs in a long chapter, and how fast everything is covered."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from bench.figures import Figure, median, p95
from bench.vaults import CHAPTER_WORDS, SECTION, SMALL, STORY, Writer, chapter
from bench.window_children import paints_until
from herstelkluis import app as wiring
from herstelkluis.ui.spelling import ON
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.private_look import LOOKED_AT
from house import PASSWORD

KEYS, COVERS = 200, 12


def keypress(vaults: dict[int, Path]) -> Figure:
    """From a key to its letter on the screen, in the writing screen with spelling marked, against a bare QTextEdit."""
    app, program, words = _writing(vaults[SMALL], spelling=True)
    ours = next(
        one for one in program.window.findChildren(OwnWords) if one.document().characterCount() > len(words) // 2
    )
    checked = _wait_for_spelling(ours)
    bare = QTextEdit()
    bare.setFont(ours.font())
    bare.setPlainText(words)
    bare.resize(ours.size())
    bare.show()
    paints_until(bare.viewport())
    took: dict[Any, list[float]] = {ours: [], bare: []}
    for number in range(KEYS):
        for edit, own in took.items():
            edit.activateWindow()
            edit.setFocus()
            own.append(_key(edit, "eenwoord "[number % 9]))
    slow, slow_bare = p95(took[ours]), p95(took[bare])
    program.session.lock()
    del app
    detail = f"p95, {CHAPTER_WORDS} words, spelling marked in {checked}: {slow:.2f} ms / {slow_bare:.2f} ms"
    return Figure(slow / slow_bare, 2, "ratio", KEYS, detail)


def hide_ms(vaults: dict[int, Path]) -> Figure:
    """From asking to the cover being painted over a long chapter: for hiding and for locking, the slower of both."""
    medians, whole = {}, {}
    app, program, _ = _writing(vaults[SMALL])
    for name in ("hide", "lock"):
        took, all_of_it = [], []
        for _ in range(COVERS):
            painted, done = _covered(program, getattr(program, name))
            took.append(painted)
            all_of_it.append(done)
            _come_back(program)
        medians[name], whole[name] = median(took), median(all_of_it)
    program.session.lock()
    del app
    detail = ", ".join(f"{name}: covered {medians[name]:.1f} ms, emptied {whole[name]:.0f} ms" for name in medians)
    return Figure(max(medians.values()), 33, "ms", COVERS, detail)


def _wait_for_spelling(edit: OwnWords) -> str:
    """Wait until every paragraph was looked at; says how many there are."""
    document, looked = edit.document(), 0
    while looked < document.blockCount():
        QApplication.processEvents()
        looked = sum(document.findBlockByNumber(at).userState() == LOOKED_AT for at in range(document.blockCount()))
    if not edit.spelling_marks.is_on:
        raise RuntimeError("there is no Dutch dictionary here")
    return f"{looked} paragraphs"


def _writing(folder: Path, *, spelling: bool = False) -> tuple[QApplication, Any, str]:
    """The program with a chapter of 20,000 words on the writing screen."""
    words = Writer(3).text(CHAPTER_WORDS)
    app = QApplication.instance() or QApplication([])
    program = wiring.build(app, folder, folder.with_name("settings.json"))
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    vault = program.session.lifecycle.unlock(PASSWORD)
    vault.drafts.change(chapter(vault, words))
    vault.settle()
    vault.prefer(ON, spelling)
    program.session.opened(vault)
    _show_chapter(program)
    return app, program, words


def _show_chapter(program: Any) -> None:
    (key,) = program.session.vault.document(program.session.vault.summaries(STORY)[0].id).body
    program.window.show_screen("write", kind=STORY, section=SECTION, answer=key, open=True)
    paints_until(program.window.screen_shown)


def _key(edit: Any, letter: str) -> float:
    """Press, and wait until the text is painted again."""
    QApplication.processEvents()
    begun = perf_counter()
    QTest.keyClick(edit, letter, Qt.KeyboardModifier.NoModifier)
    paints_until(edit.viewport())
    return (perf_counter() - begun) * 1000


class _CoverWatch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None

    def eventFilter(self, _seen: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = perf_counter()
        return False


def _covered(program: Any, deed: Any) -> tuple[float, float]:
    watch = _CoverWatch()
    cover = program.window._cover
    cover.installEventFilter(watch)
    begun = perf_counter()
    deed()
    done = perf_counter()
    cover.removeEventFilter(watch)
    if watch.at is None:
        raise AssertionError("the cover was not painted")
    return (watch.at - begun) * 1000, (done - begun) * 1000


def _come_back(program: Any) -> None:
    if not program.session.is_open:
        program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    elif program.window.is_covered:
        program.go_on()
    _show_chapter(program)
    QApplication.processEvents()

"""Garbage is collected between the events of the window, never while Qt is at work."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from herstelkluis.ui.garbage import Garbage, collect_what_is_due, keep_what_is_loaded

# Widgets in rings, thrown away, and a label that makes a thousand things while it gets another look.
CHANGING_LOOKS = """
import gc
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from herstelkluis.ui.garbage import Garbage

class Ring(QWidget):
    def __init__(self):
        super().__init__()
        self.me = self

class Maker(QLabel):
    def changeEvent(self, event):
        self.made = [[] for _ in range(1000)]
        super().changeEvent(event)

app = QApplication([])
{garbage}
kept = []
for look in range(20):
    for _ in range(20):
        Ring().ensurePolished()
        kept.append(Maker("a"))
        kept[-1].ensurePolished()
    app.setStyleSheet("QLabel { font-size: " + str(12 + look) + "px }")
print("well")
"""


@pytest.fixture
def collector():
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


class Ring:
    def __init__(self):
        self.me = self


def test_a_new_look_lives_through_garbage():
    code = CHANGING_LOOKS.replace("{garbage}", "Garbage(app)")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "well\n"), ended.stderr


def test_the_same_without_it_takes_the_program_down():
    code = CHANGING_LOOKS.replace("{garbage}", "gc.set_threshold(50)")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode < 0


def test_no_thread_collects_and_the_window_does(qapp, collector, qtbot):
    gc.enable()
    gc.collect()
    above = QObject()
    Garbage(above)
    ring = weakref.ref(Ring())
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)] and None)
    thread.start()
    thread.join()
    assert ring() is not None
    made = [[] for _ in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: ring() is None)
    assert made


def test_nothing_is_done_when_nothing_is_due(collector):
    gc.disable()
    gc.collect()
    ring = weakref.ref(Ring())
    collect_what_is_due()
    assert ring() is not None


def test_what_is_loaded_is_looked_through_no_more_and_what_comes_later_is(collector):
    gc.disable()
    keep_what_is_loaded()
    try:
        assert gc.get_freeze_count() > 10_000
        assert len(gc.get_objects()) < 1000
        ring = weakref.ref(Ring())
        gc.collect()
        assert ring() is None
    finally:
        gc.unfreeze()

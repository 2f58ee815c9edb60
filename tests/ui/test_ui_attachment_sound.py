"""Sound and film out of the vault: only the chunks that are needed, and nothing in a log."""

from __future__ import annotations

import subprocess
import sys
import wave
from io import BytesIO
from pathlib import Path

from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.ui.attached import sound
from herstelkluis.ui.attached.open_view import OnlyKept
from ui.attachment_desk import opened_file, wait
from ui.writing_desk import button


def tune(seconds: int = 300) -> bytes:
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000 * seconds))
    return made.getvalue()


def test_a_recording_is_ready_and_jumps_with_only_the_chunks_it_needs(desk):
    content = tune()
    screen = opened_file(desk, "gesprek.wav", content, words="[0:10] eerst\nnog iets\n[4:00] later")
    player = screen.view
    wait(lambda: player._player.duration() == 300_000)
    reader = screen._reader
    assert reader.opened <= 8
    cursor = screen.about._text.textCursor()
    cursor.setPosition(len("[0:10] eerst\nnog iets\n[4"))
    screen.about._text.setTextCursor(cursor)
    button(screen.about, _("Play from this line")).click()
    wait(lambda: player.seconds >= 240)
    wait(lambda: player._player.position() > 240_200)
    assert reader.opened <= 20 < len(content) // 65536
    player.play_or_stop()
    screen.about.put_time(player.seconds)
    assert "[4:00] [4:00]" in screen.about._text.toPlainText()


def test_locking_while_it_plays_stops_it(desk, opened):
    screen = opened_file(desk, "gesprek.wav", tune(60))
    player = screen.view
    wait(lambda: player._player.duration() == 60_000)
    player.play_or_stop()
    device = player._device
    desk.window.cover("locked")
    opened[1].lock()
    QApplication.processEvents()
    assert not device.isOpen()


def test_without_the_extra_for_sound_it_is_kept_and_there_is_nothing_to_play(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert sound.multimedia() is None
    assert isinstance(opened_file(desk, "gesprek.wav", tune(1)).view, OnlyKept)


def test_the_decoder_tells_no_log_what_is_in_a_file(tmp_path):
    """FFmpeg would print title and maker; in a program of its own all that it says is seen."""
    tests = Path(__file__).parents[1]
    program = f"""
import sys, os, time
sys.path.insert(0, {str(tests)!r})
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from house import House
from vault.attaching import attached
from herstelkluis.ui.attached.player import Player
from herstelkluis.ui.attached.sound import multimedia
from herstelkluis.vault.attachments import open_attachment
lifecycle, vault = House(Path({str(tmp_path)!r}) / "k").make()
info = b"LIST" + (4 + 8 + 10).to_bytes(4, "little") + b"INFOINAM" + (10).to_bytes(4, "little") + b"qxkanarie\\0"
fmt = b"fmt " + (16).to_bytes(4, "little") + bytes([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])
body = b"WAVE" + fmt + info + b"data" + (16000).to_bytes(4, "little") + bytes(16000)
reader = open_attachment(vault, attached(vault, "qxnaam.wav", b"RIFF" + len(body).to_bytes(4, "little") + body)[1].id)
player = Player(reader, multimedia())
until = time.monotonic() + 40
while not player._player.duration() and time.monotonic() < until:
    app.processEvents()
print("long", player._player.duration(), player._player.metaData().stringValue(multimedia().QMediaMetaData.Key.Title))
sys.stdout.flush()
player.let_go()
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False)
    assert "long 1000 qxkanarie" in done.stdout, done.stderr
    assert "qxkanarie" not in done.stderr
    assert "qxnaam" not in done.stderr
    assert "Input #0" not in done.stderr

"""Recording: only where the sheet says yes, into memory alone, and nothing of it is lost or left over."""

from __future__ import annotations

import math
import struct
import sys
import tempfile
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QTimer

from herstelkluis.model.body import Answer, Choice, Consent, Consents, Files, Ref
from herstelkluis.model.file_kinds import FileKind, kind_of
from herstelkluis.ui.attached.player import Player
from herstelkluis.ui.attached.sound import multimedia
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.recording_consent import RECORDING, agreed_sheet
from ui.attachment_desk import wait
from vault.attaching import KEY

AGREED = "akkoord.akkoord"


def sheet(vault, chosen: str = "geluid", *said: tuple[str, str]):
    """A sheet with agreements: what is chosen about a recording, and who said what in order."""
    entries = tuple(Consent("opname", state, "2026-11-01", Ref("", who)) for who, state in said)
    document = vault.start("toestemming.gesprek", title="Gesprek met Noor")
    body = {RECORDING: Answer(Choice((chosen,))), AGREED: Answer(Consents(entries))}
    vault.drafts.change(replace(document, body=body))
    vault.settle()


@pytest.mark.parametrize(
    ("chosen", "said", "may"),
    [
        ("geluid", (("ik", "agreed"), ("Noor", "agreed")), True),
        ("beeld", (("Noor", "asked"), ("Noor", "agreed")), True),
        ("geen", (("ik", "agreed"),), False),
        ("geluid", (), False),
        ("geluid", (("ik", "agreed"), ("Noor", "refused")), False),
        ("geluid", (("Noor", "agreed"), ("Noor", "withdrawn")), False),
        ("geluid", (("Noor", "asked"),), False),
    ],
)
def test_a_recording_can_be_made_only_when_the_newest_word_of_all_is_yes(desk, chosen, said, may):
    sheet(desk.vault, chosen, *said)
    assert (agreed_sheet(desk.vault) is not None) == may
    panel = desk.at("write", kind="notitie").form.editors[KEY]._record
    assert panel.isVisible() == may
    assert not (panel._begin.isVisible() and not may)


class Tone:
    """What stands in for the microphone: a tone, a fifth of a second at a time, to the same encoder."""

    def __init__(self):
        self.qt = multimedia()
        form = self.qt.QAudioFormat()
        form.setSampleRate(48_000)
        form.setChannelCount(1)
        form.setSampleFormat(self.qt.QAudioFormat.SampleFormat.Int16)
        wave = b"".join(struct.pack("<h", int(8000 * math.sin(at / 17))) for at in range(9600))
        self.form, self.wave, self.given = form, QByteArray(wave), 0

    def __call__(self, parent):
        source = self.qt.QAudioBufferInput(parent)

        def feed():
            while self.given < 25:
                buffer = self.qt.QAudioBuffer(self.wave, self.form, self.given * 200_000)
                if not source.sendAudioBuffer(buffer):
                    return
                self.given += 1

        source.readyToSendAudioBuffer.connect(feed)
        QTimer.singleShot(0, source, feed)
        return self.qt, source


def recording(desk):
    """The form of a new note, recording, with the tone all given."""
    sheet(desk.vault, "geluid", ("Noor", "agreed"))
    screen = desk.at("write", kind="notitie")
    editor = screen.form.editors[KEY]
    tone = editor._record._source = Tone()
    editor._record._begin.click()
    wait(lambda: tone.given == 25)
    return screen, editor


def kept(desk):
    notes = [desk.vault.document(one.id) for one in desk.vault.summaries("notitie")]
    found = [answer.value.refs for note in notes for answer in note.body.values() if isinstance(answer.value, Files)]
    return [file for files in found for file in files]


def test_a_recording_goes_from_memory_into_the_vault_and_is_never_a_file(desk, tmp_path, monkeypatch):
    home, temp, here = (tmp_path / name for name in ("home", "temp", "here"))
    for place in (home, temp, here):
        place.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_MUSIC_DIR", "TMPDIR"):
        monkeypatch.setenv(name, str(temp if name == "TMPDIR" else home))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    monkeypatch.chdir(here)
    screen, editor = recording(desk)
    assert [one for place in (home, temp, here) for one in place.rglob("*")] == []
    editor._record._stop.click()
    wait(lambda: editor.value() is not None)
    screen.save_now()
    (file,) = kept(desk)
    reader = open_attachment(desk.vault, file.id)
    assert kind_of(reader.about.type) is FileKind.SOUND
    assert reader.about.size > 10_000
    assert [one for place in (home, temp, here) for one in place.rglob("*")] == []
    player = Player(reader, multimedia())
    try:
        wait(lambda: 4_500 < player._player.duration() < 5_500)
    finally:
        player.let_go()


def test_covering_the_window_in_the_middle_of_a_recording_keeps_what_there_is(desk):
    recording(desk)
    desk.window.cover("locked")
    (file,) = kept(desk)
    assert open_attachment(desk.vault, file.id).about.size > 10_000
    assert desk.vault.check() == []


def test_a_recording_that_is_thrown_away_is_nowhere(desk):
    screen, editor = recording(desk)
    editor._record._away.click()
    screen.save_now()
    assert editor.value() is None
    assert not editor._record.is_running
    assert desk.vault.database.read("SELECT 1 FROM attachments") == []


def test_without_a_microphone_it_is_said(desk):
    sheet(desk.vault, "geluid", ("Noor", "agreed"))
    panel = desk.at("write", kind="notitie").form.editors[KEY]._record
    panel._source = lambda _parent: (multimedia(), None)
    panel.start()
    assert not panel.is_running
    assert panel._line.isVisible()


def test_without_the_extra_for_sound_there_is_nothing_to_record_with(desk, monkeypatch):
    sheet(desk.vault, "geluid", ("Noor", "agreed"))
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert not desk.at("write", kind="notitie").form.editors[KEY]._record.isVisible()

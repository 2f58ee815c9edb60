"""Recording with the microphone into memory: Qt encodes into a buffer, and nothing of it is ever a file."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QBuffer, QCoreApplication, QEventLoop, QIODevice, QObject, Signal

MOST_SECONDS_TO_END = 3.0
NAME = "opname.m4a"


class Recorder(QObject):
    """`ended` carries the bytes of the recording, empty when it did not work; `moved` the seconds it lasts so far.

    `source` is what gives the sound, set on a capture session: the microphone, unless a test brings its own. It ends by
    itself before it is larger than `most` bytes.
    """

    ended = Signal(bytes)
    moved = Signal(int)

    def __init__(self, qt: Any, source: Any, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._qt, self._source, self._most = qt, source, most
        # Qt deletes these in this order: what writes goes before what is written in.
        self._session, self._recorder = qt.QMediaCaptureSession(self), qt.QMediaRecorder(self)
        self._buffer = QBuffer(self)
        self._session.setRecorder(self._recorder)
        if isinstance(source, qt.QAudioInput):
            self._session.setAudioInput(source)
        else:
            self._session.setAudioBufferInput(source)
        form = qt.QMediaFormat(qt.QMediaFormat.FileFormat.Mpeg4Audio)
        form.setAudioCodec(qt.QMediaFormat.AudioCodec.AAC)
        self._recorder.setMediaFormat(form)
        self._recorder.setAudioBitRate(64_000)
        self._recorder.setAudioChannelCount(1)
        self._recorder.setOutputDevice(self._buffer)
        self._recorder.durationChanged.connect(self._on)
        self._recorder.recorderStateChanged.connect(self._state)
        self._is_running = False

    @property
    def is_running(self) -> bool:
        """Whether it is recording, or writing the end."""
        return self._is_running

    def start(self) -> None:
        """Begin."""
        self._buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        self._is_running = True
        self._recorder.record()
        if self._recorder.error() != self._qt.QMediaRecorder.Error.NoError:
            self._end(b"")

    def stop(self) -> None:
        """Write the end; `ended` comes a moment later."""
        self._recorder.stop()

    def stop_now(self) -> bytes:
        """Write the end and wait for it; the bytes, or none when that takes too long.

        Whoever lets go of a recorder that runs comes here first: Qt writes on in a thread until the end is there.
        """
        heard: list[bytes] = []
        self.ended.connect(heard.append)
        self.stop()
        until = time.monotonic() + MOST_SECONDS_TO_END
        while self._is_running and time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
        return heard[0] if heard else b""

    def _on(self, milliseconds: int) -> None:
        self.moved.emit(milliseconds // 1000)
        if self._buffer.size() > self._most:
            self.stop()

    def _state(self, state: object) -> None:
        if state == self._qt.QMediaRecorder.RecorderState.StoppedState and self._is_running:
            self._end(bytes(self._buffer.data().data()))

    def _end(self, data: bytes) -> None:
        self._is_running = False
        self._buffer.close()
        self._buffer.setData(b"")
        self.ended.emit(data)
        self.deleteLater()


def microphone(qt: Any, parent: QObject) -> Any:
    """The microphone of this computer, or nothing when there is none."""
    devices = qt.QMediaDevices.audioInputs()
    return qt.QAudioInput(devices[0], parent) if devices else None

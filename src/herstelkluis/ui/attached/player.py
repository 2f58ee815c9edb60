"""Sound and film out of the vault: play, stop, and go to any moment. Nothing of it is ever a file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.file_kinds import FileKind, kind_of
from herstelkluis.model.spoken_times import time_words
from herstelkluis.ui.attached.chunk_device import ChunkDevice
from herstelkluis.ui.attached.moment_slider import MomentSlider
from herstelkluis.ui.attached.sound import screen_of_film
from herstelkluis.ui.attached.view import View
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.attachment_reader import Reader

STEP_MS = 10_000
_ENDINGS = {"audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/x-wav": "wav", "video/quicktime": "mov"}


class Player(View):
    """`qt` is the module that plays. The name that Qt gets says only what kind of file it is."""

    def __init__(self, reader: Reader, qt: Any, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._qt = qt
        # Qt deletes these in this order: what reads goes before what is read from.
        self._player = qt.QMediaPlayer(self)
        self._device = ChunkDevice(reader, self)
        self._loudness = qt.QAudioOutput(self)
        self._player.setAudioOutput(self._loudness)
        self._play = Second(_("Play"), parent=self)
        self._place = MomentSlider(parent=self)
        self._time = Words("", "help", "muted", wrap=False, parent=self)
        self._cannot = Banner(
            "mistake",
            _("This cannot be played here"),
            _("It is kept. You can put a copy outside the vault."),
            parent=self,
        )
        self._cannot.hide()
        self._build(kind_of(reader.about.type))
        self._player.durationChanged.connect(self._long)
        self._player.positionChanged.connect(self._moved)
        self._player.playbackStateChanged.connect(self._state)
        self._player.errorOccurred.connect(lambda *_what: self._cannot.show())
        media_type = reader.about.type
        self._player.setSourceDevice(self._device, QUrl(f"x.{_ENDINGS.get(media_type, media_type.rpartition('/')[2])}"))

    def _build(self, kind: FileKind) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        film = screen_of_film(self) if kind is FileKind.FILM else None
        if film is not None:
            film.setMinimumHeight(300)
            self._player.setVideoOutput(film)
            column.addWidget(film, 1)
        line = QHBoxLayout()
        line.addWidget(self._place, 1)
        line.addWidget(self._time)
        column.addLayout(line)
        buttons = QWidget(self)
        row = Wrap(8, parent=buttons)
        back, on = Quiet(_("10 seconds back"), parent=buttons), Quiet(_("10 seconds on"), parent=buttons)
        for button in (self._play, back, on):
            row.addWidget(button)
        column.addWidget(buttons)
        column.addWidget(self._cannot)
        column.addStretch(1)
        self._play.clicked.connect(self.play_or_stop)
        back.clicked.connect(lambda: self.go_to_ms(self._player.position() - STEP_MS))
        on.clicked.connect(lambda: self.go_to_ms(self._player.position() + STEP_MS))
        self._place.sliderMoved.connect(self._player.setPosition)
        self._place.asked.connect(lambda step: self.go_to_ms(self._player.position() + step * STEP_MS))
        self._moved(0)

    def focus_first(self) -> None:
        """Put the keyboard on playing."""
        self._play.setFocus()

    @property
    def seconds(self) -> int:
        """Where it is now."""
        return int(self._player.position() // 1000)

    def play_or_stop(self) -> None:
        """Play on from here, or hold still."""
        playing = self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PlayingState
        (self._player.pause if playing else self._player.play)()

    def go_to_ms(self, moment: int) -> None:
        """Another moment, in milliseconds; outside the recording means its start or end."""
        self._player.setPosition(max(0, min(moment, self._player.duration())))

    def play_from(self, seconds: int) -> None:
        """Play from this moment on."""
        self.go_to_ms(seconds * 1000)
        self._player.play()

    def let_go(self) -> None:
        super().let_go()
        self._player.stop()
        self._player.setSource(QUrl())
        self._device.close()

    def _long(self, length: int) -> None:
        self._place.setRange(0, length)
        self._moved(self._player.position())

    def _moved(self, at: int) -> None:
        if not self._place.isSliderDown():
            self._place.setValue(at)
        now, whole = time_words(at / 1000), time_words(self._player.duration() / 1000)
        self._time.setText(_("{now} of {whole}").format(now=now, whole=whole))

    def _state(self, state: object) -> None:
        playing = state == self._qt.QMediaPlayer.PlaybackState.PlayingState
        self._play.setText(_("Hold still") if playing else _("Play"))
        self._play.set_icon("pause" if playing else "")

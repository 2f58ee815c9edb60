"""Files of a piece: in the form, a photo, a PDF, a locked PDF, a recording, what is only kept, what was refused."""

from __future__ import annotations

import io
import time
import wave
from dataclasses import replace

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.model.body import Answer, Files
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.vault.attachments import attach
from screens.gallery import picture
from screens.writing_pictures import Shown, shown, window
from vault.pdf_cases import locked, pdf

KEY = "notitie.bijlagen"


def photo() -> bytes:
    """A path through dunes."""
    image = Image.new("RGB", (1600, 1100), "#C9DDE6")
    draw = ImageDraw.Draw(image)
    for top, colour in ((520, "#DDE1CF"), (640, "#CBD7C6"), (780, "#B9CBBB")):
        draw.ellipse((-400, top, 1300, top + 1300), fill=colour)
        draw.ellipse((600, top + 60, 2300, top + 1400), fill=colour)
    draw.polygon(((700, 1100), (980, 1100), (860, 780), (820, 780)), fill="#FBF8F2")
    made = io.BytesIO()
    image.save(made, "JPEG", quality=85)
    return made.getvalue()


def sound(seconds: int = 95) -> bytes:
    """So many seconds of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16_000 * seconds))
    return made.getvalue()


FILES = {
    "duinen.jpg": (photo, {"label": "Het pad waar ik liep met mijn zus"}),
    "brief.pdf": (
        lambda: pdf(3),
        {"label": "Brief van de praktijk", "received": True, "given_by": "de POH-GGZ", "words": "Geachte mevrouw,"},
    ),
    "op-slot.pdf": (lambda: locked("een geheim"), {"label": "Brief met een wachtwoord"}),
    "gesprek.wav": (
        sound,
        {
            "label": "Gesprek met mijn zus",
            "words": "[0:12] Ik weet nog dat we naar zee gingen.\n[1:05] En daarna werd het stil.",
        },
    ),
    "lijst.docx": (lambda: b"PK\3\4" + bytes(50_000), {"label": "Lijst van de groep"}),
}
_NOTES: dict[str, tuple[str, dict[str, str]]] = {}


def note(session: Shown) -> tuple[str, dict[str, str]]:
    """A note with one file of each kind: its id, and the id of each file by name."""
    if "note" not in _NOTES:
        vault = session.vault
        document = vault.start("notitie", title="Bij mijn zus")
        vault.drafts.change(document)
        files = []
        for name, (make, about) in FILES.items():
            files.append(replace(attach(vault, document.id, name, make()), **about))
        vault.drafts.change(replace(document, body={**document.body, KEY: Answer(Files(tuple(files)))}))
        vault.settle(document.id)
        _NOTES["note"] = document.id, dict(zip(FILES, (file.id for file in files), strict=True))
    return _NOTES["note"]


def looking_at(name: str) -> MainWindow:
    """The window at one of these files, when it is there."""
    session = shown(empty=True)
    document, files = note(session)
    frame = window("attachment", session, document=document, attachment=files[name])
    until = time.monotonic() + 60
    while not _is_there(frame) and time.monotonic() < until:
        QApplication.processEvents()
    return frame


def _is_there(frame: MainWindow) -> bool:
    view = frame.screen_shown.view
    kind = type(view).__name__
    if kind == "PagesView":
        return view.seen is not None or view._place.count() > 2
    if kind == "Player":
        return view._player.duration() > 0
    return kind != "PhotoView" or view.seen is not None


@picture("36-bijlagen")
def form() -> QWidget:
    session = shown(empty=True)
    return window("write", session, document=note(session)[0], answer=KEY)


@picture("36b-bijlage-geweigerd")
def refused() -> QWidget:
    frame = form()
    editor = frame.screen_shown.inner.form.editors[KEY]
    from herstelkluis.errors import FileTooLargeError

    editor._failed(FileTooLargeError(most=20))
    editor._taken_out, editor._files = (1, editor._files[1]), editor._files[2:]  # shown, and not saved
    editor._show()
    return frame


@picture("36c-foto")
def one_photo() -> QWidget:
    return looking_at("duinen.jpg")


@picture("36d-pdf")
def one_pdf() -> QWidget:
    return looking_at("brief.pdf")


@picture("36e-pdf-op-slot")
def locked_pdf() -> QWidget:
    return looking_at("op-slot.pdf")


@picture("36f-opname")
def recording() -> QWidget:
    return looking_at("gesprek.wav")


@picture("36g-alleen-bewaard")
def only_kept() -> QWidget:
    return looking_at("lijst.docx")


@picture("36h-gelezen")
def read_by_machine() -> QWidget:
    frame = looking_at("brief.pdf")
    panel = frame.screen_shown.machine
    panel._read(panel._round, "Geachte mevrouw, dit is bladzijde 1")
    return frame

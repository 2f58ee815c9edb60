"""A drawing leaves the screen: printed with its list as a PDF, or kept as a picture (PNG or SVG)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.sheet import Picture, Sheet
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.printing import sheet_pdf

SHARPER = 2  # pixels of a PNG for each unit of the drawing
WIDEST = 8000  # pixels; a longer drawing is saved smaller


class PicturePaper(QWidget):
    """Two buttons for what is drawn now, and below them what became of it.

    `sheet` is asked when a button is pressed, and its drawing is what is kept; a `drawing` of its own is kept in its
    place. `name` is the name of the file, without ending.
    """

    def __init__(
        self,
        sheet: Callable[[], Sheet],
        name: str,
        drawing: Callable[[], Drawing] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._drawing, self._name = sheet, drawing, name
        self.paper = FlushQuiet(_("Print"), "printer", dense=True, parent=self)
        self.picture = FlushQuiet(_("Keep as a picture"), dense=True, parent=self)
        self._out = PaperOut(parent=self)
        buttons = QWidget(self)
        row = Wrap(20, parent=buttons)
        row.addWidget(self.paper)
        row.addWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(buttons)
        column.addWidget(self._out)
        self.paper.clicked.connect(self.print_it)
        self.picture.clicked.connect(self.keep_it)

    def print_it(self) -> bool:
        """Whether the drawing and its list were put in a PDF."""
        sheet, name = self._sheet(), f"{self._name}.pdf"
        return self._out.print_sheets([sheet], lambda: sheet_pdf(sheet), _("Where do your pages go?"), name)

    def keep_it(self) -> bool:
        """Whether the drawing was put in a picture, as the ending asks."""
        drawn = self._drawn()
        if not drawn:
            self._out.say(_("Nothing is drawn yet"))
            return False

        def made(place: Path) -> bytes:
            return drawn.encode() if place.suffix.lower() == ".svg" else png(drawn)

        return self._out.save_picture(made, f"{self._name}.png", (".svg",))

    def quiet(self) -> None:
        """Take the notice away."""
        self._out.quiet()

    def _drawn(self) -> str:
        if self._drawing is not None:
            return svg(self._drawing())
        pictures = (piece.svg for piece in self._sheet().pieces if isinstance(piece, Picture))
        return next(filter(None, pictures), "")


def png(drawn: str) -> bytes:
    """An SVG of ours on white paper, as a PNG without any data beside its pixels."""
    renderer = QSvgRenderer(QByteArray(drawn.encode()))
    size = renderer.viewBoxF().size()
    scale = min(SHARPER, WIDEST / max(size.width(), size.height(), 1))
    wide, high = (max(1, round(side * scale)) for side in (size.width(), size.height()))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a name
    return bytes(buffer.data().data())

"""The wallet card on paper: one side of one A4 sheet, to cut out once and fold four times.

How it folds, so that every face reads upright without turning any panel:

- The sheet shows four rows of two panels, L1 R1 at the top, L4 R4 at the bottom, all upright.
- Fold the long middle line backwards (print outside). Seen from the front the strip shows L1 to L4; turned round
  sideways, like the page of a book, it shows R1 to R4. A fold along a vertical line keeps up where it was, so both
  sides of the strip stand upright. R1 lies behind L1, and so on.
- Fold the three other lines in turn: back, forward, back. Each row lies behind the row above it: R1 meets R2, L2 meets
  L3, R3 meets R4. Outside are L1 (front) and L4 (back).
- The three folds are hinges along the top or bottom edge of the panels, as in a wall calendar. Whoever opens one sees
  two faces of the same side, one above the other, both upright. Closed, L4 is upright when the card is tipped over its
  top edge. Turning a panel 180 degrees on paper would make it stand on its head as soon as the card is opened.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from herstelkluis.errors import N_, CardOverflowError
from herstelkluis.i18n import _
from herstelkluis.paper.card import HEIGHT, WIDTH, CardSetting, FaceSetting
from herstelkluis.paper.letters import Letter, font, parts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

A4 = (595.2756, 841.8898)
LEFT, TOP = (A4[0] - 2 * WIDTH) / 2, (A4[1] - 4 * HEIGHT) / 2
FAINT = 0.55  # grey of lines that carry no meaning

HOW_TO_FOLD = (
    N_("1. Cut along the outer line."),
    N_("2. Fold the long middle line backwards. The print stays outside."),
    N_("3. Fold the other three lines in turn: back, forward, back."),
)


def card_pdf(setting: CardSetting, *, title: str, language: str = "nl") -> bytes:
    """The card as a PDF of one page; the same setting gives the same bytes.

    Raises `CardOverflowError` (facts: `face` as 1 to 8, `lines`) when a face holds too much.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for number, face in enumerate(setting.faces, 1):
        if face.too_many:
            raise CardOverflowError(face=number, lines=face.too_many)
    for letter in Letter:
        pdfmetrics.registerFont(font(letter))
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, lang=language, initialFontName=Letter.PROGRAM.value)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("herstelkluis")
    _draw_folds(canvas)
    for face in setting.faces:
        if not face.is_empty:
            _draw_face(canvas, face)
    _draw_how_to(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def corner(key: str) -> tuple[float, float]:
    """The top left of a face on the sheet, in points from the top left of the page."""
    return LEFT + (WIDTH if key[0] == "R" else 0.0), TOP + (int(key[1]) - 1) * HEIGHT


def _draw_face(canvas: Canvas, face: FaceSetting) -> None:
    x, y = corner(face.key)
    top = A4[1] - y
    for stroke in face.strokes:
        canvas.setStrokeGray(FAINT if stroke.faint else 0)
        canvas.setLineWidth(stroke.width)
        path = canvas.beginPath()
        path.moveTo(x + stroke.points[0][0], top - stroke.points[0][1])
        for dx, dy in stroke.points[1:]:
            path.lineTo(x + dx, top - dy)
        canvas.drawPath(path)
    for words in face.words:
        canvas.setFont(words.letter.value, words.size)
        canvas.drawString(x + words.x, top - words.y, words.text)


def _draw_folds(canvas: Canvas) -> None:
    left, right, bottom, top = LEFT, LEFT + 2 * WIDTH, TOP, TOP + 4 * HEIGHT
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.4)
    canvas.rect(left, bottom, right - left, top - bottom)
    canvas.setStrokeGray(FAINT)
    canvas.setDash(1.5, 3)
    canvas.line(left + WIDTH, bottom, left + WIDTH, top)
    for row in (1, 2, 3):
        canvas.line(left, bottom + row * HEIGHT, right, bottom + row * HEIGHT)
    canvas.setDash()


def _draw_how_to(canvas: Canvas) -> None:
    y = TOP - 24
    for sentence in HOW_TO_FOLD:
        x = LEFT
        for letter, part in parts(_(sentence), Letter.PROGRAM):
            canvas.setFont(letter.value, 9.5)
            canvas.drawString(x, y, part)
            x += canvas.stringWidth(part, letter.value, 9.5)
        y -= 14

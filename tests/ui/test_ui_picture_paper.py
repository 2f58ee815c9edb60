"""A drawing leaves the screen: as a PDF with its list, as PNG, as SVG; and what is said of it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from herstelkluis.i18n import _
from herstelkluis.model.pictures.drawing import Circle, Drawing, Words
from herstelkluis.model.pictures.svg import is_own_svg, svg
from herstelkluis.model.sheet import Picture, Sheet
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.picture_paper import PicturePaper, png
from ui.accessible import spoken

DRAWING = Drawing(300, 120, (Circle(60, 60, 20, fill="primary"), Words(100, 60, "Mijn zus", own=True)))
SHEET = Sheet("Mijn weg", (Picture("Een stip.", ("Mijn zus",), svg(DRAWING)),))


@pytest.fixture
def paper(look, qtbot):
    paper = PicturePaper(lambda: SHEET, "mijn-weg")
    qtbot.addWidget(paper)
    paper.show()
    return paper


@pytest.mark.parametrize("name", ["mijn-weg.png", "mijn-weg.svg", "MIJN-WEG.SVG"])
def test_a_picture_goes_where_the_person_wants_it(paper, monkeypatch, tmp_path, name):
    asked = []
    monkeypatch.setattr(saving_as, "ask_where", lambda *what: asked.append(what[2:]) or tmp_path / name)
    paper.picture.click()
    assert asked == [("mijn-weg.png", (".svg",))]
    written = (tmp_path / name).read_bytes()
    if name.lower().endswith(".svg"):
        assert is_own_svg(written.decode())
    else:
        image = QImage.fromData(written)
        assert (image.width(), image.height()) == (600, 240)
        assert image.pixelColor(120, 120).name() == "#1b5a56"
        assert not image.textKeys()
    assert len(list(tmp_path.iterdir())) == 1
    assert _("The picture is where you put it") in spoken(paper)


def test_the_pdf_has_the_drawing_and_its_list(paper, monkeypatch, tmp_path):
    monkeypatch.setattr(saving_as, "ask_where", lambda *what: tmp_path / what[2])
    paper.paper.click()
    assert (tmp_path / "mijn-weg.pdf").read_bytes().startswith(b"%PDF-")


def test_going_back_writes_nothing(paper, monkeypatch, tmp_path):
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: None)
    assert not paper.keep_it()
    assert not paper.print_it()
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_gone_is_a_sentence(paper, monkeypatch, tmp_path):
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "weg" / "a.png")
    assert not paper.keep_it()
    assert _("The picture is where you put it") not in spoken(paper)
    assert _("Plug the disk or stick back in, and try again.") in spoken(paper)


def test_a_very_long_drawing_still_becomes_a_picture(look):
    image = QImage.fromData(png(svg(Drawing(99_999, 50, (Circle(9, 9, 3),)))))
    assert image.width() == 8000


def test_a_drawing_of_its_own_is_kept_in_place_of_that_on_the_pages(look, qtbot, monkeypatch, tmp_path):
    paper = PicturePaper(lambda: SHEET, "jaren", lambda: Drawing(9, 9, (Words(1, 8, "1994"),)))
    qtbot.addWidget(paper)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "jaren.svg")
    assert paper.keep_it()
    assert "1994" in (tmp_path / "jaren.svg").read_text()


def test_where_nothing_is_drawn_no_empty_picture_is_kept(look, qtbot, monkeypatch):
    paper = PicturePaper(lambda: Sheet("Leeg", (Picture("Nog niets.", ()),)), "leeg")
    qtbot.addWidget(paper)
    paper.show()
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: pytest.fail("asked"))
    assert not paper.keep_it()
    assert _("Nothing is drawn yet") in spoken(paper)

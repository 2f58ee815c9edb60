"""Sheets on paper, read back with other people's tools."""

from __future__ import annotations

import time
from datetime import date

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import LetterTooLongError
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Said,
    Sheet,
    Table,
)
from herstelkluis.paper.left_out import LeftOut, left_out_of_sheets
from herstelkluis.paper.pieces import texts
from herstelkluis.paper.sheets import Footer, gp_letter_pdf, sheets_pdf
from paper.poppler import check, fonts_of, info_of, structure_of, text_of, words_of

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 9">\n<circle cx="9" cy="4" r="3"/>\n</svg>'
FOOTER = Footer("7F3A2B", date(2027, 2, 15))
PLAN = Sheet(
    "Mijn plan",
    (
        Said("Gemaakt in oktober."),
        Heading("Mijn tekens"),
        Phases(
            (
                PhaseColumn("green", "Rustig", (Heading("Zo merk ik", 3), Lines(("Ik neurie", "Ik sta op")))),
                PhaseColumn("orange", "Teveel", (Heading("Dat zie je", 3), OwnWords("Ik slaap slecht"))),
                PhaseColumn("red", "Alleen", (Said("Bel mijn zus"), Lines(("Blijf erbij",), "check"))),
            )
        ),
        Heading("Medicijnen", 3),
        Table(("Wat", "Wanneer"), (("Pil", "om tien uur"), ("Vitamine", "in de ochtend"))),
        Picture("Drie mensen om mij heen.", ("dichtbij: mijn zus", "verder: de buurman"), DRAWING),
        Lines(("Duw me niet",), "cross"),
        Notice("Voorbereiding"),
    ),
)


def sheet(*own: str) -> Sheet:
    return Sheet("Een bladzijde", tuple(OwnWords(words) for words in own))


def pdf_of(*sheets: Sheet, footer: Footer | None = None) -> bytes:
    return sheets_pdf(sheets, title="Voor de huisarts", footer=footer)


def test_every_piece_comes_out_in_reading_order():
    expected = " ".join(texts(PLAN)).split()
    structure = structure_of(pdf_of(PLAN))
    place = 0
    for word in expected:
        place = structure.find(word, place)
        assert place >= 0, word
        place += len(word)


def test_the_pdf_is_tagged_titled_dutch_and_names_nobody(tmp_path):
    pdf = pdf_of(PLAN, footer=FOOTER)
    check(pdf, tmp_path)
    info = info_of(pdf)
    assert (info["Tagged"], info["Title"], info["Page size"]) == (
        "yes",
        "Voor de huisarts",
        "595.276 x 841.89 pts (A4)",
    )
    assert not {"Author", "CreationDate", "ModDate", "Keywords", "Subject"} & info.keys()
    (tmp_path / "tags.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "tags.pdf") as read:
        assert str(read.Root.Lang) == "nl"
        assert read.Root.MarkInfo.Marked
        assert read.open_metadata()["pdfuaid:part"] == "1"


def test_the_structure_says_headings_lists_tables_and_drawings():
    structure = structure_of(pdf_of(PLAN))
    for tag in ("H1", "H2", "H3", "LBody", "Table", "TH", "TD", "Figure"):
        assert tag in structure, tag


def test_headings_never_skip_a_level_and_those_of_one_kind_are_alike():
    pdf = pdf_of(Sheet("Titel", (Heading("Eerst", 3), Heading("Daarna", 3), Heading("Deel"), Heading("Vraag", 3))))
    structure = structure_of(pdf)
    for tag, words in (("H2", "Eerst"), ("H2", "Daarna"), ("H2", "Deel"), ("H3", "Vraag")):
        assert f'{tag} "{words}"' in structure, words
    tall = {word.text: round(word.bottom - word.top, 1) for word in words_of(pdf)}
    assert tall["Eerst"] == tall["Daarna"] == tall["Vraag"] < tall["Deel"]


def test_a_short_list_or_table_is_never_torn_over_two_pages():
    lists = Lines(("appel", "peer", "pruim"))
    table = Table(("Wat", "Hoeveel"), (("brood", "een"), ("melk", "twee")))
    for before in range(36, 45):
        pages = text_of(pdf_of(Sheet("Titel", (OwnWords("regel\n" * before), Heading("Fruit"), lists, table)))).split(
            "\f"
        )
        for together in (("Fruit", "appel", "peer", "pruim"), ("Hoeveel", "brood", "melk")):
            assert any(all(word in page for word in together) for page in pages), (before, together)


def test_a_list_or_table_longer_than_a_page_goes_on_over_the_next():
    many = tuple(f"regel{number}" for number in range(120))
    text = text_of(pdf_of(Sheet("Titel", (Lines(many), Table(("Wat",), tuple((one,) for one in many))))))
    assert all(text.count(f"{one}\n") == 2 for one in many)


def test_own_words_and_the_words_of_the_program_have_their_own_letter():
    assert set(fonts_of(pdf_of(sheet("Mijn woorden")))) == {"Literata-Regular", "AtkinsonHyperlegibleNext-Bold"}
    said = fonts_of(pdf_of(Sheet("Titel", (Said("Gedrukt"),))))
    assert set(said) == {"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"}


def test_every_font_is_embedded():
    embedded = fonts_of(pdf_of(PLAN, sheet("👍 שלום مرحبا Ελλάδα Київ"), footer=FOOTER))
    assert all(embedded.values()), embedded


@pytest.mark.parametrize(
    "markup",
    [
        '#import "@preview/a:0.1.0": *',
        '#read("/etc/passwd")',
        "$x^2$ *vet* _schuin_ `code`",
        "= geen kop",
        "- geen lijst",
        "@bron <label> // niet /* weg */",
        "] } ) \\ \\n #] \"rechte\" 'tekens' -- --- ...",
        "{page} van {pages} %s &amp; <b>",
    ],
)
def test_markup_in_own_words_stays_words(markup):
    everywhere = Sheet(markup, (OwnWords(markup), Lines((markup,)), Table((markup,), ((markup,),)), Notice(markup)))
    flat = " ".join(text_of(pdf_of(everywhere)).split())
    assert flat.count(" ".join(markup.split())) == 6


def test_emoji_and_words_from_right_to_left_come_out():
    words = "Zon ☀ duim 👍 gezin 👩‍👩‍👧 hart ❤️ שלום مرحبا"
    text = text_of(pdf_of(sheet(words)))
    for one in words.split():
        assert one in text, one
    assert not left_out_of_sheets([sheet(words)])


def test_a_paragraph_from_right_to_left_stands_at_the_right():
    here, there = words_of(pdf_of(sheet("hier", "שלום")))[-2:]
    assert here.left < 80
    assert there.right > 500


def test_a_character_no_letter_has_is_shown_as_a_gap_and_told():
    strange = sheet("thee 茶 \x07")
    assert left_out_of_sheets([strange]) == LeftOut(("茶", "\x07"), ("Een bladzijde",))
    assert "thee � �" in text_of(pdf_of(strange))


def test_lines_and_paragraphs_stay_as_typed():
    text = text_of(pdf_of(sheet("regel een\nregel twee\n\n\nnieuwe alinea")))
    assert "regel een\nregel twee\nnieuwe alinea" in text.replace("\n\n", "\n")


def test_the_foot_has_number_last_day_and_counts_paper():
    pdf = pdf_of(sheet("een\n\n" * 80), PLAN, footer=FOOTER)
    pages = int(info_of(pdf)["Pages"])
    assert pages >= 3
    text = text_of(pdf)
    assert text.count("7F3A2B") == pages
    assert text.count("15 februari 2027") == pages
    last = [word.text for word in words_of(pdf) if word.page == pages][-4:]
    assert last[1::2] == [str(pages), str(pages)]


def test_without_a_footer_nothing_stands_at_the_foot():
    assert text_of(pdf_of(sheet("woord"))).split() == ["Een", "bladzijde", "woord"]


def test_each_sheet_starts_on_a_new_page():
    assert [word.page for word in words_of(pdf_of(sheet("a"), sheet("b"))) if word.text in "ab"] == [1, 2]


def test_phases_stand_next_to_each_other():
    found = {word.text: word for word in words_of(pdf_of(PLAN))}
    left, middle, right = (found[title] for title in ("Rustig", "Teveel", "Alleen"))
    assert left.top == middle.top == right.top
    assert left.right < middle.left < middle.right < right.left


def test_the_same_sheets_give_the_same_bytes():
    assert pdf_of(PLAN, footer=FOOTER) == pdf_of(PLAN, footer=FOOTER)


def test_a_drawing_of_someone_else_does_not_keep_the_page_setter_at_work():
    clouds = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><filter id="a">'
        '<feTurbulence baseFrequency="0.05" numOctaves="500"/></filter>'
        '<rect width="400" height="400" filter="url(#a)"/></svg>'
    )
    began = time.monotonic()
    pdf = sheets_pdf([Sheet("Titel", (Picture("Twee mensen", ("mijn zus",), clouds),))], title="Titel", footer=None)
    assert pdf.startswith(b"%PDF-")
    assert time.monotonic() - began < 60  # it would be at it for ever


def test_a_drawing_that_cannot_be_read_leaves_its_words():
    broken = Sheet("Titel", (Picture("Twee mensen", ("mijn zus",), "<svg><oops"),))
    assert "Twee mensen" in text_of(pdf_of(broken))
    assert "mijn zus" in text_of(pdf_of(broken))


def test_a_letter_of_one_page_is_given_and_a_longer_one_is_refused():
    letter = sheet("Wilt u met mij meekijken?")
    assert info_of(gp_letter_pdf(letter, title="Brief", footer=FOOTER))["Pages"] == "1"
    with pytest.raises(LetterTooLongError) as refused:
        gp_letter_pdf(sheet("regel\n" * 120), title="Brief", footer=FOOTER)
    assert refused.value.facts == {"pages": 3}


ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aW \n#$*_@[]\\<>\"'`~/"),
        st.sampled_from("שم👍❤️\u200d"),
    ),
    max_size=300,
) | st.integers(1, 400).map(lambda n: "W" * n)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd=ODD)
def test_no_words_break_the_page_or_leave_it(odd):
    column = PhaseColumn("red", odd, (Lines((odd,), "cross"), Heading(odd, 3), Said(odd)))
    pieces = (Heading(odd), OwnWords(odd), Table((odd, "b", "c", "d"), ((odd, odd, "", odd),)), Phases((column,) * 3))
    pdf = sheets_pdf([Sheet(odd, (*pieces, Picture(odd, (odd,), DRAWING), Notice(odd)))], title=odd, footer=FOOTER)
    for word in words_of(pdf):
        assert word.left > 65, word
        assert word.right < 595.3 - 65, word
        assert 0 < word.top < word.bottom < 841.9, word


def test_a_stamp_stands_on_every_page_of_its_sheet_and_on_no_other():
    stamped = Sheet(
        "Zelfbinding", (Notice("Voorbereiding – geen geldige verklaring"), *[OwnWords("Ik wil rust.")] * 120)
    )
    plain_sheet = Sheet("Brief", (OwnWords("Ik wil rust."),) * 60)
    pdf = sheets_pdf([stamped, plain_sheet, stamped], title="t", footer=None)
    said = [page.count("geen geldige verklaring") for page in text_of(pdf).split("\f")[:-1]]
    assert len(said) >= 8
    first, last = said.index(0), len(said) - said[::-1].index(0)
    assert said == [1] * first + [0] * (last - first) + [1] * (len(said) - last)
    assert structure_of(pdf).count("geen geldige verklaring") == 2

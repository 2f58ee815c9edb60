"""Looking into files of other programs: what is found in each, word by word."""

from __future__ import annotations

import json
from datetime import date

import docx as word
import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.errors import (
    UnreadableSourceError,
)
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing import dayone, docx, joplin, pdf
from herstelkluis.vault.importing.html_words import html_words
from herstelkluis.vault.importing.look import OTHER_KIND, look_into
from herstelkluis.vault.importing.plain import markdown_piece, words_in
from vault import import_sources as sources
from vault.import_sources import found, pdf_of


def test_a_plain_text_comes_as_it_was_typed(tmp_path):
    batch = found(tmp_path, "Mijn dag.txt", "\ufeff  Regel een\r\n\r\n\tregel   twee \r\n")
    [piece] = batch.pieces
    assert (piece.title, piece.words) == ("Mijn dag", "  Regel een\n\n\tregel   twee \n")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_old_and_new_letters_are_read(tmp_path, coding):
    [piece] = found(tmp_path, "a.txt", "Café, ’s avonds: €5".encode(coding)).pieces
    assert piece.words == "Café, ’s avonds: €5"


@given(st.text())
def test_words_in_utf_8_are_never_changed(text):
    if "\0" not in text and "\ufeff" not in text:
        assert words_in(text.encode("utf-8", "replace")) == as_typed(text.encode("utf-8", "replace").decode())


def test_markdown_tells_title_day_and_tags_and_keeps_its_marks(tmp_path):
    above = '---\ntitle: "Een stap"\ndate: 2024-05-06\ntags: [rust, "#buiten"]\n---\n\n# Kop\n\n**vet** en _schuin_\n'
    [piece] = found(tmp_path, "x.md", above).pieces
    assert (piece.title, piece.day, piece.tags) == ("Een stap", date(2024, 5, 6), ("rust", "buiten"))
    assert piece.words == "# Kop\n\n**vet** en _schuin_\n"


def test_a_fact_nobody_knows_stays_in_the_words():
    text = "---\ntitle: Een stap\nmood: 3\n---\nwoorden"
    piece = markdown_piece(text, "x")
    assert (piece.title, piece.words) == ("Een stap", text)


@pytest.mark.parametrize(
    "facts",
    [
        "date: zomer 1994",
        "date: 1994",
        "title: 2024-05-06",
        "title: [een, twee]",
        "tags: {rust: ja}",
        "tags: [rust, 1.5]",
        "date: 2021-01-01\ncreated: 2020-01-01",
        "title: Een\nTitle: Twee",
    ],
)
def test_facts_that_are_not_taken_over_whole_stay_in_the_words(facts):
    text = f"---\n{facts}\n---\nwoorden"
    assert markdown_piece(text, "x").words == text


def test_the_first_heading_is_the_title_and_stays():
    assert markdown_piece("# Een kop #\ntekst", "x").title == "Een kop"
    assert markdown_piece("tekst\n# Een kop", "x").title == "x"


def test_every_entry_of_jrnl_is_a_piece_of_its_day(tmp_path):
    batch = found(tmp_path, "journal.txt", sources.JRNL)
    assert batch.is_journal
    assert [one.day for one in batch.pieces] == [date(2020, 8, 29), date(2020, 8, 31), date(2020, 9, 24)]
    assert batch.pieces[0].tags == ("ipsum", "tagone", "tagtwo")
    assert batch.pieces[1].words.endswith(
        "[1] line starting with 1\n2019-03-04 is a day in a sentence\n[2019-07 14:23] no day, so no new entry"
    )
    assert batch.pieces[2].title == "The third, as old versions wrote it"


def test_what_jrnl_exports_is_read_too(tmp_path):
    entry = {"title": "Een", "body": "twee\n", "date": "2020-01-02", "time": "09:00", "tags": ["@a"]}
    [piece] = found(tmp_path, "journal.json", json.dumps({"tags": {"@a": 1}, "entries": [entry]})).pieces
    assert (piece.title, piece.words, piece.day, piece.tags) == ("Een", "Een\ntwee", date(2020, 1, 2), ("a",))


def test_the_months_of_a_red_notebook_are_days(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/2021-02.txt").write_text(sources.REDNOTEBOOK)
    (tmp_path / "data/2021-03.txt").write_text("1: [wat: {")
    batch = look_into(tmp_path)
    assert [one.day for one in batch.pieces] == [date(2021, 2, 1), date(2021, 2, 14), None]
    assert batch.pieces[0].tags == ("wandelen",)
    assert batch.pieces[1].words == "Een dag met // schuine // woorden.\n\nGoed:\n- met de hond buiten\n- soep #eten"
    assert [one.name for one in batch.left] == ["2021-03.txt"]


def test_day_one_gives_days_where_they_were_lived_with_their_photos(tmp_path):
    batch = found(tmp_path, "export.zip", sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}))
    [piece] = batch.pieces
    assert (piece.title, piece.day) == ("Kerst", date(2017, 12, 26))
    assert piece.words == "# Kerst\n\n\nDe dag was goed. Echt - waar!"
    assert [(one.name, one.read()) for one in piece.files] == [("abc123.jpeg", sources.jpeg())]


def test_a_photo_that_is_not_in_the_file_is_told(tmp_path):
    batch = found(tmp_path, "export.zip", sources.day_one(sources.ENTRY))
    assert [(one.name, one.why) for one in batch.left] == [("abc123.jpeg", dayone.MISSING)]


def test_the_newer_form_of_day_one_is_read_when_there_is_no_other(tmp_path):
    rich = {
        **sources.ENTRY,
        "text": "",
        "photos": [],
        "richText": '{"contents": [{"text": "Een\\n"}, {"text": "twee"}]}',
    }
    assert found(tmp_path, "a.zip", sources.day_one(rich)).pieces[0].words == "Een\ntwee"


def test_notes_of_joplin_come_with_notebook_tags_and_files(tmp_path):
    batch = found(tmp_path, "notes.jex", sources.joplin())
    [piece] = batch.pieces
    assert (piece.title, piece.day, piece.tags) == ("In de tuin", date(2023, 3, 25), ("Dagboek", "rust"))
    assert piece.words == "Eerste alinea: let op\n\ntuin (tuin.jpg)\nkleur: groen"
    assert [(one.name, one.read()) for one in piece.files] == [("tuin.jpg", sources.jpeg())]
    assert [(one.name, one.why) for one in batch.left] == [("Geheim", joplin.LOCKED), ("Weg", joplin.THROWN)]


def test_a_note_of_joplin_that_is_only_a_title_comes_along(tmp_path):
    members = {
        f"{sources.key(1)}.md": sources.joplin_item("Melk halen", None, id=sources.key(1), is_todo=1, type_=1),
        f"{sources.key(2)}.md": sources.joplin_item("Bel Noor", "", id=sources.key(2), type_=1),
        f"{sources.key(3)}.md": sources.joplin_item("", "", id=sources.key(3), type_=1),
    }
    batch = found(tmp_path, "notes.jex", sources.jex(members))
    assert [one.words for one in batch.pieces] == ["[ ] Melk halen", "Bel Noor"]


def test_what_only_joplin_can_read_comes_as_words(tmp_path):
    letter, list_ = sources.key(1), sources.key(2)
    page = (
        f'<h1>Dag</h1><p>Met <b>Kat</b> &amp; hond,<br>zie <a href=":/{letter}">de brief</a>.</p>'
        '<ul><li>een<li>twee</ul><script>weg()</script><style>p{}</style><a href="https://x.nl">buiten'
    )
    notes = {
        letter: ("Brief", f"Zie [](:/{list_}), [Lijst](:/{list_}#kop) en [dit](https://x.nl).", {}),
        list_: ("Lijst", page, {"markup_language": 2, "is_todo": 1, "todo_completed": 0}),
        sources.key(3): ("Gedaan", "ja", {"is_todo": 1, "todo_completed": 1700000000000}),
    }
    made = {f"{key}.md": sources.joplin_item(title, words, id=key, type_=1, **facts)
            for key, (title, words, facts) in notes.items()}  # fmt: skip
    pieces = found(tmp_path, "notes.jex", sources.jex(made)).pieces
    assert [(one.title, one.words) for one in pieces] == [
        ("Brief", "Zie Lijst, Lijst en [dit](https://x.nl)."),
        ("[ ] Lijst", "Dag\nMet Kat & hond,\nzie de brief (Brief).\n- een\n- twee\n[buiten](https://x.nl)"),
        ("[x] Gedaan", "ja"),
    ]


@given(st.lists(st.text("abcdefgh ", min_size=1)), st.sampled_from(["<p", "<div><br", "</b></p><td x=", "<br/"]))
def test_every_word_of_wrong_html_comes_out(words, between):
    html = f"{between}>".join(words)
    assert html_words(html).split() == " ".join(words).split()


def test_html_without_end_takes_no_time():
    for hostile in ("<div>" * 300_000, "<!--" * 300_000, "<a href=':/" * 100_000, "&amp" * 500_000, "</p>" * 500_000):
        assert least_milliseconds(lambda hostile=hostile: html_words(hostile + "klaar"), within=10_000) < 10_000


def test_a_docx_is_read_in_order(tmp_path):
    [piece] = found(tmp_path, "verslag.docx", sources.letter()).pieces
    assert piece.words.split("\n") == [
        *("Verslag", "Eerste regel met ë en €.", "punt een", "links", "rechts", "Na de tabel.")
    ]


def test_the_sender_above_a_letter_and_the_remarks_of_readers_come_along(tmp_path):
    document = word.Document()
    paragraph = document.add_paragraph("Beste Sam,")
    document.add_comment(paragraph.runs, text="Klopt dit?", author="Ilse")
    document.sections[0].header.paragraphs[0].text = "Praktijk De Brug, 3 mei 2024"
    document.sections[0].footer.paragraphs[0].text = "Bel ons gerust"
    document.save(tmp_path / "brief.docx")
    [piece] = look_into(tmp_path / "brief.docx").pieces
    assert piece.words.split("\n\n") == ["Praktijk De Brug, 3 mei 2024", "Beste Sam,", "Klopt dit?", "Bel ons gerust"]


def test_words_in_boxes_and_notes_of_a_docx_are_not_lost_and_removed_ones_stay_away():
    words = docx._W
    body = (
        '<w:p xmlns:w="W" xmlns:mc="M"><w:ins><w:r><w:t>erbij </w:t></w:r></w:ins>'
        "<w:del><w:r><w:t>weg</w:t></w:r></w:del>"
        "<w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>in een vak</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>in een vak</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>klaar</w:t><w:br/><w:t>twee</w:t></w:r></w:p>"
    )
    from lxml import etree

    known = body.replace('"W"', f'"{words[1:-1]}"').replace('"M"', f'"{docx._FALLBACK[1:-9]}"')
    root = etree.fromstring(f"<root>{known}</root>")
    assert list(docx._lines(root)) == ["erbij klaar\ntwee", "in een vak"]


def test_the_words_of_a_pdf_are_read(tmp_path):
    [piece] = found(tmp_path, "brief.pdf", pdf_of("Geachte heer", "Tweede blad")).pieces
    assert piece.words == "Geachte heer\n\nTweede blad"


def test_a_pdf_of_pictures_is_told(tmp_path):
    batch = found(tmp_path, "scan.pdf", pdf_of("", ""))
    assert (batch.pieces, [one.why for one in batch.left]) == ((), [pdf.NO_WORDS])


def test_a_folder_gives_its_texts_with_what_they_show_and_says_what_stays(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a.md").write_text("![](b/foto%201.jpg) [x](https://a.nl) [y](../buiten.jpg) [z](a.md)")
    (tmp_path / "b/foto 1.jpg").write_bytes(sources.jpeg())
    (tmp_path / "b/los.jpg").write_bytes(sources.jpeg())
    (tmp_path / "b/kapot.docx").write_bytes(b"PK\x03\x04 niets")
    (tmp_path / ".verborgen.md").write_text("niet")
    (tmp_path / "b/leeg.txt").write_text(" \n")
    (tmp_path.parent / "buiten.jpg").write_bytes(sources.jpeg())
    (tmp_path / "weg.md").symlink_to("/etc/passwd")
    batch = look_into(tmp_path)
    assert [(one.title, one.place) for one in batch.pieces] == [("a", "a.md")]
    assert [one.name for one in batch.pieces[0].files] == ["foto 1.jpg"]
    assert [(one.name, one.why) for one in batch.left] == [
        ("b/kapot.docx", UnreadableSourceError.message),
        ("b/los.jpg", OTHER_KIND),
    ]


def test_looking_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    for n in range(4):
        (tmp_path / f"{n}.md").write_text(f"woord {n}")
    (tmp_path / "4.pdf").write_bytes(pdf_of("een", "twee"))
    told: list[float] = []
    assert len(look_into(tmp_path, told.append).pieces) == 5
    assert told == sorted(told)
    assert {0.0, 0.2, 0.8} <= set(told)

    def stop(share: float) -> None:
        if share:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        look_into(tmp_path, stop)

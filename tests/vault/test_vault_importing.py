"""Bringing in: what is found in files of other programs, and all of it in the vault or nothing."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from herstelkluis.errors import (
    BringInError,
    CannotReadError,
    LockedSourceError,
    NothingFoundError,
    NotTextError,
    SourceTooLargeError,
    UnreadableSourceError,
)
from herstelkluis.model.body import Files, Line, Text
from herstelkluis.model.document import ShareState
from herstelkluis.model.text import all_words, as_typed
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.importing import dayone, docx, joplin, pdf
from herstelkluis.vault.importing.bring import bring_in, is_there, last_brought, put_back, take_out
from herstelkluis.vault.importing.look import OTHER_KIND, look_into
from herstelkluis.vault.importing.plain import markdown_piece, words_in
from vault import import_sources as sources


def found(folder: Path, name: str, data: bytes | str):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return look_into(file)


def pdf_of(*pages: str, password: str | None = None) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=password)
    for page in pages:
        canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


# --- what is found --------------------------------------------------------------------------------------------------


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


def test_the_first_heading_is_the_title_and_stays():
    assert markdown_piece("# Een kop #\ntekst", "x").title == "Een kop"
    assert markdown_piece("tekst\n# Een kop", "x").title == "x"


def test_every_entry_of_jrnl_is_a_piece_of_its_day(tmp_path):
    batch = found(tmp_path, "journal.txt", sources.JRNL)
    assert batch.is_journal
    assert [one.day for one in batch.pieces] == [date(2020, 8, 29), date(2020, 8, 31), date(2020, 9, 24)]
    assert batch.pieces[0].tags == ("ipsum", "tagone", "tagtwo")
    assert batch.pieces[1].words.endswith("[1] line starting with 1\n[2019-07 14:23] no day, so no new entry")
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
    assert piece.words.startswith("Eerste alinea: let op\n\n![tuin](:/")
    assert piece.words.endswith("kleur: groen")
    assert [(one.name, one.read()) for one in piece.files] == [("tuin.jpg", sources.jpeg())]
    assert [(one.name, one.why) for one in batch.left] == [("Geheim", joplin.LOCKED), ("Weg", joplin.THROWN)]


def test_a_docx_is_read_in_order(tmp_path):
    [piece] = found(tmp_path, "verslag.docx", sources.letter()).pieces
    assert piece.words.split("\n") == [
        *("Verslag", "Eerste regel met ë en €.", "punt een", "links", "rechts", "Na de tabel.")
    ]


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


# --- bad input ------------------------------------------------------------------------------------------------------


def bomb(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(300 * 1024 * 1024))
    return target.getvalue()


def locked_zip() -> bytes:
    data = bytearray(sources.day_one(sources.ENTRY))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


BAD = {
    "leeg.txt": (b"", NothingFoundError),
    "wit.md": (b" \n\n", NothingFoundError),
    "plaatje.txt": (sources.jpeg(), NotTextError),
    "half.txt": (b"\xff\xfea", NotTextError),
    "a.docx": (b"geen zip", UnreadableSourceError),
    "zip.docx": (sources.day_one(sources.ENTRY), UnreadableSourceError),
    "bom.docx": (bomb("word/document.xml"), SourceTooLargeError),
    "bom.zip": (bomb("Journal.json"), SourceTooLargeError),
    "slot.zip": (locked_zip(), LockedSourceError),
    "a.zip": (b"PK\x05\x06" + bytes(18), NotTextError),
    "b.zip": (b"geen zip", UnreadableSourceError),
    "c.json": (b"[" * 200_000, UnreadableSourceError),
    "d.json": (b'{"entries": []}', NotTextError),
    "e.json": (b"\xff", UnreadableSourceError),
    "a.jex": (b"geen tar" * 100, UnreadableSourceError),
    "b.jex": (sources.jex({"README.md": b"x"}), NotTextError),
    "c.jex": (sources.joplin()[:700], UnreadableSourceError),
    "a.pdf": (b"%PDF-1.7\nniets", UnreadableSourceError),
    "slot.pdf": (pdf_of("woord", password="geheim"), LockedSourceError),
    "2021-02.txt": (b"1: {text: [", UnreadableSourceError),
    "2021-03.txt": (b"[" * 5000, UnreadableSourceError),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_brought_in_says_so(tmp_path, name):
    data, error = BAD[name]
    with pytest.raises(error):
        found(tmp_path, name, data)


def test_a_laughing_yaml_file_is_small_work(tmp_path):
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises((NothingFoundError, UnreadableSourceError)):
        found(tmp_path, "2021-02.txt", "\n".join(lines) + "\n1: {text: *a39}")


def test_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(CannotReadError):
        look_into(tmp_path / "weg.txt")


def test_links_and_devices_in_a_jex_are_not_followed(tmp_path):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:") as archive:
        link = tarfile.TarInfo(f"{sources.key(1)}.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(NotTextError):
        found(tmp_path, "a.jex", target.getvalue())


SOUND = {
    "a.docx": sources.letter(),
    "a.jex": sources.joplin(),
    "a.zip": sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}),
    "2021-02.txt": sources.REDNOTEBOOK.encode(),
    "a.md": b"---\ntitle: a\ntags: [b]\n---\nwoord",
}


@pytest.mark.parametrize("name", SOUND)
@given(at=st.integers(0, 10**6), change=st.binary(max_size=6), cut=st.booleans())
def test_a_file_with_anything_changed_is_read_or_refused(tmp_path_factory, name, at, change, cut):
    data = SOUND[name]
    at %= len(data) + 1
    changed = data[:at] + change + (b"" if cut else data[at + len(change) :])
    try:
        batch = found(tmp_path_factory.mktemp("bad"), name, changed)
        for piece in batch.pieces:
            for file in piece.files:
                file.read()
    except BringInError:
        pass


# --- in the vault ---------------------------------------------------------------------------------------------------


def texts(vault, brought):
    values = [one.value for key in brought.documents for one in vault.document(key).body.values()]
    return [all_words(value.runs) for value in values if isinstance(value, Text)]


def test_pieces_come_in_for_nobody_else_with_day_tags_and_photos(opened, tmp_path):
    vault = opened[2]
    batch = found(tmp_path, "export.zip", sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}))
    brought = bring_in(vault, batch.pieces, "notitie")
    document = vault.document(brought.documents[0])
    assert (document.title, document.share, document.period.first) == ("Kerst", ShareState.ONLY_ME, "2017-12-26")
    assert document.body["notitie.woorden"].value == Line("kerst, thuis")
    files = document.body["notitie.bijlagen"].value
    assert isinstance(files, Files)
    assert open_attachment(vault, files.refs[0].id).read(3) == b"\xff\xd8\xff"
    assert [hit.document for hit in vault.find("waar")] == [document.id]
    assert vault.versions(document.id)


def test_a_journal_may_become_a_diary(opened, tmp_path):
    vault = opened[2]
    brought = bring_in(vault, found(tmp_path, "j.txt", sources.JRNL).pieces, "dagboek")
    kept = [vault.document(one) for one in brought.documents]
    assert [one.body["dag.datum"].value.first for one in kept] == ["2020-08-29", "2020-08-31", "2020-09-24"]


def test_nothing_is_brought_in_when_it_is_stopped_halfway(opened, tmp_path):
    vault = opened[2]
    before = vault.summaries()

    def stop(share: float) -> None:
        if share > 0.5:
            raise NothingFoundError

    with pytest.raises(NothingFoundError):
        bring_in(vault, found(tmp_path, "j.txt", sources.JRNL).pieces, "notitie", stop)
    assert vault.summaries() == before
    assert last_brought(vault) is None
    assert vault.find("Lorem") == []
    assert vault.check() == []


def test_a_file_that_cannot_be_kept_stays_behind_and_is_told(opened, tmp_path):
    vault = opened[2]
    zipped = sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": b"\xff\xd8\xff geen foto"})
    brought = bring_in(vault, found(tmp_path, "a.zip", zipped).pieces, "notitie")
    assert len(brought.documents) == 1
    assert [one.name for one in brought.left] == ["abc123.jpeg"]
    assert "notitie.bijlagen" not in vault.document(brought.documents[0]).body


def test_all_of_it_goes_again_in_one_step_and_can_come_back(opened, tmp_path):
    vault = opened[2]
    before = {one.id for one in vault.summaries()}
    bring_in(vault, found(tmp_path, "j.txt", sources.JRNL).pieces, "notitie")
    brought = last_brought(vault)
    words = texts(vault, brought)
    take_out(vault, brought)
    assert {one.id for one in vault.summaries()} == before
    assert vault.find("Lorem") == []
    assert last_brought(vault) is None
    put_back(vault, brought)
    assert texts(vault, brought) == words
    assert vault.find("Lorem")


def test_what_is_there_already_is_told_and_never_merged(opened, tmp_path):
    vault = opened[2]
    batch = found(tmp_path, "j.txt", sources.JRNL)
    bring_in(vault, batch.pieces[:1], "notitie")
    assert is_there(vault, batch.pieces) == (True, False, False)
    bring_in(vault, batch.pieces, "notitie")
    assert len(vault.find("Lorem")) == 2


def test_bringing_in_writes_no_plain_file(opened, tmp_path, monkeypatch):
    house, _lifecycle, vault = opened
    source, temp = tmp_path / "uit", tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    bring_in(vault, found(source, "a.docx", sources.letter()).pieces, "notitie")
    bring_in(vault, found(source, "b.jex", sources.joplin()).pieces, "notitie")
    assert list(temp.iterdir()) == []
    for file in house.folder.rglob("*"):
        assert file.is_dir() or b"Eerste alinea" not in file.read_bytes()

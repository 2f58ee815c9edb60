"""Bringing in: all of it in the vault or nothing, told when it is there already, and out again in one step."""

from __future__ import annotations

import pytest

from herstelkluis.errors import (
    NothingFoundError,
)
from herstelkluis.model.body import Files, Line, Text
from herstelkluis.model.document import ShareState
from herstelkluis.model.text import all_words
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.importing.bring import bring_in, is_there, last_brought, put_back, take_out
from vault import import_sources as sources
from vault.import_sources import found


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


def test_a_title_of_a_whole_book_is_cut_and_its_words_are_not(opened, tmp_path):
    vault, words = opened[2], "woord " * 500
    brought = bring_in(vault, found(tmp_path, "x.md", f"# {words}\nen meer").pieces, "notitie")
    [document] = [vault.document(one) for one in brought.documents]
    assert len(document.title) <= 200
    [hit] = vault.find("en meer")
    assert hit.document == document.id


def test_a_title_that_is_cut_stands_whole_above_the_words(opened, tmp_path):
    vault, words = opened[2], ("woord " * 50).strip()
    looked = found(tmp_path, "x.md", f"---\ntitle: {words} einde\n---\nen meer").pieces
    brought = bring_in(vault, looked, "notitie")
    assert texts(vault, brought) == [f"{words} einde\n\nen meer"]
    assert is_there(vault, looked) == (True,)


def test_a_day_in_a_diary_keeps_the_photos_and_tags_it_came_with(opened, tmp_path):
    vault = opened[2]
    batch = found(tmp_path, "export.zip", sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}))
    brought = bring_in(vault, batch.pieces, "dagboek")
    document = vault.document(brought.documents[0])
    assert document.tags == ("kerst", "thuis")
    [photo] = document.files
    assert open_attachment(vault, photo.id).read(3) == b"\xff\xd8\xff"
    assert [hit.document for hit in vault.find("kerst") if not hit.answer] == [document.id]
    assert vault.check() == []
    assert open_attachment(vault, photo.id).read(3) == b"\xff\xd8\xff"


def test_words_never_come_under_the_question_that_somebody_else_asked(opened, tmp_path):
    vault = opened[2]
    looked = found(tmp_path, "x.txt", "Mijn eigen antwoord").pieces
    brought = bring_in(vault, looked, "werkmateriaal")
    assert list(vault.document(brought.documents[0]).body) == ["werk.tekst"]
    assert is_there(vault, looked) == (True,)

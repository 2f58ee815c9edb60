"""What others made cannot hold up, fill up or end the program: a short file never asks for endless work."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from costs import least_milliseconds
from herstelkluis.errors import CannotReadError, NothingFoundError, SourceTooLargeError, UnreadableSourceError
from herstelkluis.vault.importing.bring import bring_in
from herstelkluis.vault.importing.look import look_into
from vault import import_sources as sources
from vault.import_sources import found

SOON = 5000  # milliseconds; each of these took minutes or for ever


def endless_keys(wide: int) -> str:
    """Names of names of names: what stands for each other grows by its width at each step."""
    keys = ", ".join(f"k{n}: {{}}" for n in range(wide))
    steps = [f"a: &a {{{keys.replace(chr(123) + chr(125), chr(110) + 'ull')}}}"]
    steps += [f"{one}: &{one} {{{keys.replace('{}', '*' + before)}}}" for before, one in ("ab", "bc", "cd")]
    return "\n".join([*steps, "1: {soort: *d}"])


@pytest.mark.parametrize(
    "text",
    [endless_keys(200), "1: " + "[" * 200_000, "1: {? 0x" + "f" * 9000 + " : null}", "1: {? 1" + ":59" * 200_000],
)
def test_a_month_that_grows_nests_or_counts_without_end_is_refused(tmp_path, text):
    def reading() -> None:
        with pytest.raises(UnreadableSourceError):
            found(tmp_path, "2020-01.txt", text)

    assert least_milliseconds(reading, within=SOON) < SOON


def merged(steps: int) -> str:
    rest = [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, steps)]
    return "---\n" + "\n".join(["a0: &a0 {k: v}", *rest]) + "\n---\nwoorden"


@pytest.mark.parametrize(
    "text",
    [
        "# a" + " " * 20_000 + "b",
        "[" * 400_000,
        "[](" * 200_000,
        "[](a" + " " * 200_000,
        '[](a "' * 100_000,
        merged(12),
        "---\ntitle: 0x" + "f" * 9000 + "\n---\nwoorden",
    ],
)
def test_a_text_full_of_signs_is_read_at_once(tmp_path, text):
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "dag.md").write_text(text, "utf-8")
    assert len(look_into(tmp_path / "map").pieces) == 1
    assert least_milliseconds(lambda: look_into(tmp_path / "map"), within=SOON) < SOON


def test_a_note_full_of_ties_is_read_at_once(tmp_path):
    words = ("(:/" + sources.key(1)) * 100_000
    note = sources.joplin_item("Titel", words, id=sources.key(2), type_=1)
    export = sources.jex({f"{sources.key(2)}.md": note})
    assert len(found(tmp_path, "a.jex", export).pieces) == 1
    assert least_milliseconds(lambda: found(tmp_path, "a.jex", export), within=SOON) < SOON


@pytest.mark.parametrize(
    ("target", "name"),
    [("foto.jpg", "foto.jpg"), ("<mijn foto.jpg>", "mijn foto.jpg"), ('foto.jpg "Aan (zee)"', "foto.jpg")],
)
def test_files_beside_a_text_are_found_however_they_are_tied(tmp_path, target, name):
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / name).write_bytes(sources.jpeg())
    (tmp_path / "map" / "dag.md").write_text(
        f"# Zee ##\n[![zee]({target})](https://a.nl) en [dit [ook]](b.jpg)", "utf-8"
    )
    (piece,) = look_into(tmp_path / "map").pieces
    assert (piece.title, [one.name for one in piece.files]) == ("Zee", [name])


def test_a_letter_that_unpacks_to_very_much_text_is_refused_before_it_is_read(tmp_path):
    made = io.BytesIO(sources.letter())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b"<w:p/>" * 6_000_000)
    with pytest.raises(SourceTooLargeError):
        found(tmp_path, "brief.docx", made.getvalue())


def test_a_file_over_the_limit_stays_behind_and_not_a_byte_of_it_is_read(opened, tmp_path):
    vault = opened[2]
    large = sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": bytes(21 * 1024 * 1024)})
    (piece,) = found(tmp_path, "export.zip", large).pieces
    (tmp_path / "export.zip").unlink()  # reading would fail now, and with it all of bringing in
    brought = bring_in(vault, [piece], "notitie")
    assert len(brought.documents) == 1
    assert [(one.name, one.why) for one in brought.left] == [("abc123.jpeg", SourceTooLargeError.message)]


def test_a_pipe_or_a_link_out_of_the_folder_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(CannotReadError):
        look_into(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "2020-01.txt")
    with pytest.raises(CannotReadError):
        look_into(tmp_path)
    (tmp_path / "elders").write_text("1: {text: geheim}")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "2020-02.txt").symlink_to(tmp_path / "elders")
    with pytest.raises(NothingFoundError):
        look_into(tmp_path / "map")


@pytest.mark.parametrize("swapped", ["link", "pipe", "gone"])
def test_a_file_that_was_swapped_after_looking_stays_behind(opened, tmp_path, swapped):
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "dag.md").write_text("![zee](zee.jpg)")
    (folder / "zee.jpg").write_bytes(sources.jpeg())
    (tmp_path / "geheim.jpg").write_bytes(sources.jpeg("red"))
    batch = look_into(folder)
    (folder / "zee.jpg").unlink()
    if swapped == "link":
        (folder / "zee.jpg").symlink_to(tmp_path / "geheim.jpg")
    elif swapped == "pipe":
        os.mkfifo(folder / "zee.jpg")
    brought = bring_in(opened[2], batch.pieces, "notitie")
    assert [one.name for one in brought.left] == ["zee.jpg"]
    assert len(brought.documents) == 1

"""An export that someone made or changed is refused whole: a clear error, nothing half, and never endless work."""

from __future__ import annotations

import io
import json
import os
import struct
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from costs import least_milliseconds
from herstelkluis.errors import (
    CannotReadError,
    ExportDamagedError,
    ExportError,
    ExportLockedError,
    ExportTooLargeError,
    ExportTooNewError,
    KluisError,
    NotAnExportError,
    VaultExistsError,
)
from herstelkluis.model.body import Answer, Line
from herstelkluis.model.document import Document
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.store import contacts, documents, history, ledger, received
from herstelkluis.vault.exporting import files, json_stream
from herstelkluis.vault.exporting.files import open_export
from herstelkluis.vault.exporting.reading import bring_into, check_export
from vault import export_cases as cases

SOON = 5000  # milliseconds
FLIPS = int(os.environ.get("HERSTELKLUIS_EXPORTS", "25"))
ID = "0" * 31 + "1"
EARLIEST, LATEST = "0001-01-01T00:00:00.000000+00:00", "9999-12-31T23:30:00.000000+00:00"
PIECE = Document(
    ID, "notitie", "1", title="Een dag", body={"a.b": Answer(Line("woorden"))}, created_at=cases.NOW, revision=1
)


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> bytes:
    """One of everything."""
    with cases.empty(tmp_path_factory.mktemp("kluis"), "een") as db:
        documents.put(db, PIECE)
        documents.put(db, replace(PIECE, id="0" * 31 + "2", deleted_at=cases.NOW))
        history.add_version(db, PIECE, "eerste", cases.NOW)
        cases.attach(db, ID, ID, "foto.jpg", "image/jpeg", b"\xff\xd8" + b"zee" * 1000)
        cases.attach(db, "0" * 31 + "2", ID, "foto.jpg", "image/jpeg", b"")
        contacts.put(
            db, contacts.KnownContact(ID, "Noor", "N", cases.SIGNERS[0], cases.RECIPIENT, ("een", "twee"), cases.NOW)
        )
        received.raise_clock_mark(db, cases.NOW)
        told = LedgerNames("Huisarts", "arts", "gesprek", ("Een dag",))
        ledger.append(db, LedgerEvent("P", LedgerKind.INTENDED, cases.NOW, {"signed": 1}), told)
        ledger.append(db, LedgerEvent("P", LedgerKind.SEALED, cases.NOW + timedelta(seconds=1)))
        return cases.exported(db)


@pytest.fixture
def database(tmp_path):
    with cases.empty(tmp_path, "twee") as empty:
        yield empty


def edited(export: bytes, edit) -> bytes:
    """The export with another kluis.json: what `edit` makes of its value, or of its text where that is asked."""

    def change(found):
        value = json.loads(found["kluis.json"])
        edit(value)
        found["kluis.json"] = json.dumps(value).encode()

    return cases.changed(export, change)


def retold(export: bytes, told: bytes) -> bytes:
    return cases.changed(export, lambda files: files | {"kluis.json": told})


def check_refused(database, data: bytes, error: type[KluisError] = ExportDamagedError) -> None:
    def bringing() -> None:
        with pytest.raises(error):
            bring_into(database, cases.files_of(data))

    assert least_milliseconds(bringing, within=SOON) < SOON
    for table in ("documents", "versions", "attachments", "chunks", "ledger", "contacts", "templates", "passages"):
        assert not database.read(f"SELECT 1 FROM {table}"), table


def test_written_by_another_program_in_another_layout_it_comes_in(database, export):
    def change(files):
        files["kluis.json"] = json.dumps(json.loads(files["kluis.json"]), indent=4).encode()

    bring_into(database, cases.files_of(cases.changed(export, change)))
    assert cases.exported(database) == export


def _preferred(key, kept):
    return lambda value: value["preferences"].append({"key": key, "value": kept})


@pytest.mark.parametrize(
    "edit",
    {
        "a key that is not known": lambda value: value.update(extra=[]),
        "a part that is missing": lambda value: value.pop("ledger"),
        "fewer pieces than was said": lambda value: value["counts"].update(pieces=2),
        "a count that is none": lambda value: value["counts"].update(pieces=-1),
        "a version of a piece that is not there": lambda value: value["versions"][0]["document"].update(id="weg"),
        "a file of a piece that is not there": lambda value: value["attachments"][0].update(document="weg"),
        "a piece twice": lambda value: value["documents"].insert(0, value["documents"][0]),
        "a piece of a moment without a next day": lambda value: value["documents"][0].update(changed_at=LATEST),
        "a piece thrown away at the end of time": lambda value: value["documents"][1].update(deleted_at=LATEST),
        "a version of before there was time": lambda value: value["versions"][0].update(made_at=EARLIEST),
        "something given at no moment": lambda value: value["ledger"][0].update(at="gisteren"),
        "something given at the end of time": lambda value: value["ledger"][0].update(at=LATEST),
        "brought in before there was time": _preferred("imports", [{"at": EARLIEST, "documents": [ID]}]),
        "brought in where nobody knows": _preferred("imports", [{"at": "2026-01-01T10:00", "documents": [ID]}]),
        "pieces in another order": lambda value: value["documents"].reverse(),
        "a spell twice": lambda value: value["versions"].append(
            value["versions"][0] | {"document": value["versions"][0]["document"] | {"revision": 2}}
        ),
        "words that are a number": lambda value: value["documents"][0].update(title=3),
        "a level that is none": lambda value: value["documents"][0].update(level=4),
        "a value that is not known": lambda value: value["documents"][0]["body"].update({"a.b": {"value": {"x": 1}}}),
        "a moment without a zone": lambda value: value["versions"][0].update(made_at="2024-01-01T00:00:00"),
        "half a letter": lambda value: value["documents"][0].update(title="\ud800"),
        "a file outside its folder": lambda value: value["attachments"][0].update(file="../../etc/passwd"),
        "a file that is another part": lambda value: value["attachments"][0].update(file="kluis.json"),
        "two files in one place": lambda value: value["attachments"][1].update(file=value["attachments"][0]["file"]),
        "a file that is missing": lambda value: value["attachments"][0].update(file="bijlagen/weg.jpg"),
        "a file that is longer": lambda value: value["attachments"][0].update(size=10),
        "a file that is shorter": lambda value: value["attachments"][0].update(size=10_000),
        "a file that is too large": lambda value: value["attachments"][0].update(size=2**40),
        "a file that is another": lambda value: value["attachments"][0].update(sha256="0" * 64),
        "a file with an odd id": lambda value: value["attachments"][0].update(id="../1"),
        "a key that is none": lambda value: value["contacts"][0].update(key="ssh-ed25519 AAAA"),
        "a recipient that is none": lambda value: value["contacts"][0].update(age_recipient="age1x"),
        "a hash that is none": lambda value: value["ledger"][0].update(hash="00"),
        "a number beyond all": lambda value: value["ledger"][1].update(n=2**63),
        "names without a salt": lambda value: value["ledger"][0].pop("salt"),
        "a mark of another kind": lambda value: value["meta"][0].update(key="rederive"),
        "backups of another vault": _preferred("backups", []),
        "sheets of one's own that are none": _preferred("own_templates", 5),
        "a time of bringing in without a day": _preferred("imports", [{"documents": []}]),
        "own words that are none": _preferred("spelling.words", 5),
        "a preference that is no number": lambda value: value["preferences"].append(
            {"key": "x", "value": float("inf")}
        ),
    }.items(),
    ids=lambda case: case[0],
)
def test_what_does_not_fit_is_refused_and_nothing_stays(database, export, edit):
    check_refused(database, edited(export, edit[1]))


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"format":"herstelkluis-kluis","version":"1"}',
        b'{"format":"herstelkluis-kluis","version":1,"counts":{"pieces":0,"pieces":0}}',
        b'{"format":"herstelkluis-kluis","version":1,' + b'"counts":' + b"[" * 100_000,
        b'{"format":"herstelkluis-kluis","version":1,"counts":' + b"9" * 100_000,
        b'{"format":"herstelkluis-kluis","version":1,"counts":NaN}',
    ],
)
def test_a_text_that_is_none_of_ours_is_refused(database, export, told):
    check_refused(database, retold(export, told))


def test_something_behind_the_end_or_a_part_that_is_cut_off_is_refused(database, export):
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        whole = archive.read("kluis.json")
    check_refused(database, retold(export, whole + b"{}"))
    for length in range(0, len(whole) - 2, 97):
        check_refused(database, retold(export, whole[:length]))


def test_another_format_and_a_newer_version_are_said(database, export):
    check_refused(database, edited(export, lambda value: value.update(format="iets anders")), NotAnExportError)
    check_refused(database, edited(export, lambda value: value.update(version=2)), ExportTooNewError)


def test_a_value_without_end_is_refused_in_little_memory(database, export, monkeypatch):
    monkeypatch.setattr(json_stream, "MOST", 2**20)
    words = os.urandom(2**21).hex().encode()
    data = retold(export, b'{"format":"herstelkluis-kluis","version":1,"counts":"' + words)
    tracemalloc.start()
    try:
        check_refused(database, data, ExportTooLargeError)
        assert tracemalloc.get_traced_memory()[1] < 2**24
    finally:
        tracemalloc.stop()


def test_what_is_pressed_beyond_belief_is_refused_before_it_is_read(database, export, monkeypatch):
    check_refused(database, retold(export, b" " * (200 * 2**20)), ExportTooLargeError)
    monkeypatch.setattr(files, "_ALWAYS_FINE", 2**20)
    with pytest.raises(ExportTooLargeError):
        cases.files_of(cases.changed(export, lambda found: found | {"bijlagen/bom": bytes(2**23)}))


def test_an_archive_with_a_name_twice_a_lock_or_an_odd_press_is_refused(database, export):
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        files = {one.filename: archive.read(one) for one in archive.infolist()}
    for press in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", press) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        check_refused(database, target.getvalue())
    target = io.BytesIO(export)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr("kluis.json", files["kluis.json"])
    with pytest.raises(ExportDamagedError):
        cases.files_of(target.getvalue())
    locked = bytearray(export)
    for place in _directory(export):
        locked[place + 8] |= 1
    check_refused(database, bytes(locked))


def _directory(data: bytes) -> list[int]:
    found, at = [], data.find(b"PK\1\2")
    while at >= 0:
        found.append(at)
        at = data.find(b"PK\1\2", at + 1)
    return found


def test_files_that_are_none_are_refused_by_what_they_are(tmp_path, export):
    for name, content, error in (
        ("leeg", b"", NotAnExportError),
        ("tekst", b"Lieve Noor", NotAnExportError),
        ("half.zip", export[: len(export) // 2], NotAnExportError),
        ("ander.zip", cases.changed(export, lambda files: {"a.txt": b"a"}), NotAnExportError),
        ("op-slot.age", b"age-encryption.org/v1\n", ExportLockedError),
        ("lijst.zip", b"PK\5\6" + struct.pack("<4H2IH", 0, 0, 9, 9, 2**31, 0, 0), ExportTooLargeError),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(error), open_export(path):
            pass
    for path in (tmp_path / "weg", tmp_path):
        with pytest.raises(CannotReadError), open_export(path):
            pass


def test_every_changed_byte_is_found_or_changes_nothing_that_matters(tmp_path, export):
    """A ZIP has bytes that nobody reads; whatever comes in is what was written."""
    dice = Random(5)
    file = tmp_path / "mee.zip"
    for number in range(FLIPS):
        changed = bytearray(export)
        changed[dice.randrange(len(export))] ^= 1 << dice.randrange(8)
        file.write_bytes(changed)
        with cases.empty(tmp_path, f"{number}") as database:
            try:
                with open_export(file) as files:
                    bring_into(database, files)
            except ExportError:
                continue
            assert cases.exported(database) == export


def test_something_in_the_vault_is_never_mixed_with_an_export(database, export):
    ledger.append(database, LedgerEvent("P", LedgerKind.INTENDED, cases.NOW))
    with pytest.raises(VaultExistsError):
        bring_into(database, cases.files_of(export))


def test_checking_counts_for_real_and_finds_a_changed_attachment(export):
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        assert check_export(archive).attachments == 2
    for edit in (
        lambda files: files | {"bijlagen/foto.jpg": files["bijlagen/foto.jpg"][:-1] + b"x"},
        lambda files: {name: content for name, content in files.items() if name != "bijlagen/foto.jpg"},
    ):
        with (
            zipfile.ZipFile(io.BytesIO(cases.changed(export, edit))) as archive,
            pytest.raises(ExportDamagedError),
        ):
            check_export(archive)

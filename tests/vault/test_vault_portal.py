"""Plain files for a portal: what was seen and nothing else, all or none, and known to the ledger first."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess

import pytest

from herstelkluis.errors import CannotWriteError, ChangedSinceError, FolderGoneError, NotShownError, OtherReaderError
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.text import Run
from herstelkluis.share.doors import Door
from herstelkluis.share.package_id import control_words
from herstelkluis.store import ledger
from herstelkluis.vault import identity, portal, sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.portal import portal_files
from house import rewrite, write

CANARY = "kanariegeel"
BOTH = frozenset({"inhoud", "fhir"})


@pytest.fixture
def ready(opened, tmp_path):
    """A vault with a letter that may go, and a flow with both copies of which every page was seen."""
    _, _, vault = opened
    letter = write(vault, "brief.huisarts", "Wilt u meekijken?", share=ShareState.MAY_GO)
    write(vault, "levensverhaal", CANARY, section="h06", level=Level.SENSITIVE)
    write(vault, "notitie", Run(CANARY, private=True), title="Alleen van mij", share=ShareState.MAY_GO)
    flow = sharing.begin(vault, "huisarts").for_reader("PGO van Sam", "portaal", "Zodat het bij elkaar staat.")
    out = tmp_path / "uit"
    out.mkdir()
    return vault, letter, see(flow.with_machine_copy(BOTH)), out


def see(flow):
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    return flow


def test_a_portal_gets_a_pdf_and_the_very_copies_that_were_seen(ready):
    vault, _, flow, out = ready
    given = portal_files(vault, flow, out)
    name = f"document-{given.number}"
    assert [path.name for path in given.paths] == [f"{name}.pdf", f"{name}.json", f"{name}.fhir.json"]
    assert sorted(out.iterdir()) == sorted(given.paths)
    pdf, *copies = (path.read_bytes() for path in given.paths)
    assert pdf.startswith(b"%PDF-")
    assert copies == [page.data for page in flow.pages[-2:]]
    assert CANARY not in repr(copies)
    assert json.loads(copies[0])["package"]["reader"] == "PGO van Sam"


def test_the_ledger_has_one_entry_that_says_it_is_given(ready):
    vault, _, flow, out = ready
    given = portal_files(vault, flow, out)
    (entry,) = givings(vault)
    assert (entry.package, entry.state, entry.doors) == (flow.package, State.GIVEN, (Door.PORTAL,))
    assert set(entry.hashes) == {hashlib.sha256(path.read_bytes()).hexdigest() for path in given.paths}
    assert entry.names.reader == "PGO van Sam"
    assert entry.expires_on == given.expires_on
    told = json.loads(given.paths[1].read_bytes())["package"]["expires_at"]
    assert entry.expires_at.strftime("%Y-%m-%dT%H:%M:%SZ") == told


def test_what_has_no_signature_has_no_control_words(ready):
    """Neither on its pages nor in the list: they would say that somebody signed."""
    vault, _, flow, out = ready
    assert flow.is_signed
    given = portal_files(vault, flow, out)
    text = subprocess.run(["pdftotext", given.paths[0], "-"], capture_output=True, text=True, check=True).stdout
    words = control_words(identity.public_keys(vault)[0], given.package)
    assert not set(words) <= set(re.findall(r"\w+", text))
    assert sharing.control_words_of(vault, given.package) is None
    other = see(sharing.begin(vault, "huisarts"))
    sharing.record_shown(vault, other, Door.PAPER, sharing.paper_pdf(vault, other))
    assert sharing.control_words_of(vault, other.package) is None


def test_taking_it_back_is_only_a_request(ready):
    vault, _, flow, out = ready
    sharing.withdraw(vault, portal_files(vault, flow, out).package)
    assert givings(vault)[0].state is State.ASKED_BACK


def test_without_copies_it_is_the_pdf_alone(ready):
    vault, _, flow, out = ready
    given = portal_files(vault, see(flow.with_machine_copy(frozenset())), out)
    assert [path.suffix for path in given.paths] == [".pdf"]


def test_nothing_is_written_before_every_page_was_seen(ready):
    vault, letter, flow, out = ready
    with pytest.raises(NotShownError):
        portal_files(vault, flow.look().saw(0), out)
    rewrite(vault, letter, "Anders.")
    with pytest.raises(ChangedSinceError):
        portal_files(vault, flow, out)
    assert (list(out.iterdir()), givings(vault)) == ([], [])


@pytest.mark.parametrize("ending", ["pdf", "json", "fhir.json"])
def test_a_file_that_is_there_is_never_written_over(ready, ending):
    vault, _, flow, out = ready
    there = out / f"document-{flow.package[:6]}.{ending}"
    there.write_bytes(b"mijn")
    with pytest.raises(CannotWriteError):
        portal_files(vault, flow, out)
    assert (there.read_bytes(), list(out.iterdir()), givings(vault)) == (b"mijn", [there], [])


def test_all_files_are_there_or_none_and_the_ledger_says_which(ready, monkeypatch):
    vault, _, flow, out = ready
    write_file = portal.write_file

    def full(path, data):
        known = {event.facts.get("sha256") for event in ledger.events(vault.database)}
        assert hashlib.sha256(data).hexdigest() in known  # nothing leaves before it is written down
        if path.name.endswith(".fhir.json"):
            raise FolderGoneError
        write_file(path, data)

    monkeypatch.setattr(portal, "write_file", full)
    with pytest.raises(FolderGoneError):
        portal_files(vault, flow, out)
    assert (list(out.iterdir()), [one.state for one in givings(vault)]) == ([], [State.NOT_MADE])


def test_newer_files_for_the_same_portal_replace_the_older(ready, tmp_path):
    vault, _, flow, out = ready
    older = portal_files(vault, flow, out)
    again = sharing.begin(vault, "huisarts").replacing(older.package)
    with pytest.raises(OtherReaderError):
        portal_files(vault, see(again.for_reader("Iemand anders", "", "Zomaar.")), out)
    portal_files(vault, see(again.for_reader("PGO van Sam", "portaal", "Zodat het klopt.")), out)
    assert {one.package: one.state for one in givings(vault)}[older.package] is State.REPLACED


def test_a_stick_that_is_gone_may_hold_a_file(ready, monkeypatch):
    vault, _, flow, out = ready
    write_file = portal.write_file

    def pulled_out(path, data):
        if path.name.endswith(".json"):
            out.rename(out.with_name("weg"))
        write_file(path, data)

    monkeypatch.setattr(portal, "write_file", pulled_out)
    with pytest.raises(FolderGoneError):
        portal_files(vault, flow, out)
    assert [one.state for one in givings(vault)] == [State.MAYBE_LEFT]


def test_a_package_is_made_once(ready, tmp_path):
    vault, _, flow, out = ready
    portal_files(vault, flow, out)
    other = tmp_path / "anders"
    other.mkdir()
    with pytest.raises(ValueError, match="once"):
        portal_files(vault, flow, other)
    with pytest.raises(ValueError, match="once"):
        sharing.seal(vault, flow, other, log_n=10)
    assert list(other.iterdir()) == []

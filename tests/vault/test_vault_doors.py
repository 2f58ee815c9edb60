"""One choice through several doors: the same content, the same words, one entry, and all of it or nothing."""

from __future__ import annotations

import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from herstelkluis.errors import (
    CannotWriteError,
    PackageFullError,
    PaperError,
    SealStoppedError,
    VaultLockedError,
)
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.page import is_own_page
from herstelkluis.store import files, ledger
from herstelkluis.vault import package_files, sharing
from herstelkluis.vault.givings import State, giving, givings
from herstelkluis.vault.receive import receive
from herstelkluis.vault.sharing import Door
from house import PASSWORD
from paper.poppler import text_of
from vault.giving_cases import CHEAP, OWN_WORDS, desk_of, see

EVERY = (Door.FILE, Door.PAGE, Door.PDF)


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


def test_three_doors_are_one_package_with_one_set_of_words(desk):
    flow = desk.choose()
    given = desk.seal(flow, *EVERY)
    assert desk.left == [f"document-{given.number}.{ending}" for ending in ("age", "html", "pdf")]
    assert (given.path, list(given.paths)) == (given.paths[Door.FILE], list(EVERY))
    file, page = (given.paths[door].read_bytes() for door in (Door.FILE, Door.PAGE))
    assert find_age_file(page) == file
    assert is_own_page(page)
    for data in (file, page):
        bundle = receive(data, given.words, desk.house.clock())
        assert [item.data for item in bundle.items] == [one.data for one in flow.pages]
    with pikepdf.open(given.paths[Door.PDF], password=given.words) as pdf:
        assert pdf.encryption.R == 6


def test_the_pdf_says_the_same_words_and_at_its_foot_whose_it_is(desk):
    given = desk.seal(None, *EVERY)
    opened, out = pikepdf.open(given.paths[Door.PDF], password=given.words), io.BytesIO()
    opened.save(out)
    text = " ".join(text_of(out.getvalue()).split())
    assert OWN_WORDS in text
    assert f"Pakket {given.number}, geldig tot en met" in text
    assert str(given.expires_on.year) in text
    assert "Mw. De Wit" in text
    control_words = sharing.control_words_of(desk.vault, given.package)
    assert control_words
    assert " ".join(control_words) not in text, "they would vouch for pages that anyone could have changed"
    assert len(set(given.words.split()) & set(text.split())) < 2, "one may be a plain word"


def test_the_ledger_knows_each_file_by_its_hash_before_it_is_written(desk, monkeypatch):
    seen = []

    def look_first(path, data):
        seen.append([event.kind for event in ledger.events(desk.vault.database)])
        assert sharing.words_of(desk.vault, desk_flow.package)
        files.write_file(path, data)

    desk_flow = desk.choose()
    monkeypatch.setattr(package_files, "write_file", look_first)
    given = desk.seal(desk_flow, *EVERY)
    before = [LedgerKind.INTENDED, *[LedgerKind.SEALED] * 3]
    assert seen == [before] * 3
    kinds = [event.kind for event in ledger.events(desk.vault.database)]
    assert kinds == [*before, *[LedgerKind.WRITTEN] * 3]
    assert set(giving(desk.vault, given.package).hashes) == {_sha256(path) for path in given.paths.values()}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("error", [CannotWriteError, RuntimeError])
def test_when_one_file_fails_none_is_left(desk, monkeypatch, at, error):
    written = []

    def fail_in_time(path, data):
        written.append(path)
        path.write_bytes(data)
        if len(written) == at:
            raise error

    with monkeypatch.context() as disk:
        disk.setattr(package_files, "write_file", fail_in_time)
        with pytest.raises(error):
            desk.seal(None, *EVERY)
    (one,) = givings(desk.vault)
    assert (len(written), desk.left, one.state) == (at, [], State.NOT_MADE)
    assert sharing.words_of(desk.vault, one.package) is None
    assert desk.vault.check() == []


def test_when_the_pages_cannot_be_set_nothing_is_made(desk, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PaperError

    monkeypatch.setattr("herstelkluis.paper.sheets.sheets_pdf", refuse)
    with pytest.raises(PaperError):
        desk.seal(None, *EVERY)
    assert (desk.left, givings(desk.vault)[0].state) == ([], State.NOT_MADE)


def test_a_page_over_its_limit_is_refused_and_leaves_nothing(desk, monkeypatch):
    monkeypatch.setattr("herstelkluis.share.page.MAX_AGE_FILE", 60_000)
    with pytest.raises(PackageFullError):
        desk.seal(None, *EVERY)
    assert (desk.left, givings(desk.vault)[0].state) == ([], State.NOT_MADE)
    assert desk.seal(None, Door.FILE).path.exists()


def test_nothing_that_stands_in_the_folder_is_written_over_or_removed(desk):
    flow = desk.choose()
    theirs = desk.out / f"document-{flow.package[:6]}.pdf"
    theirs.write_text("van iemand anders")
    with pytest.raises(CannotWriteError):
        desk.seal(flow, *EVERY)
    assert desk.left == [theirs.name]
    assert theirs.read_text() == "van iemand anders"
    assert givings(desk.vault)[0].state is State.NOT_MADE


def test_how_far_it_is_rises_to_the_end(desk):
    told = []
    desk.seal(None, *EVERY, progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(told) > 4


def test_stopping_at_any_moment_leaves_nothing(desk):
    asked = 0

    def count():
        nonlocal asked
        asked += 1
        return False

    desk.seal(None, *EVERY, is_cancelled=count)
    made = desk.left
    assert asked > 8
    for at in range(asked):
        answers = iter([False] * at + [True] * asked)
        with pytest.raises(SealStoppedError):
            desk.seal(None, *EVERY, is_cancelled=lambda answers=answers: next(answers))
        newest = givings(desk.vault)[0]
        assert newest.state is State.NOT_MADE, at
        assert sharing.words_of(desk.vault, newest.package) is None
    assert desk.left == made
    assert desk.vault.check() == []


def test_the_steps_of_a_window_give_what_one_call_gives(desk):
    """The slow ones on another thread, which has no vault."""
    sealing = sharing.begin_seal(desk.vault, desk.choose(), frozenset(EVERY), log_n=CHEAP)
    assert givings(desk.vault)[0].state is State.NOT_MADE
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(sealing.make).result()
        assert desk.left == []
        assert ledger.packages_with_words(desk.vault.database) == frozenset()
        sharing.record_sealed(desk.vault, sealing, made, desk.out)
        assert givings(desk.vault)[0].state is State.MAYBE_LEFT
        paths = thread.submit(sharing.write_files, sealing, made, desk.out).result()
    assert givings(desk.vault)[0].state is State.MAYBE_LEFT
    given = sharing.record_written(desk.vault, sealing, made, paths)
    assert givings(desk.vault)[0].state is State.READY
    assert receive(given.path.read_bytes(), given.words, desk.house.clock()).signed_by


def test_giving_up_after_any_step_leaves_no_file_and_no_words(desk):
    for steps in range(4):
        sealing = sharing.begin_seal(desk.vault, desk.choose(), frozenset(EVERY), log_n=CHEAP)
        made = sealing.make() if steps else {}
        if steps > 1:
            sharing.record_sealed(desk.vault, sealing, made, desk.out)
        if steps > 2:
            sharing.write_files(sealing, made, desk.out)
        sharing.give_up(desk.vault, sealing, desk.out)
        assert (desk.left, givings(desk.vault)[0].state) == ([], State.NOT_MADE)
        assert sharing.words_of(desk.vault, sealing.package) is None


def test_a_vault_that_was_locked_meanwhile_lets_nothing_out(opened, desk):
    _, lifecycle, vault = opened
    sealing = sharing.begin_seal(vault, desk.choose(), frozenset(EVERY), log_n=CHEAP)
    made = sealing.make()
    lifecycle.lock()
    with pytest.raises(VaultLockedError):
        sharing.record_sealed(vault, sealing, made, desk.out)
    sharing.give_up(vault, sealing, desk.out)
    assert desk.left == []
    vault = lifecycle.unlock(PASSWORD)
    assert givings(vault)[0].state is State.NOT_MADE


def test_doors_that_do_not_go_together_are_refused_before_anything_is_written_down(desk):
    flow = desk.choose()
    for wrong in ((), (Door.LOOK,), (Door.PAPER, Door.FILE), (Door.CONTACT,), (Door.CONTACT, Door.FILE)):
        with pytest.raises(ValueError):
            sharing.seal(desk.vault, flow, desk.out, frozenset(wrong), log_n=CHEAP)
    assert givings(desk.vault) == []


def test_what_is_large_for_mail_is_said(desk):
    given = desk.seal(None, Door.FILE, Door.PAGE)
    assert given.large_for_mail == frozenset()
    assert given.sizes == {door: path.stat().st_size for door, path in given.paths.items()}
    assert replace(given, sizes={Door.FILE: 10_000_000, Door.PAGE: 10_000_001}).large_for_mail == {Door.PAGE}


def test_no_word_of_the_owner_lies_open_in_any_file(desk):
    given = desk.seal(None, *EVERY)
    for path in given.paths.values():
        data = path.read_bytes()
        for telltale in ("kanariegeel", "De Wit", given.words):
            assert telltale.encode() not in data, (path.suffix, telltale)


def test_a_copy_for_computers_is_in_the_package_and_not_on_paper(desk):
    flow = sharing.begin(desk.vault, "huisarts").for_reader("Mw. De Wit", "huisarts", "Zodat u mij kent.")
    flow = see(flow.with_machine_copy(frozenset({"inhoud"})))
    desk.house.clock.at += flow.begun_at.resolution * 5_000_000
    given = desk.seal(flow, Door.FILE, Door.PDF)
    bundle = receive(given.path.read_bytes(), given.words, desk.house.clock())
    (copy,) = [item for item in bundle.items if item.is_for_computer]
    told = json.loads(copy.data)["package"]
    assert told["id"] == bundle.id
    assert told["created_at"] == f"{bundle.created_at:%Y-%m-%dT%H:%M:%SZ}"
    assert told["expires_at"] == f"{bundle.expires_at:%Y-%m-%dT%H:%M:%SZ}"
    with pikepdf.open(given.paths[Door.PDF], password=given.words) as pdf:
        assert len(pdf.pages) == len(bundle.items) - 1

"""Who has what: every state of a package, what may be erased, and a list that is shown even when it is damaged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from herstelkluis.errors import ChangedSinceError, ContactMissingError, OtherReaderError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.store import ledger
from herstelkluis.store.database import Database
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, chain_is_sound, ending_soon, giving, givings
from herstelkluis.vault.receive import receive
from herstelkluis.vault.sharing import Door
from house import PASSWORD
from vault.giving_cases import desk_of


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


def states(desk):
    return {one.package: one.state for one in givings(desk.vault)}


# --- replacing ---------------------------------------------------------------------------------------------------


def test_a_newer_package_takes_the_place_of_the_older_one_and_its_words(desk):
    older = desk.seal()
    flow = desk.choose(reader="mw. de wit")
    assert [one.package for one in sharing.replaceable(desk.vault, flow)] == [older.package]
    newer = desk.seal(flow.replacing(older.package))
    assert states(desk) == {older.package: State.REPLACED, newer.package: State.READY}
    replaced = giving(desk.vault, older.package)
    assert (replaced.replaced_by, replaced.is_out_of_reach) == (newer.package, True)
    assert sharing.words_of(desk.vault, older.package) is None
    assert desk.vault.check() == []


def test_a_package_that_was_given_before_it_was_replaced_is_in_reach_of_its_reader(desk):
    older = desk.seal()
    sharing.give_words(desk.vault, older.package)
    desk.seal(desk.choose().replacing(older.package))
    replaced = giving(desk.vault, older.package)
    assert (replaced.state, replaced.is_out_of_reach) == (State.REPLACED, False)


@pytest.mark.parametrize(("reader", "role"), [("Dhr. Bos", "huisarts"), ("Mw. De Wit", "buurvrouw"), ("", "huisarts")])
def test_another_reader_never_hears_the_number_of_a_package(desk, reader, role):
    older = desk.seal()
    flow = desk.choose(reader=reader, role=role)
    assert sharing.replaceable(desk.vault, flow) == []
    with pytest.raises(OtherReaderError):
        desk.seal(flow.replacing(older.package))
    assert states(desk) == {older.package: State.READY}


@pytest.mark.parametrize("name", ["", " ", "\u00a0"])
def test_two_readers_without_a_name_are_not_the_same_reader(desk, name):
    older = desk.seal(desk.choose(reader=name))
    flow = desk.choose(reader=name)
    assert sharing.replaceable(desk.vault, flow) == []
    with pytest.raises(OtherReaderError):
        desk.seal(flow.replacing(older.package))


def test_nothing_unknown_taken_back_or_without_names_is_replaced(desk):
    taken_back, erased = desk.seal(), desk.seal()
    sharing.withdraw(desk.vault, taken_back.package)
    sharing.erase_names(desk.vault, erased.package)
    flow = desk.choose()
    for package in (taken_back.package, erased.package, flow.package, "0" * 26):
        with pytest.raises(OtherReaderError):
            desk.seal(flow.replacing(package))


def test_what_was_not_made_replaces_nothing(desk, monkeypatch):
    older = desk.seal()

    def refuse(*_args):
        raise ChangedSinceError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.vault.package_files.write_file", refuse)
        with pytest.raises(ChangedSinceError):
            desk.seal(desk.choose().replacing(older.package))
    assert states(desk)[older.package] is State.READY
    assert sharing.words_of(desk.vault, older.package) == older.words


# --- words that were never given ---------------------------------------------------------------------------------


def test_a_package_that_ended_before_its_words_were_given_was_out_of_reach_and_is_really_taken_back(desk):
    given, waiting = desk.seal(), desk.seal()
    sharing.give_words(desk.vault, given.package)
    desk.house.clock.at += timedelta(days=120)
    (ended, read) = (giving(desk.vault, one.package) for one in (waiting, given))
    assert (ended.state, ended.has_words, ended.is_out_of_reach) == (State.EXPIRED, True, True)
    assert (read.state, read.has_words, read.is_out_of_reach) == (State.EXPIRED, False, False)
    sharing.withdraw(desk.vault, waiting.package)
    assert states(desk)[waiting.package] is State.TAKEN_BACK
    assert sharing.words_of(desk.vault, waiting.package) is None


def test_what_may_have_left_waits_for_its_words_and_ends_like_any_other(desk, monkeypatch):
    def die(*_args, **_kwargs):
        raise KeyboardInterrupt

    for _twice in range(2):
        with monkeypatch.context() as crash:
            crash.setattr("herstelkluis.vault.sharing.record_written", die)
            with pytest.raises(KeyboardInterrupt):
                desk.seal()
    told, kept = givings(desk.vault)
    assert told.state is kept.state is State.MAYBE_LEFT
    assert told.is_out_of_reach
    words = sharing.give_words(desk.vault, told.package)
    file = (desk.out / f"document-{told.number}.age").read_bytes()
    assert receive(file, words, desk.house.clock()).number == told.number
    assert states(desk) == {told.package: State.GIVEN, kept.package: State.MAYBE_LEFT}
    desk.house.clock.at += timedelta(days=120)
    assert states(desk) == {told.package: State.EXPIRED, kept.package: State.EXPIRED}
    assert [one.is_out_of_reach for one in givings(desk.vault)] == [False, True]


def test_what_is_on_paper_too_is_in_reach_of_its_reader(desk):
    flow = desk.choose()
    desk.show(flow, Door.PAPER)
    made = desk.seal(flow)
    one = giving(desk.vault, made.package)
    assert (one.has_words, one.is_out_of_reach) == (True, False)


# --- a reserve copy ----------------------------------------------------------------------------------------------


def test_after_a_reserve_copy_nobody_knows_which_words_were_given(desk):
    ready, given, back = desk.seal(), desk.seal(), desk.seal()
    sharing.give_words(desk.vault, given.package)
    sharing.withdraw(desk.vault, back.package)
    sharing.mark_restored(desk.vault)
    assert states(desk) == {
        ready.package: State.UNKNOWN,
        given.package: State.GIVEN,
        back.package: State.TAKEN_BACK,
    }
    assert sharing.words_of(desk.vault, ready.package) is None
    assert sharing.give_words(desk.vault, ready.package) is None
    sharing.withdraw(desk.vault, ready.package)
    assert states(desk)[ready.package] is State.ASKED_BACK
    assert desk.vault.check() == []


def test_no_copy_holds_words_and_a_package_in_it_is_unknown_by_itself(opened, desk, tmp_path):
    house, lifecycle, vault = opened
    ready = desk.seal()
    copy = tmp_path / "reserve.db"
    vault.database.copy_to(copy)
    assert sharing.words_of(vault, ready.package) == ready.words
    lifecycle.lock()
    (house.folder / "kluis-1.db").write_bytes(copy.read_bytes())
    vault = lifecycle.unlock(PASSWORD)
    (one,) = givings(vault)
    assert one.state is State.UNKNOWN
    assert vault.database.read("SELECT * FROM package_words") == []
    assert vault.check() == []


def test_a_copy_is_the_very_same_bytes_when_no_words_wait(desk, tmp_path):
    given = desk.seal()
    sharing.give_words(desk.vault, given.package)
    database: Database = desk.vault.database
    database.copy_to(tmp_path / "reserve.db")
    assert (tmp_path / "reserve.db").read_bytes() == database.path.read_bytes()


# --- what is kept beside it, and erased -----------------------------------------------------------------------------


def test_how_it_went_and_what_the_reader_said_is_kept(desk):
    given = desk.seal()
    sharing.record_how(desk.vault, given.package, "stick")
    sharing.record_how(desk.vault, given.package, "mail")
    sharing.react(desk.vault, given.package, "Ze belde meteen.")
    sharing.react(desk.vault, given.package, " Ze heeft het gelezen. ")
    one = giving(desk.vault, given.package)
    assert (one.how, one.reaction) == (("stick", "mail"), "Ze heeft het gelezen.")
    assert one.names.reader == "Mw. De Wit"
    with pytest.raises(ValueError):
        sharing.record_how(desk.vault, given.package, "duif")


def test_a_reaction_that_was_replaced_or_emptied_is_gone_from_the_vault(desk):
    given = desk.seal()
    for text in ("kanariegeel", "pimpelpaars", ""):
        sharing.react(desk.vault, given.package, text)
        kept = str(desk.vault.database.read("SELECT names FROM ledger_names"))
        assert [word for word in ("kanariegeel", "pimpelpaars") if word in kept] == [text] * bool(text)
    assert giving(desk.vault, given.package).reaction == ""
    assert giving(desk.vault, given.package).names is not None
    assert desk.vault.check() == []


def test_erasing_takes_names_and_reaction_and_leaves_what_happened(desk):
    given = desk.seal()
    sharing.give_words(desk.vault, given.package)
    sharing.react(desk.vault, given.package, "Ze belde meteen.")
    sharing.erase_names(desk.vault, given.package)
    one = giving(desk.vault, given.package)
    assert (one.names, one.reaction, one.state) == (None, "", State.GIVEN)
    assert desk.vault.database.read("SELECT count(*) FROM ledger_names") == [(0,)]
    facts = " ".join(text for (text,) in desk.vault.database.read("SELECT facts FROM ledger"))
    assert not [word for word in ("De Wit", "Brief", "kent", "belde") if word in facts]
    assert chain_is_sound(desk.vault)


# --- ends --------------------------------------------------------------------------------------------------------


def test_only_what_is_with_a_reader_and_ends_about_now_is_told_at_home(desk):
    def made(days, *, give=True, back=False):
        flow = desk.choose().with_agreement(days=days, wishes=frozenset(), is_signed=True)
        given = desk.seal(flow)
        if give:
            sharing.give_words(desk.vault, given.package)
        if back:
            sharing.withdraw(desk.vault, given.package)
        return given.package

    soon, ready, ended, late = made(12), made(13, give=False), made(1), made(40)
    made(12, back=True), made(12, give=False, back=True)
    sharing.record_shown(desk.vault, desk.choose(), Door.LOOK)
    desk.house.clock.at += timedelta(days=4)
    assert [one.package for one in ending_soon(desk.vault, desk.house.clock())] == [ended, soon, ready]
    desk.house.clock.at += timedelta(days=30)
    assert [one.package for one in ending_soon(desk.vault, desk.house.clock())] == [late]
    desk.house.clock.at += timedelta(days=30)
    assert ending_soon(desk.vault, desk.house.clock()) == []


# --- states from any order of events ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([LedgerKind.INTENDED], State.NOT_MADE),
        ([LedgerKind.INTENDED, LedgerKind.SEALED], State.MAYBE_LEFT),
        ([LedgerKind.INTENDED, LedgerKind.SEALED, LedgerKind.WORDS_GIVEN], State.GIVEN),
        ([LedgerKind.INTENDED, LedgerKind.SEALED, LedgerKind.WRITTEN], State.UNKNOWN),
        ([LedgerKind.INTENDED, LedgerKind.SEALED, LedgerKind.WRITTEN, LedgerKind.REPLACED], State.REPLACED),
        ([LedgerKind.SHOWN], State.SHOWN),
        ([LedgerKind.SEALED, LedgerKind.WITHDRAWN], State.ASKED_BACK),
        ([LedgerKind.NOTE], State.NOT_MADE),
    ],
)
def test_every_row_of_events_has_its_state(desk, kinds, expected):
    for kind in kinds:
        ledger.append(desk.vault.database, LedgerEvent("A" * 26, kind, desk.house.clock()))
    assert givings(desk.vault)[0].state is expected


def test_a_package_of_an_earlier_version_has_its_state_and_its_file(desk):
    """Before there were doors: no door in the facts, nothing said of the key or the delivery."""
    package, now = "7" * 26, desk.house.clock()
    facts = {"profile": "huisarts", "expires_at": "2027-02-15T22:59:59Z", "signed": 1}
    ledger.append(desk.vault.database, LedgerEvent(package, LedgerKind.INTENDED, now, facts))
    ledger.append(desk.vault.database, LedgerEvent(package, LedgerKind.SEALED, now, {"sha256": "00ff"}))
    ledger.append(desk.vault.database, LedgerEvent(package, LedgerKind.WRITTEN, now))
    ledger.put_words(desk.vault.database, package, "een twee drie")
    one = giving(desk.vault, package)
    assert (one.state, one.doors, one.hashes) == (State.READY, (Door.FILE,), ("00ff",))
    assert len(sharing.control_words_of(desk.vault, package)) == 8


# --- contacts -------------------------------------------------------------------------------------------------------


def test_a_contact_that_is_gone_is_told_before_anything_is_made(desk):
    with pytest.raises(ContactMissingError):
        desk.seal(desk.choose().for_contact("weg"), Door.CONTACT)
    assert givings(desk.vault) == []
    unsigned = desk.choose().for_contact("weg").with_agreement(days=5, wishes=frozenset(), is_signed=False)
    with pytest.raises(ValueError):
        desk.seal(unsigned, Door.CONTACT)

"""Taking back: real before the words are given, a note or a friendly letter afterwards."""

from __future__ import annotations

import json

import pytest

from herstelkluis.errors import DocumentMissingError, WithdrawnError
from herstelkluis.model.body import Line, Rows, Text
from herstelkluis.model.period import Period
from herstelkluis.model.text import all_words
from herstelkluis.share.withdrawal import read_withdrawal
from herstelkluis.vault import identity, receive, sharing
from herstelkluis.vault.givings import State, giving
from herstelkluis.vault.sharing import Door
from herstelkluis.vault.withdrawing import REQUEST_LETTERS, WITHDRAWAL_LETTER
from house import House
from vault.giving_cases import desk_of


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


@pytest.fixture
def neighbour(tmp_path):
    """Another person with this program."""
    lifecycle, vault = House(tmp_path / "buren").make()
    yield vault
    lifecycle.lock()


def answers(vault, document):
    """What stands in a letter, by the key of its question."""
    found = {}
    for key, answer in vault.document(document).body.items():
        match answer.value:
            case Text(runs):
                found[key.partition(".")[2]] = all_words(runs)
            case Line(words) | Period(words):
                found[key.partition(".")[2]] = words
            case Rows(rows):
                found[key.partition(".")[2]] = [next(iter(row.cells.values())).words for row in rows]
    return found


def test_a_note_takes_back_and_stops_the_package_at_a_reader_with_this_program(desk, neighbour):
    given = desk.seal()
    words = sharing.give_words(desk.vault, given.package)
    data, now = given.path.read_bytes(), desk.house.clock()
    assert receive.receive_in(neighbour, data, words, now).bundle.id == given.package
    note = sharing.withdrawal_note(desk.vault, given.package)
    assert giving(desk.vault, given.package).state is State.ASKED_BACK
    assert read_withdrawal(note).package_id == given.package
    receive.take_withdrawal(neighbour, note)
    with pytest.raises(WithdrawnError):
        receive.receive_in(neighbour, data, words, now)
    assert sharing.withdrawal_note(desk.vault, given.package) == note, "asking twice says the same"


@pytest.mark.parametrize(("door", "state"), [(Door.PAPER, State.ASKED_BACK), (Door.LOOK, State.TAKEN_BACK)])
@pytest.mark.parametrize("is_before", [True, False])
def test_what_is_on_paper_too_is_only_asked_back(desk, door, state, is_before):
    """The words were not given, so nobody opens the file; but a paper stays a paper, whichever came first."""
    flow = desk.choose()
    if is_before:
        desk.show(flow, door)
    given = desk.seal(flow)
    if not is_before:
        desk.show(flow, door)
    sharing.withdraw(desk.vault, given.package)
    assert giving(desk.vault, given.package).state is state
    assert sharing.words_of(desk.vault, given.package) is None


def test_a_note_is_signed_by_the_key_of_its_package_also_after_a_new_key(desk):
    older = desk.seal()
    key = identity.public_keys(desk.vault)[-1]
    before = sharing.control_words_of(desk.vault, older.package)
    identity.rotate(desk.vault)
    newer = desk.seal()
    assert read_withdrawal(sharing.withdrawal_note(desk.vault, older.package)).key == key
    assert read_withdrawal(sharing.withdrawal_note(desk.vault, newer.package)).key != key
    assert sharing.control_words_of(desk.vault, older.package) == before
    bundle = receive.receive(newer.path.read_bytes(), newer.words, desk.house.clock())
    assert sharing.control_words_of(desk.vault, newer.package) == bundle.control_words


def test_no_note_exists_for_what_was_not_signed_or_is_not_known(desk):
    unsigned = desk.seal(desk.choose().with_agreement(days=5, wishes=frozenset(), is_signed=False))
    for package in (unsigned.package, "0" * 26):
        with pytest.raises(DocumentMissingError):
            sharing.withdrawal_note(desk.vault, package)
    assert giving(desk.vault, unsigned.package).state is State.READY
    assert sharing.control_words_of(desk.vault, unsigned.package) is None


def test_a_letter_that_asks_back_begins_with_what_is_known(desk):
    given = desk.seal()
    sharing.give_words(desk.vault, given.package)
    letter = sharing.withdrawal_letter(desk.vault, given.package)
    said = answers(desk.vault, letter)
    assert desk.vault.document(letter).kind == WITHDRAWAL_LETTER
    assert (said["naar"], said["nummer"], said["gegeven_op"]) == ("Mw. De Wit", given.number, "17 november 2026")
    assert said["stukken"] == ["Brief aan de huisarts"]
    assert said["groet"].endswith("Sam")
    assert said["tekst"]
    assert giving(desk.vault, given.package).state is State.GIVEN, "a letter is only a letter"


def test_a_letter_about_erased_names_begins_without_them(desk):
    given = desk.seal()
    sharing.erase_names(desk.vault, given.package)
    said = answers(desk.vault, sharing.withdrawal_letter(desk.vault, given.package))
    assert said["nummer"] == given.number
    assert not {"naar", "stukken"} & said.keys()
    with pytest.raises(DocumentMissingError):
        sharing.withdrawal_letter(desk.vault, "0" * 26)


@pytest.mark.parametrize("kind", REQUEST_LETTERS)
def test_a_letter_that_asks_for_the_own_data_can_be_about_a_package_or_not(desk, kind):
    given = desk.seal()
    alone = answers(desk.vault, sharing.request_letter(desk.vault, kind))
    about = answers(desk.vault, sharing.request_letter(desk.vault, kind, given.package))
    assert alone["groet"].endswith("Sam")
    assert alone["tekst"]
    assert about["tekst"] == alone["tekst"]
    assert (about["naar"], about["nummer"]) == ("Mw. De Wit", given.number)
    assert "nummer" not in alone
    with pytest.raises(ValueError):
        sharing.request_letter(desk.vault, "brief.huisarts")


def test_words_that_are_asked_for_twice_come_once(desk):
    given = desk.seal()
    assert sharing.give_words(desk.vault, given.package) == given.words
    events = json.dumps(desk.vault.database.read("SELECT kind FROM ledger"))
    assert sharing.give_words(desk.vault, given.package) is None
    assert json.dumps(desk.vault.database.read("SELECT kind FROM ledger")) == events

"""Opening a package with a vault beside it: with words or the own key, and what the vault knows of who sent it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from cli.cli_cases import check_refused, run, run_here
from herstelkluis.crypto import age
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share.withdrawal import note_name, write_withdrawal
from herstelkluis.store import received
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity
from house import PASSWORD, Clock, House
from share import share_cases as cases
from vault.neighbours import lock_of, package, unsigned

FROM_VAULT = ["trust", "contact", "own_package", "withdrawn_at", "replaced_by", "seen_at"]


class Place:
    """Sam's vault on disk, and Noor's, open, to give from."""

    def __init__(self, folder):
        clock = Clock(datetime.now(UTC).replace(microsecond=0))
        self.house = House(folder / "kluis", clock)
        self.of_noor, self.noor = House(folder / "noor", clock).make()
        self.noor.prefer("owner", "Noor")
        self.lifecycle, self.sam = self.house.make()
        self.lock = lock_of(self.sam)
        self.words = folder / "words.txt"
        self.words.write_text(cases.WORDS)
        self.password = folder / "password.txt"
        self.password.write_text(PASSWORD + "\n")
        self.file = folder / "document-2QF7M9.age"
        self.note = folder / note_name(cases.ID)
        self.note.write_bytes(write_withdrawal(cases.ID, clock(), identity.signing_key(self.noor)))
        self.lifecycle.lock()

    def inside(self, deed):
        """Do something in Sam's vault, which the command line needs to itself."""
        try:
            return deed(self.lifecycle.unlock(PASSWORD))
        finally:
            self.lifecycle.lock()

    @property
    def with_vault(self):
        return ["--vault", self.house.folder, "--password-file", self.password]


@pytest.fixture
def place(tmp_path):
    made = Place(tmp_path)
    yield made
    made.of_noor.lock()


def test_a_package_for_the_own_key_opens_without_words(place, tmp_path):
    place.file.write_bytes(package(place.noor, place.lock))
    said = run("open", place.file, *place.with_vault, home=tmp_path)
    assert (said.code, said.error) == (0, "")
    assert "Brief aan mijn huisarts" in said.out
    assert cases.SECRET not in said.out


def test_machines_hear_what_the_vault_knows(place, capsys, tmp_path):
    person = place.inside(lambda sam: book.add_contact(sam, identity.own_card(place.noor)))
    place.file.write_bytes(package(place.noor))
    command = ["open", place.file, "--words-file", place.words, *place.with_vault, "--json"]
    told = json.loads(run_here(capsys, *command).out)
    assert list(told)[-6:] == FROM_VAULT
    assert (told["trust"], told["contact"], told["own_package"], told["seen_at"]) == ("unchecked", "Noor", False, None)
    place.inside(lambda sam: book.set_checked(sam, person.id))
    told = json.loads(run_here(capsys, *command).out)
    assert told["trust"] == "checked"
    assert datetime.fromisoformat(told["seen_at"]) < datetime.now(UTC)


@pytest.mark.parametrize(("known", "signed", "code"), [
    (False, True, 0), (True, True, 0), (False, False, 0), (True, False, 4),
])  # fmt: skip
def test_the_name_of_a_contact_needs_their_signature(place, capsys, known, signed, code):
    if known:
        place.inside(lambda sam: book.add_contact(sam, identity.own_card(place.noor)))
    place.file.write_bytes(package(place.noor) if signed else unsigned(place.noor))
    said = run_here(capsys, "open", place.file, "--words-file", place.words, *place.with_vault)
    assert said.code == code
    assert (said.out == "") == (code == 4)


@pytest.mark.parametrize("as_json", [False, True])
def test_the_name_of_a_contact_with_another_key_tells_and_saves_nothing(place, capsys, tmp_path, as_json):
    place.inside(lambda sam: book.add_contact(sam, identity.own_card(place.noor)))
    place.file.write_bytes(package(place.noor, key=SigningKey.generate()))
    command = ["open", place.file, "--words-file", place.words, *place.with_vault, "--out", tmp_path / "uit"]
    said = run_here(capsys, *command, *(["--json"] if as_json else []))
    assert said.code == 6
    assert said.out == ("" if not as_json else '{\n "trust": "changed",\n "contact": "Noor"\n}\n')
    assert "maar de sleutel is een andere" in said.error
    assert "Brief aan mijn huisarts" not in said.out + said.error
    assert not (tmp_path / "uit").exists()
    left = place.inside(lambda sam: sam.database.read("SELECT * FROM received"))
    assert list(left) == []
    assert place.inside(lambda sam: received.clock_mark(sam.database)) is None


def test_what_is_for_another_key_or_came_by_a_detour_is_not_for_you(place, capsys):
    stranger = age.generate_identity()
    forwarded = age.decrypt(package(place.noor, stranger.recipient), stranger)
    for data in (package(place.noor, stranger.recipient), age.encrypt(forwarded, place.lock)):
        place.file.write_bytes(data)
        check_refused(run_here(capsys, "open", place.file, *place.with_vault), 6, "Dit")


def test_a_note_takes_a_package_back_and_then_it_does_not_open(place, capsys):
    place.file.write_bytes(package(place.noor))
    command = ["open", place.file, "--words-file", place.words, *place.with_vault]
    assert run_here(capsys, *command).code == 0
    taken = run_here(capsys, "open", place.note, *place.with_vault, "--json")
    assert taken.code == 0
    told = json.loads(taken.out)
    assert (told["number"], told["trust"]) == ("2QF7M9", "unknown")
    assert told["seen_at"] is not None
    check_refused(run_here(capsys, *command), 7, "De afzender heeft dit pakket ingetrokken.")


def test_a_broken_note_takes_nothing_back(place, capsys):
    place.note.write_bytes(place.note.read_bytes().replace(b"2QF7M9", b"2QF7MA", 1))
    assert run_here(capsys, "open", place.note, *place.with_vault).code == 4
    place.file.write_bytes(package(place.noor))
    assert run_here(capsys, "open", place.file, "--words-file", place.words, *place.with_vault).code == 0


def test_words_are_asked_for_where_they_are_needed(place, capsys):
    place.file.write_bytes(package(place.noor))
    assert run_here(capsys, "open", place.file, *place.with_vault).code == 3


def test_an_expired_package_and_a_wrong_password_have_their_own_codes(place, capsys, tmp_path):
    then = datetime.now(UTC).replace(microsecond=0) - timedelta(days=20)
    place.inside(lambda sam: received.raise_clock_mark(sam.database, then))
    place.file.write_bytes(package(place.noor, created_at=then, expires_at=then + timedelta(days=10)))
    command = ["open", place.file, "--words-file", place.words]
    check_refused(run_here(capsys, *command, *place.with_vault), 5, "Dit pakket was geldig tot")
    place.password.write_text("een heel ander wachtwoord")
    assert run_here(capsys, *command, *place.with_vault).code == 3
    assert run_here(capsys, *command, "--vault", tmp_path, "--password-file", place.password).code == 2


def test_a_long_time_without_packages_asks_for_the_date_and_a_yes_is_enough(place, capsys):
    then = datetime.now(UTC) - timedelta(days=90)
    place.inside(lambda sam: received.raise_clock_mark(sam.database, then))
    place.file.write_bytes(package(place.noor))
    command = ["open", place.file, "--words-file", place.words, *place.with_vault]
    said = run_here(capsys, *command)
    assert (said.code, said.out) == (4, "")
    assert run_here(capsys, *command, "--date-is-right").code == 0
    assert run_here(capsys, *command).code == 0


@pytest.mark.parametrize("words", [["--vault", "x"], ["--password-file", "x"], ["--words-file", "w", "--vault", "x"]])
def test_a_vault_and_its_password_come_together(capsys, words):
    check_refused(run_here(capsys, "open", "x.age", *words), 2, "Deze opdracht is niet compleet of niet bekend.")


def test_what_was_opened_is_kept_and_the_vault_is_sound(place, capsys):
    place.file.write_bytes(package(place.noor))
    run_here(capsys, "open", place.file, "--words-file", place.words, *place.with_vault)
    assert run_here(capsys, "check", *place.with_vault).code == 0

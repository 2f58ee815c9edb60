"""Giving a package from a real vault, opening it again, and what the ledger remembers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from herstelkluis.errors import (
    CannotWriteError,
    ChangedSinceError,
    ExpiredError,
    FolderGoneError,
    NotShownError,
    WrongWordsError,
)
from herstelkluis.model.body import Answer, Choice, Consent, Consents, Line
from herstelkluis.model.document import Level, ShareState, Source, SourceKind
from herstelkluis.model.text import Run
from herstelkluis.share.selection import Reason
from herstelkluis.share.third_parties import Decision
from herstelkluis.store import ledger
from herstelkluis.vault import package_files, sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from house import rewrite, write

CHEAP = 10
CANARY = "kanariegeel"


@pytest.fixture
def ready(opened, tmp_path):
    """A vault with a letter that may go, and a flow of which every page was seen."""
    house, _, vault = opened
    letter = write(vault, "brief.huisarts", "Wilt u meekijken?", share=ShareState.MAY_GO)
    write(vault, "levensverhaal", CANARY, section="h06", level=Level.SENSITIVE)
    write(vault, "notitie", Run(CANARY, private=True), title="Alleen van mij", share=ShareState.MAY_GO)
    flow = see(sharing.begin(vault, "huisarts"))
    out = tmp_path / "uit"
    out.mkdir()
    return house, vault, letter, flow, out


def see(flow):
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    return flow


def test_what_was_seen_is_what_the_reader_gets(ready):
    house, vault, _, flow, out = ready
    given = sharing.seal(vault, flow.for_reader("huisarts Bos", "huisarts", "Zodat u mij kent."), out, log_n=CHEAP)
    bundle = receive(given.path.read_bytes(), given.words.upper().replace(" ", " - "), house.clock())
    assert [item.data for item in bundle.items] == [page.data for page in flow.pages]
    assert bundle.signed_by
    assert bundle.reader_name == "huisarts Bos"
    assert bundle.sender_name == "Sam"
    assert given.path.name == f"document-{given.number}.age"
    assert CANARY not in repr(bundle.items)
    assert b"Wilt u" not in given.path.read_bytes()


@pytest.mark.parametrize(
    ("source", "author"),
    [(SourceKind.RECEIVED, "zorgverlener-tekst"), (SourceKind.SELF, "zelf"), (SourceKind.TOGETHER, "zelf")],
)
def test_the_owner_does_not_sign_for_writing_what_someone_else_wrote(ready, source, author):
    house, vault, *_, out = ready
    note = write(vault, "notitie", "Diagnose volgt.", title="Brief", source=Source(source, "dr. X"))
    flow = sharing.begin(vault, "huisarts")
    piece = next(one.piece for one in flow.offers if one.piece.document.id == note.id)
    flow = flow.tick(piece.key)
    for answer, *_rest in piece.answers():
        flow = flow.open_answer(piece.key, answer)
    given = sharing.seal(vault, see(flow), out, log_n=CHEAP)
    bundle = receive(given.path.read_bytes(), given.words, house.clock())
    assert {one.title: one.author for one in bundle.items}["Brief"] == author
    assert {one.author for one in bundle.items if one.title != "Brief"} == {"zelf"}


def test_without_a_signature_the_reader_is_told_so(ready):
    house, vault, _, flow, out = ready
    flow = flow.with_agreement(days=5, wishes=frozenset(), is_signed=False)
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    assert receive(given.path.read_bytes(), given.words, house.clock()).signed_by is None


def test_wrong_words_and_a_passed_date_are_told_apart(ready):
    house, vault, _, flow, out = ready
    given = sharing.seal(vault, flow.with_agreement(days=1, wishes=frozenset(), is_signed=True), out, log_n=CHEAP)
    other = " ".join(reversed(given.words.split()))
    with pytest.raises(Exception) as wrong:
        receive(given.path.read_bytes(), other, house.clock())
    assert wrong.value.exit_code == WrongWordsError.exit_code
    with pytest.raises(ExpiredError):
        receive(given.path.read_bytes(), given.words, house.clock() + timedelta(days=2, hours=1))


def test_the_ledger_tells_the_life_of_a_package(ready):
    house, vault, _, flow, out = ready
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault)[0].state is State.READY
    assert sharing.words_of(vault, given.package) == given.words
    sharing.give_words(vault, given.package)
    assert givings(vault)[0].state is State.GIVEN
    assert sharing.words_of(vault, given.package) is None
    house.clock.at += timedelta(days=100)
    assert givings(vault)[0].state is State.EXPIRED
    sharing.withdraw(vault, given.package)
    assert givings(vault)[0].state is State.ASKED_BACK
    assert givings(vault)[0].names.titles == tuple(page.title for page in flow.pages)
    assert vault.check() == []


def test_taking_back_before_the_words_are_given_is_real(ready):
    _, vault, _, flow, out = ready
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    sharing.withdraw(vault, given.package)
    assert sharing.words_of(vault, given.package) is None
    assert givings(vault)[0].state is State.TAKEN_BACK
    sharing.withdraw(vault, given.package)
    assert givings(vault)[0].state is State.TAKEN_BACK, "a second time changes nothing"


def test_a_folder_that_is_gone_leaves_no_file_and_says_not_made(ready):
    _, vault, _, flow, out = ready
    out.rmdir()
    with pytest.raises(FolderGoneError):
        sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault)[0].state is State.NOT_MADE
    assert sharing.words_of(vault, flow.package) is None


def test_a_file_in_place_of_a_folder_is_told_and_says_not_made(ready):
    _, vault, _, flow, out = ready
    (out / "bestand").write_text("van iemand anders")
    with pytest.raises(FolderGoneError):
        sharing.seal(vault, flow, out / "bestand", log_n=CHEAP)
    assert givings(vault)[0].state is State.NOT_MADE
    assert sharing.words_of(vault, flow.package) is None
    assert (out / "bestand").read_text() == "van iemand anders"


def test_whatever_goes_wrong_is_recorded_and_leaves_no_file_and_no_words(ready, monkeypatch):
    _, vault, _, flow, out = ready

    def break_off(path, data):
        path.write_bytes(data)
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(package_files, "write_file", break_off)
        with pytest.raises(RuntimeError):
            sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault)[0].state is State.NOT_MADE
    assert sharing.words_of(vault, flow.package) is None
    assert list(out.iterdir()) == []


def test_the_words_are_not_in_what_is_logged(ready):
    _, vault, _, flow, out = ready
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    assert given.words
    assert given.words not in repr(given)


def test_a_crash_while_writing_counts_as_maybe_left(ready, monkeypatch):
    _, vault, _, flow, out = ready

    def die(*_args, **_kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(package_files, "write_file", die)
        with pytest.raises(KeyboardInterrupt):
            sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault)[0].state is State.MAYBE_LEFT


def test_pages_that_were_not_seen_or_pieces_that_changed_are_not_sealed(ready):
    house, vault, letter, flow, out = ready
    with pytest.raises(NotShownError):
        sharing.seal(vault, replace(flow, seen=frozenset()), out, log_n=CHEAP)
    house.clock.wait(5)
    rewrite(vault, letter, "Heel iets anders")
    with pytest.raises(ChangedSinceError):
        sharing.seal(vault, flow, out, log_n=CHEAP)
    assert list(out.iterdir()) == []
    assert givings(vault) == []
    fresh = see(sharing.refresh(vault, flow))
    assert fresh.ticked == flow.ticked
    assert b"Heel iets anders" in fresh.pages[0].data


def test_a_folder_that_cannot_be_written_keeps_everything(ready, monkeypatch):
    _, vault, _, flow, out = ready

    def refuse(*_args, **_kwargs):
        raise CannotWriteError

    with monkeypatch.context() as disk:
        disk.setattr(package_files, "write_file", refuse)
        with pytest.raises(CannotWriteError):
            sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault)[0].state is State.NOT_MADE


def test_the_names_can_be_erased_and_the_chain_stays_sound(ready):
    _, vault, _, flow, out = ready
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    ledger.erase_names(vault.database, given.package)
    assert givings(vault)[0].names is None
    assert vault.check() == []


def person(vault, name, *states, hide=False, old=None):
    body = {"wie.naam": Answer(Line(name))}
    body["afspraak.akkoord"] = Answer(Consents(tuple(Consent("pakket", state, "2026-01-01") for state in states)))
    if hide:
        body["afspraak.weglaten"] = Answer(Choice(("ja",)))
    card = replace(old or vault.start("persoon", title=name), body=body)
    vault.drafts.change(card)
    vault.settle()
    return vault.document(card.id)


def test_people_in_the_bin_still_stay_out_and_agree_no_more(ready):
    _, vault, letter, flow, _ = ready
    vault.throw_away(person(vault, "Noor", hide=True).id)
    vault.throw_away(person(vault, "Jonas", "agreed").id)
    rewrite(vault, letter, "Noor belt met Jonas.")
    flow = see(sharing.refresh(vault, flow))
    assert [one.someone.words for one in flow.questions()] == ["Jonas"]
    piece, who = flow.questions()[0].piece, flow.questions()[0].someone.key
    assert "Iemand belt met Jonas." in see(flow.decide(piece, who, Decision.ALONG)).pages[0].data.decode()


@pytest.mark.parametrize("change", ["withdrawn", "hidden", "added", "card in the bin", "letter in the bin", "locked"])
def test_what_changed_around_the_pages_is_noticed_when_sealing(ready, change):
    _, vault, letter, flow, out = ready
    noor = person(vault, "Noor", "agreed")
    letter = rewrite(vault, letter, "Noor belt met Kees.")
    flow = see(sharing.refresh(vault, flow))
    assert b"Noor" in flow.pages[0].data
    match change:
        case "withdrawn":
            person(vault, "Noor", "agreed", "withdrawn", old=noor)
        case "hidden":
            person(vault, "Noor", "agreed", hide=True, old=noor)
        case "added":
            person(vault, "Kees", hide=True)
        case "card in the bin":
            vault.throw_away(noor.id)
        case "letter in the bin":
            vault.throw_away(letter.id)
        case "locked":
            vault.drafts.change(replace(letter, share=ShareState.NEVER))
    with pytest.raises(ChangedSinceError):
        sharing.seal(vault, flow, out, log_n=CHEAP)
    assert givings(vault) == []
    fresh = sharing.refresh(vault, flow).look()
    gone = b"Kees" if change == "added" else b"Noor"
    assert not any(gone in page.data for page in fresh.pages)


def test_a_card_that_tells_nothing_new_about_the_name_changes_nothing(ready):
    _, vault, _, _, out = ready
    noor = person(vault, "Noor", "agreed")
    flow = see(sharing.begin(vault, "huisarts"))
    vault.drafts.change(replace(noor, body={**noor.body, "afspraak.mag_weten": Answer(Line("alles"))}))
    assert sharing.seal(vault, flow, out, log_n=CHEAP).path.exists()


def test_a_package_is_made_once_and_a_second_try_gets_its_own_number(ready):
    _, vault, _, flow, out = ready
    given = sharing.seal(vault, flow, out, log_n=CHEAP)
    before = given.path.read_bytes()
    with pytest.raises(ValueError):
        sharing.seal(vault, flow, out, log_n=CHEAP)
    assert given.path.read_bytes() == before
    assert sharing.words_of(vault, given.package) == given.words


def test_a_letter_of_someone_else_never_goes_along_by_itself(opened):
    _, _, vault = opened
    received = Source(SourceKind.RECEIVED, "het ziekenhuis")
    write(vault, "notitie", "Geachte heer", title="Brief", share=ShareState.MAY_GO, source=received)
    (offer,) = sharing.begin(vault, "huisarts").offers
    assert offer.reason is Reason.NOT_BY_ITSELF
    assert not offer.ticked_at_first

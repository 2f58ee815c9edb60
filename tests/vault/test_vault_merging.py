"""Two copies of a vault that went apart become one: the person chooses per piece, and no word is lost."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from herstelkluis.errors import DocumentMissingError, OtherKeysError, VaultDamagedError, VaultInUseError
from herstelkluis.model.body import Answer, Consent, Consents, Line, Ref, Row, Rows
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.store import attachments as kept
from herstelkluis.store import contacts as book
from herstelkluis.store import ledger
from herstelkluis.store.contacts import KnownContact
from herstelkluis.vault.attachments import are_sound, open_attachment
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.merging.comparing import Where, compare
from herstelkluis.vault.merging.database_copy import DatabaseCopy, copy_in_file, copy_in_folder
from herstelkluis.vault.merging.givings_there import givings_only_there
from herstelkluis.vault.merging.merge import merge, undo
from herstelkluis.vault.one_plan import change_everywhere
from herstelkluis.vault.own_templates import adopt
from house import PASSWORD, House, rewrite, write
from vault.attaching import attached
from vault.plan_lines import assert_one_id_says_one_thing, keep, rows, start
from vault.two_sides import conflict_copy, everything_said, sides, words_everywhere

NOTE = "notitie"


@pytest.fixture
def both(opened, tmp_path):
    with sides(opened[2], tmp_path / "kanten") as found:
        yield found


def earlier(vault, document_id):
    return [one.first_line for one in vault.versions(document_id)]


def there(both):
    """The other side as it is now, read from its database."""
    both.theirs.settle()
    return DatabaseCopy(both.theirs.database)


def test_what_is_the_same_is_no_difference(both):
    write(both.ours, NOTE, "Gelijk")
    both.part()
    assert compare(both.ours, there(both)) == []
    before = everything_said(both.ours)
    merged = merge(both.ours, there(both))
    assert (merged.added, merged.changed, everything_said(both.ours)) == ((), {}, before)


def test_each_difference_tells_where_a_piece_is(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    mine, new = write(both.ours, NOTE, "Alleen hier"), write(both.theirs, NOTE, "Alleen daar")
    rewrite(both.theirs, shared, "Daar verder")
    found = {one.id: one for one in compare(both.ours, there(both))}
    assert {key: one.state for key, one in found.items()} == {
        shared.id: Where.BOTH,
        mine.id: Where.ONLY_HERE,
        new.id: Where.ONLY_THERE,
    }
    one = found[shared.id]
    assert (one.ours.first_line, one.theirs.first_line, one.can_be_both) == ("Begin", "Daar verder", True)
    assert "Daar verder" not in repr(found)


def test_words_that_were_never_settled_there_count(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    both.theirs.drafts.change(replace(shared, title="Getypt en niet bewaard"))
    both.theirs.drafts._save(both.theirs.document(shared.id))
    other = DatabaseCopy(both.theirs.database)
    assert [one.theirs.title for one in compare(both.ours, other)] == ["Getypt en niet bewaard"]
    merge(both.ours, other, {shared.id: "ours"})
    assert both.ours.document(shared.id).title == ""
    titles = [both.ours.version(shared.id, one.revision).title for one in both.ours.versions(shared.id)]
    assert "Getypt en niet bewaard" in titles


@pytest.mark.parametrize(("choice", "stands"), [("ours", "Hier"), ("theirs", "Daar"), (None, "Hier")])
def test_one_side_stands_and_the_other_is_an_earlier_version(both, choice, stands):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    both.clock.wait(3600)
    for number in range(3):
        rewrite(both.theirs, both.theirs.document(shared.id), f"Daar {number}")
        both.clock.wait(3600)
    rewrite(both.theirs, both.theirs.document(shared.id), "Daar")
    rewrite(both.ours, shared, "Hier")
    said = everything_said(both.ours) | everything_said(both.theirs)
    merged = merge(both.ours, there(both), {shared.id: choice} if choice else {})
    assert both.ours.summaries(NOTE)[0].first_line == stands
    assert {"Begin", "Hier", "Daar", "Daar 0", "Daar 1", "Daar 2"} <= set(earlier(both.ours, shared.id))
    assert earlier(both.ours, shared.id)[0] == stands
    assert said <= everything_said(both.ours)
    assert (shared.id in merged.changed) == (choice == "theirs")


def test_typing_on_after_merging_takes_the_place_of_no_version(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.ours, shared, "Hier, net getypt")
    rewrite(both.theirs, shared, "Daar")
    merge(both.ours, there(both), {shared.id: "theirs"})
    rewrite(both.ours, both.ours.document(shared.id), "En verder")
    assert {"Hier, net getypt", "Daar", "En verder"} <= set(earlier(both.ours, shared.id))


def test_both_may_stand_side_by_side_with_files_of_their_own(both):
    shared, file = attached(both.ours)
    both.part()
    keep(both.theirs, replace(both.theirs.document(shared.id), title="Daar"))
    [added] = merge(both.ours, there(both), {shared.id: "both"}).added
    assert {one.title for one in both.ours.summaries(NOTE)} == {"", "Daar"}
    mine, copied = (kept.attachments(both.ours.database, one) for one in (shared.id, added))
    assert [one.id for one in mine] == [file.id] != [one.id for one in copied]
    assert mine[0].sha256 == copied[0].sha256
    assert are_sound(both.ours)
    assert len(kept.attachments(both.ours.database)) == 2
    both.ours.throw_away(shared.id)
    both.ours.delete_for_ever(shared.id)
    assert open_attachment(both.ours, copied[0].id).read(9) == b"qxkanarie"


def test_files_come_along_with_a_key_of_their_own(both):
    attached(both.ours)
    both.part()
    changed, new = attached(both.theirs, "nieuw.txt", b"alleen daar" * 9000)
    merged = merge(both.ours, there(both))
    assert merged.left == ()
    assert open_attachment(both.ours, new.id).read() == b"alleen daar" * 9000
    assert are_sound(both.ours)
    ours, theirs = (kept.attachment_key(one.database, new.id).reveal() for one in (both.ours, both.theirs))
    assert ours != theirs
    assert changed.id in {one.id for one in both.ours.summaries()}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE chunks SET data = zeroblob(length(data)) WHERE attachment = ?",
        "UPDATE attachments SET sha256 = zeroblob(32) WHERE id = ?",
        "DELETE FROM chunks WHERE attachment = ?",
    ],
)
def test_a_file_that_is_damaged_there_stays_behind_and_is_told(both, damage):
    both.part()
    _changed, new = attached(both.theirs, "nieuw.txt", b"alleen daar" * 9000)
    both.theirs.database.write(damage, (new.id,))
    merged = merge(both.ours, there(both))
    assert merged.left == (new.id,)
    assert both.ours.check() == []


def test_what_is_only_on_one_side_goes_to_the_bin_only_when_asked(both):
    shared = write(both.ours, NOTE, "Samen")
    both.part()
    mine, new = write(both.ours, NOTE, "Alleen hier"), write(both.theirs, NOTE, "Alleen daar")
    other = write(both.theirs, NOTE, "Ook daar")
    merge(both.ours, there(both), {mine.id: "theirs", new.id: "ours"})
    assert {one.id for one in both.ours.bin()} == {mine.id, new.id}
    assert {one.id for one in both.ours.summaries()} == {shared.id, other.id}


def test_a_piece_in_the_bin_of_one_side_stays_or_comes_as_is_chosen(both):
    here, away = write(both.ours, NOTE, "Hier weg"), write(both.ours, NOTE, "Daar weg")
    both.part()
    both.ours.throw_away(here.id)
    both.theirs.throw_away(away.id)
    assert {one.id for one in compare(both.ours, there(both))} == {here.id, away.id}
    merge(both.ours, there(both), {here.id: "theirs", away.id: "theirs"})
    assert [one.id for one in both.ours.bin()] == [away.id]
    assert [one.document for one in both.ours.find("weg")] == [here.id]


def test_a_chapter_that_was_begun_twice_is_one_piece(both):
    section = both.ours.templates["levensverhaal"].sections[0].key
    both.part()
    mine = write(both.ours, "levensverhaal", "Hier begonnen", section=section)
    theirs = write(both.theirs, "levensverhaal", "Daar begonnen", section=section)
    pointing = replace(both.theirs.start(NOTE, title="Wijst"), links=(Ref(theirs.id, "Mijn hoofdstuk"),))
    keep(both.theirs, pointing)
    [one] = [each for each in compare(both.ours, there(both)) if each.state is Where.BOTH]
    assert (one.id, one.ours.id, one.theirs.id, one.can_be_both) == (mine.id, mine.id, theirs.id, False)
    merge(both.ours, there(both), {mine.id: "theirs"})
    [chapter] = both.ours.summaries("levensverhaal")
    assert (chapter.id, chapter.first_line) == (mine.id, "Daar begonnen")
    assert set(earlier(both.ours, mine.id)) >= {"Hier begonnen", "Daar begonnen"}
    assert both.ours.document(pointing.id).links == (Ref(mine.id, "Mijn hoofdstuk"),)


def test_a_second_plan_never_hides_the_one_that_is_there(both):
    first = start(both.ours, tekens_herken=["eerste"])
    both.part()
    both.ours.throw_away(first.id)
    second = start(both.ours, tekens_herken=["tweede"])
    merge(both.ours, there(both), {first.id: "theirs"})
    assert [one.id for one in both.ours.summaries("plan.crisis")] == [second.id]
    assert first.id in {one.id for one in both.ours.bin()}


def test_a_line_changed_everywhere_there_stays_one_line_when_theirs_is_chosen_everywhere(both):
    first, second = with_the_same_line(both.ours, "bel mijn zus")
    both.part()
    change_everywhere(both.theirs, with_line(both.theirs.document(first.id), "bel mijn broer"), LIST, LINE)
    merge(both.ours, there(both), {first.id: "theirs", second.id: "theirs"})
    assert [lines(both.ours, one.id) for one in (first, second)] == [[(LINE, "bel mijn broer")]] * 2
    assert_one_id_says_one_thing(both.ours)


def test_a_line_that_says_two_things_after_choosing_becomes_two_lines(both):
    first, second = with_the_same_line(both.ours, "bel mijn zus")
    both.part()
    change_everywhere(both.theirs, with_line(both.theirs.document(first.id), "bel mijn broer"), LIST, LINE)
    merge(both.ours, there(both), {first.id: "theirs", second.id: "ours"})
    [(one, says)], [(other, says_too)] = lines(both.ours, first.id), lines(both.ours, second.id)
    assert (says, says_too) == ("bel mijn broer", "bel mijn zus")
    assert one != other
    assert_one_id_says_one_thing(both.ours)


def test_templates_of_ones_own_come_along(both, tmp_path):
    both.part()
    file = tmp_path / "tuin.toml"
    file.write_text(OWN, "utf-8")
    adopt(both.theirs, file)
    piece = write(both.theirs, "tuinblad", "vijg")
    assert "tuinblad" not in both.ours.templates
    merge(both.ours, there(both))
    assert both.ours.templates["tuinblad"].own
    assert both.ours.template(both.ours.document(piece.id)) is not None
    assert both.ours.sheet(piece.id).title


def test_a_no_of_someone_is_kept_whatever_side_stands(both):
    yes = Consent("verhaal", "agreed", "2026-01-01")
    no = Consent("verhaal", "withdrawn", "2026-02-01")
    noor = keep(both.ours, replace(both.ours.start("persoon", title="Noor"), body={AGREED: said(yes)}))
    both.part()
    keep(both.theirs, replace(both.theirs.document(noor.id), body={AGREED: said(yes, no)}))
    keep(both.ours, replace(both.ours.document(noor.id), title="Noor de Wit"))
    merge(both.ours, there(both), {noor.id: "ours"})
    stands = both.ours.document(noor.id)
    assert (stands.title, stands.body[AGREED].value.entries) == ("Noor de Wit", (yes, no))


def test_a_piece_is_never_easier_to_share_than_on_either_side(both):
    shared = write(both.ours, NOTE, "Begin", share=ShareState.MAY_GO, level=Level.ORDINARY)
    both.part()
    keep(both.ours, replace(shared, share=ShareState.NEVER, level=Level.SENSITIVE))
    rewrite(both.theirs, shared, "Daar")
    merge(both.ours, there(both), {shared.id: "theirs"})
    stands = both.ours.document(shared.id)
    assert (stands.share, stands.level) == (ShareState.NEVER, Level.SENSITIVE)
    assert both.ours.summaries(NOTE)[0].first_line == "Daar"


def test_merging_can_be_undone_in_one_step_and_loses_nothing_either(both):
    shared, mine = write(both.ours, NOTE, "Begin"), write(both.ours, NOTE, "Blijft")
    both.part()
    rewrite(both.ours, shared, "Hier")
    extra = write(both.ours, NOTE, "Alleen hier")
    rewrite(both.theirs, shared, "Daar")
    new = write(both.theirs, NOTE, "Alleen daar")
    said = everything_said(both.ours) | everything_said(both.theirs)
    merged = merge(both.ours, there(both), {shared.id: "theirs", extra.id: "theirs"})
    undo(both.ours, merged)
    assert {one.id: one.first_line for one in both.ours.summaries()} == {
        shared.id: "Hier",
        mine.id: "Blijft",
        extra.id: "Alleen hier",
    }
    assert {one.id for one in both.ours.bin()} == {new.id}
    assert said <= everything_said(both.ours)


def test_stopping_halfway_leaves_everything_as_it_was(both):
    both.part()
    for number in range(4):
        write(both.theirs, NOTE, f"Daar {number}")
    before = both.ours.database.read("SELECT * FROM documents, versions")

    def stop(done):
        if done > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge(both.ours, there(both), {}, stop)
    assert both.ours.database.read("SELECT * FROM documents, versions") == before


def test_merging_again_brings_nothing_more(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.theirs, shared, "Daar")
    write(both.theirs, NOTE, "Alleen daar")
    merge(both.ours, there(both), {shared.id: "theirs"})
    before = both.ours.database.read("SELECT document, revision, body FROM versions")
    assert compare(both.ours, there(both)) == []
    merged = merge(both.ours, there(both))
    assert (merged.added, merged.changed) == ((), {})
    assert both.ours.database.read("SELECT document, revision, body FROM versions") == before


def test_a_conflict_copy_is_read_and_stays_as_it_is(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.theirs, shared, "Daar")
    path = conflict_copy(both)
    before = path.read_bytes()
    with copy_in_file(both.ours, path) as other:
        merge(both.ours, other, {shared.id: "theirs"})
    assert both.ours.summaries(NOTE)[0].first_line == "Daar"
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, "kluis-1.db", "kluis-1.db-wal"])


def test_a_copy_that_was_made_while_it_was_written_is_refused_or_whole(both):
    both.part()
    write(both.theirs, NOTE, "Lang verhaal " * 4000)
    path = conflict_copy(both)
    data = path.read_bytes()
    for at in (len(data) // 3, len(data) // 2, len(data) - 5000):
        path.write_bytes(data[:at] + bytes(64) + data[at + 64 :])
        with pytest.raises(VaultDamagedError), copy_in_file(both.ours, path):
            pass
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(VaultDamagedError), copy_in_file(both.ours, path):
        pass


def test_the_open_vault_is_no_other_side(both):
    with pytest.raises(VaultInUseError), copy_in_file(both.ours, both.ours.database.path):
        pass


def test_a_file_with_other_keys_is_told_apart(both, tmp_path):
    other = House(tmp_path / "ander")
    other.make()[0].lock()
    with pytest.raises(OtherKeysError), copy_in_file(both.ours, other.folder / "kluis-1.db"):
        pass


def test_a_vault_in_another_folder_is_opened_by_its_own_password_or_words(opened, tmp_path):
    house, lifecycle, vault = opened
    write(vault, NOTE, "Begin")
    lifecycle.lock()
    moved = House(tmp_path / "andere computer", house.clock, house.words)
    shutil.copytree(house.folder, moved.folder)
    second = moved.lifecycle()
    write(second.unlock(PASSWORD), NOTE, "Daar")
    second.lock()
    vault = lifecycle.unlock(PASSWORD)
    for secret in ({}, {"password": PASSWORD}, {"recovery_text": " ".join(house.words)}):
        with copy_in_folder(vault, moved.folder, **secret) as other:
            assert {one.theirs.first_line for one in compare(vault, other)} == {"Daar"}
    stranger = House(tmp_path / "vreemd")
    stranger.make()[0].lock()
    with pytest.raises(OtherKeysError), copy_in_folder(vault, stranger.folder, password=PASSWORD):
        pass


def test_givings_that_only_the_other_side_knows_are_counted(both):
    ledger.append(both.ours.database, LedgerEvent("samen", LedgerKind.INTENDED, both.clock()))
    both.part()
    for name in ("een", "twee", "twee"):
        ledger.append(both.theirs.database, LedgerEvent(name, LedgerKind.INTENDED, both.clock()))
    assert givings_only_there(both.ours, there(both)) == 2
    assert merge(both.ours, there(both)).givings_only_there == 2
    ledger.verify_chain(both.ours.database)


def test_a_package_whose_words_were_told_there_waits_here_no_longer(both):
    for package in ("daar gegeven", "wacht nog"):
        for kind in (LedgerKind.SEALED, LedgerKind.WRITTEN):
            ledger.append(both.ours.database, LedgerEvent(package, kind, both.clock(), {"door": "file"}))
    both.part()
    for package in ("daar gegeven", "wacht nog"):
        ledger.put_words(both.ours.database, package, "zeven woorden")
    ledger.append(both.theirs.database, LedgerEvent("daar gegeven", LedgerKind.WORDS_GIVEN, both.clock()))
    merge(both.ours, there(both))
    assert {one.package: one.state for one in givings(both.ours)} == {
        "daar gegeven": State.UNKNOWN,
        "wacht nog": State.READY,
    }
    assert ledger.get_words(both.ours.database, "daar gegeven") is None
    ledger.verify_chain(both.ours.database)


def test_who_is_only_known_there_comes_unchecked_and_who_is_known_here_stays(both):
    known = KnownContact("a", "Noor", "Noor", "sleutel 1", "age1", ("w",) * 8, both.clock(), both.clock())
    book.put(both.ours.database, known)
    both.part()
    new = KnownContact("b", "Bas", "Bas", "sleutel 2", "age2", ("w",) * 8, both.clock(), both.clock())
    other_key = replace(new, id="c", name="NOOR", key="sleutel 3")
    same_key = replace(new, id="d", name="Iemand", key="sleutel 4", earlier=("sleutel 1",))
    own_key = replace(new, id="e", name="Ikzelf", key=public_keys(both.ours)[0])
    for one in (replace(known, name="Noortje"), new, other_key, same_key, own_key):
        book.put(both.theirs.database, one)
    merge(both.ours, there(both))
    assert book.contacts(both.ours.database) == [known, replace(new, checked_at=None)]


def test_words_removed_for_ever_here_are_told_as_only_there(both):
    gone = write(both.ours, NOTE, "Weg ermee")
    both.part()
    both.ours.throw_away(gone.id)
    both.ours.delete_for_ever(gone.id)
    [one] = compare(both.ours, there(both))
    assert (one.id, one.state, one.ours) == (gone.id, Where.ONLY_THERE, None)
    with pytest.raises(DocumentMissingError):
        both.ours.document(gone.id)
    assert words_everywhere(both.ours, ["Weg ermee"]) == set()


AGREED = "afspraak.akkoord"
LIST, LINE = "dag.hielp", "regel-1"
OWN = """
kind = "tuinblad"
title = "Mijn tuin"
about = "Wat er groeit."
part = "plan"
level = 1
many = true

[[section]]
key = "tuin"
title = "Mijn tuin"

[[section.field]]
key = "doet"
type = "text"
ask = "Wat doet het met mij?"
"""


def said(*entries):
    return Answer(Consents(entries))


def with_the_same_line(vault, words):
    """Two pieces with one line in both."""
    return [keep(vault, with_line(vault.start("dagboek"), words)) for _one in range(2)]


def with_line(document, words):
    return replace(document, body={**document.body, LIST: Answer(Rows((Row(LINE, {"regel": Line(words)}),)))})


def lines(vault, document_id):
    return [(row.id, row.cells["regel"].words) for row in rows(vault.document(document_id), LIST)]

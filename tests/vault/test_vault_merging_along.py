"""What comes along when two copies of a vault become one, and what never gets easier to share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.model.body import Answer, Consent, Consents
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.store import attachments as kept
from herstelkluis.store import contacts as book
from herstelkluis.store import ledger
from herstelkluis.store.contacts import KnownContact
from herstelkluis.vault.attachments import are_sound, open_attachment
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.merging.givings_there import givings_only_there
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.own_templates import adopt
from house import rewrite, write
from vault.attaching import attached
from vault.plan_lines import keep
from vault.two_sides import there

NOTE = "notitie"
AGREED = "afspraak.akkoord"
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


def said(*entries):
    return Answer(Consents(entries))

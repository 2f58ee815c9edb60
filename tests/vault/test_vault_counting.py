"""How much there is."""

from __future__ import annotations

from herstelkluis.vault.counting import Counts, counts_of
from house import write
from vault.attaching import attached


def test_everything_is_counted_and_what_lies_in_the_bin_apart(pair):
    _clock, sam, _noor = pair
    before = counts_of(sam.database)
    attached(sam)
    thrown = write(sam, "notitie", "Weg hiermee")
    sam.throw_away(thrown.id)
    after = counts_of(sam.database)
    assert (after.pieces - before.pieces, after.in_bin - before.in_bin, after.attachments) == (1, 1, 1)
    assert after == Counts(after.pieces, 1, len(sam.database.read("SELECT 1 FROM versions")), 1)

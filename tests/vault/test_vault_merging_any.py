"""Whatever two people, or one on two computers, did with copies of a vault: merging loses no word of either."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import PlaceTakenError
from herstelkluis.model.body import Answer, Line, Row, Rows
from herstelkluis.model.document import new_id
from herstelkluis.store import attachments as kept
from herstelkluis.vault.attachments import are_sound, attach
from herstelkluis.vault.line_ids import rows_in
from herstelkluis.vault.merging.database_copy import DatabaseCopy
from herstelkluis.vault.merging.merge import merge, undo
from house import rewrite, write
from vault.attaching import hung
from vault.plan_lines import assert_one_id_says_one_thing, keep
from vault.two_sides import everything_said, sides

LIST = "dag.hielp"
DEEDS = ("write", "rewrite", "line", "take", "throw", "back", "chapter", "file", "restore", "draft", "rest")
HISTORY = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 99), st.integers(0, 99)), max_size=7)
CHOICES = st.lists(st.sampled_from(["ours", "theirs", "both", ""]), max_size=12)


class Hand:
    """One who does things in a vault, each with words of its own."""

    def __init__(self, vault, clock, numbers):
        self.vault, self.clock, self._numbers = vault, clock, numbers

    def do(self, deeds):
        for deed, which, how in deeds:
            getattr(self, deed)(which, how)
        self.vault.settle()

    def words(self):
        return f"woorden nummer {next(self._numbers)}"

    def piece(self, which, kind="dagboek"):
        there = sorted(one.id for one in self.vault.summaries(kind))
        return self.vault.document(there[which % len(there)]) if there else write(self.vault, kind, self.words())

    def write(self, _which, how):
        write(self.vault, ("dagboek", "notitie")[how % 2], self.words())

    def rewrite(self, which, _how):
        keep(self.vault, replace(self.piece(which), title=self.words()))

    def line(self, which, how):
        """A line that is new, or that says something else; in every piece it stands in or in one."""
        document = self.piece(which)
        own = [row for key, row in rows_in(document) if key == LIST]
        kept = own[how % len(own)].id if own and how % 3 else new_id()
        rows = (*(row for row in own if row.id != kept), Row(kept, {"regel": Line(self.words())}))
        keep(self.vault, replace(document, body={**document.body, LIST: Answer(Rows(rows))}))

    def take(self, which, how):
        """The same line in a second piece."""
        source, target = self.piece(which), self.piece(how)
        lines = [row for key, row in rows_in(source) if key == LIST]
        own = [row for key, row in rows_in(target) if key == LIST]
        if lines and lines[0].id not in {row.id for row in own}:
            keep(self.vault, replace(target, body={**target.body, LIST: Answer(Rows((*own, lines[0])))}))

    def throw(self, which, _how):
        self.vault.throw_away(self.piece(which).id)

    def back(self, which, _how):
        thrown = sorted(one.id for one in self.vault.bin())
        if thrown:
            try:
                self.vault.take_back(thrown[which % len(thrown)])
            except PlaceTakenError:
                return

    def chapter(self, which, _how):
        section = self.vault.templates["levensverhaal"].sections[which % 2].key
        there = [one for one in self.vault.summaries("levensverhaal") if one.section == section]
        if there:
            rewrite(self.vault, self.vault.document(there[0].id), self.words())
        else:
            write(self.vault, "levensverhaal", self.words(), section=section)

    def file(self, which, _how):
        document = self.piece(which, "notitie")
        content = self.words().encode()
        hung(self.vault, document, attach(self.vault, document.id, "brief.txt", content))

    def restore(self, which, how):
        document = self.piece(which)
        self.vault.settle()
        numbers = [one.revision for one in self.vault.versions(document.id)]
        self.vault.restore(document.id, numbers[how % len(numbers)])

    def draft(self, which, _how):
        self.vault.drafts.change(replace(self.piece(which), title=self.words()))

    def rest(self, _which, _how):
        self.clock.wait(3600)


def files_of(vault):
    return {one.sha256 for one in kept.attachments(vault.database)}


@settings(
    max_examples=int(os.environ.get("HERSTELKLUIS_MERGES", "25")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=HISTORY, here=HISTORY, there=HISTORY, choices=CHOICES)
def test_nothing_of_either_side_is_lost_by_any_history_and_any_choice(opened, before, here, there, choices):
    with tempfile.TemporaryDirectory() as folder, sides(opened[2], Path(folder)) as both:
        numbers = count()
        Hand(both.ours, both.clock, numbers).do(before)
        both.part()
        Hand(both.ours, both.clock, numbers).do(here)
        Hand(both.theirs, both.clock, numbers).do(there)
        both.ours.settle()
        ours = everything_said(both.ours)
        files = files_of(both.ours) | files_of(both.theirs)
        ids = sorted({one for vault in (both.ours, both.theirs) for one in ids_of(vault)})
        choice = {one: picked for one, picked in zip(ids, choices, strict=False) if picked}

        merged = merge(both.ours, DatabaseCopy(both.theirs.database), choice)

        said = everything_said(both.ours)
        assert words_in(both.theirs) <= words_in(both.ours)
        assert ours <= said
        assert files <= files_of(both.ours)
        assert_holds(both.ours)

        undo(both.ours, merged)
        assert said <= everything_said(both.ours)
        assert {one.id for one in both.ours.summaries()} & set(merged.added) == set()
        assert_holds(both.ours)


def ids_of(vault):
    return [one for (one,) in vault.database.read("SELECT id FROM documents")]


def words_in(vault):
    """The numbers of all words in pieces and versions of a vault."""
    found = set()
    for (body,) in vault.database.read("SELECT body FROM documents UNION ALL SELECT body FROM versions"):
        found |= {part.split(b'"')[0] for part in bytes(body).split(b"woorden nummer ")[1:]}
    return found


def assert_holds(vault):
    assert vault.database.check() == []
    assert are_sound(vault)
    assert_one_id_says_one_thing(vault)
    chapters = [one.section for one in vault.summaries("levensverhaal")]
    assert len(chapters) == len(set(chapters))
    for one in ids_of(vault):
        document = vault.document(one)
        assert vault.versions(one)[0].revision == document.revision

"""Whatever is done with lines that stand in several places, none is lost and one id says one thing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Line, Passage, Row, Rows
from herstelkluis.model.document import new_id
from herstelkluis.vault.line_ids import rows_in
from herstelkluis.vault.one_plan import change_everywhere, change_only_here, places, take_over
from herstelkluis.vault.tied import asked_of, copies_of
from house import PASSWORD
from vault.plan_lines import LISTS, assert_one_id_says_one_thing, keep, rows, start, typed, words


class Plans:
    """Two plans in a vault, and beside them what should stand in each list."""

    def __init__(self, lifecycle):
        self.lifecycle, self.vault = lifecycle, lifecycle.vault
        self.ids = [start(self.vault, tekens_herken=["begin"]).id, start(self.vault, goed_woorden=["eerst"]).id]
        self.expected = {(self.ids[0], "tekens.herken"): ["begin"], (self.ids[1], "goed.woorden"): ["eerst"]}

    def do(self, deed, where, which, said):
        """One deed at a place that the numbers choose."""
        document = self.vault.document(self.ids[where % 2])
        answer = list(LISTS)[where // 2 % len(LISTS)]
        here = rows(document, answer)
        place = self.expected.setdefault((document.id, answer), [])
        if deed in ("everywhere", "only_here", "unanswered", "remove"):
            if here:
                at = which % len(here)
                getattr(self, deed)(document, answer, here[at].id, at, said)
        else:
            getattr(self, deed)(document, answer, place, which, said)

    def add(self, document, answer, place, _which, said):
        more = Row(new_id(), {LISTS[answer]: Line(said)})
        keep(self.vault, with_rows(document, answer, (*rows(document, answer), more)))
        place.append(said)

    def take(self, document, answer, place, which, _said):
        known = [(one, key, row) for one in self.ids for key, row in rows_in(self.vault.document(one))]
        if known:
            source, key, row = known[which % len(known)]
            if row.id not in {one for there in rows(document, answer) for one in (there.id, there.apart)}:
                keep(self.vault, take_over(self.vault, Passage(source, key, row.id), document, answer))
                place.append(row.cells[LISTS[key]].words)

    def everywhere(self, document, answer, line_id, at, said):
        line = rows(document, answer)[at]
        self.expected[document.id, answer][at] = said
        for one in [one.at for one in places(self.vault, line.apart or line_id)]:
            ids = [row.id for row in rows(self.vault.document(one.document), one.answer)]
            self.expected[one.document, one.answer][ids.index(one.row)] = said
        change_everywhere(self.vault, typed(document, answer, line_id, said), answer, line_id)

    def only_here(self, document, answer, line_id, at, said):
        own, new = change_only_here(self.vault, typed(document, answer, line_id, said), answer, line_id)
        keep(self.vault, own)
        assert [one.at for one in places(self.vault, new)] == [Passage(document.id, answer, new)]
        self.expected[document.id, answer][at] = said

    def unanswered(self, document, answer, line_id, at, said):
        copies = copies_of(self.vault, document, answer, rows(document, answer)[at])
        kept = keep(self.vault, typed(document, answer, line_id, said))
        self.expected[document.id, answer][at] = said
        is_other = copies is not None and copies.row.cells[LISTS[copies.places[0].at.answer]].words != said
        assert bool(asked_of(self.vault, kept, answer, rows(kept, answer)[at])) is is_other

    def remove(self, document, answer, line_id, at, _said):
        left = tuple(row for row in rows(document, answer) if row.id != line_id)
        keep(self.vault, with_rows(document, answer, left))
        del self.expected[document.id, answer][at]

    def restore(self, document, _answer, _place, which, _said):
        versions = self.vault.versions(document.id)
        then = self.vault.version(document.id, versions[which % len(versions)].revision)
        self.vault.restore(document.id, then.revision)
        self.expected |= {(document.id, key): words(then, key) for key in LISTS}

    def lock(self, document, _answer, _place, _which, _said):
        self.vault.drafts.change(document)
        self.lifecycle.lock()
        self.vault = self.lifecycle.unlock(PASSWORD)

    def check(self):
        """Every line stands where it should, and one id says one thing."""
        for (one, key), lines in self.expected.items():
            assert words(self.vault.document(one), key) == lines
        assert_one_id_says_one_thing(self.vault)


def with_rows(document, answer, lines):
    return replace(document, body={**document.body, answer: Answer(Rows(lines))})


deeds = st.lists(
    st.tuples(
        st.sampled_from(["add", "take", "take", "everywhere", "only_here", "unanswered", "remove", "restore", "lock"]),
        st.integers(0, 7),
        st.integers(0, 20),
        st.sampled_from(["bel Noor", "naar buiten", "thee", "zus"]),
    ),
    max_size=14,
)


@given(deeds)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_deeds_no_line_is_lost_and_ids_agree_with_contents(opened, deeds):
    house, lifecycle, _ = opened
    for one in lifecycle.vault.summaries():
        lifecycle.vault.throw_away(one.id)
    plans = Plans(lifecycle)
    for deed in deeds:
        plans.do(*deed)
        plans.check()
        house.clock.wait(3600)

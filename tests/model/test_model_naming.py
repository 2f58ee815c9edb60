"""What an agreement comes down to: the latest word for each subject, and no asking undoes a no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Choice, Consent, Consents, Passage, Ref
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.naming import Naming, Said, Word, in_force

STATES = ("asked", "agreed", "refused", "withdrawn")
PLACES = [Passage("a", "x.y"), Passage("b", "x.y")]
words = st.builds(
    Word,
    st.builds(Ref, st.sampled_from(["", "n", "b"]), st.sampled_from(["Noor", "Bo"])),
    st.sampled_from(Said),
    st.sampled_from(PLACES),
)


def told(*entries):
    """What is in force after these words: each a state, or a state and its subject."""
    made = [Consent(scope, state, "2026-01-01") for state, _, scope in (one.partition(" ") for one in entries)]
    return max((said for _who, said in in_force(Consents(tuple(made)))), default=Said.NOTHING)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), Said.NOTHING),
        (("asked",), Said.ASKED),
        (("asked", "agreed"), Said.AGREED),
        (("agreed", "withdrawn"), Said.WITHDRAWN),
        (("agreed kaartje", "withdrawn"), Said.WITHDRAWN),
        (("agreed kaartje", "withdrawn", "agreed kaartje"), Said.AGREED),
        (("agreed kaartje", "withdrawn brief"), Said.WITHDRAWN),
        (("withdrawn brief", "agreed"), Said.AGREED),
        (("withdrawn brief", "agreed Brief "), Said.AGREED),
        (("refused", "agreed foto"), Said.REFUSED),
        (("withdrawn", "agreed foto", "agreed foto"), Said.AGREED),
        (("withdrawn", "asked"), Said.WITHDRAWN),
        (("withdrawn brief", "asked brief"), Said.WITHDRAWN),
        (("agreed", "unheard"), Said.NOTHING),
    ],
)
def test_the_latest_word_holds_for_its_subject(entries, expected):
    assert told(*entries) is expected


@pytest.mark.parametrize(("chosen", "expected"), [(("ja",), Said.AGREED), (("nee",), Said.REFUSED)])
def test_a_yes_or_no_that_was_ticked_counts_too(chosen, expected):
    assert list(in_force(Choice(chosen))) == [(None, expected)]


@given(st.lists(st.sampled_from(STATES)))
def test_a_history_that_ends_with_a_no_is_a_no(states):
    assert told(*states, "withdrawn").is_no


@given(st.lists(words), st.lists(words))
def test_one_more_word_never_takes_a_no_away(some, more):
    people = {"n": "Noor", "b": "Bo"}
    before, after = Naming(some, people), Naming([*some, *more], people)
    for ref in (Ref("n", "Noor"), Ref("b", "Bo"), Ref("", "noor"), Ref("", "Bo"), Ref("", "Ans")):
        assert after.said(ref) >= before.said(ref)


def test_a_card_that_is_gone_for_ever_leaves_its_name_off_unless_a_living_card_of_that_very_name_agrees():
    gone = Ref("gone", "Noor")
    yes, plan = Word(Ref("n", "Noor"), Said.AGREED, PLACES[0]), Word(gone, Said.AGREED, PLACES[1])
    for known, expected in (
        (Naming((), {}), Said.GONE),
        (Naming((plan,), {}), Said.GONE),
        (Naming((plan,), {"n": "Noor"}), Said.GONE),
        (Naming((yes,), {"n": "Noor"}), Said.AGREED),
        (Naming((yes,), {"n": "Noor K."}), Said.GONE),
        (Naming((yes,), {}, {"n": "Noor"}), Said.GONE),
    ):
        assert known.said(gone) is expected
    assert Naming((yes, Word(Ref("o", "noor"), Said.REFUSED, PLACES[1])), {"n": "Noor", "o": "noor"}).leaves_out(gone)
    assert Naming((plan,), {"n": "Noor"}).said(Ref("n", "Noor")) is Said.NOTHING


@given(st.lists(words), st.permutations(range(5)))
def test_the_order_in_which_pieces_are_read_makes_no_difference(some, order):
    people, some = {"n": "Noor", "b": "Bo"}, some[:5]
    turned = [some[n] for n in order if n < len(some)]
    for ref in (Ref("n", "Noor"), Ref("", "Noor")):
        assert Naming(some, people).said(ref) is Naming(turned, people).said(ref)


def test_every_question_for_a_number_or_a_mail_address_says_that_it_tells_who_someone_is():
    asked = [
        (kind, key, one.key, one.role)
        for kind, template in shipped_templates().items()
        for key, _section, field in template.fields()
        for one in (field, *field.columns)
        if one.key in ("telefoon", "mail") or one.ask in ("Telefoon", "E-mail")
    ]
    assert len(asked) > 15
    assert [one for one in asked if one[3] != {"mail": "mail"}.get(one[2], "phone")] == []

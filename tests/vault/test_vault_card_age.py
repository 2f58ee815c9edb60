"""A card that is older than eighteen months is asked about: calmly, and never of someone who has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import BodyError
from herstelkluis.model.body import Answer, Line
from herstelkluis.model.card_faces import months_after
from herstelkluis.vault import card_age
from herstelkluis.vault.card_age import OldCard, card_to_ask_about, old_card
from house import PASSWORD, rewrite, write

MADE = date(2026, 11, 17)
A_DAY = 24 * 3600


@pytest.fixture
def plan(opened):
    """House, vault and a crisis plan with words that was written on 17 November 2026."""
    house, _lifecycle, vault = opened
    return house, vault, write(vault, "plan.crisis", "Ik neurie")


def wait_until(house, day):
    house.clock.seconds = (day - MADE).days * A_DAY


def own_words(vault, document):
    """Words that stand on the card."""
    key = next(key for key, _section, field in vault.template(document).fields() if field.role == "card.name")
    vault.drafts.change(replace(document, body={**document.body, key: Answer(Line("Sam"))}))
    vault.settle(document.id)
    return vault.document(document.id)


def test_a_plan_of_eighteen_months_is_asked_about_from_that_day_on(plan):
    house, vault, document = plan
    own_words(vault, document)
    wait_until(house, date(2028, 5, 16))
    assert card_to_ask_about(vault) is None
    wait_until(house, date(2028, 5, 17))
    assert card_to_ask_about(vault) == OldCard(document.id, "plan.crisis", MADE, was_printed=False)


def test_a_plan_without_words_for_the_card_or_no_plan_at_all_is_never_asked_about(opened):
    house, _lifecycle, vault = opened
    wait_until(house, date(2036, 1, 1))
    assert card_to_ask_about(vault) is None
    empty = write(vault, "plan.crisis", "")
    wait_until(house, date(2046, 1, 1))
    assert card_to_ask_about(vault) is None
    assert old_card(vault, empty.id) is None


def test_a_printed_card_keeps_its_own_day_also_when_the_plan_changes_and_after_locking(opened):
    house, lifecycle, vault = opened
    document = own_words(vault, write(vault, "plan.crisis", "Ik neurie"))
    card_age.keep_printed(vault, document.id)
    wait_until(house, date(2028, 5, 10))
    rewrite(vault, document, "Ik fluit")
    wait_until(house, date(2028, 5, 20))
    assert card_to_ask_about(vault) == OldCard(document.id, "plan.crisis", MADE, was_printed=True)
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert card_to_ask_about(vault) == OldCard(document.id, "plan.crisis", MADE, was_printed=True)


def test_who_looked_is_asked_again_after_eighteen_months_and_the_card_stays_of_its_own_day(plan):
    house, vault, document = plan
    document = own_words(vault, document)
    card_age.keep_printed(vault, document.id)
    wait_until(house, date(2028, 6, 1))
    card_age.keep_looked(vault, document.id)
    assert old_card(vault, document.id) is None
    wait_until(house, date(2029, 11, 30))
    assert card_to_ask_about(vault) is None
    wait_until(house, date(2029, 12, 1))
    assert card_to_ask_about(vault) == OldCard(document.id, "plan.crisis", MADE, was_printed=True)
    card_age.keep_printed(vault, document.id)
    assert card_to_ask_about(vault) is None


def test_the_question_can_be_put_off_and_the_card_screen_still_says_it(plan):
    house, vault, document = plan
    document = own_words(vault, document)
    wait_until(house, date(2028, 6, 1))
    card_age.put_off(vault, document.id)
    assert card_to_ask_about(vault) is None
    assert old_card(vault, document.id) is not None
    wait_until(house, date(2028, 6, 1) + card_age.A_WHILE)
    assert card_to_ask_about(vault) is not None


def test_the_oldest_of_two_cards_is_asked_about_and_one_in_the_bin_never(plan):
    house, vault, document = plan
    own_words(vault, document)
    wait_until(house, date(2027, 1, 1))
    help_card = own_words(vault, vault.start("hulpkaart"))
    wait_until(house, date(2030, 1, 1))
    assert card_to_ask_about(vault).document == document.id
    vault.throw_away(document.id)
    assert card_to_ask_about(vault).document == help_card.id


def test_a_clock_that_stood_wrong_neither_asks_nor_ends_the_asking(plan):
    house, vault, document = plan
    document = own_words(vault, document)
    wait_until(house, date(2099, 1, 1))
    card_age.keep_printed(vault, document.id)
    card_age.put_off(vault, document.id)
    wait_until(house, date(2028, 6, 1))
    assert card_to_ask_about(vault) == OldCard(document.id, "plan.crisis", MADE, was_printed=False)


def test_of_a_plan_that_is_gone_for_ever_nothing_stays(plan):
    _house, vault, document = plan
    card_age.keep_printed(vault, own_words(vault, document).id)
    other = own_words(vault, vault.start("hulpkaart"))
    vault.throw_away(document.id)
    vault.delete_for_ever(document.id)
    card_age.keep_printed(vault, other.id)
    assert list(vault.preference(card_age.KEPT)) == [other.id]


def test_a_plan_that_cannot_be_read_keeps_no_other_card_from_being_asked_about(plan):
    house, vault, document = plan
    own_words(vault, document)
    help_card = own_words(vault, vault.start("hulpkaart"))
    vault.database.write("UPDATE documents SET body = ? WHERE id = ?", (b'{"wie":5}', document.id))
    wait_until(house, date(2028, 6, 1))
    with pytest.raises(BodyError):
        vault.document(document.id)
    assert card_to_ask_about(vault).document == help_card.id
    assert old_card(vault, document.id) is None


@pytest.mark.parametrize("kept", [5, None, "kaart", [[]], {"a": [1]}])
def test_what_stands_wrong_in_the_vault_of_cards_counts_as_nothing_kept(plan, kept):
    _house, vault, document = plan
    document = own_words(vault, document)
    vault.prefer(card_age.KEPT, kept)
    assert card_to_ask_about(vault) is None
    card_age.put_off(vault, document.id)
    assert list(vault.preference(card_age.KEPT)) == [document.id]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.dictionaries(
        st.sampled_from([card_age.PRINTED, card_age.LOOKED, card_age.LATER]),
        st.one_of(st.none(), st.text(max_size=12), st.integers(), st.dates(date(2020, 1, 1)).map(date.isoformat)),
    ),
    days=st.integers(0, 5000),
)
def test_whatever_is_kept_nothing_younger_than_eighteen_months_is_asked_about(plan, kept, days):
    house, vault, document = plan
    if vault.document(document.id).revision < 2:
        own_words(vault, document)
    vault.prefer(card_age.KEPT, {document.id: kept})
    today = MADE + timedelta(days=days)
    wait_until(house, today)
    asked = card_to_ask_about(vault)
    assert asked is None or today >= months_after(asked.since, 18)
    assert asked is None or old_card(vault, document.id) == asked

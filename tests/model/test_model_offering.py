"""What someone else wrote along stays apart until the owner decides; it never becomes own words by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Choice, Line, NoAnswer, Offered, Rows, Text
from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document, Source, SourceKind
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.offering import agreed, can_agree, offered_by, replaces, waiting, with_offered, without
from herstelkluis.model.sheet_json import sheet_to_json
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import Run, all_words, runs
from model.model_values import documents, typed

TEMPLATES = shipped_templates()
STORY = TEMPLATES["levensverhaal"]
FIELDS = {key: field for _template in TEMPLATES.values() for key, _section, field in _template.fields()}
KEY, WHO = "h06.wie", "Ilse"


def chapter(*said: str | Run) -> Document:
    body = {KEY: Answer(Text(runs(*said)))} if said else {}
    return Document("d", "levensverhaal", STORY.version, section="h06", body=body)


def test_an_offer_stands_apart_and_is_changed_as_it_is_typed():
    document = with_offered(with_offered(chapter("Mijn oma."), KEY, "De rad", WHO), KEY, "De radio stond aan.", WHO)
    assert document.body[KEY].value == Text(runs("Mijn oma."))
    assert waiting(document) == ((KEY, Offered("De radio stond aan.", WHO)),)
    assert offered_by(document, KEY, WHO) == "De radio stond aan."
    assert offered_by(document, KEY, "iemand anders") == ""


def test_an_offer_without_words_leaves_no_trace():
    assert with_offered(with_offered(chapter(), KEY, "x", WHO), KEY, " ", WHO) == chapter()


def test_two_people_at_the_table_do_not_write_over_each_other():
    document = with_offered(with_offered(chapter(), KEY, "a", "Ilse"), KEY, "b", "Riet")
    assert [one.words for _key, one in waiting(document)] == ["a", "b"]


def test_agreeing_puts_the_words_behind_the_own_ones_and_says_with_whom():
    document = with_offered(chapter("Mijn oma."), KEY, "De radio.", WHO)
    ((key, offered),) = waiting(document)
    after = agreed(document, FIELDS[key], key, offered, "De radio stond zacht.")
    assert all_words(after.body[KEY].value.runs) == "Mijn oma.\nDe radio stond zacht."
    assert (after.body[KEY].by, waiting(after)) == (WHO, ())
    assert after.source == Source(SourceKind.TOGETHER, WHO)


def test_private_words_before_it_stay_private_and_the_new_ones_are_as_the_owner_said_them():
    document = with_offered(chapter("Open. ", Run("Dicht.", private=True)), KEY, "Erbij.", WHO)
    ((_key, offered),) = waiting(document)
    words = agreed(document, FIELDS[KEY], KEY, offered, offered.words).body[KEY].value.runs
    assert "".join(run.words for run in words if run.private).startswith("Dicht.")
    assert words[-1] == Run("Erbij.")


def test_leaving_it_out_changes_nothing_else():
    document = with_offered(chapter("Mijn oma."), KEY, "De radio.", WHO)
    ((_key, offered),) = waiting(document)
    assert without(document, KEY, offered) == chapter("Mijn oma.")


def test_a_question_that_was_skipped_may_still_be_answered_together():
    document = Document("d", "levensverhaal", "", section="h06", body={KEY: Answer(none=NoAnswer.SKIPPED)})
    document = with_offered(document, KEY, "Oma.", WHO)
    assert document.body[KEY].none is NoAnswer.SKIPPED
    ((_key, offered),) = waiting(document)
    assert agreed(document, FIELDS[KEY], KEY, offered, "Oma.").body[KEY].none is None


@pytest.mark.parametrize(
    ("kind", "key", "value", "may"),
    [
        ("levensverhaal", "h01.waar", None, True),
        ("levensverhaal", "h01.waar", Line("Haverdam"), True),
        ("levensverhaal", "h01.jaar", parse_period("1983"), True),
        ("levensverhaal", "h01.jaar", None, True),
        ("herstelverhaal", "verder.beelden", None, True),
        ("herstelverhaal", "vooraf.vorm", None, False),
        ("herstelverhaal", "vooraf.vorm", Choice(("brief",)), False),
    ],
)
def test_words_can_only_become_an_answer_that_is_words(kind, key, value, may):
    field = next(field for one, _section, field in TEMPLATES[kind].fields() if one == key)
    assert can_agree(field) is may
    document = with_offered(Document("d", kind, "", body={key: Answer(value)}), key, "1984", WHO)
    after = agreed(document, field, key, waiting(document)[0][1], "1984", lambda: "row")
    assert (after != document) is may
    if may and kind == "herstelverhaal":
        assert isinstance(after.body[key].value, Rows)


@pytest.mark.parametrize(("key", "mine"), [("h01.waar", Line("Haverdam")), ("h01.jaar", parse_period("1983"))])
def test_what_holds_one_thing_is_replaced_only_when_the_owner_says_so(key, mine):
    field = FIELDS[key]
    document = Document("d", "levensverhaal", "", section="h01", body={key: Answer(mine)})
    assert not replaces(field, None)
    assert replaces(field, document.body[key])
    document = with_offered(document, key, "In 1984", WHO)
    assert document.body[key].value == mine
    ((_key, offered),) = waiting(document)
    after = agreed(document, field, key, offered, "In 1984")
    assert after.body[key].value.words == "In 1984"
    assert after.body[key].by == WHO
    assert without(document, key, offered).body == {key: Answer(mine)}


def test_words_for_a_list_that_begins_with_something_else_stand_in_its_first_column_of_words():
    lists = [
        (key, field)
        for key, field in FIELDS.items()
        if field.type is FieldType.ROWS
        and field.columns
        and field.columns[0].type not in (FieldType.LINE, FieldType.TEXT)
    ]
    assert any(field.columns[0].type is FieldType.WHEN and can_agree(field) for _key, field in lists)
    for key, field in lists:
        document = with_offered(Document("d", "x", ""), key, "Zo was het", WHO)
        ((_key, offered),) = waiting(document)
        after = agreed(document, field, key, offered, "Zo was het", lambda: "row")
        words = [column for column in field.columns if column.type in (FieldType.LINE, FieldType.TEXT)]
        assert can_agree(field) is bool(words)
        if words:
            assert list(after.body[key].value.rows[0].cells) == [words[0].key]


@given(documents, typed, typed)
def test_an_offer_survives_the_disk(document, words, who):
    document = with_offered(document, KEY, words, who)
    assert decode_document(encode_document(document)) == document


@given(st.text(min_size=3).filter(lambda words: words.strip()), st.sampled_from(["", "Mijn oma."]))
def test_what_was_not_agreed_to_is_on_no_page(words, mine):
    document = with_offered(chapter(mine) if mine else chapter(), KEY, f"⟨{words}⟩", "⟨wie⟩")
    assert "⟨" not in str(sheet_to_json(lay_out(STORY, document, {})))

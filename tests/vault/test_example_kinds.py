"""Every kind has a believable piece in the example, and that piece can be read, printed, found and given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.i18n import use
from herstelkluis.model.codec import decode_sheet, encode_sheet
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import FieldType
from herstelkluis.paper.card import set_card
from herstelkluis.share.flow import begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Known
from herstelkluis.vault.example import Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.printing import card_pdf, is_letter, letter_pdf, paper_sheet, plan_pdf
from house import PASSWORD
from model.model_sheets import words
from paper.poppler import structure_of

KINDS = sorted(shipped_templates())
ENOUGH = 0.5
"""At least this part of what a kind asks is answered by Sam, in one piece of it or another."""
MAY_BE_SPARSE = {"levensverhaal", "persoon", "notitie", "brief.inzage", "brief.verwijderen", "brief.meenemen"}


@pytest.fixture(scope="module")
def sam(tmp_path_factory):
    """The example vault, and the pieces of each kind."""
    use("nl")
    dial = Dial(datetime(2026, 11, 17, 13, 5, tzinfo=UTC))
    lifecycle = Lifecycle(tmp_path_factory.mktemp("sam") / "kluis", dial)
    vault = lifecycle.create(PASSWORD, new_recovery_words(), CHEAPEST, owner="Sam")
    fill(vault, dial)
    pieces = {kind: [vault.document(one.id) for one in vault.summaries(kind)] for kind in KINDS}
    yield vault, pieces
    lifecycle.lock()


def test_sam_has_a_piece_of_every_kind(sam):
    _vault, pieces = sam
    assert [kind for kind, found in pieces.items() if not found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_sam_answers_most_of_what_a_kind_asks(sam, kind):
    vault, pieces = sam
    asked = {key for key, _s, one in vault.templates[kind].fields() if one.type not in (FieldType.NOTE, FieldType.FILE)}
    answered = {key for document in pieces[kind] for key in document.body}
    assert kind in MAY_BE_SPARSE or len(answered & asked) >= ENOUGH * len(asked), sorted(asked - answered)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_piece_is_on_its_paper_in_the_same_order(sam, kind):
    vault, pieces = sam
    for document in pieces[kind][:2]:
        sheet = paper_sheet(vault, document)
        assert decode_sheet(encode_sheet(sheet)) == sheet
        pdf = letter_pdf(vault, document) if is_letter(vault.template(document)) else plan_pdf(vault, document)
        structure = structure_of(pdf)
        place = 0
        for word in " ".join(words(sheet)).split():
            place = structure.find(word, place)
            assert place >= 0, word
            place += len(word)


@pytest.mark.parametrize("kind", KINDS)
def test_a_piece_is_a_choice_for_another_reader_and_nothing_of_it_is_ticked_by_itself(sam, kind):
    vault, pieces = sam
    document = pieces[kind][0]
    found = pieces_of(document, vault.templates[kind])
    assert found
    flow = begin(profiles()["anders"], "0" * 26, found, Known({}))
    assert {offer.piece.document.id for offer in flow.offers} == {document.id}
    assert flow.ticked == frozenset()


def test_the_help_card_has_four_faces_and_one_about_itself_and_fits(sam):
    vault, pieces = sam
    (document,) = pieces["hulpkaart"]
    card = vault.card(document, document.changed_at.date())
    assert [face.key for face in card.faces if face.blocks] == ["L1", "L2", "L3", "L4", "R4"]
    assert set_card(card).fits
    assert card_pdf(vault, document).startswith(b"%PDF")
    said = " ".join(line for face in card.faces for block in face.blocks for line in block.lines)
    assert "Ga laag zitten" in said
    assert "Noor 06-00000001" in said

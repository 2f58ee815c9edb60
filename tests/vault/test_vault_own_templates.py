"""A kind of one's own: a text file dropped in a folder, taken into the vault, and then as good as any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import TemplateError
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Line, Row, Rows, Text
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.sheet import Heading
from herstelkluis.model.text import runs
from herstelkluis.share.reader import passphrase, read_bundle
from herstelkluis.share.selection import Place
from herstelkluis.store import preferences, templates
from herstelkluis.vault import own_templates, sharing
from herstelkluis.vault.printing import plan_pdf
from house import PASSWORD
from paper.poppler import text_of
from vault.giving_cases import CHEAP, see

OWN = """# Een blad dat onze groep zelf heeft gemaakt.
kind = "tuinblad"
title = "Mijn tuin"
about = "Wat er groeit, en wat het met mij doet."
part = "plan"
level = 1
share = "may_go"
many = true

[[section]]
key = "tuin"
title = "Mijn tuin"

[[section.field]]
key = "groeit"
type = "rows"
ask = "Wat groeit er?"
columns = [
  { key = "wat", type = "line", ask = "Plant" },
  { key = "wie", type = "person", ask = "Van wie?", role = "who", max = 1 },
]

[[section.field]]
key = "doet"
type = "text"
ask = "Wat doet het met mij?"

[[section.field]]
key = "geheim"
type = "line"
ask = "Alleen voor mij"
share = false
print = false
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of the person, with the file in it."""
    place = tmp_path / "mijn bladen"
    place.mkdir()
    (place / "tuin.toml").write_text(OWN, "utf-8")
    return place


@pytest.fixture
def garden(opened, folder):
    """A vault that took the kind in, and one piece of it."""
    vault = opened[2]
    template = own_templates.adopt(vault, folder / "tuin.toml")
    document = vault.start("tuinblad", title="De vijg van Riet")
    for key, value in {
        "tuin.groeit": Rows((Row("rij-1", {"wat": Line("vijg")}),)),
        "tuin.doet": Text(runs("Ik tel de bladeren en word zonnekruid.")),
        "tuin.geheim": Line("stekkenverraad"),
    }.items():
        document = with_value(document, key, value, template)
    vault.drafts.change(document)
    vault.settle()
    return opened, vault.document(document.id)


def test_a_dropped_template_is_offered_at_once_and_starts_as_only_me(opened, folder):
    vault = opened[2]
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    template = own_templates.adopt(vault, folder / "tuin.toml")
    assert (template.own, vault.templates["tuinblad"]) == (True, template)
    document = vault.start("tuinblad")
    assert (document.share, document.level) == (ShareState.ONLY_ME, Level.ORDINARY)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    assert vault.summaries("tuinblad") == []


def test_what_is_written_in_it_is_found_and_printed(garden):
    (_, _, vault), document = garden
    assert [hit.document for hit in vault.find("zonnekruid")] == [document.id]
    assert {(hit.document, hit.answer) for hit in vault.find("vijg")} == {
        (document.id, ""),
        (document.id, "tuin.groeit"),
    }
    paper = text_of(plan_pdf(vault, document))
    assert "De vijg van Riet" in paper
    assert "Wat groeit er?" in paper
    assert "Ik tel de bladeren en word zonnekruid." in paper
    assert "stekkenverraad" not in paper


def test_it_goes_along_only_when_the_person_ticks_it_and_without_what_never_goes(garden, tmp_path):
    (house, _, vault), document = garden
    flow = sharing.begin(vault, "anders").for_reader("Mw. De Wit", "buurvrouw", "Voor de tuin.")
    (offer,) = (one for one in flow.offers if one.piece.document.id == document.id)
    assert offer.place is Place.CAN_BE_ADDED
    assert flow.ticked == frozenset()
    (tmp_path / "uit").mkdir()
    ways = frozenset({sharing.Door.FILE})
    given = sharing.seal(vault, see(flow.tick(offer.piece.key)), tmp_path / "uit", ways, log_n=CHEAP)
    (file,) = (tmp_path / "uit").iterdir()
    bundle = read_bundle(file.read_bytes(), [passphrase(given.words)], house.clock())
    (item,) = bundle.items
    assert (item.category, item.sheet.title) == ("tuinblad", "De vijg van Riet")
    assert "zonnekruid" in str(item.sheet)
    assert "stekkenverraad" not in str(item.sheet)


def test_no_reader_of_the_list_is_offered_a_kind_of_ones_own(garden):
    (_, _, vault), document = garden
    vault.drafts.change(replace(document, share=ShareState.MAY_GO))
    for profile in ("huisarts", "gemeente", "werk", "lotgenotengroep"):
        offers = sharing.begin(vault, profile).offers
        assert all(one.piece.document.kind != "tuinblad" or one.place is Place.HOME for one in offers)


def test_no_shipped_kind_can_be_shadowed(opened, folder):
    vault = opened[2]
    for kind in shipped_templates():
        (folder / "schaduw.toml").write_text(OWN.replace('"tuinblad"', f'"{kind}"'), "utf-8")
        with pytest.raises(TemplateError) as refused:
            own_templates.adopt(vault, folder / "schaduw.toml")
        assert refused.value.facts == {"file": "schaduw.toml", "line": 2, "reason": f"kind {kind} is there already"}
        assert not vault.templates[kind].own
    assert vault.preference(own_templates.OWN) is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (OWN.replace('type = "text"', 'type = "roman"'), 25, "type can be: "),
        (OWN.replace('ask = "Wat doet het met mij?"\n', ""), 23, "ask is missing in doet"),
        (OWN.replace("[[section]]", "[[section"), 10, "this is not TOML"),
        (b"\xff\xfe\x00", 1, "cannot be read as text"),
        ("", 1, "kind is missing"),
        ("#" * (256 * 1024 + 1), 1, "256 KiB"),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_reason_and_nothing_is_taken(opened, folder, text, line, reason):
    _house, lifecycle, vault = opened
    file = folder / "wacht.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TemplateError) as refused:
        own_templates.adopt(vault, file)
    assert (refused.value.facts["file"], refused.value.facts["line"]) == ("wacht.toml", line)
    assert reason in str(refused.value.facts["reason"])
    assert set(vault.templates) == set(shipped_templates())
    lifecycle.lock()
    assert lifecycle.unlock(PASSWORD).check() == []


def test_the_kind_stays_when_the_file_is_gone_and_the_vault_is_opened_again(garden, folder):
    (_, lifecycle, vault), document = garden
    (folder / "tuin.toml").unlink()
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert vault.templates["tuinblad"].own
    assert Heading("Wat groeit er?", 3) in vault.sheet(document.id).pieces
    assert vault.left_out == ()


def test_a_newer_file_of_the_same_kind_takes_its_place_and_keeps_what_was_written(garden, folder):
    (_, _, vault), document = garden
    (folder / "nieuw.toml").write_text(OWN.replace("Wat groeit er?", "Wat bloeit er?"), "utf-8")
    own_templates.adopt(vault, folder / "nieuw.toml")
    assert Heading("Wat bloeit er?", 3) in vault.sheet(document.id).pieces
    assert templates.kept_template(vault.database, "tuinblad", document.template) == OWN


def test_a_kind_that_is_put_away_leaves_its_pieces_readable_and_printable(garden):
    (_, lifecycle, vault), document = garden
    own_templates.put_away(vault, "tuinblad")
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert "tuinblad" not in vault.templates
    assert Heading("Wat groeit er?", 3) in vault.sheet(document.id).pieces
    assert "zonnekruid" in text_of(plan_pdf(vault, vault.document(document.id)))


@pytest.mark.parametrize("left", ["gone", "broken"])
def test_a_piece_whose_template_is_gone_or_broken_is_still_read_and_printed(garden, left):
    (_, lifecycle, vault), document = garden
    vault.database.write("DELETE FROM templates WHERE kind = 'tuinblad'")
    if left == "broken":
        templates.keep_template(vault.database, "tuinblad", document.template, "kind = ")
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert [error.facts["file"] for error in vault.left_out] == ["tuinblad"]
    assert vault.template(document) is None
    assert "zonnekruid" in str(vault.sheet(document.id))
    assert "zonnekruid" in text_of(plan_pdf(vault, vault.document(document.id)))
    assert [hit.document for hit in vault.find("zonnekruid")] == [document.id]
    assert vault.check() == []


def test_a_program_that_ships_the_kind_later_shows_its_own_and_loses_no_answer(garden):
    (_, lifecycle, vault), document = garden
    taken = OWN.replace('"tuinblad"', '"notitie"')
    templates.keep_template(vault.database, "notitie", "0" * 16, taken)
    preferences.put(vault.database, own_templates.OWN, {"notitie": "0" * 16, "tuinblad": document.template})
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert [error.facts["reason"] for error in vault.left_out] == ["kind notitie is there already"]
    assert not vault.templates["notitie"].own
    assert vault.templates["tuinblad"].own

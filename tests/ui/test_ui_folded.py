"""What is folded shows only its title: on every screen with lists, in links, and in everything that is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.model.answering import name_key
from herstelkluis.model.body import Answer, Line, Row, Rows, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.period import Period
from herstelkluis.model.text import runs
from herstelkluis.ui.screens import SCREENS
from herstelkluis.vault import own_templates
from ui.accessible import spoken
from ui.writing_desk import Desk

SECRET = "geheimwoord"
OPENS_ITS_OWN_PIECE = {"crisis", "plan", "people", "areas", "together"}  # asking for these is opening the piece itself
WITHOUT_VAULT = {
    *("unlock", "welcome", "coming_back", "help", "reader", "read", "write", "settings", "attachment", "pieces_of"),
    *("beside", "new_keys", "damaged", "away"),
}


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    for kind, template in desk.vault.templates.items():
        section = template.sections[0].key if template.document == "section" else ""
        title = "Naam" if name_key(template) else ""
        document = replace(
            desk.vault.start(kind, section=section, title=title), folded=True, period=parse_period("1994")
        )
        body = {}
        for key, part, field in template.fields():
            if section in ("", part.key):
                body[key] = filled(field)
        desk.vault.drafts.change(replace(document, body={key: one for key, one in body.items() if one is not None}))
    desk.vault.settle()
    yield desk
    desk.window.cover("locked")


def filled(field):
    """An answer with the secret in it, where this field can hold words."""
    if field.type == "text":
        return Answer(Text(runs(f"{SECRET} in een tekst")))
    if field.type == "line":
        return Answer(Line("woord" if field.role == "tags" else f"{SECRET} in een regel"))
    if field.type == "when":
        return Answer(Period(SECRET))
    if field.type == "rows":
        cells = {one.key: Line(f"{SECRET} in een rij") for one in field.columns if one.type == "line"}
        return Answer(Rows((Row("a" * 32, cells),))) if cells else None
    return None


def test_no_list_shows_words_of_a_folded_piece(desk):
    for key in sorted(set(SCREENS) - OPENS_ITS_OWN_PIECE - WITHOUT_VAULT):
        desk.at(key)
        assert SECRET not in spoken(desk.window, hidden=True), key
    for kind in ("notitie", "doel", "dagboek", "brief.eigen"):
        desk.at("pieces_of", kind=kind)
        assert SECRET not in spoken(desk.window, hidden=True), kind


def test_nothing_folded_is_found_by_its_words(desk):
    assert desk.vault.find(SECRET) == []
    assert all(not hit.snippet for hit in desk.vault.find("1994"))
    assert desk.vault.find("1994")


def test_what_is_folded_opens_also_when_its_kind_is_put_away(opened, look, qtbot, tmp_path):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    file = tmp_path / "tuin.toml"
    fields = (
        '[[section]]\nkey = "a"\ntitle = "A"\n[[section.field]]\nkey = "b"\ntype = "text"\nask = "Wat groeit er?"\n'
    )
    file.write_text(f'kind = "tuin"\ntitle = "Mijn tuin"\n{fields}', encoding="utf-8")
    template = own_templates.adopt(desk.vault, file)
    document = replace(desk.vault.start("tuin"), folded=True, body={"a.b": Answer(Text(runs(SECRET)))})
    desk.vault.drafts.change(document)
    desk.vault.settle()
    own_templates.put_away(desk.vault, template.kind)
    for what in ({}, {"show": "pause"}, {"show": "landing"}):
        desk.at("write", document=document.id, **what)
        assert SECRET not in spoken(desk.window)
        assert desk.window.screen_shown.title == "Mijn tuin"
    desk.at("write", document=document.id)
    desk.window.screen_shown._page.opened.emit()
    assert desk.window.screen_shown.inner.form.value_of("a.b") == Text(runs(SECRET))
    desk.window.cover("locked")

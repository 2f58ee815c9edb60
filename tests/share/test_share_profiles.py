"""The profiles against the table of readers: what each suggests, allows and never lets go by itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from herstelkluis import resources
from herstelkluis.errors import TemplateError
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, Level, ShareState
from herstelkluis.model.loader import load_template, shipped_templates
from herstelkluis.model.template import Template
from herstelkluis.model.text import runs
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.profiles import Profile, for_all, load_profile, profiles
from herstelkluis.share.selection import Place, Reason, pieces_of
from herstelkluis.share.verdicts import WISHES
from plain_dutch import objections
from share.profile_table import BASE, TABLE, TILES, selectors

EVERY = [pytest.param(one, id=code) for code, one in profiles().items()]
ANSWER = Answer(Text(runs("Mijn eigen woorden.")))


def named() -> dict[str, set[str]]:
    """The parts that any list of the table names, by kind; every known kind is there."""
    found: dict[str, set[str]] = {kind: set() for kind in for_all().kinds}
    rows = [BASE, *(part for row in TABLE.values() for part in (row.suggested, row.can_be_added, row.never))]
    for selector in set().union(*map(selectors, rows)) - {"*"}:
        kind, _, section = selector.partition(":")
        found[kind].update({section} - {""})
    return found


def stand_in(kind: str, sections: set[str]) -> Template:
    """A template of this kind with these parts and one more, as none was shipped for most kinds."""
    lines = [f'kind = "{kind}"', 'title = "Stuk"', *(['document = "section"'] if kind == "levensverhaal" else [])]
    for section in sorted(sections | {"rest"}):
        lines += ["[[section]]", f'key = "{section}"', 'title = "Deel"']
        lines += ["[[section.field]]", 'key = "woorden"', 'type = "text"', 'ask = "Wat?"']
    return load_template("\n".join(lines), f"{kind}.toml")


def documents(share: ShareState, level: Level) -> list[tuple[Document, Template]]:
    """Something of every known kind, in every part that the table names and one that it does not."""
    found: list[tuple[Document, Template]] = []
    for kind, sections in named().items():
        template = stand_in(kind, sections)
        bodies = {section.key: {f"{section.key}.woorden": ANSWER} for section in template.sections}
        if template.document == "whole":
            bodies = {"": {key: answer for body in bodies.values() for key, answer in body.items()}}
        for section, body in bodies.items():
            one = Document(f"{kind} {section}", kind, template.version, section=section, body=body)
            found.append((replace(one, share=share, level=level), template))
    return found


def flow_of(profile: Profile, share: ShareState, level: Level = Level.PERSONAL) -> ShareFlow:
    pieces = tuple(piece for document, template in documents(share, level) for piece in pieces_of(document, template))
    return begin(profile, "0" * 26, pieces, {})


def expected(code: str, kind: str, section: str) -> str:
    """Where the table puts a part: the most telling row wins, and the base list before the others."""
    row = TABLE[code]
    for selector in (f"{kind}:{section}", kind, "*"):
        if selector in selectors(BASE) | selectors(row.never):
            return "never"
        for place in ("suggested", "can_be_added"):
            if selector in selectors(getattr(row, place)):
                return place
    return ""


def test_there_is_a_profile_for_every_row_and_its_tile_stands_in_order():
    assert set(profiles()) == set(TABLE)
    assert tuple(one.title for one in profiles().values()) == TILES


@pytest.mark.parametrize("profile", EVERY)
def test_a_profile_is_its_row_of_the_table(profile):
    row = TABLE[profile.code]
    assert (profile.purpose, profile.days, profile.pages) == (row.purpose, row.days, row.pages)
    assert set(profile.suggested) == selectors(row.suggested)
    assert set(profile.can_be_added) == selectors(row.can_be_added)
    assert set(profile.never) == selectors(row.never) | selectors(BASE)


@pytest.mark.parametrize("profile", EVERY)
def test_every_piece_there_can_be_stands_where_the_table_puts_it(profile):
    flow = flow_of(profile, ShareState.MAY_GO)
    for offer in flow.offers:
        document = offer.piece.document
        place = expected(profile.code, document.kind, offer.piece.section or document.section)
        if place in ("", "never"):
            assert (offer.place, offer.reason) == (
                Place.HOME,
                Reason.NOT_BY_ITSELF if place else Reason.NOT_NEEDED,
            )
        else:
            assert (offer.place, offer.reason) == (Place(place), None)
    ticked = {offer.piece.key for offer in flow.offers if offer.place is Place.SUGGESTED}
    assert flow.ticked == ticked
    assert bool(ticked) == bool(profile.suggested)


@pytest.mark.parametrize("profile", EVERY)
@pytest.mark.parametrize("level", list(Level))
def test_what_is_only_mine_or_locked_is_never_ticked_whatever_is_suggested(profile, level):
    for share in (ShareState.ONLY_ME, ShareState.NEVER):
        assert flow_of(profile, share, level).ticked == frozenset()


@pytest.mark.parametrize("profile", EVERY)
def test_what_is_very_sensitive_is_never_ticked_also_when_it_may_go(profile):
    flow = flow_of(profile, ShareState.MAY_GO, Level.SENSITIVE)
    assert flow.ticked == frozenset()
    assert {offer.place for offer in flow.offers} == {Place.HOME}


@pytest.mark.parametrize("profile", EVERY)
def test_the_base_list_goes_only_answer_by_answer_to_everyone(profile):
    flow = flow_of(profile, ShareState.MAY_GO)
    for offer in flow.offers:
        document = offer.piece.document
        section = offer.piece.section or document.section
        if selectors(BASE) & {document.kind, f"{document.kind}:{section}"}:
            assert offer.goes_by_answer
            assert flow.tick(offer.piece.key).going(offer.piece.key) == frozenset()


def test_the_base_list_stands_in_one_place():
    assert set(for_all().never) == selectors(BASE)
    for file in resources.path("profiles").glob("*.toml"):
        if file.name != "base.toml":
            assert not any(f'"{one}"' in file.read_text("utf-8") for one in for_all().never)


def test_every_shipped_kind_is_known_and_every_named_part_of_it_exists():
    templates = shipped_templates()
    assert set(templates) <= set(for_all().kinds)
    assert {one.partition(":")[0] for one in for_all().never} <= set(for_all().kinds)
    assert list(for_all().kinds) == sorted(set(for_all().kinds))
    for kind, sections in named().items():
        if kind in templates:
            assert sections <= {section.key for section in templates[kind].sections}, kind


def test_every_wish_that_is_proposed_has_words():
    assert set().union(*(one.wishes for one in profiles().values())) <= set(WISHES)


def test_a_group_and_work_are_told_apart():
    assert profiles()["lotgenotengroep"].doors == (Door.LOOK, Door.PAPER)
    assert {code for code, one in profiles().items() if one.doors} == {"lotgenotengroep"}
    assert {code for code, one in profiles().items() if one.warning} == {"werk"}
    assert {code for code, one in profiles().items() if one.at_end} == {"crisisdienst"}


@pytest.mark.parametrize("profile", EVERY)
def test_the_words_of_a_profile_are_plain_and_speak_to_the_owner_as_je(profile):
    said = [profile.title, profile.about, profile.purpose, profile.form, profile.warning, profile.at_end]
    assert {text: objections(text) for text in said if text and objections(text)} == {}
    for text in (profile.form, profile.warning, profile.at_end):
        assert not {"u", "uw"} & set(text.casefold().split())


SOUND = """code = "x"
order = 1
title = "Iemand"
about = "Een regel."
role = "lezer"
purpose = ""
purpose_code = "PATRQT"
form = "Kort."
pages = 1
days = 30
suggested = ["doel"]
can_be_added = ["plan.crisis:goed"]
never = []
"""


def test_a_sound_profile_is_taken_with_the_base_list():
    profile = load_profile(SOUND, "x.toml")
    assert (profile.suggested, profile.wishes, profile.doors) == (("doel",), (), ())
    assert profile.never == for_all().never
    assert profile.place_of("geld") == "never"
    assert profile.names("geld")
    assert not profile.names("hoo")


@pytest.mark.parametrize(
    ("sound", "wrong", "line", "reason"),
    [
        ('code = "x"', 'code = "y"', 1, "code: not the name of the file"),
        ('code = "x"', 'code = "X Y"', 1, "code: not as it should be"),
        ("order = 1", "order = true", 2, "order: not as it should be"),
        ("order = 1\n", "", 1, "order: missing"),
        ('title = "Iemand"', 'title = ""', 3, "title: not as it should be"),
        ('about = "Een regel."', f'about = "{"a" * 201}"', 4, "about: not as it should be"),
        ('"PATRQT"', '"ETREAT"', 7, "purpose_code: not as it should be"),
        ("days = 30", "days = 366", 10, "days: not as it should be"),
        ("days = 30", "days = 0", 10, "days: not as it should be"),
        ("days = 30", 'days = 30\nsecret = "x"', 11, "secret: unknown key"),
        ('["doel"]', '"doel"', 11, "suggested: not as it should be"),
        ('["doel"]', '["doel", "doel"]', 11, "suggested: not as it should be"),
        ('["doel"]', '["Doel!"]', 11, "suggested: not as it should be"),
        ('["doel"]', '["doelen"]', 11, "suggested: doelen is not a known kind"),
        ('["doel"]', '["geld"]', 11, "suggested: geld stands in the base list"),
        ('["doel"]', '["geld:schuld"]', 11, "suggested: geld:schuld stands in the base list"),
        ('"plan.crisis:goed"', '"levensverhaal:h05"', 12, "can_be_added: levensverhaal:h05 stands in the base list"),
        ('["plan.crisis:goed"]', '["doel"]', 12, "can_be_added: doel stands in two lists"),
        ("never = []", 'never = []\nwishes = ["Niet doorsturen"]', 14, "wishes: not as it should be"),
        ("never = []", 'never = []\ndoors = ["post"]', 14, "doors: not as it should be"),
        ("never = []", "never = [", 1, "not TOML"),
    ],
)  # fmt: skip
def test_a_wrong_profile_is_refused_with_its_line_and_the_reason(sound, wrong, line, reason):
    assert sound in SOUND
    with pytest.raises(TemplateError) as refused:
        load_profile(SOUND.replace(sound, wrong), "x.toml")
    assert refused.value.facts == {"file": "x.toml", "line": line, "reason": reason}


def test_profiles_are_read_without_pydantic():
    code = "import sys; from herstelkluis.share.profiles import profiles; profiles(); print('pydantic' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert ended.stdout == "False\n"

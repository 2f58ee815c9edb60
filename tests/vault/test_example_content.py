"""The example life of Sam: it fills a real vault, it is rich enough to try everything on, and it keeps our promises."""

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from herstelkluis import resources
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.i18n import use
from herstelkluis.model.body import Consents, NoAnswer, Row, Rows, Text
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import all_words, public_words
from herstelkluis.paper.card import set_card
from herstelkluis.paper.sheets import Footer, gp_letter_pdf
from herstelkluis.share.profiles import profiles
from herstelkluis.vault.example import FILES, Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from house import PASSWORD

NEVER = re.compile(
    r"\b(patiënt(?!envertrouwens)|cliënt(?!ondersteuner)|\w*stoornis|symptom|symptoom|terugval"
    r"|mislukt|psycho|depressi|mani(e\b(?! van| manier)|sch)"
    r"|bipola|borderline|schizo|autis|adhd|diagnos)|!",
    re.IGNORECASE,
)
PHONE = re.compile(r"\+?\d[\d -]{7,}\d")
FICTIONAL = re.compile(r"06-000000\d\d|000-00000\d\d")
CARD_LINE = 30


@pytest.fixture(autouse=True)
def _in_dutch():
    use("nl")


@pytest.fixture(scope="module", params=["2026-11-17", "2027-07-04", "2028-02-29"])
def filled(request, tmp_path_factory):
    """Sam's vault, filled on this day, with the day."""
    use("nl")
    today = date.fromisoformat(request.param)
    dial = Dial(datetime(today.year, today.month, today.day, 13, 5, tzinfo=UTC))
    lifecycle = Lifecycle(tmp_path_factory.mktemp("sam") / "kluis", dial)
    vault = lifecycle.create(PASSWORD, new_recovery_words(), CHEAPEST, owner="Sam")
    fill(vault, dial)
    yield vault, today
    lifecycle.lock()


def pieces(name):
    return tomllib.loads(resources.read_text("example", f"{name}.toml"))["piece"]


def documents(vault, kind):
    return [vault.document(one.id) for one in vault.summaries(kind)]


def words_in(value):
    """Every text in a TOML value, whatever it is nested in."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from words_in(one)
        case list():
            for one in value:
                yield from words_in(one)


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_the_example_is_a_question_of_its_template(name):
    templates = shipped_templates()
    for piece in pieces(name):
        known = {key for key, section, _ in templates[piece["kind"]].fields()}
        in_section = {key for key in known if key.startswith(piece.get("section", ""))}
        assert set(piece["answers"]) <= in_section
        assert set(piece.get("about", {})) <= set(piece["answers"])


@pytest.mark.parametrize("name", FILES)
def test_the_example_says_nothing_that_names_or_shames(name):
    for text in words_in([[piece["answers"], piece.get("title", "")] for piece in pieces(name)]):
        assert not NEVER.search(text), text


@pytest.mark.parametrize("name", FILES)
def test_no_number_in_the_example_can_be_called(name):
    for text in words_in([piece["answers"] for piece in pieces(name)]):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            assert all(FICTIONAL.fullmatch(number) for number in PHONE.findall(text)), text


def test_chapters_carry_the_words_of_their_template():
    titles = {section.key: section.title for section in shipped_templates()["levensverhaal"].sections}
    assert all(piece["title"] == titles[piece["section"]] for piece in pieces("levensverhaal"))


def test_the_vault_of_the_example_is_sound_and_holds_a_life(filled):
    vault, _ = filled
    assert vault.check() == []
    assert Counter(one.kind for one in vault.summaries()) == Counter(
        piece["kind"] for name in FILES for piece in pieces(name)
    )
    chapters = documents(vault, "levensverhaal")
    texts = [answer.value for one in chapters for answer in one.body.values() if isinstance(answer.value, Text)]
    assert len(pieces("mensen")) >= 8
    assert len(pieces("notities")) >= 40
    assert len({one.section for one in chapters}) >= 13
    assert sum(len(all_words(one.runs).split()) for one in texts) >= 5500


def test_the_story_has_all_three_ways_not_to_answer_and_words_that_stay_private(filled):
    vault, _ = filled
    chapters = documents(vault, "levensverhaal")
    answers = [answer for one in chapters for answer in one.body.values()]
    texts = [answer.value.runs for answer in answers if isinstance(answer.value, Text)]
    assert {answer.none for answer in answers} >= set(NoAnswer)
    assert sum(public_words(one) != all_words(one) for one in texts) >= 4
    assert all(f"{one.section}.onthouden" in one.body for one in chapters)


def test_a_folded_or_sensitive_chapter_never_starts_ready_to_go(filled):
    vault, _ = filled
    heavy = [one for one in documents(vault, "levensverhaal") if one.folded or one.level is Level.SENSITIVE]
    assert sum(one.folded for one in heavy) >= 3
    assert all(one.share is not ShareState.MAY_GO for one in heavy)
    assert any(one.share is ShareState.NEVER for one in heavy)


def test_every_piece_is_written_in_the_past_and_season_notes_in_their_season(filled):
    vault, today = filled
    asked = {piece["title"]: piece["on"] for piece in pieces("notities") if "on" in piece}
    for one in vault.summaries():
        assert one.changed_at.date() <= today - timedelta(days=3)
    seasons = {one.title: one.changed_at.date() for one in vault.summaries("notitie") if one.title in asked}
    assert {title: f"{day:%m-%d}" for title, day in seasons.items()} == asked
    assert seasons["Een lege stoel in de groep"] < seasons["Oranje"] < seasons["Dag vier"]


def test_whoever_is_kept_out_or_did_not_agree_stands_nowhere_on_the_card(filled):
    vault, today = filled
    (plan,) = documents(vault, "plan.crisis")
    people = {one.title: one for one in documents(vault, "persoon")}
    in_force = {name: _last_state(one.body["afspraak.akkoord"].value) for name, one in people.items()}
    assert {"agreed", "asked", "refused"} == set(in_force.values())
    card = vault.card(plan, today)
    lines = " ".join(line for face in card.faces for block in face.blocks for line in block.lines)
    assert "Noor" in lines
    for name, state in in_force.items():
        phone = next(iter(words_in(_toml_person(name)["answers"]["wie.telefoon"])))
        if state != "agreed":
            assert name not in lines
            assert phone not in lines


def test_the_card_of_the_example_fits_with_short_lines(filled):
    vault, today = filled
    (plan,) = documents(vault, "plan.crisis")
    assert set_card(vault.card(plan, today)).fits
    for key in ("tekens.herken", "anderen.helpt", "anderen.helpt_niet", "plek.afspraak"):
        rows = plan.body[key].value
        assert isinstance(rows, Rows)
        assert all(len(_first_words(row)) <= CARD_LINE for row in rows.rows)


def test_every_part_of_the_crisis_plan_and_of_the_letter_is_filled(filled):
    vault, _ = filled
    templates = shipped_templates()
    (plan,) = documents(vault, "plan.crisis")
    assert {key.partition(".")[0] for key in plan.body} == {one.key for one in templates["plan.crisis"].sections}
    (letter,) = documents(vault, "brief.huisarts")
    asked = {key for key, _, field in templates["brief.huisarts"].fields() if field.type != "note"}
    assert set(letter.body) == asked
    for key, _, field in templates["brief.huisarts"].fields():
        if field.max and key in letter.body:
            said = letter.body[key].value
            assert len(all_words(said.runs) if isinstance(said, Text) else said.words) <= field.max


def test_the_letter_of_the_example_is_one_page_that_may_go_and_names_nobody(filled):
    vault, today = filled
    (letter,) = documents(vault, "brief.huisarts")
    assert letter.share is ShareState.MAY_GO
    assert letter.level < Level.SENSITIVE
    until = today + timedelta(days=profiles()["huisarts"].days)
    assert letter.body["brief.geldig_tot"].value.last == until.isoformat(), "the package ends on the same day"
    sheet = lay_out(vault.template(letter), letter, vault.people())
    assert gp_letter_pdf(sheet, title=letter.title, footer=Footer("A1B2C3", today)).startswith(b"%PDF")
    (toml,) = pieces("brief")
    names = {"Noor", "Ilse", "Riet", "Jonas", "Sam"}
    assert not names & set(re.findall(r"\w+", " ".join(words_in(toml["answers"]))))


def _last_state(value):
    assert isinstance(value, Consents)
    return value.entries[-1].state


def _toml_person(name):
    return next(piece for piece in pieces("mensen") if piece["title"] == name)


def _first_words(row):
    assert isinstance(row, Row)
    return next(iter(row.cells.values())).words

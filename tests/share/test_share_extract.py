"""The extract "without names": loose, judged line by line, and nothing of the sender in it."""

import dataclasses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstelkluis.errors import NotCheckedError
from herstelkluis.model.body import About, Answer, Choice, Line, Margin, People, Ref, Row, Rows, Text
from herstelkluis.model.document import Document, ShareState, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import Run, runs
from herstelkluis.share.extract import Extract, begin_extract, extract_of
from herstelkluis.share.flow import begin
from herstelkluis.share.loosening import loosened
from herstelkluis.share.names import Finder, fold
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.sentences import LONGEST, sentences
from herstelkluis.share.third_parties import Known, Person, someone

TEMPLATES = shipped_templates()
NOOR = Person("id-noor", "Noor Dekker", agreed=True, role="mijn zus", numbers=("0612345678",))
RUBEN = Person("id-ruben", "Ruben", stays_out=True, role="mijn broer")
KNOWN = Known({one.id: someone(one) for one in (NOOR, RUBEN)})


def text(*parts: str | Run, **about) -> Answer:
    return Answer(Text(runs(*parts)), **about)


def story(*parts: str | Run, **changes) -> Document:
    made = {"notitie.tekst": text(*parts)}
    one = Document(
        "id-verhaal", "notitie", TEMPLATES["notitie"].version, share=ShareState.MAY_GO, revision=1, body=made
    )
    return dataclasses.replace(one, **changes)


def extract(*documents: Document, **choices) -> Extract:
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    return begin_extract(pieces, KNOWN, **choices)


def after(*documents: Document, **choices) -> list[str]:
    return [line.after for line in extract(*documents, **choices).lines]


def accepted(made: Extract) -> Extract:
    for line in range(len(made.lines)):
        made = made.accept(line)
    return made


@pytest.mark.parametrize(
    ("words", "loose"),
    [
        ("Op 12 mei 1994 ging ik naar Utrecht.", "In de jaren negentig ging ik ergens heen."),
        ("Op vrijdag 3 juni 1983 en 4-6-1983.", "In de jaren tachtig en in de jaren tachtig."),
        ("1994-05-12", "In de jaren negentig"),
        ("Het was in '97.", "Het was in de jaren negentig."),
        ("Het was eind 1997.", "Het was in de jaren negentig."),
        ("Sinds 2019 gaat het goed.", "Sinds de jaren na 2010 gaat het goed."),
        ("Ik werd op 12 mei ziek.", "Ik werd op een dag ziek."),
        ("In mei, rond mijn 12e, begon het.", "In mei, rond mijn 12e, begon het."),
        ("Ik was 34 jaar toen het begon.", "Ik was in de dertig toen het begon."),
        ("Toen ik 9 was.", "Toen ik een kind was."),
        ("Toen ik zeven was.", "Toen ik een kind was."),
        ("Zeven was genoeg.", "Zeven was genoeg."),
        ("Mijn dochter is 15.", "Mijn dochter is een tiener."),
        ("Ik at 3 keer per dag, 20 jaar lang, voor 2000 euro.", "Ik at 3 keer per dag, 20 jaar lang, voor 2000 euro."),
        ("Ik woonde in Den Haag bij Karin de Wit.", "Ik woonde ergens ergens."),
        ("Ik woon in de Dorpsstraat 12, 3511 AB Utrecht.", "Ik woon."),
        ("Bel 06-12345678 of mail karin@x.nl, of www.karin.nl", "Bel of, of"),
        ("Mijn rekening NL91 ABNA 0417 1643 00 is leeg.", "Mijn rekening is leeg."),
        ("Ik werkte bij Stichting De Brug en de gemeente Delft.", "Ik werkte bij een stichting en de gemeente."),
        ("Daar zag ik Karin van den Berg-Smit weer.", "Daar zag ik iemand weer."),
        ("Karin belde.", "Iemand belde."),
        ("Ik zag dr. De Vries en mevrouw van Dijk-Smit.", "Ik zag iemand en iemand."),
        ("Mijn vader, J. de Boer, dronk.", "Mijn vader dronk."),
        ("Ik slikte vitamine C. Toen kwam plan B.", "Ik slikte vitamine C. Toen kwam plan B."),
        ("Ik zat in klas 3B van het Revius Lyceum.", "Ik zat in klas 3B van een organisatie."),
        ("Van 1998-2003 zat ik daar.", "In de jaren negentig zat ik daar."),
        ("In '94-'95 was het stil.", "In de jaren negentig was het stil."),
        ("'98-'01 was zwaar.", "In de jaren negentig was zwaar."),
        ("Mijn dochter van 8 en zoon van 10 kwamen.", "Mijn dochter en zoon kwamen."),
        ("Het was begin jaren '90.", "Het was in de jaren negentig."),
        ("Op drie november, op de derde van mei en op 5/3.", "Op een dag, op een dag en op een dag."),
        ("Op de achtentwintigste, op 1 januari.", "Op de achtentwintigste, op een dag."),
        ("Ik was vijfendertig.", "Ik was in de dertig."),
        ("Ik was vijftien jaar.", "Ik was een tiener."),
        ("Mijn dochter van 8 en mijn zoon (12), mijn broer 19.", "Mijn dochter en mijn zoon, mijn broer."),
        ("Op mijn 23e verjaardag.", "Op mijn verjaardag."),
        ("Op Tweede Kerstdag kwam ze.", "Op Tweede Kerstdag kwam ze."),
        ("Ik had foto's. Niet veel.", "Ik had foto's. Niet veel."),
        ("Karin's auto.", "Iemands auto."),
        ("Mijn zus Karin belde dokter Jansen.", "Mijn zus belde iemand."),
        ("Gelukkig hielp God mij in Nederland, met EMDR.", "Gelukkig hielp God mij in Nederland, met EMDR."),
        ('Hij zei: "Kom maar." \'s Avonds kwam ik.', 'Hij zei: "Kom maar." \'s Avonds kwam ik.'),
    ],
)
def test_a_sentence_becomes_loose(words, loose):
    assert loosened(words) == loose
    assert loosened(loose) == loose


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Een. Twee! Drie?", [("Een.", " "), ("Twee!", " "), ("Drie?", "\n")]),
        ("Een.\nTwee.\n\nDrie.", [("Een.", "\n"), ("Twee.", "\n\n"), ("Drie.", "\n")]),
        ("Ik zag dr. Jansen en J. Bos. Toen niet.", [("Ik zag dr. Jansen en J. Bos.", " "), ("Toen niet.", "\n")]),
        ("zonder punt", [("zonder punt", "\n")]),
        ("", []),
        ("Hij zei “ja.” En ging.", [("Hij zei “ja.”", " "), ("En ging.", "\n")]),
    ],
)
def test_words_are_parted_in_sentences(words, parts):
    assert list(sentences(words)) == parts


@given(st.text("aB .!?\n,dr", max_size=900))
def test_no_word_is_lost_in_parting(words):
    parts = list(sentences(words))
    assert "".join("".join(part.split()) for part, _behind in parts) == "".join(words.split())
    assert all(0 < len(part) <= LONGEST for part, _behind in parts)


def test_known_people_are_their_role_at_most_whether_they_agreed_or_not():
    assert after(story("Noor belde. Ruben's auto. Bel Noortje op 06 1234 5678.")) == [
        "Mijn zus belde.",
        "Iemands auto.",
        "Bel mijn zus.",
    ]


def test_people_without_a_card_who_are_marked_or_chosen_are_known_too():
    row = Row("r", {"wie": People((Ref("weg", "karin"),)), "taak": Line("karin kookt")}, about=(About("piet"),))
    plan = Document(
        "id-plan", "plan.crisis", "1", body={"mensen.steun": Answer(Rows((row,))), "plek.mee": text("piet")}
    )
    assert not any(name in fold(" ".join(after(plan))) for name in ("karin", "piet"))


def test_what_may_not_go_never_gets_in():
    secret = "kanariegeel"
    one = story("Open. ", Run(secret, private=True), title=secret, source=Source(SourceKind.SELF, secret))
    beside = dataclasses.replace(one.body["notitie.tekst"], margin=(Margin(secret),), by=secret)
    one = dataclasses.replace(one, body={"notitie.tekst": beside})
    locked = story(secret, id="id-2", share=ShareState.NEVER)
    heavy = dataclasses.replace(story(), id="id-3", body={"notitie.tekst": text(secret, level=3)})
    letter = story(secret, id="id-4", source=Source(SourceKind.RECEIVED, "zorg"))
    documents = (one, locked, heavy, letter)
    assert after(*documents) == ["Open."]
    assert after(*documents, opened=frozenset({("id-2", "notitie.tekst")})) == ["Open."]
    for opened in ("id-3", "id-4"):
        assert secret in " ".join(after(*documents, opened=frozenset({(opened, "notitie.tekst")})))
    assert after(one, left=frozenset({("id-verhaal", "notitie.tekst")})) == []
    assert after(story("Een. Geheim hier. Twee."), passages=["Geheim hier."]) == ["Een.", "Twee."]


def test_only_own_words_get_in_not_what_the_template_says():
    body = {"brief.vraag": text("Hulp?"), "brief.dossier": Answer(Choice(("erin",), "liever niet"))}
    letter = Document("id-brief", "brief.huisarts", "1", title="Brief van Sam", body=body)
    assert after(letter) == ["Hulp?", "liever niet"]


def test_the_text_is_there_only_when_every_line_was_judged():
    made = extract(story("Een dag. Noor kwam.\nToen niet.\n\nKarin ook."))
    assert [line.before for line in made.lines] == ["Een dag.", "Noor kwam.", "Toen niet.", "Karin ook."]
    assert [line.is_changed for line in made.lines] == [False, True, False, True]
    assert made.unchecked() == (0, 1, 2, 3)
    with pytest.raises(NotCheckedError):
        made.text()
    made = made.accept(0).edit(1, " Mijn lieve\r\nzus kwam. ").drop(2)
    with pytest.raises(NotCheckedError):
        made.text()
    assert made.accept(3).text() == "Een dag. Mijn lieve\nzus kwam.\n\nIemand ook.\n"
    assert made.accept(3).accept(2).text() == "Een dag. Mijn lieve\nzus kwam.\nToen niet.\n\nIemand ook.\n"
    assert made.accept(3).edit(0, "  ").text() == "Mijn lieve\nzus kwam.\n\nIemand ook.\n"
    assert extract().text() == ""


def test_two_pieces_stand_apart():
    assert accepted(extract(story("Een."), story("Twee.", id="id-2"))).text() == "Een.\n\nTwee.\n"


def test_an_extract_follows_what_was_ticked_opened_and_left_in_a_flow():
    body = {
        "brief.vraag": text("Vraag."),
        "brief.woorden": text("Zwaar.", level=3),
        "brief.waarom_nu": text("Nu. Los."),
    }
    letter = Document(
        "id-brief", "brief.huisarts", TEMPLATES["brief.huisarts"].version, share=ShareState.MAY_GO, body=body
    )
    pieces = (*pieces_of(letter, TEMPLATES["brief.huisarts"]), *pieces_of(story("Thuis."), TEMPLATES["notitie"]))
    flow = begin(profiles()["huisarts"], "0123456789ABCDEFGHJKMNPQRS", pieces, KNOWN, sender="Sam")
    flow = flow.untick("id-verhaal:")
    assert [line.before for line in extract_of(flow).lines] == ["Vraag.", "Nu.", "Los."]
    flow = flow.open_answer("id-brief:", "brief.woorden").leave_answer("id-brief:", "brief.vraag")
    flow = flow.leave_passage("id-brief:", "brief.waarom_nu", "Los.")
    assert [line.before for line in extract_of(flow).lines] == ["Zwaar.", "Nu."]
    told = accepted(extract_of(flow)).text()
    assert not any(word in told for word in ("Sam", "0123456789", "id-", "2026"))


def test_no_words_stand_in_what_is_logged():
    made = extract(story("Noor geheim."))
    assert not any(word in repr(one) for one in (made, *made.lines) for word in ("Noor", "geheim"))


places = [
    "Utrecht",
    "Den Bosch",
    "Schiphol",
    "Karin",
    "Van der Meer",
    "Fatima's",
    "Noor",
    "Noortje",
    "Ruben",
    "Jan-Willem",
]
numbers = [
    "06-12345678",
    "+31 6 12345678",
    "12 mei 1994",
    "1994",
    "3511 AB",
    "karin@x.nl",
    "12-5-94",
    "123456782",
    "2019",
]
between = [
    "ik",
    "ging",
    "naar",
    "in",
    "met",
    "de",
    "en",
    "was",
    "toen",
    "op",
    ",",
    ".",
    "!",
    "mijn zus",
    "(",
    ")",
    "'s",
    "uit",
    "jaar",
]
drawn = st.lists(st.sampled_from(places + numbers + between), max_size=12).map(" ".join)


@given(drawn)
def test_making_loose_again_changes_nothing(words):
    once = loosened(words)
    assert loosened(once) == once


@given(drawn)
@example("Karin karin@x.nl")
def test_no_name_place_or_number_is_left(words):
    left = fold(" ".join(after(story("ik ging. " + words))))
    found = [one for one in (*places, *numbers) if fold(one).strip("'s") in left]
    assert not found


@given(drawn)
def test_making_an_extract_is_pure(words):
    one = story(words)
    assert extract(one) == extract(one)
    assert one == story(words)


@pytest.mark.parametrize(("words", "parts"), [
    ("Ik keek foto's. Niet alles was goed.", ["Ik keek foto's.", "Niet alles was goed."]),
    ("Dat zeiden mijn collega’s. Nooit meer alleen.", ["Dat zeiden mijn collega’s.", "Nooit meer alleen."]),
    ("Dat was J. de Boer. Hij dronk.", ["Dat was J. de Boer.", "Hij dronk."]),
    ("Toen kwam plan B. Dat hielp.", ["Toen kwam plan B.", "Dat hielp."]),
])  # fmt: skip
def test_a_plural_ends_a_sentence_and_an_initial_does_not(words: str, parts: list[str]) -> None:
    assert [part for part, _behind in sentences(words)] == parts


def test_behind_a_plural_a_word_may_be_a_name_or_not() -> None:
    """The words "Wil je dat?" are a question; whether it is Wil is asked, and never sure."""
    for words in ("Ik bel oma's. Wil je dat weten?", "Ik bel oma. Wil je dat weten?"):
        assert [one.is_sure for one in Finder([("w", "Wil")]).mentions(words)] == [False]
    assert [one.is_sure for one in Finder([("w", "Wil")]).mentions("Ik bel J. Wil en Noor.")] == [True]

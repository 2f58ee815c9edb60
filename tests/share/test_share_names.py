"""Names are found however they are written, and nothing of them is left."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from herstelkluis.share.leaving import Leaving
from herstelkluis.share.names import Finder, fold, names_of
from herstelkluis.share.third_parties import Known, Someone


def known(**names: str) -> Known:
    return Known({key: Someone(name, names_of(name)) for key, name in names.items()})


def left_out(name: str, words: str) -> str:
    return Leaving(known(id=name).finders, {"id"}).of(words)


def doubts(name: str, words: str) -> list[bool]:
    return [one.in_doubt for one in known(id=name).in_words(words)]


@pytest.mark.parametrize(
    ("name", "words", "left"),
    [
        ("Zoë", unicodedata.normalize("NFD", "Zoë sloeg mij."), "Iemand sloeg mij."),
        ("Zoe", "Zoë en zoé", "Iemand en iemand"),
        ("Noor", "No\u00ador en No\u200bor", "Iemand en iemand"),
        ("Noor", "Noor_ en ＮＯＯＲ en Noor2 en #noor", "Iemand_ en iemand en iemand2 en #iemand"),
        ("Noor", "Noors man, Noor's auto, noor’s fiets", "Iemands man, iemands auto, iemands fiets"),
        ("Max", "Max' fiets en 'Max'.", "Iemands fiets en 'iemand'."),
        ("Straße", "STRASSE", "Iemand"),
        ("İpek", "ipek IPEK", "iemand iemand"),
        ("Fatima", "Fatıma", "Iemand"),
        ("Anne-Marie", "Anne-\nMarie, anne - marie, Annemarie", "Iemand, iemand, iemand"),
        ("Noor van der Berg", "Noor\u00a0van der\u00a0Berg, N. van der Berg", "Iemand, iemand"),
        ("Jan Van den Broek", "Van den Broek en van", "Iemand en van"),
        ("dr. Van Dijk", "dokter Van Dijk, Van Dijks boek, mevrouw Dijk", "iemand, iemands boek, iemand"),
        ("K. de Vries-Bos", "Mevrouw de Vries-Bos van K. Bos", "Iemand van iemand"),
        ("Jan Willem de Boer", "J.W. de Boer en J. W. de Boer en W. de Boer", "Iemand en iemand en iemand"),
        ("Anne-Fleur Dekker", "Met A.F. Dekker en P. Dekker. A. Fleur", "Met iemand en P. iemand. A. iemand"),
        ("Huisarts", "De huisarts belde mijn oude huisarts.", "Iemand belde iemand."),
        ("Mijn moeder", "Dat zijn mijn moeder en ik.", "Dat zijn iemand en ik."),
        (
            "Oma",
            "Dat zijn Oma en ik. Ik was bij zijn oma. Zag je Oma?",
            "Dat zijn iemand en ik. Ik was bij iemand. Zag je iemand?",
        ),
        ("de vries", "Meneer Vries en de Vries", "Iemand en iemand"),
        ("mijn zus noor van dijk", "Mevrouw Dijk belde.", "Iemand belde."),
        ("Jan van Dijk", "Het huis van Dijk en van van Dijk", "Het huis van iemand en van iemand"),
        ("Jan van Dijk", "Met van Dijk, meneer van Dijk, Van Dijk", "Met iemand, iemand, iemand"),
        ("Noor van der Berg", "Het huis van van der Berg, en van Berg", "Het huis van iemand, en van iemand"),
        ("De huisarts van toen", "Bij de huisarts van toen. En toen?", "Bij iemand. En toen?"),
        ("Max", "‘Max’ zei 'Max' toen.", "‘Iemand’ zei 'iemand' toen."),
        ("mijn zus Noor", "Noor belde mijn zus.", "Iemand belde mijn zus."),
        ("Ruben (broer)", "Ruben (broer) en Ruben, mijn broer", "Iemand en iemand, mijn broer"),
        ("ruben de vries", "Ruben en mevrouw Vries en de man", "Iemand en iemand en de man"),
        ("Bo", "bo is er", "iemand is er"),
        ("Noor", "Noordzee, spoor, Noorden", "Noordzee, spoor, Noorden"),
        ("Noor", "\U0001f469\u200dNoor\u0308\U0001f469", "\U0001f469\u200diemand\U0001f469"),
        (
            "Noor Jansen",
            "@noorjansen92, NoorJansen, Noor\u200bJansen, #noorjansen",
            "@iemand92, iemand, iemand, #iemand",
        ),
        ("Noor van der Berg", "noorvanderberg@voorbeeld.nl", "iemand@voorbeeld.nl"),
        ("Jo An", "Joan kwam", "Joan kwam"),
        ("Björn Møller", "Bjoern en Moeller, Bjorn en Moller, Björn", "Iemand en iemand, iemand en iemand, iemand"),
        ("\U0001f469\u200d\U0001f467", "Ik en \U0001f469\u200d\U0001f467samen", "Ik en iemandsamen"),
    ],
)
def test_a_name_is_left_out_however_it_is_written(name, words, left):
    assert left_out(name, words) == left


@pytest.mark.parametrize(
    ("name", "looked_for"),
    [
        ("Noor van der Berg", {"Noor van der Berg", "Noor", "Berg"}),
        ("mijn zus Noor", {"mijn zus Noor", "Noor"}),
        ("Ruben (broer)", {"Ruben (broer)", "Ruben"}),
        ("ruben DE vries", {"ruben DE vries", "ruben", "vries"}),
        ("Sam de Jonge", {"Sam de Jonge", "Sam", "Jonge"}),
        ("Mijn moeder", {"Mijn moeder"}),
        ("Mijn Tante", {"Mijn Tante"}),
        ("de buurvrouw", {"de buurvrouw"}),
        ("De huisarts van toen", {"De huisarts van toen"}),
        ("mijn buurman met het busje", {"mijn buurman met het busje"}),
        ("de buurman met het rode busje", {"de buurman met het rode busje"}),
        ("mijn zus noor van dijk", {"mijn zus noor van dijk", "noor", "dijk"}),
        ("de vries", {"de vries", "vries"}),
        ("Noor van dijk", {"Noor van dijk", "Noor", "dijk"}),
        ("POH-GGZ", {"POH-GGZ"}),
        ("J. Bos", {"J. Bos", "Bos"}),
        ("Bo", {"Bo"}),
        ("", {""}),
    ],
)
def test_a_name_is_looked_for_by_its_parts_and_a_description_only_as_a_whole(name, looked_for):
    assert set(names_of(name)) == looked_for


def test_a_name_that_is_an_ordinary_word_needs_a_capital_and_is_a_doubt_where_that_tells_nothing():
    assert doubts("Wil", "Ik wil rust en wil niet praten.") == []
    assert doubts("Wil", "Gisteren kwam Wil.") == [False]
    assert doubts("Wil", "Ja. Wil kwam") == doubts("Wil", "- “Wil kwam") == doubts("Wil", "IK WIL RUST") == [True]
    assert doubts("Jan Bos", "met J. Bos") == [False]
    assert doubts("Wil de Wit", "wil de wit") == [False], "in full it is a name"
    assert doubts("Roos", "roos") == doubts("Roos", " «Roos». ") == [False], "all that was written"


def test_doubtful_words_stay_where_only_sure_names_are_left_out():
    finders = known(id="Wil").finders
    words = "Wil je helpen? Ik belde Wil."
    assert Leaving(finders, {"id"}, {"id"}).of(words) == "Wil je helpen? Ik belde iemand."
    assert Leaving(finders, {"id"}).of(words) == "Iemand je helpen? Ik belde iemand."


def test_everyone_of_a_name_is_found_also_inside_a_longer_name():
    people = known(a="Noor Dekker", b="Noor de Vries", c="Noor", d="Jan Bos")
    assert {one.someone.key for one in people.in_words("Ik zag Noor Dekker.")} == {"a", "b", "c"}
    assert Leaving(people.finders, {"c"}).of("Ik zag Noor Dekker.") == "Ik zag iemand Dekker."


@pytest.mark.parametrize(
    ("name", "words"), [("Wil", "toen ging wil weg"), ("Roos", "met roos mee"), ("Sam de Boer", "de boer kwam")]
)
def test_of_who_must_stay_out_an_ordinary_word_is_asked_about_without_a_capital_too(name, words):
    hidden = Known({"id": Someone(name, names_of(name), stays_out=True)})
    assert [one.in_doubt for one in hidden.in_words(words)] == [True]
    assert doubts(name, words) == []


letters = st.text(st.characters(categories=["L", "Mn", "Cf", "Zs", "Nd", "Po", "Pd"]), max_size=12)
names = st.one_of(
    letters, st.sampled_from(["iemand", "Iemand", "iemands", "iemand iemand", "Wil", "s", "ß", "'s", "Dr."])
)
texts = st.lists(st.one_of(names, st.sampled_from([" ", ". ", "s", "'s", "\n", "-"])), max_size=8).map("".join)


@given(texts, st.lists(names, min_size=1, max_size=3))
@example("Dr. Wil kwam", ["Dr.", "Wil"])
@example("Iemand iemand", ["iemand iemand", "iemand"])
def test_leaving_out_again_changes_nothing(words, several):
    people = Known({str(n): Someone(name, names_of(name)) for n, name in enumerate(several)})
    leaving = Leaving(people.finders, set(people))
    once = leaving.of(words)
    assert leaving.of(once) == once


plain = st.text("noruxzéßİbdà", min_size=2, max_size=6)


@given(texts, plain, texts)
def test_after_leaving_out_no_word_folds_to_the_name(before, name, after):
    assume(fold(name) not in ("iemand", "iemands"))
    words = f"{before} {name.upper()} {after}"
    left = left_out(name, words)
    assert left != words
    assert not list(Finder([("id", name)]).mentions(left))


@given(texts)
def test_words_without_the_name_stay_exactly_as_typed(words):
    assert left_out("Xqxqx", words) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("K. de Vries-Jansen", "mevrouw De Vries en K. Jansen"),
        ("Anne-Fleur", "Fleur belde met anne"),
        ("Cornelis", "kees en Keesje"),
        ("Elisabeth", "Liesje en Bepje"),
    ],
)
def test_half_of_a_name_and_a_short_one_are_doubts_however_they_are_written(name, words):
    assert doubts(name, words) == [True, True]
    assert left_out(name, words).lower().count("iemand") == 2


def test_half_of_a_name_is_no_doubt_inside_the_whole_name():
    assert set(doubts("Anne-Fleur de Vries-Jansen", "Anne-Fleur, Anne-Fleur de Vries-Jansen")) == {False}
    assert doubts("POH-GGZ", "de poh en de GGZ") == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ben", "Ik ben moe."),
        ("Anne de Lange", "Na een lange dag."),
        ("Lex Stap", "Weer een stap verder."),
        ("Jan de Wilde", "Dat wilde ik niet."),
    ],
)
def test_a_name_that_is_a_plain_word_takes_no_plain_word_away(name, words):
    assert left_out(name, words) == words
    assert left_out(name, f"Ik zag {name}.") == "Ik zag iemand."


def test_a_word_that_describes_someone_is_found_as_it_was_written_down():
    assert left_out("kapper", "De kapper luistert.") == "De iemand luistert."

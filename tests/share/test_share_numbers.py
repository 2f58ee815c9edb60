"""Numbers and pet names tell who someone is: they are found in any spelling and go with the name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.document import Document
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import Run, runs
from herstelkluis.share.leaving import Leaving
from herstelkluis.share.names import names_of
from herstelkluis.share.numbers import NumberFinder, numbers_in
from herstelkluis.share.third_parties import Known, Person, Someone, person_of, someone

CARD = "06-12345678, noor@voorbeeld.nl, Jan van Galenstraat 12a, 3511 AB Utrecht, bsn 123456782"
NOOR = someone(Person("id", "Noor", numbers=numbers_in(CARD)))


def left_out(words: str, one: Someone = NOOR) -> str:
    return Leaving(Known({"id": one}).finders, {"id"}).of(words)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Bel Noor op 06-12345678.", "Bel iemand."),
        ("Bel 06 12 34 56 78 of +31612345678 of 0031 6-1234 5678!", "Bel of of!"),
        ("tel. (06) 123 456 78, +31 (0)6 12345678", ""),
        ("Mail naar NOOR@Voorbeeld.NL en kom.", "Mail naar en kom."),
        ("noor (at) voorbeeld.nl", ""),
        ("Zij woont in 3511AB nu.", "Zij woont nu."),
        ("Ga naar 3511 ab 12 toe", "Ga naar toe"),
        ("Op Jan van Galenstraat 12a.", ""),
        ("Bsn: 1234.56.782 staat er.", "Staat er."),
        ("Bel 06-12345679 of 112.", "Bel 06-12345679 of 112."),
        ("In 1994 en 3512 AB", "In 1994 en 3512 AB"),
        ("0612345678901", "0612345678901"),
    ],
)
def test_a_number_of_the_card_is_left_out_in_any_spelling(words, left):
    assert left_out(words) == left


MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31)), st.integers(0, 4))
def test_a_day_on_a_card_is_left_out_in_any_spelling(on, spelling):
    day, month, year, months = on.day, on.month, on.year, MONTHS.split()
    ways = [
        f"{day:02}-{month:02}-{year}",
        f"{day} {months[month - 1]} {year}",
        f"{year}-{month:02}-{day:02}",
        f"{day}/{month}/{year}",
        f"{day}.{month:02}.{year}",
    ]
    one = someone(Person("id", "Noor", numbers=numbers_in(f"Geboren: {ways[spelling]} te Utrecht")))
    others = [
        f"{day}/{month:02}/{year % 100:02}",
        f"{day} {months[month - 1][:3]}. {year}",
        f"{day}e {months[month - 1]} '{year % 100:02}",
    ]
    for spelled in [*ways, others[0], *([] if month == 3 else others[1:])]:
        assert left_out(f"Zij is van {spelled}, ja", one) == "Zij is van, ja", spelled
    assert left_out(f"In {year} en op {day} {months[month % 12]} {year}", one).endswith(f"{months[month % 12]} {year}")


STREETS = """
Kerkstr. 12b
Kerkstr 12 b
Kerkstraat nr. 12b
Kerkstraat nummer 12 B
Kerkstraat, 12b
Kerkstraat 12-b
Kerkstraat 12
KERKSTRAAT NR 12B
"""


@pytest.mark.parametrize("spelled", [*STREETS.strip().splitlines(), "Kerkstraat\n12b"])
def test_a_street_is_found_however_it_is_shortened(spelled):
    one = someone(Person("id", "Noor", numbers=numbers_in("Kerkstraat 12b")))
    assert left_out(f"Zij woont {spelled} nu", one) == "Zij woont nu"
    assert left_out("Kerkstraat 13 en Kerkstraat 120", one) == "Kerkstraat 13 en Kerkstraat 120"


def test_years_and_short_numbers_are_no_numbers_of_a_card():
    assert numbers_in("Sinds 1994 en 2001 de 3 kinderen, kamer 12") == ()


def test_everything_on_a_card_counts_private_words_too():
    body = {
        "wie.naam": Answer(Line("Noor")),
        "wie.telefoon": Answer(Line("020 123 4567")),
        "wie.mail": Answer(Line("n@x.nl")),
        "wie.rol": Answer(Text((*runs("Woont op de "), Run("Dorpsweg 3", private=True)))),
    }
    template = shipped_templates()["persoon"]
    person = person_of(Document("id", "persoon", template.version, body=body), template)
    assert set(person.numbers) == {"0201234567", "n@x.nl", "dorpsweg 3"}


def test_a_number_alone_is_naming_someone():
    assert [one.someone.key for one in Known({"id": NOOR}).in_words("bel 0612345678")] == ["id"]


digits = st.text("0123456789", min_size=8, max_size=8)
gaps = st.lists(st.sampled_from(["", " ", "-", ".", " - ", "\u00a0"]), min_size=8, max_size=8)


@given(digits, gaps, st.sampled_from(["06", "+316", "00316", "+31 (0)6", "(06)"]))
def test_however_a_telephone_number_is_spaced_it_is_found(number, between, start):
    one = someone(Person("id", "Noor", numbers=numbers_in(f"06{number}")))
    spelled = start + "".join(gap + digit for gap, digit in zip(between, number, strict=True))
    assert left_out(f"Bel mij: {spelled}, ja", one) == "Bel mij, ja"


# From the lists of national numbers: the country, the number after the 0, and how it is written there.
ABROAD = [
    ("32", "475123456", "0475 12 34 56"),
    ("49", "15123456789", "0151 23456789"),
    ("44", "7700900123", "07700 900123"),
    ("33", "612345678", "06 12 34 56 78"),
    ("597", "8123456", "812-3456"),
    ("599", "95123456", "9512 3456"),
    ("212", "612345678", "0612-345678"),
    ("90", "5321234567", "0532 123 45 67"),
    ("1", "2125550123", "(212) 555-0123"),
    ("7", "9161234567", "916 123-45-67"),
    ("420", "601123456", "601 123 456"),
]


@pytest.mark.parametrize(("country", "number", "there"), ABROAD)
@pytest.mark.parametrize("on_card", ["+{0} {1}", "00{0}{1}", "+{0} (0){1}", "+{0}-{1}"])
def test_a_number_of_another_country_is_left_out_in_any_spelling(country, number, there, on_card):
    one = someone(Person("id", "Noor", numbers=numbers_in(f"Bel {on_card.format(country, number)}, na 1994")))
    pairs = " ".join(number[n : n + 2] for n in range(0, len(number), 2))
    for spelled in (
        f"+{country}{number}",
        f"00 {country} {pairs}",
        f"{country}{number}",
        f"+{country} (0) {pairs}",
        there,
    ):
        assert left_out(f"Bel mij: {spelled}, ja", one) == "Bel mij, ja", spelled


SPELLED = """
31612345678
wa.me/31612345678
6 12345678
612345678
06:12345678
06,12345678
06…12345678
06*12 34'5678
06       12345678
０６１２３４５６７８
+31 0612345678
0031 (0) 6 12345678
06 – 12345678
""".strip().splitlines()


@pytest.mark.parametrize("on_card", ["06-12345678", "31612345678", "6 12345678", "+31612345678", "wa.me/31612345678"])
@pytest.mark.parametrize("spelled", [*SPELLED, "06\n12345678"])
def test_a_number_at_home_is_found_however_cards_and_words_write_it(on_card, spelled):
    one = someone(Person("id", "Noor", numbers=numbers_in(on_card)))
    assert not any(sign.isdecimal() for sign in left_out(f"Zie {spelled} ja", one))


def test_two_numbers_on_one_card_stay_two():
    assert numbers_in("+32 475 12 34 56\n+49 151 23456789, 06-12345678") == (
        "+32475123456",
        "+4915123456789",
        "0612345678",
    )


@given(st.text("0123456789+-. ()aNor@", max_size=40), st.text("0123456789 -", max_size=14))
def test_leaving_numbers_out_again_changes_nothing(words, card):
    one = someone(Person("id", "Noor", numbers=numbers_in(card)))
    once = left_out(words, one)
    assert left_out(once, one) == once


def doubts(name: str, words: str) -> list[bool]:
    known = Known({"id": Someone(name, names_of(name))})
    return [one.in_doubt for one in known.in_words(words)]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Noor", "Noortje NOORTJE noortje Noortjes Noortje's"),
        ("Jan", "Jantje Jans Jantjes"),
        ("Piet", "Pietje Piets"),
        ("Tim", "Timmetje"),
        ("Bram", "Brammetje"),
        ("Willem", "Willempje"),
        ("Eva", "Evaatje Eva'tje"),
        ("Anna", "Annaatje Annetje"),
        ("Zoë", "Zoëtje"),
        ("Wendeling", "Wendelinkje"),
        ("Kees", "Keesje"),
        ("Ilse", "Ilsje ilsjes"),
        ("Else", "Elsje"),
        ("Lotte", "Lotje"),
    ],
)
def test_a_pet_name_is_the_same_person(name, forms):
    for form in forms.split():
        assert False in doubts(name, f"Gisteren zag ik {form} nog."), form


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Roos", "Ik plukte een roosje.", []),
        ("Roos", "Ik zag Roosje.", [False]),
        ("Roos", "Roosje kwam.", [True]),
        ("Bo", "Een bootje.", []),
        ("Robert", "Ik zag Rob en Robbert.", [True]),
        ("Rob", "Ik zag Robbie.", [True]),
        ("Rob", "robbie", [True]),
        ("Johannes", "Ik zag Hans.", [True]),
        ("Hans", "Ik zag Johannes.", [True]),
        ("Hans", "Ik zag Joop.", []),
        ("Willem", "Ik zag wim.", [True]),
        ("Helena", "Ik leen een boek.", []),
        ("Ka", "zoals kaartje", []),
        ("Lotte", "Dat is mijn lot.", []),
    ],
)
def test_a_loose_pet_name_or_an_ordinary_word_is_a_doubt(name, words, found):
    assert doubts(name, words) == found


def test_a_pet_name_is_left_out_with_the_name():
    noor = Someone("Noor", ("Noor",), id="id")
    assert left_out("Noortjes fiets en Noortje.", noor) == "Iemands fiets en iemand."


def test_a_number_of_zeros_is_no_number_of_one_digit():
    """Else every 7 of a date would be left out."""
    for typed in ("000-0000007", "0000000007", "010-0000007"):
        (kept,) = numbers_in(f"Bel {typed}.")
        assert kept.startswith("0")
        assert not list(NumberFinder([("noor", kept)]).mentions("Geldig tot en met 7 februari 2027"))

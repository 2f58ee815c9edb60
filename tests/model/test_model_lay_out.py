from __future__ import annotations

from herstelkluis.model.body import (
    About,
    Answer,
    Choice,
    Consent,
    Consents,
    File,
    Files,
    Line,
    Links,
    Margin,
    NoAnswer,
    People,
    Ref,
    Row,
    RowRef,
    Rows,
    Scale,
    Text,
)
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Heading, Lines, Notice, OwnWords, Said, Table
from herstelkluis.model.text import Run, runs
from model.model_sheets import EVERYTHING, laid, plain, words


def test_only_what_was_answered_stands_on_the_sheet_in_the_order_of_the_template():
    body = {
        "h06.wie": Answer(Text(runs("Mijn oma.\n\nEn mijn zus."))),
        "h06.eerste": Answer(Text(runs("Het raam."))),
        "h06.veilig": Answer(none=NoAnswer.RATHER_NOT),
        "h06.fijn": Answer(Text(runs("  \n"))),
        "h06.zintuigen": Answer(),
    }
    sheet = laid("levensverhaal", body, section="h06")
    assert sheet.title == "Mijn eerste herinneringen"
    assert sheet.pieces == (
        Heading("Wat is het eerste dat je je herinnert?", 3),
        OwnWords("Het raam."),
        Heading("Wie was er bij je?", 3),
        OwnWords("Mijn oma.\n\nEn mijn zus."),
    )


def test_parts_get_a_heading_and_a_document_its_own_title():
    body = {"anderen.helpt": Answer(plain("Praat rustig")), "goed.voorbeeld": Answer(Text(runs("Ik lach.")))}
    sheet = laid("plan.crisis", body, title="Mijn plan van mei")
    assert sheet.title == "Mijn plan van mei"
    assert [one.text for one in sheet.pieces if isinstance(one, Heading) and one.level == 2] == [
        "Zo ben ik als het goed gaat",
        "Wat ik van anderen nodig heb",
    ]


def test_the_owner_sees_private_words_but_never_the_margin_or_who_it_is_about():
    answer = Answer(
        Text((Run("Open. "), Run("Dicht.", private=True))),
        about=(About("mijn moeder", "id-m"),),
        margin=(Margin("vraag zus", "Open"),),
        by="Koor",
    )
    told = "\n".join(words(laid("notitie", {"notitie.tekst": answer})))
    assert "Open. Dicht." in told
    for hidden in ("moeder", "vraag zus", "Koor", "id-m"):
        assert hidden not in told


def test_what_is_never_printed_does_not_appear():
    body = {
        "mensen.niet": Answer(Rows((Row("n", {"waarom": Line("hij dreigt")}),))),
        "mensen.oneens": Answer(Text(runs("Mijn zus beslist."))),
    }
    told = words(laid("plan.crisis", body))
    assert "Mijn zus beslist." in told
    assert not any("dreigt" in one or "erbuiten" in one for one in told)


def test_lists_carry_a_check_or_a_cross_by_their_role():
    body = {
        "anderen.helpt": Answer(plain("Praat rustig")),
        "anderen.helpt_niet": Answer(plain("Pak me niet vast")),
        "goed.woorden": Answer(plain("Grappig", " ")),
    }
    lists = {one.items: one.mark for one in laid("plan.crisis", body).pieces if isinstance(one, Lines)}
    assert lists == {("Praat rustig",): "check", ("Pak me niet vast",): "cross", ("Grappig",): "dash"}


def test_a_line_says_its_other_columns_after_their_heads():
    history = Consents(
        (Consent("kaart", "asked", "2026-05-01"), Consent("kaart", "agreed", "2026-05-02", limits="niet bellen"))
    )
    row = Row("r", {"wie": People((Ref("p1", "zus"),)), "telefoon": Line("06 11"), "akkoord": history})
    sheet = laid("plan.crisis", {"mensen.steun": Answer(Rows((row,)))}, {"p1": "Koor"})
    (line,) = next(one for one in sheet.pieces if isinstance(one, Lines)).items
    assert line.startswith("Koor; Telefoon: 06 11; Afspraak: ")
    assert line.endswith(", 2 mei 2026, niet bellen")


def test_a_table_shows_only_columns_with_words():
    rows = Rows(
        (
            Row("1", {"medicijn": Line("A"), "waarom": Line("slaap\nrust")}),
            Row("2", {}),
            Row("3", {"medicijn": Line("B")}),
        )
    )
    sheet = laid("plan.crisis", {"zorg.nu": Answer(rows)})
    assert sheet.pieces[-1] == Table(("Medicijn", "Waarvoor"), (("A", "slaap rust"), ("B", "")))


def test_a_preset_line_stands_there_only_with_words_beside_it():
    rows = Rows(
        (Row("1", {"soort": Line("Apotheek")}), Row("2", {"soort": Line("Huisarts"), "telefoon": Line("0318")}))
    )
    sheet = laid("plan.crisis", {"zorg.zorgmensen": Answer(rows)})
    assert sheet.pieces[-1] == Lines(("Huisarts; Telefoon: 0318",))
    assert laid("plan.crisis", {"zorg.zorgmensen": Answer(Rows(rows.rows[:1]))}).pieces == ()


def test_short_answers_are_said_in_words():
    body = {
        "alles.keuze": Answer(Choice(("ja", "weg_is_weg"), "misschien")),
        "alles.moment": Answer(parse_period("rond mijn 12e")),
        "alles.schaal": Answer(Scale(7, talk=True)),
        "alles.wie": Answer(People((Ref("p1", "zus"), Ref("p2", "buurman")))),
        "alles.stuk": Answer(Links((Ref("d1", "Mijn brief"),))),
        "alles.bestand": Answer(Files((File("f1", "foto.jpg"),))),
    }
    sheet = laid(EVERYTHING, body, {"p1": "Koor"})
    assert sheet.pieces[0] == Notice("Voorbereiding")
    told = words(sheet)
    assert Said("Ja, weg is weg") in sheet.pieces
    for own in ("misschien", "rond mijn 12e", "Koor, buurman", "Mijn brief", "foto.jpg"):
        assert OwnWords(own) in sheet.pieces
    scale = next(one.text for one in sheet.pieces if isinstance(one, Said) and "7" in one.text)
    assert "leeg" in scale
    assert "vol" in scale
    assert not any(one in ("p1", "p2", "d1", "f1", "doc-id") for one in told)


def test_a_row_of_another_list_is_called_by_its_first_words():
    rows = Rows(
        (
            Row("r1", {"wat": Line("Oma")}),
            Row("r2", {"wat": Line("Moeder"), "bij": RowRef("r1")}),
            Row("r3", {"bij": RowRef("weg")}),
        )
    )
    sheet = laid(EVERYTHING, {"alles.rijen": Answer(rows)})
    assert sheet.pieces[-1] == Table(("Wat?", "Hoort bij"), (("Oma", ""), ("Moeder", "Oma")))


def test_printed_notes_come_only_with_answers():
    assert laid("brief.huisarts", {}).pieces == ()
    told = words(laid("brief.huisarts", {"brief.vraag": Answer(Text(runs("Mag ik minder?")))}))
    assert "Deze informatie is van mij. U mag mij bellen voor uitleg." in told
    assert any("113" in one for one in words(laid(EVERYTHING, {"alles.tekst": Answer(Text(runs("x")))})))


def test_without_its_template_a_document_stays_readable():
    body = {"deel.wat_helpt": Answer(Text(runs("Wandelen"))), "deel.rijen": Answer(plain("een", "twee"))}
    sheet = lay_out(None, Document("1", "oud.plan", "", body=body), {})
    assert sheet.title == "oud.plan"
    assert sheet.pieces == (
        Heading("wat helpt", 3),
        OwnWords("Wandelen"),
        Heading("rijen", 3),
        Lines(("een", "twee")),
    )


def test_answers_to_questions_that_are_gone_stay_visible_at_the_end():
    body = {"notitie.oude_vraag": Answer(Line("nog hier")), "notitie.tekst": Answer(Text(runs("nieuw")))}
    assert words(laid("notitie", body))[-2:] == ["oude vraag", "nog hier"]

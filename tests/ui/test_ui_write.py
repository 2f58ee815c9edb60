"""Writing in a chapter: what is typed is what is saved, nothing is lost, and nothing stays behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from costs import least_milliseconds
from herstelkluis.errors import DiskFullError
from herstelkluis.model.answering import State, state_of
from herstelkluis.model.body import Answer, Margin, NoAnswer, Text
from herstelkluis.model.document import Done, ShareState
from herstelkluis.model.text import Run, all_words, runs
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.runs_clipboard import runs_of_mime
from house import write
from ui.accessible import spoken
from ui.writing_desk import button

STORY = "levensverhaal"
ODD = [
    "Een zin is genoeg.",
    "  spaties vooraan\n\n\ten een tab  ",
    "mijn\u00a0oma\u200b, 👩‍👩‍👧 en ﷽",
    "e\u0301é ﬁ İıſß \U0001f9d1\u200d\U0001f33e",
    "<b>geen</b> & geen *opmaak* 5. mei was goed",
    "\u2028regel\u2028einde",
]


def chapter(desk, section="h06", **what):
    return desk.at("write", kind=STORY, section=section, open=True, **what)


@pytest.mark.parametrize("words", ODD)
def test_what_is_typed_is_what_is_saved(desk, words):
    screen = chapter(desk, answer="h06.wie")
    screen.editor.insertPlainText(words)
    screen.leave()
    assert all_words(desk.stored(STORY).body["h06.wie"].value.runs) == words


def test_keys_reach_the_vault_as_a_draft_within_a_second(desk, qtbot):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "Mijn oma")
    qtbot.wait_for_pauses(desk.window)  # key presses are gathered
    desk.house.clock.wait(0.7)
    desk.vault.drafts.tick()
    assert "Bewaard om" in screen.save_state.text()
    assert desk.vault.summaries() == []
    assert all_words(desk.vault.document(screen.writing.document.id).body["h06.wie"].value.runs) == "Mijn oma"


def test_private_words_stay_private_from_the_keyboard_to_the_vault(desk):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "wij geheim samen")
    cursor = screen.editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    screen.editor.setTextCursor(cursor)
    QTest.keyClick(screen.editor, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    screen.leave()
    expected = (Run("wij "), Run("geheim", private=True), Run(" samen"))
    assert desk.stored(STORY).body["h06.wie"].value.runs == expected
    again = chapter(desk, answer="h06.wie")
    assert again.editor.runs() == expected


def test_leaving_for_another_screen_settles(desk):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "Mijn oma")
    desk.at("story")
    assert desk.vault.drafts.pending == ()
    assert desk.stored(STORY).done is Done.BUSY


def test_a_chapter_that_was_only_looked_at_leaves_no_trace(desk):
    chapter(desk)
    desk.at("story")
    assert desk.vault.summaries() == []


@pytest.mark.parametrize(
    ("words", "none"),
    [("Sla over", NoAnswer.SKIPPED), ("Weet ik niet", NoAnswer.UNKNOWN), ("Wil ik niet zeggen", NoAnswer.RATHER_NOT)],
)
def test_not_answering_is_kept_as_it_was_meant_and_goes_on(desk, words, none):
    screen = chapter(desk)
    button(desk.window, words).click()
    assert screen.at == 1
    screen.leave()
    assert desk.stored(STORY).body["h06.eerste"].none is none


def test_not_answering_never_takes_written_words_away(desk):
    screen = chapter(desk)
    QTest.keyClicks(screen.editor, "Er was sneeuw")
    button(desk.window, "Wil ik niet zeggen").click()
    screen.leave()
    assert state_of(desk.stored(STORY).body["h06.eerste"]) is State.ANSWERED


def test_words_take_the_place_of_skipped(desk):
    screen = chapter(desk)
    button(desk.window, "Sla over").click()
    screen.show_question(0)
    QTest.keyClicks(screen.editor, "Toch")
    screen.leave()
    answer = desk.stored(STORY).body["h06.eerste"]
    assert (answer.none, all_words(answer.value.runs)) == (None, "Toch")


def test_the_list_says_what_was_done_with_each_question(desk):
    screen = chapter(desk)
    QTest.keyClicks(screen.editor, "Sneeuw")
    button(desk.window, "Volgende vraag").click()
    button(desk.window, "Weet ik niet").click()
    QApplication.processEvents()
    said = spoken(screen.list)
    assert "Wat is het eerste dat je je herinnert?, beantwoord" in said
    assert "Wat zie, hoor of ruik je dan?, weet ik niet" in said
    assert "Wie was er bij je?, leeg, hier ben je" in said
    assert screen.subtitle == "Mijn verhaal, hoofdstuk 6. Derde van zes vragen."


def test_the_last_question_leads_back_to_the_story(desk):
    screen = chapter(desk, answer="h06.onthouden")
    assert screen._main._after == "", "the way back does not point on"
    button(desk.window, "Terug naar mijn verhaal").click()
    assert desk.window.key == "story"


def test_it_goes_on_at_the_question_where_the_person_was(desk):
    screen = chapter(desk)
    QTest.keyClicks(screen.editor, "Sneeuw")
    button(desk.window, "Volgende vraag").click()
    desk.at("story")
    assert chapter(desk).at == 1


def test_a_margin_note_and_who_it_is_about_are_kept_and_can_go(desk):
    write(desk.vault, "persoon", title="Noor")
    noor = next(key for key, name in desk.vault.people().items() if name == "Noor")
    screen = chapter(desk)
    for sign, words in (("bookmark", "aan mijn zus"), ("user-round", "noor")):
        button(desk.window, "Zet iets in de kantlijn").click()
        screen.margin._kind.setCurrentIndex(screen.margin._kind.findData(sign))
        QTest.keyClicks(screen.margin._words, words)
        button(desk.window, "Zet erbij").click()
    screen.leave()
    answer = desk.stored(STORY).body["h06.eerste"]
    assert answer.margin == (Margin("aan mijn zus", "", "bookmark"),)
    assert [(one.words, one.id) for one in answer.about] == [("noor", noor)]
    button(desk.window, "Kantlijn: notitie 1 weghalen").click()
    screen.leave()
    assert desk.stored(STORY).body["h06.eerste"].margin == ()


def test_a_folded_chapter_shows_nothing_of_itself_before_it_is_opened(desk):
    document = desk.vault.start(STORY, section="h14", title="Die winter")
    assert document.folded
    key = "h14.bleef"
    desk.vault.drafts.change(replace(document, body={key: Answer(Text(runs("alles was wit")))}))
    desk.vault.settle()
    desk.at("write", kind=STORY, section="h14", answer=key)
    assert "Die winter" in spoken(desk.window)
    assert "alles was wit" not in spoken(desk.window, hidden=True)
    button(desk.window, "Dit hoofdstuk openen").click()
    QApplication.processEvents()
    assert "alles was wit" in spoken(desk.window)


def test_not_now_leads_back_and_something_lighter_to_a_note(desk):
    desk.at("write", kind=STORY, section="h14")
    button(desk.window, "Nu niet").click()
    assert desk.window.key == "story"
    desk.at("write", kind=STORY, section="h14")
    button(desk.window, "Liever drie goede dingen opschrijven").click()
    assert desk.window.key == "write"
    assert desk.window.screen_shown.inner.title == "Drie goede dingen"


def test_what_is_known_about_a_chapter_is_kept(desk):
    chapter(desk)
    QTest.keyClicks(desk.window.screen_shown.inner.editor, "Sneeuw")
    desk.at("story")
    screen = desk.at("write", document=desk.stored(STORY).id, show="about")
    QTest.keyClicks(screen._title.edit, "Sneeuw in de straat")
    QTest.keyClicks(screen._period.edit, "rond mijn 4e")
    screen._cards[ShareState.NEVER].click()
    screen._folded.click()
    button(desk.window, "Terug naar schrijven").click()
    stored = desk.stored(STORY)
    assert (stored.title, stored.period.age_from, stored.share) == ("Sneeuw in de straat", 4, ShareState.NEVER)
    assert stored.folded


def test_an_earlier_version_comes_back_as_a_new_one(desk):
    document = write(desk.vault, STORY, "eerst", section="h06")
    key = next(iter(document.body))
    desk.house.clock.wait(3600)
    desk.vault.drafts.change(replace(document, body={key: Answer(Text(runs("later")))}))
    desk.vault.settle()
    desk.at("write", document=document.id, show="versions")
    screen = desk.window.screen_shown.inner
    rows = [one for one in screen.findChildren(ListRow) if one.isVisible()]
    rows[1].click()
    button(desk.window, "Deze versie terugzetten").click()
    assert len(desk.vault.versions(document.id)) == 3
    assert all_words(desk.vault.document(document.id).body[key].value.runs) == "eerst"


def test_when_saving_fails_the_words_stay_and_can_be_copied(desk, qtbot, monkeypatch):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "Mijn oma")

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as broken:
        broken.setattr("herstelkluis.vault.vault.documents.put", full)
        QTest.keyClick(screen.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert "Het bewaren lukt nu niet" in spoken(desk.window)
        assert "Nog niet bewaard" in spoken(desk.window)
        button(desk.window, "Tekst kopiëren").click()
        assert QApplication.clipboard().text() == "Mijn oma"
        desk.at("story")  # leaving does not lose them either
    assert desk.vault.drafts.pending
    screen = chapter(desk, answer="h06.wie")
    assert all_words(screen.editor.runs()) == "Mijn oma"
    button(desk.window, "Volgende vraag").click()
    screen.save_now()
    assert all_words(desk.stored(STORY).body["h06.wie"].value.runs) == "Mijn oma"


def test_copied_text_keeps_its_privacy_inside_the_program(desk):
    document = write(desk.vault, STORY, "Open.", section="h06")
    key, answer = next(iter(document.body.items()))
    private = replace(answer, value=Text(runs("Open. ", Run("Dicht.", private=True))), margin=(Margin("voor mij"),))
    desk.vault.drafts.change(replace(document, body={key: private}))
    desk.vault.settle()
    screen = desk.at("write", document=document.id)
    screen._copy_words()
    held = QApplication.clipboard().mimeData()
    assert held.text() == "Open. Dicht.\nvoor mij"
    assert [run.words for run in runs_of_mime(held) if not run.private] == ["Open. "]


def test_after_a_cover_nothing_is_left_and_the_person_comes_back_to_the_same_question(desk):
    screen = chapter(desk, answer="h06.fijn")
    QTest.keyClicks(screen.editor, "taart bakken met oma")
    desk.window.cover("hidden")
    assert "taart" not in spoken(desk.window, hidden=True)
    assert desk.vault.drafts.pending == ()
    desk.window.uncover()
    again = desk.window.screen_shown.inner
    assert again._asked[again.at].key == "h06.fijn"
    assert all_words(again.editor.runs()) == "taart bakken met oma"


def test_an_old_chapter_of_twenty_thousand_words_opens_at_once(desk):
    words = "\n".join("Het was stil in huis en de klok tikte door." for _line in range(2000))
    document = desk.vault.start(STORY, section="h06")
    desk.vault.drafts.change(replace(document, body={"h06.eerste": Answer(Text(runs(words)))}))
    desk.vault.settle()
    chapter(desk, answer="h06.wie")

    def opening() -> None:
        chapter(desk, answer="h06.wie")
        chapter(desk, answer="h06.eerste")

    assert least_milliseconds(opening, within=3000) < 3000
    screen = chapter(desk, answer="h06.eerste")
    assert len(all_words(screen.editor.runs())) == len(words)


def test_a_hundred_thousand_letters_on_one_line_stay_usable(desk):
    words = "a" * 100_000
    document = desk.vault.start(STORY, section="h06")
    desk.vault.drafts.change(replace(document, body={"h06.eerste": Answer(Text(runs(words)))}))
    desk.vault.settle()
    screen = chapter(desk, answer="h06.eerste")
    assert least_milliseconds(lambda: QTest.keyClicks(screen.editor, "b"), within=2000) < 2000
    screen.leave()
    assert all_words(desk.stored(STORY).body["h06.eerste"].value.runs).rstrip("b") == words

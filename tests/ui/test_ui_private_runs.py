"""Private words stay private, whatever the person does in the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.plain_letters import find_all
from herstelkluis.model.text import Run, as_typed, join, public_words
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.private_runs import as_shown, touches_private
from herstelkluis.ui.widgets.runs_clipboard import RUNS_MIME, mime_of_runs, runs_of_mime

SECRET = "ABCDÉ😀"  # only ever typed as private; lower case letters are only ever typed as public
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BREAKS = "\ufdd0\ufdd1"  # Qt keeps these two for its own tables
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=BREAKS)).map(as_typed)
texts = st.lists(st.builds(Run, words, st.booleans()), max_size=6).map(join)
Look = Callable[..., object]


def editor() -> OwnWords:
    return OwnWords("Wat wil je kwijt?")


def choose(edit: OwnWords, start: int, end: int) -> None:
    last = edit.document().characterCount() - 1
    cursor = edit.textCursor()
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


@QUIET
@given(text=texts)
def test_runs_come_back_as_they_were_put_in(look: Look, text: tuple[Run, ...]) -> None:
    edit = editor()
    edit.set_runs(text)
    assert edit.runs() == text


@QUIET
@given(text=texts)
def test_the_clipboard_of_the_program_carries_privacy(look: Look, text: tuple[Run, ...]) -> None:
    assert runs_of_mime(mime_of_runs(text)) == text


secrets = st.text(SECRET, min_size=1, max_size=4).map(lambda letters: Run(letters, private=True))
places = st.integers(0, 14)
deeds = st.one_of(
    st.tuples(st.just("type"), places, places, st.text("abc ", min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["copy", "cut", "paste"]), places, places, st.just("")),
    st.tuples(st.just("enter"), places, places, st.just("")),
    st.tuples(st.just("backspace"), places, places, st.just("")),
    st.tuples(st.just("delete"), places, places, st.just("")),
    st.tuples(st.sampled_from(["drag", "drop"]), places, places, st.text("xyz", min_size=1, max_size=3)),
    st.tuples(st.just("respell"), places, places, st.text("abc", min_size=1, max_size=4)),
    st.tuples(st.sampled_from(["find", "mark", "spelling"]), places, places, st.just("")),
    st.tuples(st.just("compose"), places, places, st.text("éü", min_size=1, max_size=2)),
    st.tuples(st.just("undo"), places, places, st.just("")),
    st.tuples(st.just("redo"), places, places, st.just("")),
    st.tuples(st.just("hide"), places, places, st.just("")),
)


def drag(edit: OwnWords, _typed: str) -> None:
    """The chosen words to the beginning, as Qt moves them inside one text."""
    mime = edit.createMimeDataFromSelection()
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.setPosition(0)
    edit.setTextCursor(cursor)
    edit.insertFromMimeData(mime)
    cursor.endEditBlock()


def drop(edit: OwnWords, typed: str) -> None:
    """Words of another program, dropped where the mouse is."""
    mime = QMimeData()
    mime.setText(typed)
    at = QPointF(edit.cursorRect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(edit.viewport(), QDragEnterEvent(at.toPoint(), copy, mime, left, none))
    QApplication.sendEvent(edit.viewport(), QDropEvent(at, copy, mime, left, none))


def respell(edit: OwnWords, typed: str) -> None:
    """Another spelling for the chosen words, from the menu; of a secret it tells as much as the secret."""
    start, end = edit.textCursor().selectionStart(), edit.textCursor().selectionEnd()
    if start < end:
        edit.put_word(start, end, "BCD" if touches_private(edit.document(), start, end) else typed)


def find(edit: OwnWords, _typed: str) -> None:
    text = as_shown(edit.document())
    edit.show_found(find_all(text, "a"))
    for start, end in find_all(text, "x")[:1]:
        edit.choose(start, end)


def mark(edit: OwnWords, _typed: str) -> None:
    """A note in the margin at the chosen words."""
    edit.passages.show([(edit.textCursor().selectionStart(), edit.textCursor().selectionEnd(), 0)])
    edit.viewport().repaint()


def spelling(edit: OwnWords, _typed: str) -> None:
    """Every word gets a wave."""
    edit.private_look.misspelt = lambda text: [(0, len(text))] if text else []
    edit.spelling_marks._look_further()


WITHOUT_KEYS = {"drag": drag, "drop": drop, "respell": respell, "find": find, "mark": mark, "spelling": spelling}


def do(edit: OwnWords, deed: str, typed: str) -> None:
    keys = {"enter": Qt.Key.Key_Return, "backspace": Qt.Key.Key_Backspace, "delete": Qt.Key.Key_Delete}
    if deed == "type":
        QTest.keyClicks(edit, typed)
    elif deed in keys:
        QTest.keyClick(edit, keys[deed])
    elif deed == "compose":
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QApplication.sendEvent(edit, event)
    elif deed == "hide":
        edit.set_private(on=True)
    elif deed in WITHOUT_KEYS:
        WITHOUT_KEYS[deed](edit, typed)
    else:
        {"copy": edit.copy, "cut": edit.cut, "paste": edit.paste, "undo": edit.undo, "redo": edit.redo}[deed]()


@QUIET
@given(
    parts=st.lists(st.one_of(secrets, st.text("xyz\n", min_size=1).map(Run)), min_size=1, max_size=5),
    steps=st.lists(deeds, max_size=25),
)
def test_no_random_edit_makes_a_private_character_public(
    look: Look, parts: list[Run], steps: list[tuple[str, int, int, str]]
) -> None:
    QApplication.clipboard().clear()
    edit = editor()
    edit.set_runs(join(parts))
    for deed, start, end, typed in steps:
        if deed not in ("undo", "redo"):
            choose(edit, start, end)
        do(edit, deed, typed)
        leaked = set(public_words(edit.runs())) & set(SECRET)
        assert not leaked, (deed, edit.runs())


@pytest.mark.parametrize(("start", "end"), [(2, 8), (8, 2)])
def test_what_is_typed_over_private_words_is_private_too(look: Look, start: int, end: int) -> None:
    edit = editor()
    edit.set_runs((Run("open "), Run("geheim", private=True), Run(" open")))
    choose(edit, start, end)
    QTest.keyClicks(edit, "x")
    assert edit.runs() == (Run("op"), Run("xeim", private=True), Run(" open"))
    edit.undo()
    assert edit.runs() == (Run("open "), Run("geheim", private=True), Run(" open"))


@pytest.mark.parametrize("deed", ["copy", "cut"])
def test_private_words_pasted_among_public_ones_stay_private(look: Look, deed: str) -> None:
    edit = editor()
    edit.set_runs((Run("geheim", private=True), Run(" open")))
    choose(edit, 0, 6)
    do(edit, deed, "")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.paste()
    assert edit.runs()[-2:] == (Run(" open"), Run("geheim", private=True))


def test_public_words_pasted_over_private_ones_are_private(look: Look) -> None:
    edit = editor()
    edit.set_runs((Run("geheim", private=True), Run(" open")))
    choose(edit, 9, 2)
    edit.insertFromMimeData(mime_of_runs((Run("nieuw"),)))
    assert edit.runs() == (Run("genieuw", private=True), Run("en"))


def test_what_is_typed_inside_private_words_is_private(look: Look) -> None:
    edit = editor()
    edit.set_runs((Run("geheim", private=True),))
    choose(edit, 3, 3)
    QTest.keyClicks(edit, "x")
    choose(edit, 0, 0)
    QTest.keyClicks(edit, "y")
    assert edit.runs() == (Run("ygehxeim", private=True),)


def test_another_program_gets_the_words_alone(look: Look) -> None:
    mime = mime_of_runs((Run("open "), Run("geheim", private=True)))
    assert mime.text() == "open geheim"
    assert not mime.hasHtml()
    plain = QMimeData()
    plain.setText("van buiten\r\nmet <b>opmaak</b>\x00")
    assert runs_of_mime(plain) == (Run("van buiten\nmet <b>opmaak</b>\ufffd"),)


def test_in_doubt_pasted_words_are_private(look: Look) -> None:
    for broken in (b"", b"[[1, false]]", b'[["a", 0]]', b'[["iets anders", false]]', b'{"a": 1}', b"\xff"):
        mime = QMimeData()
        mime.setText("geheim")
        mime.setData(RUNS_MIME, broken)
        assert public_words(runs_of_mime(mime)) == "", broken


def test_private_words_do_not_go_into_a_line_that_cannot_keep_them_private(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, told = LineEdit(), []
    monkeypatch.setattr("herstelkluis.ui.widgets.line_edit.announce", lambda _line, words: told.append(words))
    QApplication.clipboard().setMimeData(mime_of_runs((Run("open "), Run("geheim", private=True))))
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "open "
    assert told == [_("The private words were left out.")]


def test_making_words_public_is_only_done_on_purpose(look: Look) -> None:
    edit = editor()
    edit.set_runs((Run("geheim", private=True),))
    choose(edit, 0, 6)
    assert edit.is_private_here
    edit.set_private(on=False)
    assert edit.runs() == (Run("geheim"),)
    edit.undo()
    assert edit.runs() == (Run("geheim", private=True),)


def test_private_words_are_shown_by_a_dotted_line_and_not_by_colour_alone(look: Look) -> None:
    edit = editor()
    edit.set_runs((Run("open "), Run("geheim", private=True)))
    looks = edit.document().begin().layout().formats()
    dotted = [(form.start, form.length) for form in looks if form.format.underlineStyle().name == "DotLine"]
    assert dotted == [(5, 6)]


def test_tab_leaves_the_text_and_types_nothing(look: Look) -> None:
    edit = editor()
    assert edit.tabChangesFocus()
    assert not edit.acceptRichText()
    edit.set_runs((Run("a\u00a0b\tc"),))
    assert edit.runs() == (Run("a\u00a0b\tc"),)

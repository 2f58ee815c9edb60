"""A walk over every screen and every kind of piece with a planted sentence: hidden or locked, nothing of it is left."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from herstelkluis import app as wiring
from herstelkluis.model.body import Answer, Line, Row, Rows, Text
from herstelkluis.model.document import Document, ShareState, new_id
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import runs
from herstelkluis.ui.program import Program
from herstelkluis.ui.screens import SCREENS
from herstelkluis.vault.vault import Vault
from house import PASSWORD
from ui.accessible import spoken

CANARY = "kanariegeel"
LOOK_AT_ALL_EVERY = int(os.environ.get("HERSTELKLUIS_LOOK_AT_ALL_EVERY", "12"))
NOT_BY_ITSELF = {"unlock", "welcome", "attachment", "beside", "read", "write", "pieces_of"}  # asked for with something


def fill(vault: Vault) -> dict[str, str]:
    """One piece of every kind with the planted sentence in every field that takes words: kind to id."""
    made = {}
    for kind, template in vault.templates.items():
        section = template.sections[0].key if template.document == "section" else ""
        document = vault.start(kind, section=section, title=f"{CANARY} {kind}")
        document = replace(document, share=ShareState.MAY_GO, period=parse_period("1994"), folded=False)
        body = {}
        for key, part, field in template.fields():
            if section in ("", part.key) and (answer := words_in(field)) is not None:
                body[key] = answer
        vault.drafts.change(replace(document, body=body))
        made[kind] = document.id
    vault.settle()
    vault.throw_away(piece(vault, "notitie").id)
    return made


def piece(vault: Vault, kind: str) -> Document:
    document = vault.start(kind, title=f"{CANARY} in de bak")
    vault.drafts.change(document)
    vault.settle()
    return document


def words_in(field) -> Answer | None:
    said = f"{CANARY} in de vroege ochtend"
    if field.type == "text":
        return Answer(Text(runs(said)))
    if field.type == "line":
        return Answer(Line(said))
    if field.type == "rows":
        cells = {one.key: Line(said) for one in field.columns if one.type == "line"}
        return Answer(Rows((Row(new_id(), cells),))) if cells else None
    return None


@pytest.fixture(scope="module")
def made(new_vault, tmp_path_factory):
    folder = tmp_path_factory.mktemp("walk") / "kluis"
    shutil.copytree(new_vault.folder, folder)
    house = type(new_vault)(folder)
    lifecycle = house.lifecycle()
    ids = fill(lifecycle.unlock(PASSWORD))
    lifecycle.lock()
    return folder, ids


@pytest.fixture
def program(made, look, qtbot, tmp_path):
    shutil.copytree(made[0], tmp_path / "kluis")
    hook = sys.excepthook
    let_go()
    program = wiring.build(QApplication.instance(), tmp_path / "kluis", tmp_path / "settings.json")
    sys.excepthook = hook
    qtbot.addWidget(program.window)
    program.window.resize(1366, 768)
    assert program.session.lifecycle  # loaded now: else the lock screen looks again when it is left already
    program.start()
    program.window.show()
    unlock(program)
    yield program
    program.idle.stop()
    program.session.lock()


def unlock(program: Program) -> None:
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))


def let_go() -> None:
    """Delete what was thrown away, so that only what the program still holds is looked at."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held(window: QWidget) -> str:
    """Every word any widget of the program holds, shown or not, all a screen reader could reach, and the clipboard."""
    words = [spoken(window, hidden=True), QApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            words.append(widget.text())
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            words.append(widget.toPlainText())
            assert not widget.document().isUndoAvailable() or CANARY not in widget.toPlainText()
        elif isinstance(widget, QComboBox):
            words += [widget.itemText(at) for at in range(widget.count())]
    words += [one.toRawText() for one in gc.get_objects() if isinstance(one, QTextDocument)]
    return "\n".join(words)


def places(made: dict[str, str]) -> list[tuple[str, dict[str, object]]]:
    """Every screen of the table, every kind of piece to write in and to read, and lists of each kind."""
    way: list[tuple[str, dict[str, object]]] = [(key, {}) for key in sorted(set(SCREENS) - NOT_BY_ITSELF)]
    for kind, document in sorted(made.items()):
        way += [("write", {"document": document}), ("read", {"document": document}), ("pieces_of", {"kind": kind})]
    return way


def test_no_planted_word_is_left_anywhere_once_covered(program, made, qtbot):
    shown = 0
    for at, (key, what) in enumerate(places(made[1])):
        program.window.show_screen(key, **what)
        if key == "search":
            QTest.keyClicks(program.window.screen_shown.findChild(QLineEdit), CANARY)
            qtbot.wait_for_pauses(program.window)
        shown += CANARY in spoken(program.window, hidden=True)
        before = program.window.place
        program.hide()
        assert CANARY not in spoken(program.window, hidden=True), (key, what)
        if at % LOOK_AT_ALL_EVERY == 0:  # what some screen before left alive is found here too
            let_go()
            assert CANARY not in held(program.window), (key, what)
        assert program.window.windowTitle() == "Notities"
        program.go_on()
        assert program.window.key == before[0], key
    program.hide()
    let_go()
    assert CANARY not in held(program.window)
    assert shown > 60, shown  # it was there to be found


@pytest.mark.parametrize("kind", ["levensverhaal", "plan.crisis", "persoon", "brief.huisarts", "netwerk"])
def test_no_planted_word_is_left_once_locked(program, made, qtbot, kind):
    document = made[1].get(kind) or made[1]["notitie"]
    program.window.show_screen("write", document=document)
    assert CANARY in spoken(program.window, hidden=True)
    program.lock()
    qtbot.wait(0)
    let_go()
    assert CANARY not in held(program.window)
    unlock(program)
    assert CANARY in spoken(program.window, hidden=True)


LONG = "\n".join(f"regel {number} van een lange dag" for number in range(400))


@pytest.mark.parametrize("kind", ["notitie", "levensverhaal", "dagboek", "brief.eigen", "persoon"])
@pytest.mark.parametrize("way", ["hidden", "locked"])
def test_the_way_back_leads_to_the_very_letter(program, made, qtbot, kind, way):
    program.window.show_screen("write", document=made[1][kind])
    field = [
        one
        for one in program.window.screen_shown.findChildren(QWidget)
        if isinstance(one, QTextEdit | QLineEdit) and one.isVisible() and not one.isReadOnly()
    ][-1]
    field.setFocus()
    if isinstance(field, QTextEdit):
        field.insertPlainText(LONG)
        cursor = field.textCursor()
        cursor.setPosition(5000)
        cursor.setPosition(5050, cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.verticalScrollBar().setValue(field.verticalScrollBar().maximum() // 2)
    else:
        field.setText("een regel van iemand")
        field.setCursorPosition(7)
    qtbot.wait_for_pauses(program.window)  # what was typed is taken over
    before = where(program)
    if way == "hidden":
        program.hide()
        program.go_on()
    else:
        program.lock()
        unlock(program)
    qtbot.waitUntil(lambda: where(program) == before)


def where(program: Program) -> tuple[object, ...]:
    """What the keyboard is in, what stands in it, and where the cursor, the field and the page are."""
    page = program.window.screen_shown.parentWidget().parentWidget().parentWidget().verticalScrollBar().value()
    focus = program.window.focusWidget()
    if isinstance(focus, QLineEdit):
        return focus.accessibleName(), focus.text(), focus.cursorPosition(), page
    assert isinstance(focus, QTextEdit)
    cursor, bar = focus.textCursor(), focus.verticalScrollBar()
    return focus.accessibleName(), focus.toPlainText(), cursor.anchor(), cursor.position(), bar.value(), page

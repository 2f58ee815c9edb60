"""Writing with everything at hand: margin, private words, finding, spelling; and looking over the whole vault."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.model.body import Answer, Margin, Text
from herstelkluis.model.text import Run
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.spelling import ON, OWN_WORDS
from herstelkluis.ui.widgets.words_menu import words_menu
from herstelkluis.vault.finding import Asked
from herstelkluis.vault.saved_searches import SAVED, keep_search
from screens.gallery import picture
from screens.writing_pictures import Shown, window

KEY = "h06.wie"
_MADE: list[Shown] = []


def sam() -> Shown:
    """Sam's vault with a chapter in which everything of the editor stands; made once, and as new each time."""
    if not _MADE:
        _MADE.append(Shown())
    one = _MADE[0]
    one.vault.prefer(ON, False)
    one.vault.prefer(OWN_WORDS, ["franjes"])
    one.vault.prefer(SAVED, [])
    words = (
        Run("Mijn oma. Zij zat altijd bij het raam, met de radio zacht aan. Ik zat onder de tafel.\n"),
        Run("Mijn moeder was er ook, maar die was moe. "),
        Run("Zij dronk toen. Dat wist niemand.", private=True),
        Run("\nOp zaterdag bakte oma een caken. Dan mocht ik de kom uitlikken. Ik ruikt het nog."),
    )
    notes = (
        Margin("aan mijn zus", "met de radio zacht aan", "bookmark", at=39),
        Margin("bewaren voor een mindere dag", "Ik ruikt het nog", "sun", at=0),
        Margin("", "de schommel", "message-circle", at=None),
    )
    story = next(piece for piece in one.vault.summaries("levensverhaal") if piece.section == "h06")
    document = one.vault.document(story.id)
    body = {**document.body, KEY: Answer(Text(words), margin=notes)}
    one.vault.drafts.change(replace(document, body=body))
    one.vault.settle()
    return one


def chapter(*, spelling: bool = False) -> MainWindow:
    """The chapter at its third question."""
    one = sam()
    one.vault.prefer(ON, spelling)
    frame = window("write", one, kind="levensverhaal", section="h06", answer=KEY, open=True)
    editor = frame.screen_shown.inner.editor
    if spelling:
        editor.spelling_marks.use(frame.screen_shown.inner.spelling)
        editor.spelling_marks._look_further()
    return frame


@picture("05m-kantlijn-bij-woorden")
def margin() -> QWidget:
    return chapter()


@picture("05n-iets-in-de-kantlijn-zetten")
def putting_in_margin() -> QWidget:
    frame = chapter()
    inner = frame.screen_shown.inner
    inner.editor.choose(0, 8)
    inner.margin.open_form()
    return frame


@picture("05o-zoeken-in-dit-stuk")
def finding() -> QWidget:
    frame = chapter()
    inner = frame.screen_shown.inner
    inner.editor.choose(0, 0)
    inner._find.open()
    inner._bar.field.setText("oma")
    inner._find._look("oma")
    inner._find._move(1)
    return frame


@picture("05p-spelling")
def spelling() -> QWidget:
    return chapter(spelling=True)


@picture("05q-andere-schrijfwijze")
def suggestions() -> QWidget:
    frame = chapter(spelling=True)
    frame.resize(1366, 768)
    frame.show()
    QApplication.processEvents()
    editor = frame.screen_shown.inner.editor
    at = editor.toPlainText().index("caken")
    editor.choose(at, at)
    menu = words_menu(editor, editor.cursorRect().bottomLeft())
    menu.setParent(frame)
    menu.setWindowFlags(Qt.WindowType.Widget)
    menu.resize(menu.sizeHint())
    menu.move(editor.viewport().mapTo(frame, editor.cursorRect().bottomLeft()) + QPoint(0, 4))
    menu.show()
    return frame


def searching(asked: Asked) -> MainWindow:
    """The search screen, looking for this."""
    frame = window("search", sam())
    frame.screen_shown.look_for(asked)
    return frame


@picture("15d-zoeken-onder-minder")
def refined() -> QWidget:
    return searching(Asked(words="oma", parts=("story",), when="kindertijd"))


@picture("15e-bewaarde-zoekvragen")
def saved() -> QWidget:
    one = sam()
    for name, asked in (("oma", Asked("oma")), ("Brief, 1994", Asked(kind="brief.huisarts", when="1994"))):
        keep_search(one.vault, name, asked)
    frame = window("search", one)
    frame.screen_shown.look()
    return frame


@picture("15f-zoeken-op-een-tijd")
def by_time() -> QWidget:
    return searching(Asked(words="puberteit"))

"""Forms that a template makes by itself: the heaviest lists, a letter, and a safety plan with help lines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.model.answering import with_margin
from herstelkluis.model.body import Margin, NoAnswer, Text
from herstelkluis.model.text import all_words
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.write import WriteScreen
from screens.gallery import picture
from screens.start_pictures import settings
from screens.writing_pictures import apart, shown, window


def _form(kind: str, part: int = 0) -> QWidget:
    (first, *_rest) = shown().vault.summaries(kind)
    return window("write", document=first.id, part=part, show="form", open=True)


@picture("40-zorgteam")
def care_team() -> QWidget:
    return _form("zorgteam")


@picture("41-veiligheidsplan")
def safety_plan() -> QWidget:
    return _form("plan.veilig", 3)


@picture("42-doel")
def goal() -> QWidget:
    return _form("doel")


@picture("43-pagina-voor-de-poh")
def letter() -> QWidget:
    return _form("brief.poh")


@picture("44-gesprek-over-herstel")
def meeting() -> QWidget:
    return _form("hoo")


@picture("45-dagboek")
def diary() -> QWidget:
    return _form("dagboek")


@picture("46-eigen-bladen")
def own_sheets() -> QWidget:
    return settings("sheets")


@picture("47-hulpkaartje")
def help_card() -> QWidget:
    (first, *_rest) = shown().vault.summaries("hulpkaart")
    return window("write", document=first.id, part=2)


@picture("48-liever-niet")
def rather_not() -> QWidget:
    frame = window("write", apart(), kind="hulpstap", open=True)
    shown_now = frame.screen_shown
    assert isinstance(shown_now, WriteScreen)
    screen = shown_now.inner
    assert isinstance(screen, PartsScreen)
    first, second, *_more = screen.form.editors
    screen.rather_not(first, NoAnswer.UNKNOWN.value)
    screen.form.focus_answer(second)
    return frame


@picture("49-kantlijn-in-een-vel")
def margin_beside_a_form() -> QWidget:
    session = apart()
    (first, *_rest) = session.vault.summaries("dagboek")
    document = session.vault.document(first.id)
    key = next(key for key, one in document.body.items() if isinstance(one.value, Text))
    words = all_words(document.body[key].value.runs).split()  # type: ignore[union-attr]  # a text, as asked
    note = Margin("Dit wil ik Noor vragen.", " ".join(words[:3]), at=0)
    session.vault.drafts.change(with_margin(document, key, (note,)))
    return window("write", session, document=first.id, answer=key, open=True)

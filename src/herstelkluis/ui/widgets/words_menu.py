"""The menu of own words: other spellings first, then what can be done with the chosen words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu

from herstelkluis.i18n import _
from herstelkluis.ui.spelling import is_there, word_at
from herstelkluis.ui.widgets.text_units import from_units, to_units

if TYPE_CHECKING:
    from herstelkluis.ui.widgets.own_words import OwnWords


def words_menu(edit: OwnWords, at: QPoint) -> QMenu:
    """The menu for the place of the cursor. `at` is where it was asked for, in the viewport."""
    menu = edit.createStandardContextMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = menu.actions()[0]
    for group in (_spellings(edit, menu), _deeds(edit, menu)):
        for action in group:
            menu.insertAction(first, action)
        if group:
            menu.insertSeparator(first)
    return menu


def _spellings(edit: OwnWords, menu: QMenu) -> list[QAction]:
    """Other ways to write the word at the cursor, and to say that it is right as it is."""
    spelling = edit.spelling_marks.spelling
    if spelling is None or not spelling.is_on:
        return []
    block = edit.textCursor().block()
    text = block.text()
    start, end = word_at(text, from_units(text, edit.textCursor().selectionStart() - block.position()))
    word = text[start:end]
    if spelling.is_own(word):
        return [_action(menu, _("No longer know ‘{word}’").format(word=word), partial(spelling.unlearn, word))]
    if not word or spelling.is_known(word):
        return []
    place = (block.position() + to_units(text, start), block.position() + to_units(text, end))
    others = [_action(menu, one, partial(edit.put_word, *place, one)) for one in spelling.suggestions(word)]
    for one in others:
        font = QFont(one.font())
        font.setBold(True)
        one.setFont(font)
    return [*others, _action(menu, _("‘{word}’ is right").format(word=word), partial(spelling.learn, word))]


def _deeds(edit: OwnWords, menu: QMenu) -> list[QAction]:
    words = _("May go along again") if edit.is_private_here else _("Keep words at home")
    found = [_action(menu, words, partial(edit.set_private, on=not edit.is_private_here))]
    if edit.has_margin:
        found.append(_action(menu, _("Put something in the margin"), edit.margin_asked.emit))
    spelling = edit.spelling_marks.spelling
    if spelling is not None and is_there():
        look = _action(menu, _("Mark spelling"), lambda: spelling.turn(on=not spelling.is_on))
        look.setCheckable(True)
        look.setChecked(spelling.is_on)
        found.append(look)
    return found


def _action(menu: QMenu, words: str, deed: Callable[[], object]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda *_checked: deed())
    return action

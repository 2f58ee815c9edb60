"""The rows of the part "Safety" that need no screen of their own. A row of a larger room stands in its own module."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext, say_date
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.link import Link
from herstelkluis.vault import recovery_sheet

LOCK_AFTER = (1, 2, 5, 10, 15, 30, 60)
HIDE_KEYS = ("Ctrl+Shift+H", "Ctrl+Shift+Space", "F9", "F12")


def sheet_row(part: Part) -> SettingRow:
    """The recovery sheet, and when it was tried out."""
    practise, lost = Second(_("Practise with my sheet")), Link(_("I lost my sheet"))
    practise.clicked.connect(part.ask("practise"))
    lost.clicked.connect(part.ask("new-words"))
    ways = QWidget()
    column = QVBoxLayout(ways)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(practise)
    column.addWidget(lost, 0, Qt.AlignmentFlag.AlignRight)
    sentence = _("Twelve words on paper. With them you get in without a password.")
    row = SettingRow(_("Recovery sheet"), sentence, ways, parent=part)
    if part.session.is_open:
        day = recovery_sheet.practised_on(part.session.vault)
        today = part.session.clock().astimezone().date()
        if day is None:
            row.say(_("You have not practised yet."), good=False)
        else:
            row.say(_("You practised: {day}. Two words were right.").format(day=say_date(day, today)))
    return row


def lock_row(part: Part) -> SettingRow:
    """After how many minutes the vault locks by itself."""
    minutes = {n: ngettext("after {n} minute", "after {n} minutes", n).format(n=n) for n in LOCK_AFTER}
    now = part.session.settings.lock_after_minutes
    lock = Pick(_("Lock by itself"), minutes, now, lambda value: part.change(lock_after_minutes=value))
    away = _("When you do nothing for a while. Your text is saved then, and you come back where you were.")
    return SettingRow(_("Lock by itself"), away, lock, parent=part)


def hide_row(part: Part) -> SettingRow:
    """With which keys the window becomes an empty page."""
    choices = {keys: _spoken_keys(keys) for keys in HIDE_KEYS}
    now = part.session.settings.hide_keys
    hide = Pick(_("Hide the screen"), choices, now, lambda value: part.change(hide_keys=value))
    at_once = _("With these keys you see an empty page at once. The window is then called ‘Notes’.")
    return SettingRow(_("Hide the screen"), at_once, hide, parent=part)


def _spoken_keys(keys: str) -> str:
    names = {"Space": _("Space bar")}
    return " + ".join(names.get(key, key) for key in keys.split("+"))


def password_row(part: Part) -> SettingRow:
    """Another password."""
    password = Second(_("Change the password"))
    password.clicked.connect(part.ask("password"))
    only = _("Whoever has an old copy of your vault opens it with the old password.")
    return SettingRow(_("Password"), only, password, parent=part)


def bin_row(part: Part) -> SettingRow:
    """The way to the bin."""
    thrown = Link(_("Look in the bin"))
    thrown.clicked.connect(part.ask("bin"))
    lies = _("What you threw away lies here for at least 90 days.")
    return SettingRow(_("Bin"), lies, thrown, parent=part)

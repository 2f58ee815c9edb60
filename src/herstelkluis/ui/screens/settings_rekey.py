"""The row of the part "Safety" for new keys: for all of the vault, after a suspected leak."""

from __future__ import annotations

from herstelkluis.i18n import _
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.button import Second


def rekey_row(part: Part) -> SettingRow:
    """All keys new: what for, and the way to it."""
    look = Second(_("Look what it does"), spoken=_("Look what all keys new does"))
    look.clicked.connect(part.ask("new-keys"))
    why = _("For when someone may know your password or words, or copied your vault.")
    return SettingRow(_("All keys new"), why, look, parent=part)

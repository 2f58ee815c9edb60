"""The setting for spelling: off until it is chosen, and honest where this computer has no Dutch dictionary."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.spelling import ON, is_there
from herstelkluis.vault.vault import Vault


def spelling_row(vault: Vault, parent: QWidget) -> SettingRow:
    """One row of the settings; the choice is kept in the vault."""
    options = {False: _("Not marked"), True: _("Marked")}
    chosen = bool(vault.preference(ON, False))
    pick = Pick(_("Spelling"), options, chosen, lambda value: vault.prefer(ON, bool(value)))
    sentence = _("A wave under words that a Dutch dictionary does not know. Your own words stay in your vault.")
    row = SettingRow(_("Spelling"), sentence, pick, parent=parent)
    if not is_there():
        row.say(_("There is no Dutch dictionary on this computer, so nothing is marked."), good=False)
    return row

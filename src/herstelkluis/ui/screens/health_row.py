"""The row of the settings about health: is everything whole, and when that was looked at last."""

from __future__ import annotations

from datetime import date

from herstelkluis.i18n import _, ngettext, say_date
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.button import Second
from herstelkluis.vault.of_one_vault import LOOKED


def health_row(part: Part) -> SettingRow:
    """The way to the findings, and how it was the last time."""
    look = Second(_("Look now"))
    look.clicked.connect(part.ask("health"))
    sentence = _("The program looks at every part of your vault. It changes nothing.")
    row = SettingRow(_("Is everything whole?"), sentence, look, parent=part)
    if part.session.is_open:
        kept = part.session.vault.preference(LOOKED, {})
        if isinstance(kept, dict) and {"on", "broken"} <= set(kept):
            day = say_date(date.fromisoformat(kept["on"]), part.session.clock().astimezone().date())
            row.say(_how(kept["broken"], day), good=not kept["broken"])
    return row


def _how(broken: int, day: str) -> str:
    if not broken:
        return _("Looked at: {day}. Everything was whole.").format(day=day)
    words = ngettext("Looked at: {day}. {n} thing was not.", "Looked at: {day}. {n} things were not.", broken)
    return words.format(day=day, n=broken)

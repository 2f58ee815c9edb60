"""The part "Safety" of the settings: a row for each thing that protects the vault, and where the vault lies."""

from __future__ import annotations

from collections.abc import Callable

from herstelkluis.ui.backups.row import backup_row
from herstelkluis.ui.screens.first_name import VaultPlace
from herstelkluis.ui.screens.health_row import health_row
from herstelkluis.ui.screens.safety_rows import bin_row, hide_row, lock_row, password_row, sheet_row
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.screens.settings_rekey import rekey_row
from herstelkluis.ui.widgets.banner import Banner

# In this order; what protects most stands first.
ROWS: tuple[Callable[[Part], SettingRow], ...] = (
    backup_row,
    sheet_row,
    lock_row,
    hide_row,
    password_row,
    rekey_row,
    health_row,
    bin_row,
)


class SafetyPart(Part):
    """The rows are made anew each time the part is shown, so each says how it stands now."""

    def build(self) -> None:
        for row in ROWS:
            self.column.addWidget(row(self))
        self.column.addSpacing(16)
        self.column.addWidget(VaultPlace(self.session.folder, parent=self))
        self.column.addStretch(1)

    def say_done(self, title: str, text: str) -> None:
        """Say what was just done."""
        self.notice(Banner("info", title, text, icon="circle-check", parent=self))

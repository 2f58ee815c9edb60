"""The row of the settings about backup copies: the one main button, and how it stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_when
from herstelkluis.ui.backups.said import last_copy
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.link import Link
from herstelkluis.vault.backups import records
from herstelkluis.vault.of_one_vault import TROUBLE
from herstelkluis.vault.vault import Vault


def backup_row(part: Part) -> SettingRow:
    """Make a copy, or look at the copies there are. No copy yet is said calmly; so is one that did not work."""
    sentence = _("Put a USB stick in. We make a copy, and then try whether it really opens.")
    row = SettingRow(_("Backup copy"), sentence, _ways(part), parent=part)
    if part.session.is_open:
        today = part.session.clock().astimezone().date()
        _say_state(row, part.session.vault, today)
    return row


def _ways(part: Part) -> QWidget:
    ways = QWidget()
    column = QVBoxLayout(ways)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    make, look = Main(_("Make backup copy"), "hard-drive"), Link(_("Look at my copies"))
    make.clicked.connect(part.ask("make-backup"))
    look.clicked.connect(part.ask("backups"))
    column.addWidget(make)
    column.addWidget(look, 0, Qt.AlignmentFlag.AlignRight)
    return ways


def _say_state(row: SettingRow, vault: Vault, today: date) -> None:
    last, trouble = records.last_checked(vault), vault.preference(TROUBLE)
    said = last_copy(last, today) if last is not None else _("You have no backup copy yet. A USB stick is enough.")
    if isinstance(trouble, str):
        day = say_when(date.fromisoformat(trouble), today)
        why = _("A copy did not work by itself {day}. Make one yourself, then you see why.").format(day=day)
        said = f"{said}\n{why}"
    row.say(said, good=last is not None and trouble is None)

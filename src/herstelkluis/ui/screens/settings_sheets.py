"""Sheets of one's own: add one from a file, see which there are, put one away."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.ui.choose_place import ChoosePlace, choose_sheet
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.vault import own_templates


class SheetsPart(Part):
    """What is put away can be added again; what was written in it stays either way."""

    choose: ChoosePlace = staticmethod(choose_sheet)

    def build(self) -> None:
        add = Second(_("Choose a file"), "plus")
        add.clicked.connect(self.add)
        sentence = _("A text file that someone made. A copy of it goes into your vault.")
        self._first = SettingRow(_("Add a sheet of my own"), sentence, add, parent=self)
        self.column.addWidget(self._first)
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def arrive(self) -> None:
        empty_layout(self._rows)
        if not self.session.is_open:
            return
        vault = self.session.vault
        own = sorted((one for one in vault.templates.values() if one.own), key=lambda one: one.title.casefold())
        for one in own:
            self._say(one.title, one.about, one.kind)
        for error in vault.left_out:
            kind = str(error.facts["file"])
            self._say(kind, say_error(error)[0], kind)

    def _say(self, title: str, sentence: str, kind: str) -> None:
        away = Quiet(_("Put away"), spoken=_("Put “{title}” away").format(title=title))
        away.setProperty("kind", kind)
        away.clicked.connect(self._put_away)
        row = SettingRow(title, sentence, away, parent=self)
        for columns, like in zip(row.findChildren(Columns), self._first.findChildren(Columns), strict=True):
            columns.set_narrow(narrow=like.is_narrow)
        self._rows.addWidget(row)

    def add(self) -> None:
        """Ask for a file, and take its sheet into the vault or say why not."""
        file = self.choose(self)
        if file is None:
            return
        try:
            template = own_templates.adopt(self.session.vault, file)
        except KluisError as error:
            self.notice(mistake(error, parent=self))
            return
        self.arrive()
        said = _("You find it under All sheets. What you write in it stays with only you.")
        added = _("“{title}” is added").format(title=template.title)
        self.notice(Banner("info", added, said, icon="circle-check", parent=self))

    def _put_away(self) -> None:
        kind = str(self.sender().property("kind"))
        own_templates.put_away(self.session.vault, kind)
        self.arrive()
        said = _("What you wrote in it stays in your vault, and stays readable.")
        self.notice(Banner("info", _("This sheet is put away"), said, icon="circle-check", parent=self))

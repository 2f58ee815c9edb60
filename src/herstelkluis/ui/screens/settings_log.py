"""The part of the settings that shows the local log: what went wrong in the program, for whoever helps."""

from __future__ import annotations

from herstelkluis.i18n import _
from herstelkluis.ui.attached.plain_text import PlainText
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.widgets.button import Plain, Second
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class LogPart(Part):
    """The lines, to read and to copy, and a way to throw them away. `asked` goes back to "about"."""

    def build(self) -> None:
        self._log = CrashLog(log_file(self.session.settings_file))
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("What went wrong"), "section", parent=self))
        self._under = Words("", "body", "muted", parent=self)
        self._lines = PlainText(_("What went wrong"), parent=self)
        self._empty = Second(_("Throw these lines away"), parent=self)
        back = Plain(_("Back"), parent=self)
        self._empty.clicked.connect(self._throw_away)
        back.clicked.connect(self.ask("about"))
        deeds = Wrap(12)
        deeds.addWidget(self._empty)
        deeds.addWidget(back)
        self.column.addWidget(self._under)
        self.column.addWidget(self._lines, 1)
        self.column.addLayout(deeds)
        self.column.addStretch(0)

    def arrive(self) -> None:
        lines = self._log.read()
        self._lines.show_text(lines)
        for part in (self._lines, self._empty):
            part.setVisible(bool(lines))
        if lines:
            self._under.setText(
                _("Where it went wrong in the program, never what you wrote. It stays on this computer.")
            )
        else:
            self._under.setText(_("Nothing went wrong."))

    def forget(self) -> None:
        super().forget()
        self._lines.let_go()

    def _throw_away(self) -> None:
        self._log.clear()
        self.arrive()

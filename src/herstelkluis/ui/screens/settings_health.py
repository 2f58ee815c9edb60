"""Is alles heel: look at every part of the vault, and say each finding in plain words with one step to take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.errors import N_, KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.screens.settings_parts import Part
from herstelkluis.ui.slow_work import Work
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault import repairing
from herstelkluis.vault.health import DERIVED, Finding, State, broken, look_into
from herstelkluis.vault.health_words import said
from herstelkluis.vault.of_one_vault import LOOKED
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.vault import Vault

Look = Callable[[Vault, Progress], Sequence[Finding]]


class HealthPart(Part):
    """Looking runs beside the window, tells how far it is, and can be stopped. It changes nothing in the vault."""

    look: Look = staticmethod(look_into)

    def build(self) -> None:
        self._doing: Doing | None = None
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("Is everything whole?"), "section", parent=self))
        lead = _("The program looks at every part of your vault. That can take a while. Nothing changes.")
        self.column.addWidget(Words(lead, "body", "muted", parent=self))
        self._begin = Main(_("Look now"), parent=self)
        self._begin.clicked.connect(self.begin)
        self._back = FlushQuiet(_("Back"), "arrow-left", parent=self)
        self._back.clicked.connect(self.ask("safety"))
        row = Wrap(12)
        row.addWidget(self._back)
        row.addWidget(self._begin)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self._found = QVBoxLayout()
        self._found.setSpacing(0)
        self.column.addLayout(self._found)
        self.column.addStretch(1)

    def arrive(self) -> None:
        self._begin.setFocus()

    def forget(self) -> None:
        super().forget()
        self.stop()

    def begin(self) -> None:
        """Look at everything."""
        vault, look = self.session.vault, self.look
        try:
            vault.settle()  # here, so that the thread tells nobody anything
        except KluisError as error:
            self._failed(error)
            return
        self._do(lambda tell: look(vault, tell), _("Looking at everything"), self._show)

    def repair(self) -> None:
        """Make anew what follows from the pieces, and look again."""
        vault, look = self.session.vault, self.look

        def work(tell: Progress) -> Sequence[Finding]:
            repairing.rederive(vault, lambda share: tell(share / 2))
            return look(vault, lambda share: tell((1 + share) / 2))

        self._do(work, _("Putting it right"), self._show)

    def stop(self) -> None:
        """Nobody waits for it any more."""
        doing, self._doing = self._doing, None
        if doing is not None and isValid(doing):
            doing.stop()

    def _do(self, work: Work, words: str, then: Callable[..., None]) -> None:
        self.stop()
        empty_layout(self._found)
        self._ready(is_ready=False)
        doing = self._doing = Doing(work, words, parent=self)
        doing.ended.connect(then)
        doing.failed.connect(self._failed)
        doing.stopped.connect(self._stopped)
        self._found.addWidget(doing)
        doing.start()

    def _ready(self, *, is_ready: bool) -> None:
        self._begin.setVisible(is_ready)
        self._back.setVisible(is_ready)

    def _failed(self, error: KluisError) -> None:
        self._doing = None
        empty_layout(self._found)
        self._ready(is_ready=True)
        self.notice(mistake(error, parent=self))

    def _stopped(self) -> None:
        if self._doing is None:  # the screen itself goes
            return
        self._doing = None
        empty_layout(self._found)
        self._ready(is_ready=True)
        self._begin.setFocus()

    def _show(self, found: Sequence[Finding]) -> None:
        self._doing = None
        empty_layout(self._found)
        self._ready(is_ready=True)
        if not self.session.is_open:
            return
        vault, today = self.session.vault, self.session.clock().astimezone().date()
        with suppress(KluisError):  # on a full disk what was found is shown all the same
            vault.prefer(LOOKED, {"on": today.isoformat(), "broken": len(broken(found))})
        self._found.addWidget(self._banner(found))
        self._found.addSpacing(8)
        self._list(found, State.BROKEN)
        if any(finding.state is State.LOOK for finding in found):
            self._found.addSpacing(12)
            self._found.addWidget(Words(_("Also worth a look"), "sub", parent=self))
            self._list(found, State.LOOK)
        for finding in found:
            if finding.state is State.GOOD:
                words = said(finding, today)
                line = Marked("circle-check", f"{words.title}: {words.how}", role="body", sign_colour="ok", parent=self)
                self._found.addSpacing(6)
                self._found.addWidget(line)
        self._begin.setText(_("Look again"))
        self._begin.setFocus()

    def _list(self, found: Sequence[Finding], state: State) -> None:
        for finding in found:
            if finding.state is state:
                self._found.addWidget(self._row(finding))

    def _banner(self, found: Sequence[Finding]) -> Banner:
        wrong = len(broken(found))
        if wrong:
            title = ngettext("{n} thing is not whole", "{n} things are not whole", wrong).format(n=wrong)
            return Banner("warning", title, _("Below stands what you can do. Take your time."), parent=self)
        return Banner("info", _("Everything is whole"), icon="circle-check", parent=self)

    def _row(self, finding: Finding) -> SettingRow:
        words = said(finding, self.session.clock().astimezone().date())
        row = SettingRow(words.title, words.how, self._way(finding), parent=self)
        row.say(words.next_step, good=False)
        for columns in row.findChildren(Columns):
            columns.set_narrow(narrow=self._is_narrow())
        return row

    def _is_narrow(self) -> bool:
        screen = self.parentWidget()
        outer = screen.findChild(Columns) if screen is not None else None
        return outer is not None and outer.is_narrow

    def _way(self, finding: Finding) -> QWidget:
        """The one step that goes with a finding; an empty place where it is done outside the program."""
        if finding.code in DERIVED:
            button: Button = Second(_("Put it right"), "rotate-ccw")
            button.clicked.connect(self.repair)
            return button
        if finding.code not in _WAYS:
            return QWidget()
        key, text = _NEW_WORDS if "has_words" in finding.facts else _WAYS[finding.code]
        button = Second(_(text))
        button.clicked.connect(self.ask(key))
        return button


_WAYS = {
    **dict.fromkeys(("salt", "pages", "structure"), ("damaged", N_("See the ways"))),
    **dict.fromkeys(("pieces", "attachments"), ("backups", N_("Look at my copies"))),
    **dict.fromkeys(("versions", "drafts", "backup"), ("make-backup", N_("Make backup copy"))),
    "slots": ("export", N_("Take everything along")),
    "ledger": ("share", N_("Go to sharing")),
    "copies": ("beside", N_("Lay them side by side")),
}
"""What was found, and which way goes with it: what the part asks for, and its words."""
_NEW_WORDS = ("new-words", N_("Make new words"))

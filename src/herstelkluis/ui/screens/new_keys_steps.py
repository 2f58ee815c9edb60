"""The steps of new keys that are their own: why, being made, and done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.screens.proof import Proof
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words

WHOLE = 1000
BAR_WIDTH = 560


class WhyStep(FirstStep):
    """Why, what it does and what it cannot do, and the proof of who one is. `is_all` is for all keys."""

    def __init__(self, *, is_all: bool, parent: QWidget | None = None) -> None:
        title, under = (
            (
                _("All keys new"),
                _("For when someone may know your password or words, or copied your vault."),
            )
            if is_all
            else (_("New recovery words"), _("For when you lost your sheet, or someone may have seen it."))
        )
        super().__init__(title, under, wide=600, parent=parent)
        self.proof = Proof(by_words=is_all, parent=self)
        self.proof.returned.connect(self.on)
        for line in _does(is_all=is_all):
            self.left.addWidget(Marked("circle-check", line, colour="text", sign_colour="ok", role="body", parent=self))
        self.left.addWidget(Marked("info", _copies(is_all=is_all), colour="text", role="body", parent=self))
        self.left.addSpacing(12)
        self.left.addWidget(self.proof)
        self.left.addStretch(1)
        self.tell(*_does_not(is_all=is_all))
        self._main = Main("")
        self._main.clicked.connect(self.on)
        self.foot = self.make_foot(self._main, later=_("Leave it as it is"), back=False)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """While the proof is looked at."""
        self._main.setText(_("One moment") if busy else _("Go on"))

    def arrive(self) -> None:
        self.proof.begin()

    def forget(self) -> None:
        self.proof.forget()


def _does(*, is_all: bool) -> tuple[str, ...]:
    if is_all:
        return (
            _("Your whole vault gets another lock. You keep every word."),
            _("You choose a new password and make a new recovery sheet."),
            _("The old password and the old words no longer open this vault."),
        )
    return (
        _("You get twelve other words on a new sheet."),
        _("The old words no longer open this vault."),
        _("Your password stays the same."),
    )


def _copies(*, is_all: bool) -> str:
    if is_all:
        return _("Old backup copies and other copies still open with the old password and words.")
    return _("Old backup copies and other copies still open with the old words.")


def _does_not(*, is_all: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not is_all:
        seen = _("Does someone have a copy of your vault too? Then choose All keys new, under Safety.")
        return ((_("What this cannot do"), (seen,)),)
    given = _("Packages that you gave stay as they are.")
    read = _("What someone has read already stays read.")
    cards = _("Contacts see your new card as unchecked. Compare the eight words again.")
    return ((_("What this cannot do"), (given, read)), (_("Good to know"), (cards,)))


class WorkStep(FirstStep):
    """How far it is. There is nothing to press: half a lock is no lock."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        under = _("The vault is locked while this goes on. It opens by itself when it is done.")
        super().__init__(_("Your vault gets its new lock"), under, wide=720, parent=parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._bar.setMaximumWidth(theme().px(BAR_WIDTH))
        self.left.addWidget(self._bar)
        self.left.addSpacing(8)
        safe = _(
            "Does the computer stop now? Then your vault opens with the old keys or the new ones. Nothing gets lost."
        )
        self.left.addWidget(Words(safe, "body", "muted", parent=self))
        self.left.addStretch(1)
        self.foot = None

    def show_share(self, share: float) -> None:
        """How much is done, from 0 to 1."""
        self._bar.setValue(round(share * WHOLE))

    def arrive(self) -> None:
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a place for the keyboard, and to hear how far it is
        self._bar.setFocus()


class KeysReadyStep(FirstStep):
    """Done: what to do with the old sheet, and a new backup. `backup` asks for one."""

    backup = Signal()

    def __init__(self, *, is_all: bool, parent: QWidget | None = None) -> None:
        title = _("Your vault has new keys") if is_all else _("Your new words hold")
        super().__init__(title, _("Everything you wrote is there."), wide=600, parent=parent)
        two = _("Two words of your sheet were right. Look at the others once too.")
        self.left.addWidget(Marked("circle-check", two, colour="ok", role="body", parent=self))
        self.left.addSpacing(12)
        self.left.addWidget(Words(_("Make a new backup copy now"), "sub", parent=self))
        one = (
            _("Older backup copies only open with your old words or password.")
            if is_all
            else _("Older backup copies do not open with your new words.")
        )
        self.left.addWidget(Words(one, "body", "muted", parent=self))
        self.left.addStretch(1)
        keep = _("Tear up the old sheet once you have a new backup copy.")
        parts = [(_("Your old sheet"), (keep,))]
        if is_all:
            parts.append((_("Your contacts"), (_("Give them your new card, and compare the eight words."),)))
        self.tell(*parts)
        make, close = Main(_("Make a backup copy")), Second(_("Not now"))
        make.clicked.connect(self.backup)
        close.clicked.connect(self.on)
        self._make = make
        self.foot = self.keep_foot(Foot(make, [close], margin=MARGIN, parent=self))

    def arrive(self) -> None:
        self._make.setFocus()

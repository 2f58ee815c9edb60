"""What there is to say about one package, and what can still be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _, say_until
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.givings import Giving, State


class GivingDetails(Ground):
    """`words_asked` wants to see the words, `withdraw_asked` was confirmed: take back, or write down the request."""

    words_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self, giving: Giving, control_words: Sequence[str] = (), *, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._giving = giving
        self.column.setSpacing(3)
        self._sure: Banner | None = None
        number = _("package {number}").format(number=giving.number)
        if giving.names is not None:
            self.column.addWidget(Words(_("What is in it"), "sub"))
            for title in giving.names.titles:
                self.column.addWidget(Words(title, "own_small"))
            self.column.addSpacing(8)
            self.column.addWidget(Words(_("What for"), "sub"))
            self.column.addWidget(Words(giving.names.purpose, "own_small"))
        if giving.expires_on is not None:
            self.column.addWidget(
                Words(_("Valid {until}.").format(until=say_until(giving.expires_on)), "help", "muted")
            )
        if control_words:
            text = _("Does the reader ask for the eight words? Read these out.")
            self.column.addWidget(Words(text, "help", "muted"))
            self.column.addWidget(Words(" · ".join(control_words), "strong"))
        row = Wrap(12)
        if giving.state is State.READY:
            text = _("The words are still in your vault. Nobody can open the package yet.")
            self.column.addWidget(Words(text, "help", "muted"))
            give = Second(
                _("Give the words"), "key-round", spoken=_("Give the words of {package}").format(package=number)
            )
            give.clicked.connect(self.words_asked)
            self._back = Quiet(_("Take back"), spoken=_("Take back {package}").format(package=number))
            self._back.clicked.connect(self._ask_sure)
            row.addWidget(give)
            row.addWidget(self._back)
        elif giving.state in (State.GIVEN, State.EXPIRED, State.MAYBE_LEFT):
            text = _("You do not get a copy back. You can ask the reader to delete everything.")
            self.column.addWidget(Words(text, "help", "muted"))
            asked = Quiet(
                _("I asked to delete it"), "undo-2", spoken=_("I asked to delete {package}").format(package=number)
            )
            asked.clicked.connect(self.withdraw_asked)
            row.addWidget(asked)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def _ask_sure(self) -> None:
        if self._sure is not None:
            self._sure.show()
            return
        number = _("package {number}").format(number=self._giving.number)
        sure = Second(_("Take back"), dense=True, spoken=_("Take back {package} for good").format(package=number))
        sure.clicked.connect(self.withdraw_asked)
        no = Quiet(_("Leave it"), dense=True, spoken=_("Leave {package}").format(package=number))
        title = _("Nobody can open it after this, nor can you.")
        self._sure = Banner("info", title, _("The words are destroyed. The file is then of no use."), [sure, no])
        no.clicked.connect(self._not_sure)
        self.column.addWidget(self._sure)
        sure.setFocus()

    def _not_sure(self) -> None:
        if self._sure is not None:
            self._sure.hide()
        self._back.setFocus()

"""The step that asks for what opens a copy or a damaged vault: its password, or the twelve words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.screens.proof import Proof
from herstelkluis.ui.widgets.button import Button
from herstelkluis.ui.widgets.words import Words


class SecretStep(FirstStep):
    """`on` comes only when something was typed; `proof` holds it. `good_to_know` is said beside it."""

    def __init__(
        self, title: str, under: str, good_to_know: Sequence[str], main: Button, ask: str = "", *, parent: QWidget
    ) -> None:
        super().__init__(title, under, parent=parent)
        self._about = Words("", "body", parent=self)
        self._about.hide()
        self.proof = Proof(ask, parent=self)
        self.proof.returned.connect(self._on)
        self.left.addWidget(self._about)
        self.left.addWidget(self.proof)
        self.left.addStretch(1)
        self.tell((_("What if it does not fit?"), good_to_know))
        main.clicked.connect(self._on)
        self.foot = self.make_foot(main, later=_("Stop"))

    def about(self, copy: str, *, only_words: bool) -> None:
        """Which copy it is. Without its key file beside it only the words open it."""
        self._about.setText(_("This copy: {copy}").format(copy=copy))
        self._about.show()
        self.proof.ask_for(words=only_words, or_else=not only_words)

    def arrive(self) -> None:
        self.proof.begin()

    def forget(self) -> None:
        self.proof.forget()

    def _on(self) -> None:
        if self.proof.asked.text().strip():
            self.on.emit()
        else:
            self.arrive()

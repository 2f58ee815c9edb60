"""One line of a list, as a button over the whole width: a number or sign, words, and what is known about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, rule, smooth
from herstelkluis.ui.widgets.press import Press
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words


class ListRow(Press):
    """`lead` is a number, `icon` a sign before the words; `under` stands below them and `aside` at the right.

    `here` marks the line the person is at, on the ground `here_ground`; `rule` draws a thin line below.
    """

    def __init__(
        self,
        title: str,
        *,
        lead: str = "",
        icon: str = "",
        icon_colour: str = "muted",
        under: str = "",
        aside: str = "",
        own: bool = True,
        dense: bool = False,
        here: bool = False,
        here_ground: str = "soft",
        rule: bool = False,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        self._here, self._here_ground, self._rule, self._dense = here, here_ground, rule, dense
        said = spoken or ", ".join(part for part in (lead, title, under, aside) if part)
        self.setAccessibleName(_("{part}, you are here").format(part=said) if here else said)
        tone = "primary" if here and here_ground == "soft" else "muted"
        role = "own_small" if own else "help_strong" if here else "help"
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        if lead:
            number = Words(lead, "help_strong", tone, wrap=False, parent=self)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            number.setMinimumWidth(theme().px(26))
            self._row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        if icon:
            line = 24 if own else 22
            self._row.addWidget(Sign(icon, icon_colour, 18, line=line, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(title, role, parent=self))
        if under:
            words.addWidget(Words(under, "own_small" if own else "help", "muted", parent=self))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(12)
        self._beside.addLayout(words, 1)
        self.aside = Words(aside, "help", tone, wrap=theme().is_large, parent=self) if aside else None
        if self.aside is not None:
            self._beside.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop if under else Qt.AlignmentFlag(0))
        self._row.addLayout(self._beside, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint().expandedTo(QSize(0, self._least()))

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize().expandedTo(QSize(0, self._least()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._least(), self._row.totalHeightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        at = QRectF(self.rect())
        if self._here:
            ground(painter, at, 8, look.color(self._here_ground), look.color("line") if look.tokens.high else None)
        elif self.underMouse() or self.isDown():
            ground(painter, at, 8, look.color("rail_hover"), look.color("line") if look.tokens.high else None)
        if self._rule and not self._here:
            wide = 2 if look.tokens.high else 1
            rule(painter, self.rect(), wide, look.color("hair"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._follow()

    @staticmethod
    def align_asides(rows: Sequence[ListRow]) -> None:
        """Have what stands at the right of these lines begin at one place."""
        asides = [row.aside for row in rows if row.aside is not None and not row.aside.wordWrap()]
        widest = max((one.sizeHint().width() for one in asides), default=0)
        for one in asides:
            one.setMinimumWidth(widest)

    def _least(self) -> int:
        return theme().px(40 if self._dense else 45)

    def _follow(self) -> None:
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if theme().is_large else directions.LeftToRight)
        self._row.setContentsMargins(10, 9, 10, 9)
        self.updateGeometry()

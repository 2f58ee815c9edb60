"""The head of a screen: title and one muted line; Scherm verbergen and Ik heb nu hulp nodig, always in this place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Help, Plain, Second
from herstelkluis.ui.widgets.restyle import restyle
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words


class Titles(QWidget):
    """The title of a screen with its muted line."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words("", "title", parent=self)
        self._under = Words("", "body", "muted", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._under)
        column.addStretch(1)

    def set_words(self, title: str, under: str) -> None:
        """Other words; the muted line may be empty."""
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))


class Head(Ground):
    """The bar with the two buttons; the titles stand in it at full width, and below it when narrow."""

    hide_asked = Signal()
    help_asked = Signal()
    menu_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent)
        self.titles = Titles(parent=self)
        self._menu = Second(_("Menu"), "menu", parent=self)
        self._menu.setCheckable(True)
        self._hide = Plain(_("Hide the screen"), "eye-off", parent=self)
        self._help = Help(parent=self)
        self._menu.clicked.connect(self.menu_asked)
        self._hide.clicked.connect(self.hide_asked)
        self._help.clicked.connect(self.help_asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)  # so that the ring of one leaves the other free
        self._row.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.titles, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._hide, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._help, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._row)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """With a Menu button and without titles, or the other way round. The titles are then the window's to place."""
        look = "bar" if narrow else "plain"
        if self.property("look") != look:
            self.setProperty("look", look)
            restyle(self)
        self.column.setContentsMargins(32, 16 if narrow else 20, 24 if narrow else 32, 16 if narrow else 0)
        self._menu.setVisible(narrow)
        self._hide.setText(_("Hide") if narrow else _("Hide the screen"))
        self._hide.setAccessibleName(_("Hide the screen"))
        if not narrow:
            self.take_titles()
        self._row.setStretch(self._row.count() - 3, 1 if narrow else 0)

    def take_titles(self) -> None:
        """Have the titles in the bar again."""
        if self.titles.parent() is not self:
            self._row.insertWidget(1, self.titles, 1)
            self.titles.show()

    def set_menu_open(self, *, is_open: bool) -> None:
        """Show on the Menu button whether the menu is open."""
        self._menu.setChecked(is_open)
        self._menu.setText(_("Close menu") if is_open else _("Menu"))
        self._menu.set_icon("x" if is_open else "menu")

    def focus_menu(self) -> None:
        """Put the keyboard on the Menu button."""
        self._menu.setFocus()

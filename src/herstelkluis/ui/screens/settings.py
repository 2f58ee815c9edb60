"""Instellingen: the parts at the left, and at the right what can be chosen in each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.crypto import kdf
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.settings_export import ExportPart
from herstelkluis.ui.screens.settings_health import HealthPart
from herstelkluis.ui.screens.settings_log import LogPart
from herstelkluis.ui.screens.settings_open_page import OpenPagePart
from herstelkluis.ui.screens.settings_parts import AboutPart, Part, ReadingPart
from herstelkluis.ui.screens.settings_safety import SafetyPart
from herstelkluis.ui.screens.settings_secrets import PasswordPart, PractisePart
from herstelkluis.ui.screens.settings_sheets import SheetsPart
from herstelkluis.ui.screens.tab_after import stops_in
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.in_view import bring_into_view
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.vault.conflict_copies import conflict_copies

# key: the name of a part, and what is in it
PARTS = {
    "safety": (N_("Safety"), N_("lock and backup copy")),
    "reading": (N_("Reading and looking"), N_("letters and colours")),
    "open": (N_("Help before opening"), N_("what stands open?")),
    "sheets": (N_("My own sheets"), N_("add one from a file")),
    "export": (N_("Take everything along"), N_("print and export")),
    "about": (N_("About"), N_("version and licences")),
}
# parts one comes to from a row
INSIDE = {"password": "safety", "practise": "safety", "health": "safety", "log": "about"}
WAYS: dict[str, tuple[str, dict[str, object]]] = {  # screens one comes to from a row, with what they show
    "bin": ("bin", {}),
    "backups": ("backups", {}),
    "damaged": ("damaged", {}),
    "share": ("share", {}),
    "make-backup": ("backups", {"make": True}),
    "new-keys": ("new_keys", {"keys": "all"}),
    "new-words": ("new_keys", {"keys": "words"}),
}


class SettingsScreen(Screen):
    """`enter(part=...)` opens one part; `new_password=True` asks for another password, proven by the twelve words.

    `kept_keys=True`: the person made a new sheet and left before it held.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        calibrate: Callable[[], Argon2Cost] = kdf.calibrate,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._calibrate = calibrate
        self.part: Part | None = None
        self._key, self._narrow = "safety", False
        left, right = QWidget(self), QWidget(self)
        list_column, self._place = QVBoxLayout(left), QVBoxLayout(right)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(2)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._items: dict[str, RailItem] = {}
        for key, (name, under) in PARTS.items():
            item = RailItem(_(name), under=_(under), parent=left)
            item.setObjectName(key)
            item.clicked.connect(self._item_pressed)
            self._items[key] = item
            list_column.addWidget(item)
        list_column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns([left, right], (224, 818), gap=40, parent=self))

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("Settings"), _("This holds only on this computer.")
        new_password = bool(what.get("new_password"))
        asked = "password" if new_password else str(what.get("part", "safety"))
        self.show_part(asked if asked in PARTS or asked in INSIDE else "safety")
        if new_password and isinstance(self.part, PasswordPart):
            self.part.after_words()
        elif self.part is not None and asked in PARTS:
            self._items[self._key].setFocus()
        if what.get("take_in") and isinstance(self.part, ExportPart):
            self.part.take_in(Path(str(what["take_in"])))
        if what.get("kept_keys") and isinstance(self.part, SafetyPart):
            old = _("Your password and your old sheet still hold. Throw the new sheet away.")
            self.part.say_done(_("Nothing was changed"), old)

    def leave(self) -> None:
        if self.part is not None:
            self.part.forget()

    def clear(self) -> None:
        self._drop_part()

    def place(self) -> dict[str, object]:
        return {"part": INSIDE.get(self._key, self._key), "new_password": False, "kept_keys": False, "take_in": ""}

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def show_part(self, key: str) -> None:
        """Show one part, made anew; the one before forgets what was typed in it."""
        self._drop_part()
        self._key = key
        makers: dict[str, Callable[[], Part]] = {
            "safety": lambda: SafetyPart(self.session),
            "reading": lambda: ReadingPart(self.session),
            "open": lambda: OpenPagePart(self.session),
            "sheets": lambda: SheetsPart(self.session),
            "export": lambda: ExportPart(self.session),
            "about": lambda: AboutPart(self.session),
            "log": lambda: LogPart(self.session),
            "password": lambda: PasswordPart(self.session, self._calibrate),
            "practise": lambda: PractisePart(self.session),
            "health": lambda: HealthPart(self.session),
        }
        self.part = makers[key]()
        self.part.asked.connect(self._asked)
        if isinstance(self.part, ExportPart):
            self.part.beside.connect(lambda path: self.go.emit("beside", {"copy": path}))
        self._place.addWidget(self.part)
        for columns in self.part.findChildren(Columns):
            columns.set_narrow(narrow=self._narrow)
        for name, item in self._items.items():
            item.set_here(here=name == INSIDE.get(key, key))
        self.part.arrive()

    def _drop_part(self) -> None:
        if self.part is not None:
            self.part.forget()
            throw_away(self.part)
            self.part = None

    def _asked(self, key: str) -> None:
        if key in WAYS:
            self.go.emit(*WAYS[key])
            return
        if key == "beside" and (copies := conflict_copies(self.session.folder)):
            self.go.emit("beside", {"copy": str(copies[-1])})
            return
        if key not in ("password-changed", "practised"):
            self.show_part("health" if key == "beside" else key)
            return
        self.show_part("safety")
        if isinstance(self.part, SafetyPart):
            if key == "practised":
                self.part.say_done(_("Two words of your sheet were right. Look at the others once too."), "")
            else:
                old = _("Old backup copies keep opening with the old password.")
                self.part.say_done(_("Your password is changed"), old)
        self._items["safety"].setFocus()

    def _item_pressed(self) -> None:
        self.show_part(self.sender().objectName())
        if self._narrow and self.part is not None:  # it lies under the list
            QTimer.singleShot(0, self.part, self._come_to_part)

    def _come_to_part(self) -> None:
        if self.part is not None:
            for first in stops_in(self.part)[:1]:
                first.setFocus()
            bring_into_view(self.part)

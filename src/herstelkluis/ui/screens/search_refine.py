"""Looking among less: chips for parts of the program, lists for a kind, a word of one's own, someone, and a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.ui.forms.labelled import Labelled
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.finding import Asked, is_understood
from herstelkluis.vault.tagging import all_tags
from herstelkluis.vault.vault import Vault

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Everything"), ()),
    (N_("Story"), ("story",)),
    (N_("Notes"), ("today",)),
    (N_("Plans"), ("plan", "crisis", "areas")),
    (N_("People"), ("people",)),
    (N_("Letters"), ("share",)),
)


class Refine(QWidget):
    """`changed` tells that something else was chosen. The lists come when the person asks for them."""

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        chips, self._lists = QWidget(self), QWidget(self)
        row, places = Wrap(8, parent=chips), Wrap(16, parent=self._lists)
        self._chips = [Chip(_(name), on=not parts, parent=chips) for name, parts in PARTS]
        for chip in self._chips:
            chip.clicked.connect(self._chip_pressed)
            row.addWidget(chip)
        self._finer = Chip(_("Look more closely"), parent=self)
        self._finer.toggled.connect(self._finer_asked)
        row.addWidget(self._finer)
        self._when = Field(_("When"), own=True, parent=self._lists)
        self._tag, self._person, self._kind = (
            DropList(name, parent=self._lists) for name in (_("My own word"), _("Someone"), _("Kind"))
        )
        places.addWidget(self._when)
        for name, drop in ((_("My own word"), self._tag), (_("Someone"), self._person), (_("Kind"), self._kind)):
            places.addWidget(Labelled(name, "", drop, drop, parent=self._lists))
            drop.activated.connect(self.changed)
        self._when.line.textEdited.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(chips)
        column.addWidget(self._lists)
        self._lists.hide()

    def offer(self, vault: Vault) -> None:
        """Fill the lists with what there is."""
        asked = self.asked()
        kinds = {one.kind for one in vault.summaries()}
        titles = {kind: one.title for kind, one in vault.templates.items() if kind in kinds}
        _fill(self._kind, _("All kinds"), titles)
        _fill(self._tag, _("All words"), {tag: tag for tag in all_tags(vault)})
        _fill(self._person, _("Everyone"), vault.people())
        self.show_asked(asked)

    def asked(self) -> Asked:
        """What is chosen here."""
        parts = next((parts for chip, (_n, parts) in zip(self._chips, PARTS, strict=True) if chip.isChecked()), ())
        kind, tag, person = (str(one.currentData() or "") for one in (self._kind, self._tag, self._person))
        return Asked(parts=parts, kind=kind, tag=tag, person=person, when=self._when.text().strip())

    def show_asked(self, asked: Asked) -> None:
        """Choose this."""
        for chip, (_name, parts) in zip(self._chips, PARTS, strict=True):
            chip.setChecked(parts == asked.parts)
        for drop, value in ((self._kind, asked.kind), (self._person, asked.person)):
            drop.setCurrentIndex(max(0, drop.findData(value)))
        at = self._tag.findText(asked.tag, Qt.MatchFlag.MatchFixedString) if asked.tag else 0
        if at < 0:  # a kept search for a word that no piece has now
            self._tag.addItem(asked.tag, asked.tag)
            at = self._tag.count() - 1
        self._tag.setCurrentIndex(at)
        self._when.set_text(asked.when)
        if replace(asked, words="", parts=()) != Asked():
            self._finer.setChecked(True)

    def say_of_time(self, vault: Vault) -> None:
        """Say when a time is not understood; then nothing can be found."""
        when = self._when.text().strip()
        unknown = bool(when) and not is_understood(vault, when)
        said = _("I do not know this time. Try a year, or ‘zomer 1994’.") if unknown else ""
        if said != self._when.mistake:
            self._when.set_mistake(said)

    def clear(self) -> None:
        """Let go of every word, and look among everything again."""
        self.blockSignals(True)
        for drop in (self._kind, self._tag, self._person):
            drop.clear()
        self._when.set_text("")
        self._choose(self._chips[0])
        self._finer.setChecked(False)
        self.blockSignals(False)

    def _chip_pressed(self) -> None:
        self._choose(next(chip for chip in self._chips if chip is self.sender()))
        self.changed.emit()

    def _choose(self, chosen: Chip) -> None:
        """One chip at a time; each is reached by Tab."""
        for chip in self._chips:
            chip.setChecked(chip is chosen)

    def _finer_asked(self, on: bool) -> None:  # noqa: FBT001  (a slot of Qt)
        self._lists.setVisible(on)
        if not on:
            self.show_asked(Asked(parts=self.asked().parts))
            self.changed.emit()


def _fill(drop: DropList, nothing: str, choices: Mapping[str, str]) -> None:
    drop.clear()
    drop.addItem(nothing, "")
    for key, name in sorted(choices.items(), key=lambda both: both[1].casefold()):
        drop.addItem(name, key)
    drop.updateGeometry()

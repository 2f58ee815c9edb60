"""What stands open before the vault is opened: people to call and own lines, and who can read them."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.settings_parts import Part, main_button
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.open_page import OpenPage, OpenPerson, read_open_page, write_open_page

PEOPLE, LINES = 3, 3
LONGEST = 200  # as `read_open_page` reads


class OpenPagePart(Part):
    """Empty until the person fills it in; nothing is saved before the button is pressed."""

    def build(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("Help before opening"), "section", parent=self))
        said = _("This stands on the page with help, also when the vault is locked.")
        self.column.addWidget(Words(said, "body", "muted", parent=self))
        readers = _("Everyone who uses this computer can read this")
        only = _("So put here only what anyone may see.")
        self.column.addWidget(Banner("info", readers, only, icon="eye", parent=self))
        self.column.addSpacing(8)
        self.column.addWidget(Words(_("Whom can you call?"), "sub", parent=self))
        self._people = [self._person(number) for number in range(1, PEOPLE + 1)]
        self.column.addSpacing(8)
        self.column.addWidget(Words(_("What helps me now"), "sub", parent=self))
        self._lines = [self._line(_("Line {n}").format(n=number)) for number in range(1, LINES + 1)]
        for field in self._lines:
            self.column.addWidget(field)
        self.column.addSpacing(8)
        deeds = Wrap(12, to_end=True)
        stop = Plain(_("Leave it as it is"))
        stop.clicked.connect(self.arrive)
        deeds.addWidget(stop)
        deeds.addWidget(main_button(_("Leave this open"), self.keep))
        self.column.addLayout(deeds)
        self.column.addStretch(1)

    def _line(self, label: str) -> Field:
        line = LineEdit(own=True)
        line.setMaxLength(LONGEST)
        return Field(label, editor=line, parent=self)

    def _person(self, number: int) -> tuple[Field, Field]:
        name, phone = self._line(_("Name {n}").format(n=number)), self._line(_("Telephone {n}").format(n=number))
        self.column.addWidget(Columns([name, phone], (3, 2), gap=20, parent=self))
        return name, phone

    def arrive(self) -> None:
        """Show what stands open now."""
        page = read_open_page(self.session.folder)
        people = [*page.people, *[OpenPerson("", "")] * PEOPLE]
        for (name, number), person in zip(self._people, people, strict=False):
            name.set_text(person.name)
            number.set_text(person.number)
        for field, line in zip(self._lines, [*page.lines, *[""] * LINES], strict=False):
            field.set_text(line)

    def forget(self) -> None:
        super().forget()
        for field in self.findChildren(Field):
            field.set_text("")

    def keep(self) -> None:
        """Leave open what stands here now; what was emptied is gone from the page."""
        people = tuple(
            OpenPerson(name.text().strip(), number.text().strip())
            for name, number in self._people
            if name.text().strip() or number.text().strip()
        )
        lines = tuple(field.text().strip() for field in self._lines if field.text().strip())
        try:
            write_open_page(self.session.folder, OpenPage(people, lines))
        except KluisError as error:
            self.notice(mistake(error, parent=self))
            return
        title = _("This stands open now") if people or lines else _("Nothing stands open now")
        self.notice(Banner("info", title, _("You can change it at any time."), icon="circle-check", parent=self))
        self._show_notice()

    def _show_notice(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureVisible(0, 0)

"""One piece as pages, to read: the whole plan, an answer of long ago, what has no form any more."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.widgets.button import FlushQuiet, Second
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.writing import Session
from herstelkluis.vault import printing
from herstelkluis.vault.left_off import said_of_left_off

BACK = {"plan.crisis": "crisis"}


class ReadScreen(Screen):
    """`enter(document=…)`. Everything that stands in it, private words too: these are the owner's own eyes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._id, self._kind, self._has_form, self._is_in_bin = "", "", False, False
        self._page: PaperPage | None = None
        self._place = QVBoxLayout()
        self._paper = PaperOut(parent=self)
        row = QHBoxLayout()
        row.addLayout(self._place, 5)
        row.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._paper)
        self._foot: Foot | None = None

    def enter(self, **what: object) -> None:
        vault = self.session.vault
        self.clear()
        self._id = str(what["document"])
        try:
            document, sheet = vault.document(self._id), vault.sheet(self._id)
        except KluisError as error:
            self._place.addWidget(mistake(error, parent=self))
            return
        self._kind, self._has_form = document.kind, vault.template(document) is not None
        self._is_in_bin = document.deleted_at is not None
        template = vault.templates.get(self._kind)
        self.rail_key = "bin" if self._is_in_bin else template.part if template is not None else ""
        self.title, self.subtitle = (
            sheet.title,
            _("Read the whole plan calmly.") if document.kind.startswith("plan.") else _("Read it calmly."),
        )
        if self._is_in_bin:
            self.subtitle = _("This lies in the bin. You can read it, not write in it.")
        self._page = PaperPage(sheet, 1, 1, parent=self)
        self._place.addWidget(self._page)
        self._make_foot()
        self._page.view.setCursorWidth(0)  # to read: no place to type
        self._page.view.setFocus()

    def clear(self) -> None:
        if self._page is not None:
            self._page.show_sheet(None, 1, 1)
        self._page = None
        self._paper.quiet()
        empty_layout(self._place)
        self.title = self.subtitle = ""

    def place(self) -> dict[str, object]:
        return {"document": self._id}

    def foot(self) -> Foot | None:
        return self._foot

    def _make_foot(self) -> None:
        old, self._foot = self._foot, None
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)
        to_paper = Second(_("Print"), "printer")
        to_paper.clicked.connect(self._print)
        back = _("Back to the bin") if self._is_in_bin else _("Back") if self._has_form else _("Back to my notes")
        way = FlushQuiet(back, "arrow-left")
        way.clicked.connect(self._back)
        self._foot = Foot(None, [to_paper], [way], parent=self)
        self._foot.hide()
        self.foot_changed.emit()

    def _print(self) -> None:
        vault, document = self.session.vault, self.session.vault.document(self._id)
        self._paper.print_sheets(
            [printing.paper_sheet(vault, document)],
            lambda: printing.plan_pdf(vault, document),
            _("Where do your pages go?"),
            _("my-pages.pdf"),
            said_of_left_off(vault, document),
        )

    def _back(self) -> None:
        if self._is_in_bin:
            self.go.emit("bin", {})
        elif not self._has_form:
            self.go.emit("notes", {})
        else:
            self.go.emit(BACK.get(self._kind, "write"), {"document": self._id, "open": True})

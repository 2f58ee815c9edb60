"""Eerdere versies of one piece: a list, each to look at and to put back. Putting back is a new version."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import DocumentMissingError
from herstelkluis.i18n import _, say_date
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Sheet
from herstelkluis.store.history import Version
from herstelkluis.ui.screens.version_changes import VersionChanges
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Plain
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.sheet_view import LONG
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.version_changes import Change, changes

Compared = tuple[Sheet, list[Change] | None]
"""A version as a page, and what is different now; nothing for the version that is now."""


class VersionsScreen(WritingScreen):
    """Newest first at the left, the chosen one as a page at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._versions: list[Version] = []
        self._rows: list[ListRow] = []
        self._at = 0
        left = QWidget(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        help_text = _("Each time you have written, a version is kept.")
        column.addWidget(Words(help_text, "help", "muted", parent=left))
        column.addLayout(self._list)
        column.addStretch(1)
        right = QWidget(self)
        self._then = Words(_("As it was then"), "sub", parent=right)
        self._page = PaperPage(parent=right)
        self._whole = Link(_("Read this version as a whole"), icon="file-text", parent=right)
        self._whole.clicked.connect(self._show_whole)
        self._changes = QVBoxLayout()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addLayout(self._changes)
        side.addWidget(self._then)
        side.addWidget(self._whole)
        side.addWidget(self._page)
        side.addStretch(1)
        self.body.addWidget(Columns([left, right], (360, 640), parent=self), 1)
        self._foot: Foot | None = None
        self._sheet: Sheet | None = None

    def show_document(self, document: Document, _answer: str = "", _part: int = 0) -> None:
        """Show the versions of this piece."""
        self.open_document(document)
        self.title, self.subtitle = document.title or self._fallback(document), _("Earlier versions")
        self._versions = self.session.vault.versions(document.id)
        self._show(0)
        if self._rows:
            self._rows[0].setFocus()

    def clear(self) -> None:
        super().clear()
        self._versions = []
        empty_layout(self._list)
        empty_layout(self._changes)
        self._sheet = None
        self._page.show_sheet(None, 1, 1)

    def foot(self) -> Foot | None:
        return self._foot

    def _fallback(self, document: Document) -> str:
        template = self.session.vault.template(document)
        chapter = template.section(document.section) if template is not None else None
        return chapter.title if chapter is not None else template.title if template is not None else ""

    def _show(self, at: int) -> None:
        if self.writing is None:
            return
        self._at = at
        empty_layout(self._list)
        self._rows = []
        today = self.session.vault.clock().astimezone().date()
        for number, one in enumerate(self._versions):
            made = one.made_at.astimezone()
            when = _("{day} at {time}").format(day=say_date(made.date(), today), time=f"{made:%H:%M}")
            aside = _("as it is now") if number == 0 else ""
            row = ListRow(when[:1].upper() + when[1:], aside=aside, own=False, here=number == at, parent=self)
            row.setProperty("version", number)
            row.clicked.connect(self._chosen)
            self._list.addWidget(row)
            self._rows.append(row)
        if self._versions:
            self._look_at(self._versions[at], is_now=at == 0)
        self._make_foot()

    def _look_at(self, version: Version, *, is_now: bool) -> None:
        """Read and compare; beside the window where that takes long: a chapter may have 20,000 words."""
        vault = self.session.vault
        now, is_long = vault.document(self._id()), max(version.size, self._versions[0].size) > LONG

        def work() -> Compared:
            old = vault.version(now.id, version.revision)
            template = vault.template(old)
            found = None if is_now else changes(old, now, template)
            return lay_out(template, old, vault.people()), found

        def show(compared: Compared) -> None:
            if self._versions and self._versions[self._at] is version:
                self._show_version(*compared, is_long=is_long)

        if is_long:
            Task(self, work).success(show).failure(lambda _error: self._gone(version)).start()
            return
        try:
            compared = work()
        except DocumentMissingError:
            self._gone(version)
        else:
            show(compared)

    def _show_version(self, sheet: Sheet, found: list[Change] | None, *, is_long: bool) -> None:
        empty_layout(self._changes)
        if found is not None:
            self._changes.addWidget(VersionChanges(found, parent=self))
        self._sheet = sheet
        self._then.setVisible(found is not None)
        self._whole.setVisible(is_long)
        self._page.setVisible(not is_long)
        self._page.show_sheet(None if is_long else sheet, 1, 1)

    def _show_whole(self) -> None:
        self._whole.hide()
        self._page.show()
        self._page.show_sheet(self._sheet, 1, 1)
        self._page.view.setFocus()

    def _gone(self, version: Version) -> None:
        """It was thinned out since the list was made."""
        if self.writing is not None and version in self._versions:
            self._versions = self.session.vault.versions(self.writing.document.id)
            self._show(0)

    def _id(self) -> str:
        return self.writing.document.id if self.writing is not None else ""

    def _make_foot(self) -> None:
        old = self._foot
        self.save_state.setParent(self)
        back = FlushQuiet(_("Back to writing"), "arrow-left")
        back.clicked.connect(self._back)
        main: Button | None = None
        if self._at and self._versions:
            main = Main(_("Put this version back"), "rotate-ccw")
            main.clicked.connect(self._restore)
        self._foot = Foot(main, (), [back], parent=self)
        self._foot.hide()
        self.save_state.hide()
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)

    def _chosen(self) -> None:
        self._show(int(self.sender().property("version")))
        here = self._rows[self._at]
        here.show()  # a layout would do so only later, and what is not shown takes no keyboard
        here.setFocus()

    def _restore(self) -> None:
        if self.writing is None:
            return
        chosen = self._versions[self._at]
        try:
            self.session.vault.restore(self.writing.document.id, chosen.revision)
        except DocumentMissingError:
            self._gone(chosen)
            return
        self.writing.reread(self.session.vault.document(self.writing.document.id))
        self._back()
        self.notice.emit(IsBack(self.session))

    def _back(self) -> None:
        if self.writing is not None:
            self.go.emit("write", {"document": self.writing.document.id, "open": True})


class IsBack(Banner):
    """Says that it worked. It goes when it is closed, and when something is written."""

    def __init__(self, session: Session) -> None:
        close = Plain(_("Close"), dense=True)
        said = _("This version is back. The other one is kept too.")
        super().__init__("info", said, "", [close], icon="circle-check")
        close.clicked.connect(self._go)
        for changed in (session.signals.draft_saved, session.signals.document_saved):
            changed.connect(self._go)

    def _go(self) -> None:
        throw_away(self)

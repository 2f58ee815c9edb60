"""Samen aan tafel: from the first agreement to reading back what was written together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import DocumentMissingError
from herstelkluis.i18n import _
from herstelkluis.model.document import Document
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.calm_page import CalmPage
from herstelkluis.ui.screens.enough import ReminderTick
from herstelkluis.ui.screens.heavy import HeavyPage, PausePage
from herstelkluis.ui.screens.question_words import title_of
from herstelkluis.ui.screens.read_back import ReadBackScreen
from herstelkluis.ui.screens.talk import TalkScreen
from herstelkluis.ui.screens.together_start import StartPage
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session
from herstelkluis.vault.conversation import who_is_there


class TogetherScreen(Screen):
    """`enter()` asks who is there; with a piece and `show` it is "talk", "pause" or "end"."""

    rail_key = "story"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.inner: WritingScreen | None = None
        self.page: StartPage | CalmPage | None = None
        self._what: dict[str, object] = {}
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def enter(self, **what: object) -> None:
        self._drop()
        self._what = what
        show = str(what.get("show", ""))
        if show not in ("talk", "pause", "end"):
            self._start()
            return
        document = self._document(what)
        if document.folded and show == "talk" and not what.get("open"):
            self._show_page(
                HeavyPage(self._title(document), "together", is_chapter=bool(document.section), parent=self)
            )
        elif show == "pause":
            self._show_page(PausePage(self._title(document), ReminderTick(self.session.vault), parent=self))
        else:
            self._open(document, show)

    def leave(self) -> None:
        if self.inner is not None:
            self.inner.leave()

    def clear(self) -> None:
        self._drop()
        self._what = {}
        self.title = self.subtitle = ""

    def place(self) -> dict[str, object]:
        return {**self.inner.place(), "open": True} if self.inner is not None else {}

    def foot(self) -> Foot | None:
        if isinstance(self.page, StartPage):
            return self.page.foot
        return self.inner.foot() if self.inner is not None else None

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)
        if self.inner is not None:
            self.inner.set_narrow(narrow=narrow)

    def _start(self) -> None:
        page = StartPage(self.session, parent=self)
        page.begin.connect(self._begin)
        self.title, self.subtitle = _("At the table"), _("In your own time. Stopping is always fine.")
        self._put(page)
        page.who.setFocus()

    def _show_page(self, page: CalmPage) -> None:
        self.title, self.subtitle = _("At the table"), ""
        page.opened.connect(self._opened)
        self._put(page)
        page.first.setFocus()

    def _put(self, page: StartPage | CalmPage) -> None:
        page.go.connect(self.go)
        self.page = page
        self._column.addWidget(page)
        super().set_narrow(narrow=self._narrow)
        self._tell()

    def _open(self, document: Document, show: str) -> None:
        if show == "talk":
            self.inner = TalkScreen(self.session, who_is_there(self.session.vault) or _("someone else"), self)
        else:
            self.inner = ReadBackScreen(self.session, self)
        self._column.addWidget(self.inner)
        self.inner.go.connect(self.go)
        self.inner.notice.connect(self.notice)
        self.inner.titles_changed.connect(self._tell_titles)
        self.inner.foot_changed.connect(self.foot_changed)
        if isinstance(self.inner, TalkScreen):
            self.inner.show_document(document, str(self._what.get("answer", "")))
        else:
            self.inner.show_document(document)
        self.inner.set_narrow(narrow=self._narrow)
        self._tell_titles()
        self._tell()

    def _document(self, what: dict[str, object]) -> Document:
        """The piece, the one there is of this chapter or kind, or a new one."""
        vault = self.session.vault
        try:
            if asked := str(what.get("document", "")):
                return vault.document(asked)
        except DocumentMissingError:
            pass
        kind, section = str(what["kind"]), str(what.get("section", ""))
        found = next((one for one in vault.summaries(kind) if one.section == section), None)
        return vault.document(found.id) if found is not None else vault.start(kind, section=section)

    def _title(self, document: Document) -> str:
        return title_of(document, self.session.vault.template(document))

    def _begin(self, what: dict[str, object]) -> None:
        self.go.emit("together", what)

    def _opened(self) -> None:
        self.go.emit("together", {**self._what, "show": "talk", "open": True})

    def _drop(self) -> None:
        inner, self.inner = self.inner, None
        page, self.page = self.page, None
        self.foot_changed.emit()
        for one in (inner, page):
            if one is None:
                continue
            if isinstance(one, WritingScreen):
                one.leave()
            one.clear()
            foot = one.foot() if isinstance(one, WritingScreen) else one.foot if isinstance(one, StartPage) else None
            if foot is not None:
                throw_away(foot)
            throw_away(one)

    def _tell_titles(self) -> None:
        if self.inner is not None:
            self.title, self.subtitle = self.inner.title, self.inner.subtitle
        self.titles_changed.emit()

    def _tell(self) -> None:
        self.titles_changed.emit()
        self.foot_changed.emit()

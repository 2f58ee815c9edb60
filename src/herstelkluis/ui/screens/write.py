"""Writing in one piece: which form it has, and what comes before it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import DocumentMissingError
from herstelkluis.i18n import _
from herstelkluis.model.document import Document
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.about_piece import AboutScreen
from herstelkluis.ui.screens.calm_page import CalmPage
from herstelkluis.ui.screens.enough import Enough, ReminderTick
from herstelkluis.ui.screens.heavy import HeavyPage, LandingPage, PausePage, is_heavy
from herstelkluis.ui.screens.letter import LetterScreen
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.question_words import title_of, way_back
from herstelkluis.ui.screens.questions import QuestionsScreen
from herstelkluis.ui.screens.versions import VersionsScreen
from herstelkluis.ui.screens.views import view_of
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.writing import Session
from herstelkluis.vault.conversation import new_sheet_with, who_is_there
from herstelkluis.vault.printing import is_letter

PAGES = ("pause", "landing")


class WriteScreen(Screen):
    """`enter(document=…)`, or `kind=…` with `section=…` for a new one; `answer=…` goes to one question.

    `show` is "about", "versions", or "form" for the form of what has a drawn view; `open` skips the page before what
    is folded; `with_who` begins agreements with the name of who sits at the table. What has no template, or lies in
    the bin, is only read.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.inner: WritingScreen | None = None
        self._page: CalmPage | None = None
        self._enough = Enough(parent=self)
        self._enough.reached.connect(self._reached)
        self._document: Document | None = None
        self._what: dict[str, object] = {}
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def enter(self, **what: object) -> None:
        self._drop()
        self._what = what
        document = self._document = self._asked_for(what)
        template = self.session.vault.templates.get(document.kind)
        self.rail_key = template.part if template is not None else ""
        if self.session.vault.template(document) is None:
            self.go.emit("read", {"document": document.id})
        elif what.get("show") in PAGES or self._is_asked_first(document):
            self._show_page(document, str(what.get("show", "")))
        else:
            self._open(document)

    def leave(self) -> None:
        if self.inner is not None:
            self.inner.leave()

    def clear(self) -> None:
        self._drop()
        self._enough.end()
        self._document, self._what = None, {}
        self.title = self.subtitle = ""

    def place(self) -> dict[str, object]:
        if self.inner is None:
            return {}
        shown = {key: value for key, value in self._what.items() if key == "show"}
        return {**self.inner.place(), **shown, "open": True}

    def foot(self) -> Foot | None:
        return self.inner.foot() if self.inner is not None else None

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        if self.inner is not None:
            self.inner.set_narrow(narrow=narrow)

    def _asked_for(self, what: dict[str, object]) -> Document:
        vault = self.session.vault
        if asked := str(what.get("document", "")):
            try:
                return vault.document(asked)
            except DocumentMissingError:
                if "kind" not in what:
                    raise
        kind, section = str(what["kind"]), str(what.get("section", ""))
        if what.get("with_who"):
            return new_sheet_with(vault, who_is_there(vault))
        if section or not vault.templates[kind].many:  # there is one of each: it goes on
            for one in vault.summaries(kind):
                if one.section == section:
                    return vault.document(one.id)
        return vault.start(kind, section=section, title=str(what.get("title", "")))

    def _is_asked_first(self, document: Document) -> bool:
        """What is folded, or new and heavy, opens with a warning, unless the person just went through it."""
        vault = self.session.vault
        is_new = not document.revision and vault.drafts.current(document.id) is None
        template = vault.templates.get(document.kind)
        is_heavy_form = is_heavy(template, document) and template is not None and not template.view
        is_warned = document.folded or (is_new and is_heavy_form)
        return is_warned and not (self._what.get("open") or self._what.get("show"))

    def _show_page(self, document: Document, show: str) -> None:
        """A page without a word of the piece: before it, after it, or while the person takes a pause."""
        vault = self.session.vault
        template = vault.template(document)
        chapters = [one.key for one in template.sections] if template is not None else []
        number = chapters.index(document.section) + 1 if document.section in chapters else 0
        self.title = template.title if template is not None else ""
        self.subtitle = _("Chapter {n}").format(n=number) if number else ""
        title, back, is_chapter = title_of(document, template), way_back(template)[0], bool(number)
        if show == "pause":
            self._enough.end()
            page: CalmPage = PausePage(title, ReminderTick(vault), back, parent=self)
        elif show == "landing":
            page = self._landing(document, title, back)
        else:
            back = "bin" if document.deleted_at is not None else back
            page = HeavyPage(title, back, is_chapter=is_chapter, parent=self)
        page.opened.connect(self._opened)
        page.go.connect(self.go)
        self._page = page
        self._column.addWidget(page)
        page.first.setFocus()
        self._tell()

    def _landing(self, document: Document, title: str, back: str) -> LandingPage:
        page = LandingPage(title, back, folded=document.folded, is_chapter=bool(document.section), parent=self)

        def fold() -> None:
            vault = self.session.vault
            vault.drafts.change(replace(vault.document(document.id), folded=True))
            vault.settle(document.id)
            page.set_folded(folded=True)
            page.first.setFocus()

        page.fold.clicked.connect(fold)
        return page

    def _open(self, document: Document) -> None:
        if document.deleted_at is not None:
            self.go.emit("read", {"document": document.id})
            return
        inner = self.inner = self._screen_for(document)
        self._column.addWidget(inner)
        inner.go.connect(self.go)
        inner.notice.connect(self.notice)
        inner.titles_changed.connect(self._tell_titles)
        inner.foot_changed.connect(self.foot_changed)
        answer = str(self._what.get("answer", ""))
        at = self._what.get("question", self._what.get("part"))
        if isinstance(inner, QuestionsScreen):
            inner.show_document(document, answer, at if isinstance(at, int) else None)
            self._enough.begin(self.session.vault)
        else:
            inner.show_document(document, answer, at if isinstance(at, int) else 0)
        inner.set_narrow(narrow=self._narrow)
        self._tell_titles()
        self._tell()

    def _screen_for(self, document: Document) -> WritingScreen:
        shown = self._what.get("show")
        if shown == "about":
            return AboutScreen(self.session, self)
        if shown == "versions":
            return VersionsScreen(self.session, self)
        template = self.session.vault.template(document)
        drawn = view_of(template.view, self.session, self) if template is not None and shown != "form" else None
        if drawn is not None:
            return drawn
        if template is not None and template.form == "questions":
            return QuestionsScreen(self.session, self)
        if is_letter(template):
            return LetterScreen(self.session, self)
        return PartsScreen(self.session, self)

    def _drop(self) -> None:
        inner, self.inner = self.inner, None
        page, self._page = self._page, None
        if inner is not None:
            inner.leave()
            self.foot_changed.emit()
            inner.clear()
            foot = inner.foot()
            if foot is not None:
                throw_away(foot)
            throw_away(inner)
        if page is not None:
            page.clear()
            throw_away(page)

    def _tell_titles(self) -> None:
        if self.inner is not None:
            self.title, self.subtitle = self.inner.title, self.inner.subtitle
        self.titles_changed.emit()

    def _tell(self) -> None:
        self.titles_changed.emit()
        self.foot_changed.emit()

    def _opened(self) -> None:
        document = self._document
        self._drop()
        if document is not None:
            self._what = {key: value for key, value in self._what.items() if key != "show"} | {"open": True}
            self._open(document)

    def _reached(self) -> None:
        if isinstance(self.inner, QuestionsScreen):
            self.inner.say_enough()

"""Bringing in what was written elsewhere: point at it, see what comes, bring it in, and undo it in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext, say_date
from herstelkluis.ui.choose_place import ChoosePlace, choose_source, choose_source_folder
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.waiting import Bar
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.found_rows import FoundRows
from herstelkluis.ui.slow_work import SlowWork, Work
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.events import DocumentsChanged
from herstelkluis.vault.importing.batch import Batch, Left
from herstelkluis.vault.importing.bring import (
    JOURNAL,
    KINDS,
    Brought,
    bring_in,
    is_there,
    last_brought,
    put_back,
    take_out,
)
from herstelkluis.vault.importing.look import look_into
from herstelkluis.vault.progress import Progress

_LEFT_SHOWN = 12
Looked = tuple[Batch, tuple[bool, ...]]


class BringInScreen(Screen):
    """Three moments on one screen: pointing, choosing, done. Leaving it while it works stops the work."""

    rail_key = "today"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_source,
        choose_folder: ChoosePlace = choose_source_folder,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._choose, self._choose_folder = choose, choose_folder
        self._work: SlowWork | None = None
        self._foot: Foot | None = None
        self._rows: FoundRows | None = None
        self._kind: DropList | None = None
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        whole.addStretch(1)

    def enter(self, **_what: object) -> None:
        self.title, self.subtitle = _("Bring in"), _("What you wrote somewhere else. You see first what comes.")
        self._point()
        self.titles_changed.emit()

    def leave(self) -> None:
        if self._work is not None:
            self._work.stop()

    def clear(self) -> None:
        self.leave()
        self._empty()

    def foot(self) -> Foot | None:
        return self._foot

    # --- pointing -------------------------------------------------------------------------------------------------

    def _point(self, banner: QWidget | None = None) -> None:
        self._empty()
        if banner is not None:
            self._column.addWidget(banner)
        self._say(_("Texts, a diary or notes can come along."), "big")
        for line in (
            _("Plain text, Markdown, DOCX and the words of a PDF. A whole folder may too."),
            _("Diaries of jrnl, RedNotebook and Day One, and notes of Joplin."),
            _("Your file stays where it is. Nothing is thrown away or changed there."),
        ):
            self._say(line)
        buttons = QWidget(self)
        row = Wrap(12, parent=buttons)
        file, folder = Main(_("Choose a file"), "file-text"), Second(_("Choose a folder"), "notebook-pen")
        file.clicked.connect(lambda: self._look(self._choose(self)))
        folder.clicked.connect(lambda: self._look(self._choose_folder(self)))
        for button in (file, folder):
            row.addWidget(button)
        self._column.addWidget(buttons)
        self._offer_undo()
        self._set_foot(None)
        file.setFocus()

    def _offer_undo(self) -> None:
        brought = last_brought(self.session.vault)
        if brought is None:
            return
        today = self.session.vault.clock().astimezone().date()
        count = len(brought.documents)
        words = ngettext("{day}: {n} piece was brought in.", "{day}: {n} pieces were brought in.", count)
        undo = Second(_("Take it all out again"), dense=True)
        undo.clicked.connect(lambda: self._take_out(brought))
        day = say_date(brought.at.astimezone().date(), today)
        self._column.addSpacing(12)
        self._column.addWidget(Banner("info", words.format(day=day, n=count), "", [undo], parent=self))

    def _look(self, source: Path | None) -> None:
        if source is None:
            return
        vault = self.session.vault
        vault.settle()

        def work(tell: Progress) -> Looked:
            batch = look_into(source, tell)
            return batch, is_there(vault, batch.pieces)

        self._do(work, _("One moment. Your file is being read."), self._choosing)

    # --- choosing -------------------------------------------------------------------------------------------------

    def _choosing(self, looked: Looked) -> None:
        batch, there = looked
        self._empty()
        today = self.session.vault.clock().astimezone().date()
        count = len(batch.pieces)
        self._say(ngettext("{n} piece was found", "{n} pieces were found", count).format(n=count), "section")
        if not count:
            self._say_left(batch.left)
            self._set_foot(None)
            return
        self._say(_("Tick what comes along. It comes as a copy, for you alone."), "help")
        self._kind = self._kinds(JOURNAL if batch.is_journal else KINDS[0])
        self._rows = FoundRows(batch.pieces, there, today, parent=self)
        self._rows.changed.connect(self._say_count)
        self._column.addWidget(self._rows)
        self._say_left(batch.left)
        main = Main("", "check")
        main.clicked.connect(self._bring)
        self._set_foot(main)
        self._say_count()
        self._rows.focus_first()

    def _kinds(self, first: str) -> DropList:
        label = Words(_("It becomes"), "strong", parent=self)
        drop = DropList(_("It becomes"), parent=self)
        for kind in KINDS:
            drop.addItem(self.session.vault.templates[kind].title, kind)
        drop.setCurrentIndex(KINDS.index(first))
        label.setBuddy(drop)
        row = Wrap(12)
        row.addWidget(label)
        row.addWidget(drop)
        self._column.addLayout(row)
        return drop

    def _say_left(self, left: Sequence[Left]) -> None:
        if not left:
            return
        self._column.addSpacing(8)
        self._say(_("This stays behind"), "sub")
        for one in left[:_LEFT_SHOWN]:
            self._say(f"{one.name}: {_(one.why)}" if one.name else _(one.why), "help")
        more = len(left) - _LEFT_SHOWN
        if more > 0:
            self._say(ngettext("and {n} more", "and {n} more", more).format(n=more), "help")

    def _say_count(self) -> None:
        main = self._foot.findChild(Main) if self._foot is not None else None
        if main is not None and self._rows is not None:
            count = len(self._rows.chosen())
            words = ngettext("Bring in {n} piece", "Bring in {n} pieces", count).format(n=count)
            main.setText(words if count else _("Nothing is ticked"))
            main.setEnabled(count > 0)

    def _bring(self) -> None:
        if self._rows is None or self._kind is None:
            return
        vault, pieces, kind = self.session.vault, self._rows.chosen(), str(self._kind.currentData())
        vault.settle()  # here, so that the thread tells nobody anything

        def work(tell: Progress) -> Brought:
            return bring_in(vault, pieces, kind, tell)

        self._do(work, _("One moment. Your pieces are coming in."), self._done)

    # --- done -----------------------------------------------------------------------------------------------------

    def _done(self, brought: Brought) -> None:
        self.session.vault.events.emit(DocumentsChanged())
        self._empty()
        count = len(brought.documents)
        said = ngettext("{n} piece is in your vault", "{n} pieces are in your vault", count).format(n=count)
        self._say(said, "display")
        self._say(_("Only you can read them. What you had already is as it was."), "big")
        self._say_left(brought.left)
        undo = Second(_("Take it all out again"))
        undo.clicked.connect(lambda: self._take_out(brought))
        buttons = QWidget(self)
        row = Wrap(12, parent=buttons)
        row.addWidget(undo)
        self._column.addWidget(buttons)
        main = Main(_("Look at my notes"), "notebook-pen")
        main.clicked.connect(lambda: self.go.emit("notes", {}))
        self._set_foot(main)
        main.setFocus()

    def _take_out(self, brought: Brought) -> None:
        try:
            take_out(self.session.vault, brought)
        except KluisError as error:
            self._point(mistake(error, parent=self))
            return
        back = Second(_("Put back"), dense=True)
        back.clicked.connect(lambda: self._put_back(brought))
        self._point(Banner("info", _("It is all out again. It lies in the bin."), "", [back], parent=self))

    def _put_back(self, brought: Brought) -> None:
        try:
            put_back(self.session.vault, brought)
        except KluisError as error:
            self._point(mistake(error, parent=self))
        else:
            self._done(brought)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _do(self, work: Work, words: str, then: Callable[..., None]) -> None:
        self._empty()
        self._say(words, "big")
        bar = Bar(parent=self)
        self._column.addWidget(bar)
        slow = self._work = SlowWork(work, self)
        slow.progressed.connect(bar.show_share)
        slow.ended.connect(lambda result: self._ended(then, result))
        slow.failed.connect(lambda error: self._ended(lambda told: self._point(mistake(told, parent=self)), error))
        slow.stopped.connect(lambda: self._ended(lambda _none: self._point(), None))
        bar.stopped.connect(slow.stop)
        self._set_foot(None)
        bar.begin()
        slow.start()

    def _ended(self, then: Callable[..., None], result: object) -> None:
        self._work = None
        then(result)

    def _say(self, words: str, role: str = "body") -> None:
        self._column.addWidget(Words(words, role, parent=self))

    def _set_foot(self, main: Main | None) -> None:
        self._drop_foot()
        is_choosing = self._rows is not None
        stop = FlushQuiet(_("Choose something else") if is_choosing else _("Back"), "arrow-left")
        stop.clicked.connect(lambda: self._point() if is_choosing else self.go.emit("notes", {}))
        self._foot = Foot(main, (), [stop], parent=self)
        self._foot.hide()
        self.foot_changed.emit()

    def _drop_foot(self) -> None:
        old, self._foot = self._foot, None
        if old is not None:
            self.foot_changed.emit()
            throw_away(old)

    def _empty(self) -> None:
        self._rows, self._kind = None, None
        empty_layout(self._column)

"""Two versions of the vault side by side: a copy that went its own way, or a backup. Chosen per piece, then one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, nullcontext, suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import BackupOtherKeysError, KluisError, OldKeysError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.backups.asking_words import AskingWords
from herstelkluis.ui.backups.pages import Pages
from herstelkluis.ui.backups.result import Result
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.merging.laid_beside import LaidBeside
from herstelkluis.ui.merging.other_version import mark_of
from herstelkluis.ui.merging.pair import LONG, Sides
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Second
from herstelkluis.vault.conflict_copies import conflict_copies, take_away
from herstelkluis.vault.events import DocumentsChanged
from herstelkluis.vault.merging.comparing import Difference, Where, compare
from herstelkluis.vault.merging.merge import Merged, merge, undo
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.of_one_vault import BROUGHT_TOGETHER
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.version_changes import changes


class Opened:
    """The other version, open until `close`; at the latest when nobody holds it any more, as after stopping."""

    def __init__(self, held: ExitStack, other: Other, found: list[Difference]) -> None:
        self._held, self.other, self.found = held, other, found

    def close(self) -> None:
        """Shut it; nothing of it stays."""
        self._held.close()

    def __del__(self) -> None:
        self.close()


class BesideScreen(Pages):
    """`enter(copy=path)`. The copy is open as long as the screen shows it, and is only read."""

    rail_key = "settings"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, wide=1400)
        self.session = session
        self._copy = Path()
        self._is_version = False  # one that a sync program left beside the vault, and no copy that is kept
        self._opened: Opened | None = None

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("Two versions side by side"), _("Nothing gets lost, whatever you choose.")
        self.titles_changed.emit()
        self._copy = Path(str(what.get("copy", "")))
        self._is_version = self._copy in conflict_copies(self.session.folder)
        try:
            self.session.vault.settle()  # here, so that the thread tells nobody anything
        except KluisError as error:
            self._say(mistake(error, parent=self))
        else:
            self._look()

    def _look(self, typed: Typed | None = None, asking: AskingWords | None = None) -> None:
        vault, copy = self.session.vault, self._copy

        def look(_tell: Progress) -> Opened:
            with ExitStack() as held, typed or nullcontext():
                other = held.enter_context(other_in(vault, copy, typed))
                found = compare(vault, other)
                return Opened(held.pop_all(), other, found)

        opening = _("One moment. The other version is being opened.")
        doing = self.do(look, opening, keep_page=asking is not None)
        doing.ended.connect(self._looked)
        doing.failed.connect(lambda error: self._not_looked(error, asking))
        doing.stopped.connect(self._to_backups)

    def leave(self) -> None:
        super().leave()
        self._shut()

    def clear(self) -> None:
        super().clear()
        self._shut()

    def place(self) -> dict[str, object]:
        return {"copy": str(self._copy)}

    def _not_looked(self, error: KluisError, asking: AskingWords | None) -> None:
        if asking is not None and isinstance(error, WrongWordsError | WrongPasswordError | BackupOtherKeysError):
            self.back_to_page(*self._asking_foot(asking))
            asking.say(error)
        elif isinstance(error, BackupOtherKeysError):
            self._ask_words()
        elif isinstance(error, OldKeysError):
            self._ask_words(_("The password you had then"))
        else:
            self._say(mistake(error, parent=self))

    def _ask_words(self, or_password: str = "") -> None:
        """It was made with other keys: the words of that time open it, and sometimes the password."""
        title = _("With which words does it open?")
        line = _("This copy was made with other keys. Take the sheet you had then.")
        if or_password:
            title = _("With which password does it open?")
            line = _("This version has other keys. Another computer wrote in it.")
        page = AskingWords(title, (line,), or_password=or_password, parent=self)
        page.asked.connect(lambda typed: self._look(typed, page))
        self.show_page(page, *self._asking_foot(page))
        page.begin()

    def _asking_foot(self, page: AskingWords) -> tuple[Main, list[Button]]:
        main = Main(_("Try it"), "key-round")
        main.clicked.connect(page.try_it)
        return main, [self._back()]

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _looked(self, opened: Opened) -> None:
        self._opened = opened
        if all(one.state is Where.ONLY_HERE for one in opened.found):
            self._shut()
            same = _("Everything that is there is here too")
            self._end(Result(same, _("There is nothing to choose."), parent=self))
            return
        today = self.session.clock().astimezone().date()
        stays = not self._is_version
        page = LaidBeside(self.session.vault, opened.found, self._both_sides, today, stays=stays, parent=self)
        main = Main(_("Bring them together"), "check")
        main.clicked.connect(lambda: self._merge(page.choice))
        others: Sequence[Button] = ()
        if len(page.choice) > 1:
            following = Second(_("Next piece"), after="arrow-right")
            following.clicked.connect(page.show_next)
            others = (following,)
        self.show_page(page, main, [self._back()], others)
        page.begin()

    def _both_sides(self, one: Difference) -> Sides:
        vault, opened = self.session.vault, self._opened
        ours = vault.document(one.ours.id) if one.ours is not None else None
        theirs = opened.other.document(one.theirs.id) if one.theirs is not None and opened is not None else None
        pages = self._page_of(ours), self._page_of(theirs)
        if ours is None or theirs is None:
            return Sides(*pages)
        template, letters = vault.template(ours), sum(len(repr(document.body)) for document in (ours, theirs))
        return Sides(*pages, lambda: changes(ours, theirs, template), letters > LONG)

    def _page_of(self, document: Document | None) -> Sheet | None:
        vault = self.session.vault
        return lay_out(vault.template(document), document, vault.people()) if document is not None else None

    # --- bringing together ------------------------------------------------------------------------------------------

    def _merge(self, choice: dict[str, str]) -> None:
        vault, opened = self.session.vault, self._opened
        if opened is None:
            return
        other, chosen = opened.other, dict(choice)
        doing = self.do(
            lambda tell: merge(vault, other, chosen, tell), _("One moment. They are being brought together.")
        )
        doing.ended.connect(self._merged)
        doing.failed.connect(lambda error: self._say(mistake(error, parent=self)))
        doing.stopped.connect(self._to_backups)

    def _merged(self, merged: Merged) -> None:
        self._shut()
        self._remember()
        self.session.vault.events.emit(DocumentsChanged())
        page = Result(_("It is one vault again"), _said_of(merged), _also_said(merged), parent=self)
        back = Second(_("Undo this"), "undo-2")
        back.clicked.connect(lambda: self._undo(merged))
        others: list[Button] = [back]
        if self._is_version and self._copy.is_file():
            away = Second(_("Take the other version away"))
            away.clicked.connect(self._take_away)
            others.append(away)
        self._end(page, others)

    def _remember(self) -> None:
        """This version needs not be told of again."""
        if self._is_version:
            vault, mark = self.session.vault, mark_of(self._copy)
            with suppress(KluisError):  # it is then told of once more
                vault.prefer(BROUGHT_TOGETHER, [mark, *vault.preference(BROUGHT_TOGETHER, [])][:20])

    def _undo(self, merged: Merged) -> None:
        vault = self.session.vault
        doing = self.do(lambda _tell: undo(vault, merged), _("One moment. Everything goes back."))
        doing.ended.connect(self._undone)
        doing.failed.connect(lambda error: self._say(mistake(error, parent=self)))
        doing.stopped.connect(self._to_backups)

    def _undone(self) -> None:
        self.session.vault.events.emit(DocumentsChanged())
        stands = _("What came from the other version lies in the bin.")
        self._end(Result(_("Everything stands as it did before"), stands, parent=self))

    def _take_away(self) -> None:
        try:
            take_away(self._copy)
        except KluisError as error:
            self._say(mistake(error, parent=self))
        else:
            gone = _("Your vault has everything that was in it.")
            self._end(Result(_("The other version is gone"), gone, parent=self))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _end(self, page: Result, others: Sequence[Button] = ()) -> None:
        main = Main(_("Done"), "check")
        main.clicked.connect(self._to_backups)
        self.show_page(page, main, (), others)
        page.begin(main)

    def _say(self, banner: Banner) -> None:
        main = Main(_("Back"), "arrow-left")
        main.clicked.connect(self._to_backups)
        self.show_page(banner, main)
        main.setFocus()

    def _back(self) -> FlushQuiet:
        back = FlushQuiet(_("Leave it as it is"), "arrow-left")
        back.clicked.connect(self._to_backups)
        return back

    def _shut(self) -> None:
        if isinstance(self.page, LaidBeside):
            self.page.clear()
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _to_backups(self) -> None:
        self.go.emit("backups", {})


def _said_of(merged: Merged) -> str:
    added = ngettext("{n} piece came in.", "{n} pieces came in.", len(merged.added)).format(n=len(merged.added))
    many = len(merged.changed)
    changed = ngettext("{n} piece is now as it was there.", "{n} pieces are now as they were there.", many)
    said = [added] if merged.added else []
    said += [changed.format(n=many)] if many else []
    return " ".join(said) or _("Every piece stayed as it was here.")


def _also_said(merged: Merged) -> str:
    said = [_("What was not chosen is among the earlier versions.")]
    if merged.left:
        left = ngettext("{n} file was damaged there.", "{n} files were damaged there.", len(merged.left))
        said.append(left.format(n=len(merged.left)))
    if merged.givings_only_there:
        many = merged.givings_only_there
        known = ngettext("Of {n} package only the other version knows.", "Of {n} packages only the other knows.", many)
        said.append(known.format(n=many))
    return " ".join(said)

"""New keys: all of them after a suspected leak, or only other recovery words for a lost sheet."""

from __future__ import annotations

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.renewing import Renewing, renewing_of
from herstelkluis.ui.screens.new_keys_steps import KeysReadyStep, WhyStep, WorkStep
from herstelkluis.ui.screens.steps_screen import StepsScreen
from herstelkluis.ui.tasks import Task
from herstelkluis.vault.key_file import read_keyfile
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.recovery_sheet import change_words
from herstelkluis.vault.typed import Typed

ALL, WORDS = "all", "words"


class NewKeysScreen(StepsScreen):
    """`enter(keys="all")` or `enter(keys="words")`; with `done=True` it says how it went.

    Nothing changes before two of the new words were right. Leaving it before that just leaves.
    """

    rail_key = "settings"

    _keys = ""

    def enter(self, **what: object) -> None:
        keys = WORDS if what.get("keys") == WORDS else ALL
        if self.is_over or keys != self._keys:
            self.drop_steps()
        if not self.steps:
            self._make_steps(keys)
        going = renewing_of(self.session)
        if going is not None and going.is_going:
            self._follow(going)
        elif not what.get("done"):
            self.show_step(self.at)
        elif going is not None and going.error is not None:
            self.show_step(0)
            self.say(going.error)
        else:
            self.show_step(self.steps.index(self.ready))
        if going is not None and not going.is_going:
            going.deleteLater()

    def _make_steps(self, keys: str) -> None:
        self._keys, self.is_over, is_all = keys, False, keys == ALL
        self.why = WhyStep(is_all=is_all, parent=self)
        self.make_secret_steps(may_wait=False)
        self.work = WorkStep(parent=self)
        self.ready = KeysReadyStep(is_all=is_all, parent=self)
        self.ready.backup.connect(lambda: self._end("backups", {"make": True}))
        for step in (self.password, self.sheet, self.practice):
            step.name_stop(_("Keep the old keys") if is_all else _("Keep the old words"))
        if is_all:
            names = [_("Why"), _("Password"), _("Recovery sheet"), _("Practise"), _("Ready")]
            steps = (self.why, self.password, self.sheet, self.practice, self.work, self.ready)
            self.set_steps(_("All keys new"), names, steps)
        else:
            names = [_("Why"), _("Recovery sheet"), _("Practise"), _("Ready")]
            self.password.hide()
            self.work.hide()
            self.set_steps(_("New recovery words"), names, (self.why, self.sheet, self.practice, self.ready))

    def place(self) -> dict[str, object]:
        return {"keys": self._keys}

    def go_on(self) -> None:
        match self.steps[self.at]:
            case self.why:
                self._prove()
            case self.sheet:
                self.practice.rehearsal.ask(self.sheet.words)
                super().go_on()
            case self.practice:
                self._renew() if self._keys == ALL else self._change_words()
            case self.ready:
                self._end("today", {})
            case _:
                super().go_on()

    def show_step(self, number: int) -> None:
        if self.steps[number] is self.sheet and not self.sheet.words:
            self.sheet.take(new_recovery_words())
        super().show_step(number)

    def go_back(self) -> None:
        self.sheet.hide_words()
        super().go_back()

    def stop(self) -> None:
        if not self.is_busy:
            self._end("settings", {"part": "safety", "kept_keys": bool(self.sheet.words)})

    def _end(self, screen: str, what: dict[str, object]) -> None:
        """Another time it begins at the first step."""
        self.clear()
        self.go.emit(screen, what)

    def ask_help(self) -> None:
        self.go.emit("help", {"back": "new_keys", "back_what": {"keys": self._keys}})

    def _prove(self) -> None:
        """Before anything is written down: a slip is told while it is easy to mend."""
        if self.is_busy:
            return
        self._busy(on=True)
        folder, typed = self.session.folder, self.why.proof.typed
        work = Task(self.session, lambda: typed.vault_key(read_keyfile(folder)).close())
        work.success(lambda _nothing: self._proven()).failure(self._refused).over(self._no_longer_busy).start()

    def _proven(self) -> None:
        if self.is_here():
            super().go_on()

    def _refused(self, error: KluisError) -> None:
        if self.is_here() and (self.steps[self.at] is not self.why or not self.why.proof.refuse(error)):
            self.say(error)

    def _renew(self) -> None:
        from herstelkluis.vault.rekeying import rekey

        folder, now, calibrate, proof = self.session.folder, self.session.clock(), self.calibrate, self.why.proof
        new, words, old, again = self.password.password, self.sheet.words, proof.typed, proof.typed

        def work(tell: Progress) -> None:
            rekey(folder, new, words, calibrate(), now, old, tell)

        self.forget()
        self.go.emit("new_keys", {"keys": ALL, "then": "new_keys", "then_what": {"keys": ALL, "done": True}})
        going = Renewing(self.session, work, again, Typed(new))
        going.start()
        self._follow(going)

    def _follow(self, going: Renewing) -> None:
        self.show_step(self.steps.index(self.work))
        going.progressed.connect(self.work.show_share)
        self.session.unlock_refused.connect(self._shut)

    def _shut(self, _error: KluisError) -> None:
        """It stays locked: the person locked meanwhile, or it did not open."""
        self.go.emit("unlock", {})

    def _change_words(self) -> None:
        if self.is_busy:
            return
        self._busy(on=True)
        vault, words, typed = self.session.vault, self.sheet.words, self.why.proof.typed
        work = Task(self.session, lambda: change_words(vault, words, typed))
        work.success(lambda _nothing: self._changed()).failure(self._refused).over(self._no_longer_busy).start()

    def _changed(self) -> None:
        if self.is_here():
            self.forget()
            self.show_step(self.steps.index(self.ready))

    def _no_longer_busy(self) -> None:
        if self.is_here():
            self._busy(on=False)

    def _busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.why.set_busy(busy=on)

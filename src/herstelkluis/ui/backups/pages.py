"""A screen that shows one page at a time, each with its own foot; leaving it stops what it was doing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.slow_work import Work
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button, Main
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.foot import Foot

WIDE = 820


class Pages(Screen):
    """Call `show_page` for another page and `do` for slow work in its place."""

    def __init__(self, parent: QWidget | None = None, *, wide: int = WIDE) -> None:
        super().__init__(parent)
        self.doing: Doing | None = None
        self.page: QWidget | None = None
        self._foot: Foot | None = None
        self._narrow = False
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(wide))
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        whole.addStretch(1)

    def leave(self) -> None:
        self.stop()
        for words in self.findChildren(TwelveWords):
            words.empty()

    def clear(self) -> None:
        self.leave()
        self._empty()

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def stop(self) -> None:
        """Stop what is being done; nobody is told."""
        doing, self.doing = self.doing, None
        if doing is not None:
            doing.blockSignals(True)
            doing.stop()

    def show_page(
        self,
        page: QWidget,
        main: Main | None = None,
        left: Sequence[Button] = (),
        others: Sequence[Button] = (),
        *,
        above: QWidget | None = None,
    ) -> None:
        """Another page in place of the one before, with something to say `above` it."""
        self._empty()
        self.page = page
        if above is not None:
            self.column.addWidget(above)
        self.column.addWidget(page)
        page.show()  # a layout shows what it got a moment later; what is not shown takes no keyboard
        self._set_foot(main, left, others)
        super().set_narrow(narrow=self._narrow)

    def do(self, work: Work, words: str, after_half: str = "", *, keep_page: bool = False) -> Doing:
        """Start slow work. Connect `ended`, `failed` and `stopped` of what this gives.

        With `keep_page` the page is only out of sight, and `back_to_page` shows it again.
        """
        if keep_page and self.page is not None:
            self.page.hide()
        else:
            self._empty()
        self._set_foot(None, (), ())
        doing = self.doing = Doing(work, words, after_half, parent=self)
        for signal in (doing.ended, doing.failed, doing.stopped):
            signal.connect(self._done)
        doing.setMaximumWidth(theme().px(WIDE))
        self.column.addWidget(doing)
        doing.start()
        return doing

    def back_to_page(self, main: Main | None = None, left: Sequence[Button] = ()) -> None:
        """Show the page again that was kept out of sight."""
        if self.page is not None:
            self.page.show()
        self._set_foot(main, left, ())

    def _done(self) -> None:
        doing, self.doing = self.doing, None
        if doing is not None:
            throw_away(doing)

    def _empty(self) -> None:
        self.page = None
        empty_layout(self.column)

    def _set_foot(self, main: Main | None, left: Sequence[Button], others: Sequence[Button]) -> None:
        old, self._foot = self._foot, None
        if old is not None:
            self.foot_changed.emit()
            throw_away(old)
        if main is not None or left:
            self._foot = Foot(main, others, left, parent=self)
            self._foot.hide()
            self.foot_changed.emit()

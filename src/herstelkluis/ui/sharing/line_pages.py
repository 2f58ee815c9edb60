"""Lines to read one by one, a few on a page; all of a page can be agreed with once every line was on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.empty import empty_layout, take_out
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words

ON_A_PAGE = 6
WIDEST = 760


class LinePages(Part):
    """A subclass says how many lines there are, makes the widget of each, and judges it. Lines count from 0."""

    def __init__(
        self, title: str, under: str, on_words: str, *, steps: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(title, under, step=2, steps=steps, parent=parent)
        self._on_words, self._at = on_words, 0
        self._shown: dict[int, QWidget] = {}
        self._seen: dict[int, _Seen] = {}
        self._left = Words("", "strong", wrap=False)
        self._on = Main(on_words, after="arrow-right")
        self._on.clicked.connect(self.go_on)
        self._where = Words("", "help", "muted", parent=self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._all = Second(_("All on this page is right"), "check", parent=self)
        self._all.clicked.connect(self.agree_with_all)
        self.column.addWidget(self._where)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    # --- for a subclass --------------------------------------------------------------------------------------------

    def total(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def make(self, line: int) -> QWidget:
        """The widget of a line."""
        raise NotImplementedError

    def first_of(self, line: QWidget) -> QWidget:
        """Where the keyboard goes in it."""
        raise NotImplementedError

    def is_checked(self, line: int) -> bool:
        """Whether it was judged."""
        raise NotImplementedError

    def agree(self, line: int) -> None:
        """It is right as it stands."""
        raise NotImplementedError

    def finish(self) -> None:
        """Every line was judged."""
        raise NotImplementedError

    def again(self, line: int) -> None:
        """A line was judged or changed: show it anew, and keep the keyboard there."""
        old = self._shown[line]
        had_keys = old.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        fresh = self._make(line)
        self._lines.insertWidget(self._lines.indexOf(old), fresh)
        take_out(old)
        old.hide()
        old.deleteLater()
        fresh.show()
        if had_keys:
            self.first_of(fresh).setFocus()
        self.follow()

    def follow(self) -> None:
        """Say how many lines are left."""
        left = sum(not self.is_checked(line) for line in range(self.total()))
        said = ngettext("{n} line still to read", "{n} lines still to read", left).format(n=left)
        self._left.setText(said if left else _("All lines are read."))
        self._all.setVisible(any(not self.is_checked(line) for line in self._shown))
        self._on.setText(self._on_words if self._is_last else _("Go on: the next lines"))
        self._on.updateGeometry()

    # --- the page ---------------------------------------------------------------------------------------------------

    def show_page(self, at: int) -> None:
        """Show the lines of one page, from its top."""
        self._at = at
        empty_layout(self._lines)
        self._shown, self._seen = {}, {}
        for line in range(at * ON_A_PAGE, min(self.total(), (at + 1) * ON_A_PAGE)):
            self._lines.addWidget(self._make(line))
        pages = self._pages
        self._where.setText(_("Page {number} of {total}").format(number=at + 1, total=pages))
        self._where.setVisible(pages > 1)
        self.follow()

    def show_page_of(self, line: int) -> None:
        """Show the page this line is on."""
        self.show_page(line // ON_A_PAGE)

    def foot(self) -> Foot:
        return Foot(self._on, [self._left], self.way_back(_("Back")))

    def begin(self) -> None:
        line = next((one for one in self._shown if not self.is_checked(one)), next(iter(self._shown), None))
        if line is not None:
            self.first_of(self._shown[line]).setFocus()

    def go_on(self) -> None:
        """Go on when every line of the page was judged; else to the first that was not."""
        if any(not self.is_checked(line) for line in self._shown):
            announce(self, self._left.text())
            self.begin()
        elif not self._is_last:
            self.show_page(self._at + 1)
            self.begin()
        elif (line := next((one for one in range(self.total()) if not self.is_checked(one)), None)) is not None:
            self.show_page_of(line)
            self.begin()
        else:
            self.finish()

    def agree_with_all(self) -> None:
        """Agree with every line of the page; first to one that was not on the screen to its end."""
        unseen = next((line for line, seen in self._seen.items() if not seen.is_whole), None)
        if unseen is not None:
            announce(self, _("Read every line of this page first."))
            self.first_of(self._shown[unseen]).setFocus()
            return
        for line in [one for one in self._shown if not self.is_checked(one)]:
            self.agree(line)
        self._on.setFocus()

    @property
    def _pages(self) -> int:
        return max(1, -(-self.total() // ON_A_PAGE))

    @property
    def _is_last(self) -> bool:
        return self._at + 1 >= self._pages

    def _make(self, line: int) -> QWidget:
        widget = self.make(line)
        widget.setMaximumWidth(theme().px(WIDEST))
        before = self._seen.get(line)
        self._shown[line], self._seen[line] = widget, _Seen(widget, was_seen=before is not None and before.is_whole)
        return widget


class _Seen(QObject):
    """Whether a widget was on the screen from its top to its end."""

    def __init__(self, widget: QWidget, *, was_seen: bool) -> None:
        super().__init__(widget)
        self._painted, self._was_seen, self._widget = QRegion(), was_seen, widget
        self.is_whole = was_seen
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._painted, self.is_whole = QRegion(), self._was_seen
        elif isinstance(event, QPaintEvent) and not self.is_whole:
            self._painted = self._painted.united(self._widget.visibleRegion())
            self.is_whole = QRegion(self._widget.rect()).subtracted(self._painted).isEmpty()
        return False

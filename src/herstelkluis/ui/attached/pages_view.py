"""A PDF that was attached, one page at a time: as a picture, and as text for who reads by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import BrokenFileError, KluisError, PdfLockedError
from herstelkluis.i18n import _
from herstelkluis.model.pixels import Pixels
from herstelkluis.ui.attached.photo_view import image_of
from herstelkluis.ui.attached.plain_text import PlainText
from herstelkluis.ui.attached.view import View
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.picture import Picture
from herstelkluis.ui.speech import announce
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.words import Words

if TYPE_CHECKING:
    from herstelkluis.vault.pdf_pages import PdfPages

WIDE = 1400


class PagesView(View):
    """Asks for the password of a locked PDF, uses it once, and forgets it."""

    def __init__(self, data: bytes, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._data, self._at = data, 0
        self._pages: PdfPages | None = None
        self._picture: Picture | None = None
        self._text = PlainText(_("Text of this page"), parent=self)
        self._where = Words("", "help", "muted", wrap=False, parent=self)
        self._before = Quiet(_("Page before"), "arrow-left", dense=True, parent=self)
        self._after = Quiet(_("Next page"), after="arrow-right", dense=True, parent=self)
        self._as_text = Quiet(_("Read as text"), "file-text", dense=True, parent=self)
        self._place = QVBoxLayout()
        self._build()
        self._open(None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._where)
        head.addStretch(1)
        for button in (self._before, self._after):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(self._place)
        column.addWidget(self._text)
        column.addWidget(self._as_text, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._as_text.setCheckable(True)
        self._as_text.toggled.connect(self._show_what)
        self._before.clicked.connect(lambda: self._turn(self._at - 1))
        self._after.clicked.connect(lambda: self._turn(self._at + 1))
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(self._at + step))
        for part in (self._text, self._before, self._after, self._as_text):
            part.hide()

    def let_go(self) -> None:
        super().let_go()
        self._data = b""
        if self._picture is not None:
            self._picture.let_go()
        self._text.let_go()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    # --- opening ------------------------------------------------------------------------------------------------

    def _open(self, password: str | None) -> None:
        data = self._data
        empty_layout(self._place)
        self._place.addWidget(Words(_("One moment"), "help", "muted", parent=self))
        work = Task(self, lambda: _open_pdf(data, password))
        work.success(self._opened).failure(self._failed, BrokenFileError()).start()

    def _opened(self, pages: PdfPages) -> None:
        if self.is_over:
            pages.close()
            return
        self._pages = pages
        self._turn(0)

    def _failed(self, error: KluisError) -> None:
        empty_layout(self._place)
        self._place.addWidget(mistake(error, parent=self))
        if isinstance(error, PdfLockedError) and self._pages is None:
            self._ask_password()

    def _ask_password(self) -> None:
        field = PasswordField(_("Password of this PDF"), _("It is used once and not kept."), parent=self)
        button = Second(_("Open the PDF"), parent=self)

        def try_it() -> None:
            typed = field.text()
            field.empty()
            self._open(typed)

        button.clicked.connect(try_it)
        field.returned.connect(try_it)
        self._place.addWidget(field)
        self._place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        field.edit.setFocus()

    # --- pages --------------------------------------------------------------------------------------------------

    def _turn(self, number: int) -> None:
        pages = self._pages
        if pages is None or not 0 <= number < pages.count:
            return
        self._at = number
        where = _("Page {n} of {total}").format(n=number + 1, total=pages.count)
        self._where.setText(where)
        for button, shown in ((self._before, number > 0), (self._after, number + 1 < pages.count)):
            button.setVisible(shown)
        work = Task(self, lambda: (number, *_page(pages, number, lambda: self.is_over)))
        work.success(self._show).failure(self._failed, BrokenFileError()).start()
        announce(self, where)

    def _show(self, page: tuple[int, Pixels, str]) -> None:
        number, self.seen, text = page
        if self.is_over or number != self._at:
            return
        empty_layout(self._place)
        self._picture = Picture(image_of(self.seen), self._where.text(), parent=self)
        self._picture.setAccessibleDescription(text)
        self._place.addWidget(self._picture)
        self._text.show_text(text or _("There are no letters in this page, only a picture."))
        self._as_text.show()
        self._show_what()
        self.seen_changed.emit()

    def _show_what(self) -> None:
        as_text = self._as_text.isChecked()
        self._as_text.setText(_("See the page") if as_text else _("Read as text"))
        self._text.setVisible(as_text)
        if self._picture is not None:
            self._picture.setVisible(not as_text)


def _open_pdf(data: bytes, password: str | None) -> PdfPages:
    from herstelkluis.vault.pdf_pages import PdfPages

    return PdfPages(data, password)


def _page(pages: PdfPages, number: int, is_enough: object) -> tuple[Pixels, str]:
    return pages.dots(number, WIDE, is_enough), pages.words(number, is_enough)  # type: ignore[arg-type]  # see _turn

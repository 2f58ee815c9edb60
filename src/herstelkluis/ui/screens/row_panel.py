"""One line of a drawn list, opened: its choices as widgets, in place, and the drawing follows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Row, Rows
from herstelkluis.model.template import Field, FieldType
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.make import make_editor
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class RowPanel(Ground):
    """`changed` carries the key of the column that was touched; `closed` and `removed` what was pressed."""

    changed = Signal(str)
    closed = Signal()
    removed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self.column.setContentsMargins(16, 12, 16, 12)
        self._title = Words("", "own_strong", parent=self)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        self.column.addWidget(self._title)
        self.column.addLayout(self._inside)
        self._editors: dict[str, Editor] = {}
        self._targets: list[QWidget] = []  # where writing starts in each
        self._order: list[QWidget] = []
        self.key = ""
        self.hide()

    def show_row(self, row: Row, name: str, columns: Sequence[Field], around: Around, more: Iterable[QWidget]) -> None:
        """Show a line with these columns, and `more` widgets below them."""
        self.clear()
        self.key = row.id
        self._title.setText(name)
        cells = QWidget(self)
        wrap = Wrap(12, parent=cells)
        for field in columns:
            editor = make_editor(field, f"{name}: {field.ask}", around, dense=True, parent=cells)
            editor.show_value(row.cells.get(field.key))
            editor.setProperty("column", field.key)
            editor.changed.connect(self._changed)
            self._editors[field.key] = editor
            self._targets.append(editor.focusProxy() or editor)
            # Qt follows a proxy on Tab, and would come back to what was passed already.
            editor.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that nothing is allowed
            self._order += focusable_in(editor)
            short = field.type is FieldType.CHOICE and not field.many
            if short:
                wrap.addWidget(_labelled(field.ask, editor, self._targets[-1], cells))
            else:
                self._put(cells, wrap)
                cells = QWidget(self)
                wrap = Wrap(12, parent=cells)
                self._inside.addWidget(_labelled(field.ask, editor, self._targets[-1], self))
        self._put(cells, wrap)
        for widget in more:
            self._order.append(widget)
            self._inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = self._buttons(name)
        self._order += focusable_in(buttons)
        self._inside.addWidget(buttons)
        self.show()

    def cell(self, column: str) -> Cell | None:
        """What stands in a column now."""
        value = self._editors[column].value()
        return None if isinstance(value, Rows) else value

    def set_name(self, name: str) -> None:
        """Another name above it."""
        self._title.setText(name)

    def focus_first(self) -> None:
        """Put the keyboard in the first choice."""
        for target in self._targets[:1]:
            target.setFocus()

    def column_with_keyboard(self) -> str | None:
        """The column the keyboard is in (empty: beside the columns); None when it is not in here."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        return next((key for key, one in self._editors.items() if one is focus or one.isAncestorOf(focus)), "")

    def focus_column(self, column: str) -> bool:
        """Put the keyboard in this column, else in the first; false when no line is open."""
        at = list(self._editors).index(column) if column in self._editors else 0
        for target in self._targets[at : at + 1]:
            target.setFocus()
        return bool(self._targets)

    def focusable(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return list(self._order)

    def clear(self) -> None:
        """Let go of every word."""
        for editor in self._editors.values():
            editor.blockSignals(True)
            editor.show_value(None)
        self._editors.clear()
        self._targets, self._order = [], []
        empty_layout(self._inside)
        self._title.setText("")
        self.key = ""
        self.hide()

    def _put(self, cells: QWidget, wrap: Wrap) -> None:
        if wrap.count():
            self._inside.addWidget(cells)
        else:
            cells.setParent(None)
            cells.deleteLater()

    def _buttons(self, name: str) -> QWidget:
        close = FlushQuiet(_("Ready for now"), "check", dense=True, spoken=_("{name}: ready for now").format(name=name))
        remove = Quiet(
            _("Take off the drawing"), "x", dense=True, spoken=_("{name}: take off the drawing").format(name=name)
        )
        close.clicked.connect(self.closed)
        remove.clicked.connect(self.removed)
        buttons = QWidget(self)
        row = Wrap(8, parent=buttons)
        row.addWidget(close)
        row.addWidget(remove)
        return buttons

    def _changed(self) -> None:
        self.changed.emit(str(self.sender().property("column")))


def _labelled(ask: str, editor: Editor, target: QWidget, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = Words(ask, "help", "muted", parent=holder)
    label.setBuddy(target)
    column.addWidget(label)
    column.addWidget(editor)
    return holder


def focusable_in(widget: QWidget) -> list[QWidget]:
    """What takes the keyboard in a widget, itself included; not what opens from a list as a window of its own."""
    here = (one for one in (widget, *widget.findChildren(QWidget)) if one.window() is widget.window())
    return [one for one in here if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

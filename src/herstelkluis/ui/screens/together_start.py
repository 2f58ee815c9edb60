"""Before two people begin: who sits here, what it is about, and agreements first for whoever wants them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day
from herstelkluis.model.document import Document
from herstelkluis.model.say import agreement_words
from herstelkluis.model.text import as_typed
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.sheet import Sheet
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault import conversation


class StartPage(QWidget):
    """`begin` asks for the talk, `go` for another screen."""

    go = Signal(str, dict)
    begin = Signal(dict)

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        vault = session.vault
        self.who = Field(
            _("Who sits here with you?"), _("A name or a role, such as ‘mijn ervaringswerker’."), own=True, parent=self
        )
        if isinstance(self.who.edit, QLineEdit):
            self.who.edit.setMaxLength(conversation.LONGEST_NAME)
        self.who.set_text(conversation.who_is_there(vault))
        self._where = DropList(_("What is it about?"), parent=self)
        for key, (_kind, _section, title) in conversation.tables(vault).items():
            self._where.addItem(title, key)
        self._where.setCurrentIndex(max(0, self._where.findData(conversation.where_to_begin(vault))))
        left, right = QWidget(self), QWidget(self)
        paper = Sheet(parent=left)
        paper.column.setContentsMargins(32, 24, 28, 28)
        paper.column.setSpacing(20)
        paper.column.addWidget(self.who)
        paper.column.addWidget(Field(_("What is it about?"), editor=self._where, parent=paper))
        paper.column.addWidget(
            Words(
                _("One of you writes. What the other writes, stays apart until you agree to it."),
                "help",
                "muted",
                parent=paper,
            )
        )
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(paper)
        beside.addStretch(1)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(8)
        self._build_sheet(right)
        self.who.line.textChanged.connect(self._show_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns([left, right], (560, 440), gap=48, parent=self), 1)
        main, stop = Main(_("Begin together"), "users"), Second(_("Not now"))
        main.clicked.connect(self._begun)
        stop.clicked.connect(self._stopped)
        self.foot = Foot(main, [stop], parent=self)
        self.foot.hide()

    def clear(self) -> None:
        """Let go of the words."""
        self.who.set_text("")

    def _build_sheet(self, right: QWidget) -> None:
        """The agreements: offered first, never asked for."""
        self._right.addWidget(Words(_("Agreements first"), "sub", parent=right))
        words = _("What is this talk for, may it be recorded, and who reads it? It may help. You need not.")
        self._right.addWidget(Words(words, "body", "muted", parent=right))
        self._state = Words("", "own_small", parent=right)
        self._right.addWidget(self._state)
        deeds = QWidget(right)
        row = Wrap(12, parent=deeds)
        self._fill = Second("", "file-text", parent=deeds)
        self._fill.clicked.connect(self._to_sheet)
        row.addWidget(self._fill)
        self._turn = Second("", parent=deeds)
        self._turn.clicked.connect(self._turned)
        row.addWidget(self._turn)
        self._right.addWidget(deeds)
        self._right.addStretch(1)
        self._show_sheet()

    def _show_sheet(self) -> None:
        """Only what was agreed with who sits here now."""
        sheet = self._sheet()
        self._state.setText(_said(sheet) if sheet is not None else "")
        self._fill.setText(_("See the agreements") if sheet is not None else _("Fill in agreements"))
        self._fill.updateGeometry()
        for widget in (self._state, self._turn):
            widget.setVisible(sheet is not None)
        if sheet is not None:
            agreed = conversation.is_agreed(sheet)
            self._turn.setText(_("I take it back") if agreed else _("I agree"))
            self._turn.updateGeometry()

    def _sheet(self) -> Document | None:
        return conversation.sheet_with(self._session.vault, self._who())

    def _who(self) -> str:
        return " ".join(as_typed(self.who.text()).split())

    def _turned(self) -> None:
        """Agreeing and taking back are one press each, at the same place."""
        vault, sheet = self._session.vault, self._sheet()
        if sheet is None:
            return
        state = conversation.WITHDRAWN if conversation.is_agreed(sheet) else conversation.AGREED
        changed = conversation.with_state(sheet, state, vault.clock().astimezone().date())
        vault.drafts.change(changed)
        vault.settle(changed.id)
        self._show_sheet()

    def _to_sheet(self) -> None:
        """New agreements are kept once something is said in them; whoever comes straight back finds the name again."""
        sheet, who = self._sheet(), self._who()
        if sheet is not None:
            self.go.emit("write", {"document": sheet.id, "kind": conversation.SHEET_KIND})
            return
        if who:
            conversation.sits_there(self._session.vault, who)
        self.go.emit("write", {"kind": conversation.SHEET_KIND, "with_who": bool(who)})

    def _begun(self) -> None:
        who = self._who() or _("someone else")
        conversation.sits_there(self._session.vault, who)
        kind, section, _title = conversation.tables(self._session.vault)[str(self._where.currentData())]
        self.begin.emit({"kind": kind, "section": section, "show": "talk"})

    def _stopped(self) -> None:
        self.go.emit("story", {})


def _said(sheet: Document) -> str:
    """What was said last, and when."""
    last = conversation.in_force(sheet)
    if last is None:
        return sheet.title
    try:
        day = say_day(date.fromisoformat(last.on))
    except ValueError:
        day = last.on
    return ", ".join(filter(None, (sheet.title, agreement_words(last.state), day)))

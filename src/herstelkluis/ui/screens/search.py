"""Zoeken: results come while typing; found words have a ground and are bold. Folded pieces show only their title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import CannotWriteError, KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.store.search import Hit
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.rename_tag import RenameTag
from herstelkluis.ui.screens.saved_list import SavedList
from herstelkluis.ui.screens.search_refine import Refine
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.hit_row import HitRow
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.finding import Asked
from herstelkluis.vault.found import place_of, say_asked
from herstelkluis.vault.saved_searches import keep_search

PAUSE_MS, SHOWN = 120, 50


class SearchScreen(Screen):
    """The field has the keyboard; what was searched for is only kept when the person asks for that."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._hits: Sequence[Hit] = ()
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        self._field = LineEdit(parent=inside)
        self._field.setAccessibleName(_("Search"))
        self._refine = Refine(parent=inside)
        self._saved = SavedList(parent=inside)
        self._rename = RenameTag(parent=inside)
        self._heading = Words("", "sub", parent=inside)
        self._keep = Quiet(_("Keep this search"), "bookmark", dense=True, parent=inside)
        self._keep.hide()
        self._results = QVBoxLayout()
        self._results.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._keep)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._field)
        column.addWidget(self._refine)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self._rename)
        column.addLayout(self._results)
        column.addWidget(self._saved)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._field.textEdited.connect(self._typed)
        self._field.returnPressed.connect(self.look)
        self._refine.changed.connect(self._typed)
        self._saved.asked.connect(self.look_for)
        self._keep.clicked.connect(self._keep_it)
        self._rename.renamed.connect(self._tag_renamed)

    def enter(self, **_what: object) -> None:
        self.title = _("Search")
        self.subtitle = _("In everything you wrote. Searching happens on this computer.")
        self._refine.offer(self.session.vault)
        self._saved.show_kept(self.session.vault)
        self.look()
        self._field.setFocus()
        self._field.selectAll()

    def leave(self) -> None:
        self._pause.stop()

    def clear(self) -> None:
        self._pause.stop()
        self._field.clear()
        self._refine.clear()
        self._saved.clear()
        self._rename.offer(None, "")
        self._show(())
        self._heading.setText("")

    def asked(self) -> Asked:
        """What stands in the field and what is chosen under it."""
        return replace(self._refine.asked(), words=self._field.text().strip())

    def look_for(self, asked: Asked) -> None:
        """Put this in the field and the choices, and look."""
        self._field.setText(asked.words)
        self._refine.show_asked(asked)
        self.look()
        self._field.setFocus()

    def look(self) -> None:
        """Look now for what is asked."""
        self._pause.stop()
        asked = self.asked()
        self._refine.say_of_time(self.session.vault)
        asks = replace(asked, parts=()) != Asked()
        self._saved.setVisible(not asks)
        self._keep.hide()
        self._rename.offer(self.session.vault, asked.tag)
        if not asks:
            self._saved.show_kept(self.session.vault)
            self._show(())
            self._heading.setText("")
            return
        try:
            hits = self.session.vault.find(asked, limit=SHOWN)
        except CannotWriteError as error:  # what was just written is saved first, and that did not work
            self._show(())
            self._heading.setText("")
            self._results.addWidget(mistake(error, parent=self))
            return
        except KluisError:
            self._show(())
            self._heading.setText("")
            text = _("Your texts are still there. Close the program and open it again.")
            self._results.addWidget(Banner("mistake", _("Searching does not work now"), text, parent=self))
            return
        self._show(hits)
        self._keep.setVisible(bool(hits))
        self._heading.setText(_said(hits, asked.words))
        announce(self._heading, self._heading.text())

    def _typed(self) -> None:
        self._pause.start()

    def _tag_renamed(self, new: str) -> None:
        self._refine.offer(self.session.vault)
        self.look_for(replace(self.asked(), tag=new))

    def _keep_it(self) -> None:
        asked = self.asked()
        keep_search(self.session.vault, say_asked(self.session.vault, asked), asked)
        announce(self._keep, _("Kept. You find it here when the field is empty."))
        self._heading.setText(_("Kept. You find it here when the field is empty."))

    def _show(self, hits: Sequence[Hit]) -> None:
        empty_layout(self._results)
        self._hits = hits
        seen: dict[str, int] = {}
        for number, hit in enumerate(hits):
            row = HitRow(hit, place_of(self.session.vault, hit), parent=self)
            row.setProperty("hit", number)
            row.clicked.connect(self._chosen)
            name = row.accessibleName()
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                row.setAccessibleName(f"{name}, {seen[name]}")
            self._results.addWidget(row)

    def _chosen(self) -> None:
        hit = self._hits[int(self.sender().property("hit"))]
        place = place_of(self.session.vault, hit)
        self.go.emit(place.key, {"document": hit.document, "answer": hit.answer})


def _said(hits: Sequence[Hit], words: str) -> str:
    if not hits and words:
        return _("Nothing found for ‘{words}’. Try a shorter word.").format(words=words)
    if not hits:
        return _("Nothing found. Choose less, and you find more.")
    if len(hits) == SHOWN:
        return _("Found often. These are the newest {n}.").format(n=SHOWN)
    return ngettext("Found once", "Found {n} times", len(hits)).format(n=len(hits))

"""A window at the sharing screen of a real vault, and hands to go through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.text import Run
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.share import ShareScreen
from herstelkluis.ui.sharing.look import Look
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.sharing.piece_rows import PieceRows
from herstelkluis.ui.sharing.progress import Progress
from herstelkluis.ui.signals import VaultSignals
from house import write
from ui.accessible import spoken

Look_ = Callable[..., object]
CHEAP = 4
HOME = "kanariegeel"
LOCKED = "pimpelpaars"
HEAVY = "donkerblauw"


class Way:
    """One window at the sharing screen of a vault with a few pieces, and hands to go through it."""

    def __init__(self, opened, folder: Path, qtbot: QtBot) -> None:
        self.house, self.lifecycle, self.vault = opened
        self.folder = folder
        self._qtbot = qtbot
        self.signals = VaultSignals()
        self.letter = write(
            self.vault, "brief.huisarts", "Wilt u meekijken met Marieke?", title="Brief", share=ShareState.MAY_GO
        )
        write(self.vault, "notitie", Run(HOME, private=True), title="Alleen voor mij", share=ShareState.MAY_GO)
        write(self.vault, "notitie", LOCKED, title="Op slot", share=ShareState.NEVER)
        self.heavy = write(self.vault, "notitie", HEAVY, title="Heel gevoelig", level=Level.SENSITIVE)
        write(self.vault, "levensverhaal", HOME, section="h01", level=Level.PERSONAL)
        self.window = MainWindow()
        self.window.register("share", lambda: ShareScreen(self, choose=lambda _parent: self.folder, log_n=CHEAP))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show_screen("share")
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.wait(1)

    @property
    def said(self) -> str:
        return spoken(self.window)

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton) if name in (one.text(), one.accessibleName())]
        return next(one for one in found if one.isVisible())

    def press(self, *names: str) -> None:
        for name in names:
            button = self.button(name)
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
            self.wait_for_pieces()

    def wait_for_pieces(self) -> None:
        """Pieces are looked up on a thread; wait until they are there."""
        self._qtbot.waitUntil(lambda: not any(one.isVisible() for one in self.window.findChildren(LookingUp)))
        self._qtbot.waitUntil(lambda: all(one.is_whole for one in self.window.findChildren(PieceRows)))
        QApplication.processEvents()

    def to_pieces(self) -> None:
        self.press("Nieuw pakket maken")
        self.window.findChildren(QRadioButton)[0].setChecked(True)
        self.press("Verder: stukken kiezen")

    def to_pages(self) -> None:
        self.to_pieces()
        self.press("Verder: precies bekijken")

    def to_ways(self) -> None:
        self.read_all()
        self.press("Verder: hoe geef je het?")

    def make(self, *ways: str, sign: str = "Tekenen en maken") -> None:
        """Choose how to give it, make it, and wait until it is made or refused."""
        self.to_ways()
        for name in ways or ("Als bestand voor Herstelkluis",):
            self.button(name).setChecked(True)
        self.press(sign)
        self.wait_for_making()

    def wait_for_making(self) -> None:
        self._qtbot.waitUntil(lambda: not any(one.isVisible() for one in self.window.findChildren(Progress)))
        self.wait_for_pieces()

    def name_file(self) -> None:
        """Ask which copy the file that is chosen is; it is read on a thread."""
        self.press("Welke kopie is dit? Kies een bestand")
        self._qtbot.wait_for_threads()

    def row(self, title: str) -> PieceRow:
        return next(one for one in self.window.findChildren(PieceRow) if one.tick.accessibleName() == title)

    def page(self) -> Look:
        return next(one for one in self.window.findChildren(Look) if one.isVisible())

    def read_all(self) -> None:
        on = ("Verder lezen", "Volgende bladzijde")
        self._let_pages_come()
        while more := [one.text() for one in self.all_buttons() if one.isVisible() and one.text() in on]:
            self.press(more[0])
            self._let_pages_come()

    def _let_pages_come(self) -> None:
        for _round in range(4):  # a page is laid out, then scrolled, then painted
            QApplication.processEvents()
        self.window.repaint()

    def all_buttons(self) -> list[QAbstractButton]:
        return self.window.findChildren(QAbstractButton)

"""What Qt itself says, in its dialogs and the menus of text fields, is said in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from herstelkluis.ui.qt_words import _LEFT_OUT, speak

SAME_IN_BOTH = {"Type", "Type:", "Printer", "Help", "OK", "Reset"}
_SAID = ("text", "windowTitle", "title", "toolTip", "accessibleName", "placeholderText")


def files(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode) -> QFileDialog:
    dialog = QFileDialog(None, "", "/")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    return dialog


def every_button() -> QDialogButtonBox:
    box = QDialogButtonBox()
    for one in QDialogButtonBox.StandardButton:
        if one.name not in ("NoButton", "FirstButton", "LastButton"):
            box.addButton(one)
    return box


DIALOGS: dict[str, Callable[[], QWidget]] = {
    "open a file": lambda: files(QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen),
    "choose a folder": lambda: files(QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen),
    "save a file": lambda: files(QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave),
    "print": lambda: QPrintDialog(QPrinter()),
    "buttons": every_button,
    "line": lambda: with_menu(QLineEdit()),
    "text": lambda: with_menu(QTextEdit()),
    "plain text": lambda: with_menu(QPlainTextEdit()),
}


def with_menu(edit: QLineEdit | QTextEdit | QPlainTextEdit) -> QWidget:
    edit.createStandardContextMenu().setParent(edit)
    return edit


def words_in(widget: QWidget) -> list[str]:
    """Every word in a widget and in what is in it, in a fixed order."""
    found: list[str] = []
    for one in (widget, *widget.findChildren(QWidget)):
        found += [getattr(one, said)() for said in _SAID if hasattr(one, said)]
        found += [action.text().split("\t")[0] for action in one.actions()]
        if isinstance(one, QComboBox):
            found += [one.itemText(at) for at in range(one.count())]
        if isinstance(one, QTabWidget):
            found += [one.tabText(at) for at in range(one.count())]
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            heads = (model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount()))
            found += [str(head) for head in heads]
    return [one for one in found if isinstance(one, str) and any(map(str.isalpha, one))]


@pytest.fixture
def dutch(qapp: QApplication, look: object) -> Iterator[Callable[[bool], None]]:
    def turn(on: bool) -> None:  # noqa: FBT001 (one switch)
        if on:
            assert speak(qapp, "nl")
        else:
            for one in qapp.findChildren(QTranslator):
                qapp.removeTranslator(one)

    yield turn
    speak(qapp, "nl")


@pytest.mark.parametrize("what", DIALOGS)
def test_no_word_of_qt_is_english(dutch: Callable[[bool], None], what: str) -> None:
    said = {}
    for on in (False, True):
        dutch(on)
        shown = DIALOGS[what]()
        said[on] = words_in(shown)
        shown.deleteLater()
    assert said[True], "nothing was found to read"
    left = set(said[True]) & set(said[False])
    assert {one for one in left if not one.startswith("/")} <= SAME_IN_BOTH


def test_only_what_qt_leaves_out_is_ours(dutch: Callable[[bool], None], qapp: QApplication) -> None:
    dutch(True)
    (theirs,) = (one for one in qapp.findChildren(QTranslator) if type(one) is QTranslator)
    assert [source for (where, source) in _LEFT_OUT if theirs.translate(where, source)] == []
    for where, source in _LEFT_OUT:
        assert QCoreApplication.translate(where, source) != source


def test_the_kind_of_what_lies_in_a_folder_is_said_in_dutch(
    dutch: Callable[[bool], None], qtbot: QtBot, tmp_path: Path
) -> None:
    dutch(True)
    (tmp_path / "mijn map").mkdir()
    model = QFileSystemModel()
    model.setRootPath(str(tmp_path))
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(tmp_path))) == 1)
    assert model.type(model.index(str(tmp_path / "mijn map"))) == "Map"

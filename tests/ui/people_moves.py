"""What someone does on the screens of people: choosing, adding, dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.pictures.drawing import Circle
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.list_row import ListRow
from ui.writing_desk import button


def names(screen):
    QApplication.processEvents()
    return [one.accessibleName().split(",")[0] for one in screen.findChildren(ListRow) if one.isVisible()]


def drop(screen, column: str) -> DropList:
    QApplication.processEvents()
    return next(one for one in screen.panel.findChildren(DropList) if one.accessibleName().endswith(column))


def choose(drop: DropList, key: str) -> None:
    drop.setCurrentIndex(drop.findData(key))
    drop.activated.emit(drop.currentIndex())


def add(desk, name: str):
    screen = desk.at("people")
    screen.begin_adding()
    QTest.keyClicks(screen.adding.name.edit, name)
    button(desk.window, "Toevoegen").click()
    return screen


def mouse(view, kind: QEvent.Type, at: QPointF) -> None:
    scale = view._scale(view.width())
    where = QPointF(at.x() * scale, at.y() * scale)
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, where, view.mapToGlobal(where), Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier(0))
    QApplication.sendEvent(view, event)


def dot(screen, key: str) -> QPointF:
    return next(
        QPointF(one.x, one.y) for one in screen.drawing.drawing.shapes if isinstance(one, Circle) and one.key == key
    )

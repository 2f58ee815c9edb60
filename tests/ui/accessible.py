"""What a screen reader and a keyboard meet in a window, and whether everything can be read. For every screen's tests.

from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, spoken, walk
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget

from herstelkluis.ui.tokens import Tokens, contrast
from herstelkluis.ui.widgets.drawing_port import DrawingPort
from herstelkluis.ui.widgets.secret_line import SECRET, SecretLine
from herstelkluis.ui.widgets.words import Words

_GROUND_PAIRS: Sequence[tuple[str, Sequence[str], float]] = (
    ("text", ("bg", "surface", "rail"), 4.5),
    ("muted", ("bg", "surface", "rail", "soft"), 4.5),
    ("primary", ("bg", "surface", "soft"), 4.5),
    ("on_primary", ("primary", "primary_hover"), 4.5),
    ("crisis", ("crisis_soft",), 4.5),
    ("on_crisis", ("crisis",), 4.5),
    ("ok", ("bg", "surface"), 4.5),
    ("warn", ("bg", "warn_bg"), 4.5),
    ("green_text", ("green_bg",), 4.5),
    ("orange_text", ("orange_bg",), 4.5),
    ("red_text", ("red_bg",), 4.5),
    ("on_mark", ("mark",), 4.5),
    ("ink", ("paper",), 4.5),
    ("ink_muted", ("paper",), 4.5),
    ("line", ("bg", "surface"), 3),
    ("warn_line", ("surface",), 3),
    ("draw", ("bg", "surface"), 3),
    ("focus", ("bg", "surface", "rail"), 3),
)


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the accessibility tree, as a screen reader gets it."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    focusable: bool


_SECRET = re.compile(r"[Ww]achtwoord|(twaalf|zeven) woorden|^Woord \d+$|woorden van dit bestand")


def walk(window: QWidget, *, hidden: bool = False) -> Iterator[Node]:
    """Every node of the window in reading order; with `hidden` also what is there and not shown."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    yield from _below(root, hidden=hidden)


def _below(node: QAccessibleInterface, *, hidden: bool) -> Iterator[Node]:
    state = node.state()
    if state.invisible and not hidden and node.parent() is not None and not node.object().isWindow():
        return
    text = node.textInterface()
    value = text.text(0, text.characterCount()) if text is not None else node.text(QAccessible.Text.Value)
    yield Node(
        node.role(),
        node.text(QAccessible.Text.Name),
        node.text(QAccessible.Text.Description),
        value,
        bool(state.focusable),
    )
    for at in range(node.childCount()):
        child = node.child(at)
        if child is not None and child.isValid():
            yield from _below(child, hidden=hidden)


def spoken(window: QWidget, *, hidden: bool = False) -> str:
    """Everything a screen reader could say in this window, one node a line."""
    lines = (" ".join(filter(None, (node.name, node.description, node.value))) for node in walk(window, hidden=hidden))
    return "\n".join(filter(None, lines))


def focusable(window: QWidget) -> list[QWidget]:
    """The widgets that take the keyboard with Tab, shown and able, in order of the tab chain from the window on."""
    chain: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not window:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled():
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def name_of(widget: QWidget) -> str:
    """The accessible name of a widget."""
    node = QAccessible.queryAccessibleInterface(widget)
    return node.text(QAccessible.Text.Name) if node is not None else ""


def assert_named(window: QWidget) -> None:
    """Everything that takes the keyboard has a name, no two the same with the same role, and a role of its own."""
    seen: dict[tuple[str, QAccessible.Role], QWidget] = {}
    for widget in focusable(window):
        node = QAccessible.queryAccessibleInterface(widget)
        assert node is not None
        name, role = node.text(QAccessible.Text.Name), node.role()
        if isinstance(widget, QComboBox):  # on Linux Qt gives what is chosen; the label is tied to it by a relation
            name = f"{widget.accessibleName()} {name}".strip()
        assert name.strip(), f"no accessible name: {widget}"
        assert role not in (QAccessible.Role.NoRole, QAccessible.Role.Client), f"no role: {name}"
        assert (name, role) not in seen, f"twice the same name: {name!r}"
        seen[name, role] = widget


def assert_tab_order(window: QWidget, expected: Sequence[str] | None = None) -> list[str]:
    """Tab goes through everything and back to the start, and Shift+Tab the other way; gives the names in order."""
    widgets = focusable(window)
    assert widgets, "nothing takes the keyboard"
    widgets[0].setFocus(Qt.FocusReason.TabFocusReason)
    order: list[str] = []
    reached: list[QWidget] = []
    for _at in range(len(widgets) + 1):
        focus = QApplication.focusWidget()
        assert focus is not None, f"the keyboard is lost after {order[-1:]}"
        if focus in reached:
            break
        reached.append(focus)
        order.append(name_of(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    radios = [widget for widget in widgets if widget.inherits("QRadioButton")]
    missed = [name_of(widget) for widget in widgets if widget not in reached and widget not in radios]
    assert not missed, f"Tab does not reach: {missed}"
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is not focus or len(widgets) == 1, "Shift+Tab is trapped"
    if expected is not None:
        assert order == list(expected)
    return order


def assert_nothing_clipped(window: QWidget) -> None:
    """No word falls off its widget, and no widget off the page it stands on; call it at 200 %."""
    for label in (label for label in window.findChildren(QLabel) if label.isVisible()):
        if isinstance(label, Words):
            least = label.minimumSizeHint()
            assert label.width() >= least.width(), f"clipped: {label.text()!r} {label.width()} < {least.width()}"
            assert label.height() >= label.heightForWidth(label.width()), f"lines clipped: {label.text()!r}"
    for button in (button for button in window.findChildren(QAbstractButton) if button.isVisible()):
        words = QFontMetricsF(button.font()).horizontalAdvance(button.text())
        assert button.width() >= words, f"clipped: {button.text()!r}"
        assert button.width() >= button.minimumSizeHint().width(), f"clipped: {button.text()!r}"
    for combo in (combo for combo in window.findChildren(QComboBox) if combo.isVisible()):
        assert combo.width() >= combo.sizeHint().width(), f"clipped: {combo.currentText()!r}"
    for area in (area for area in window.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None):
        if isinstance(area, DrawingPort):  # a drawing may be wider: its list says the same and brings it into view
            continue
        room = area.viewport().width()
        assert area.widget().width() <= room, f"wider than the page: {area.widget()} {area.widget().width()} > {room}"


def assert_targets(window: QWidget, least: int = 36) -> None:
    """Every button is at least so high."""
    for button in (button for button in window.findChildren(QAbstractButton) if button.isVisible()):
        assert button.height() >= least, f"too small: {button.text()!r} {button.height()}"


def assert_contrast(tokens: Tokens) -> None:
    """Every pair that is used stands far enough apart: words 4.5, borders and signs 3."""
    for front, grounds, least in _GROUND_PAIRS:
        for ground in grounds:
            found = contrast(getattr(tokens, front), getattr(tokens, ground))
            assert found >= least, f"{front} on {ground}: {found:.1f}"


def assert_secrets(window: QWidget) -> None:
    """Whatever asks for a password or for secret words, by its own name, is a line that no keyboard learns from."""
    asked = [one for one in window.findChildren(QLineEdit) if _SECRET.search(one.accessibleName())]
    assert [one.accessibleName() for one in asked if not isinstance(one, SecretLine)] == []
    assert all(one.inputMethodHints() & SECRET == SECRET for one in asked)

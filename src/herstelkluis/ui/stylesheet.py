"""Looks of the ordinary widgets in Qt's style language, made from tokens. Fonts are set by role, never here."""

from __future__ import annotations

from collections.abc import Callable

from herstelkluis.ui.tokens import Tokens

_SHEET = """
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {line}; }}
QFrame[look="sheet"] {{ background: {surface}; border: {sheet}px solid {line}; border-radius: 12px; }}
QFrame[look="card"] {{ background: {surface}; border: {sheet}px solid {hair}; border-radius: 12px; }}
QFrame[look="panel"] {{ background: {soft}; border: {panel}px solid {line}; border-radius: 8px; }}
QFrame[look="home"] {{ background: {rail}; border: {panel}px solid {line}; border-radius: 12px; }}
QFrame[look="warning"] {{ background: {warn_bg}; border: {panel}px solid {line}; border-radius: 8px; }}
QFrame[look="paper"] {{ background: {paper}; border: {sheet}px solid {line}; border-radius: 4px; }}
QFrame[look="rail"] {{ background: {rail}; border: 0; border-right: {panel}px solid {line}; }}
QFrame[look="foot"] {{ background: {bg}; border: 0; border-top: {rule}px solid {hair}; }}
QFrame[look="bar"] {{ background: {bg}; border: 0; border-bottom: {rule}px solid {hair}; }}
QFrame[look="cover"] {{ background: {surface}; border: 0; }}
QFrame[look="plain"], QScrollArea, QWidget[look="through"] {{ background: transparent; border: 0; }}
QFrame[look="aside"] {{ background: transparent; border: 0; border-left: 3px solid {primary}; }}
QFrame[look="rule"] {{ background: {hair}; border: 0; min-height: {rule}px; max-height: {rule}px; }}
QFrame[look="paper-rule"] {{ background: #C9C6C0; border: 0; min-height: 1px; max-height: 1px; }}
QLineEdit, QPlainTextEdit, QTextEdit[look="field"] {{
  background: {surface}; color: {text}; border: 2px solid {line}; border-radius: 8px; padding: 0 14px;
  selection-background-color: {primary}; selection-color: {on_primary}; }}
QTextEdit[look="field"] {{ padding: 8px 10px; }}
QLineEdit {{ min-height: {field}px; }}
QLineEdit[dense="true"] {{ min-height: {dense}px; }}
QLineEdit[mistake="true"], QTextEdit[mistake="true"] {{ border-color: {warn_line}; }}
QLineEdit:disabled {{ border-style: dashed; color: {muted}; background: transparent; }}
QTextEdit[look="own"], QTextEdit[look="page"] {{ background: transparent; border: 0; padding: 0;
  selection-background-color: {primary}; selection-color: {on_primary}; }}
QTextEdit[look="own"] {{ color: {text}; }}
QTextEdit[look="page"] {{ color: {ink}; selection-background-color: #1B5A56; selection-color: #FFFFFF; }}
QMenu {{ background: {surface}; color: {text}; border: {sheet}px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 10px 20px; border-radius: 6px; }}
QMenu::item:selected {{ background: {primary}; color: {on_primary}; }}
QAbstractItemView {{ background: {surface}; color: {text}; border: {sheet}px solid {line}; outline: 0;
  selection-background-color: {primary}; selection-color: {on_primary}; }}
QComboBox QAbstractItemView::item {{ min-height: {dense}px; padding: 0 12px; }}
QProgressBar {{ background: {rail}; border: {sheet}px solid {line}; border-radius: 8px;
  min-height: 16px; max-height: 16px; }}
QProgressBar::chunk {{ background: {primary}; border-radius: 6px; }}
QScrollBar:vertical {{ background: {rail}; width: 16px; margin: 0; }}
QScrollBar:horizontal {{ background: {rail}; height: 16px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 5px; margin: 3px; min-height: 40px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: 0; width: 0; height: 0; }}
"""


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of one theme; `px` makes a length follow the text size."""
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return _SHEET.format(
        **colours,
        sheet=2 if tokens.high else 1,
        panel=2 if tokens.high else 0,
        rule=2 if tokens.high else 1,
        field=px(44) - 4,
        dense=px(40) - 4,
    )

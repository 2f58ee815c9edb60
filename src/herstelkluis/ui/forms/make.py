"""From a field of a template to the widget for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.model.template import Field, FieldType
from herstelkluis.ui.forms.choice import ChoiceEditor, RowRefEditor
from herstelkluis.ui.forms.consent import ConsentEditor
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.files import FilesEditor
from herstelkluis.ui.forms.grid import GridEditor, is_grid
from herstelkluis.ui.forms.refs import refs_editor
from herstelkluis.ui.forms.rows import LinesEditor, RowsEditor
from herstelkluis.ui.forms.scale import ScaleEditor
from herstelkluis.ui.forms.words import LineEditor, TextEditor, WhenEditor


def make_editor(
    field: Field, spoken: str, around: Around, *, dense: bool = False, parent: QWidget | None = None
) -> Editor:
    """The widget for this field; `spoken` is its name for a screen reader and unique on the screen."""
    kinds = FieldType
    match field.type:
        case kinds.TEXT:
            return TextEditor(field, spoken, parent=parent)
        case kinds.WHEN:
            return WhenEditor(field, spoken, around, dense=dense, parent=parent)
        case kinds.CHOICE:
            return ChoiceEditor(field, spoken, parent=parent)
        case kinds.SCALE:
            return ScaleEditor(field, spoken, parent=parent)
        case kinds.PERSON | kinds.LINK:
            return refs_editor(field, spoken, around, parent)
        case kinds.ROW:
            return RowRefEditor(field, spoken, around, parent=parent)
        case kinds.FILE:
            return FilesEditor(spoken, around.files, most=field.max, parent=parent)
        case kinds.CONSENT:
            return ConsentEditor(spoken, around, parent=parent)
        case kinds.ROWS if len(field.columns) == 1 and field.columns[0].type is kinds.LINE:
            return LinesEditor(field, spoken, around, parent=parent)
        case kinds.ROWS if is_grid(field):
            return GridEditor(field, spoken, around, parent=parent)
        case kinds.ROWS:
            return RowsEditor(field, spoken, around, make_editor, parent=parent)
        case _:
            return LineEditor(field, spoken, dense=dense, parent=parent)

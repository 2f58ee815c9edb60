"""Hands for a line that stands elsewhere too: what is pressed, what is typed, and what is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _

HERE = "anderen.helpt"


def everywhere():
    return _("Change ‘{line}’ everywhere").format(line="Bel mijn zus")


def only_here():
    return _("Change ‘{line}’ only here").format(line="Bel mijn zus")


def keep(vault, document):
    vault.drafts.change(document)
    vault.settle()
    return vault.document(document.id)


def words(desk, kind, key):
    value = desk.stored(kind).body[key].value
    return [row.cells["regel"].words for row in value.rows]


def type_in(screen, number, said, key=HERE):
    edit = screen.form.editors[key].edit._rows[number].edit
    edit.setFocus()
    edit.setText(said)
    edit.textEdited.emit(said)
    QApplication.processEvents()

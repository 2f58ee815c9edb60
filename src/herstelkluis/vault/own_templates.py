"""Templates of the person's own: copied into the vault, loaded when it opens, never in the place of a shipped one.

The vault keeps every version that was adopted; a preference says which one of each kind is offered now.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import TemplateError
from herstelkluis.model.document import Document
from herstelkluis.model.loader import load_own, load_template, read_template, shipped_templates, template_source
from herstelkluis.model.template import Template
from herstelkluis.store import preferences, templates
from herstelkluis.store.database import Database
from herstelkluis.vault.events import DocumentsChanged

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

OWN = "own_templates"
"""The preference that maps the kind of each template of one's own to its version."""


def all_templates(database: Database) -> tuple[dict[str, Template], tuple[TemplateError, ...]]:
    """The shipped templates, then the person's own, and those of the own ones that cannot be used any more."""
    found, errors = shipped_templates(), []
    for kind, version in _offered(database).items():
        kept = templates.kept_template(database, kind, version) or ""
        try:
            found[kind] = load_own(kept, kind)
        except TemplateError as error:  # a newer program ships this kind itself, or refuses what it took before
            errors.append(error)
    return found, tuple(errors)


def adopt(vault: Vault, file: Path) -> Template:
    """Copy a template file into the vault and offer its kind; the same kind again is a newer version of it.

    Its pieces start as only me. Raises `TemplateError` (file, line, reason) or CannotWriteError; then nothing is taken.
    """
    text = read_template(file)
    template = load_own(text, file.name)
    with vault.database.atomic():
        templates.keep_template(vault.database, template.kind, template.version, text)
        vault.prefer(OWN, {**_offered(vault.database), template.kind: template.version})
    vault.templates = {**vault.templates, template.kind: template}
    vault.events.emit(DocumentsChanged())
    return template


def put_away(vault: Vault, kind: str) -> None:
    """Offer a kind of one's own no longer. What was written in it stays, and is shown as it was asked then."""
    with vault.database.atomic():
        vault.prefer(OWN, {key: version for key, version in _offered(vault.database).items() if key != kind})
    vault.templates = {key: one for key, one in vault.templates.items() if not (one.own and key == kind)}
    vault.events.emit(DocumentsChanged())


def keep(database: Database, document: Document, template: Template | None) -> None:
    """Keep the shipped template a document is written with, word for word; an own one was kept when it was adopted."""
    if template is None or template.own or template.version != document.template:
        return
    if templates.kept_template(database, document.kind, template.version) is None:
        templates.keep_template(database, document.kind, template.version, template_source(document.kind))


def kept(database: Database, document: Document) -> Template | None:
    """The template a document was last written with, where the vault kept it and it can still be read."""
    text = templates.kept_template(database, document.kind, document.template)
    with suppress(TemplateError):
        return load_template(text, document.kind) if text else None
    return None


def _offered(database: Database) -> Mapping[str, str]:
    offered: dict[str, str] = preferences.get(database, OWN, {})
    return offered

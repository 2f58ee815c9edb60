"""What must hold in a template beyond the types: every question asks, no key twice, attributes fit their field type."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from herstelkluis.errors import N_, Phrase
from herstelkluis.model.template_lines import Place

if TYPE_CHECKING:
    from herstelkluis.model.template_schema import ColumnForm, FieldForm, SectionForm, TemplateForm

Broken = tuple[Place, Phrase]

EMPTY = N_("{name} is empty")
MISSING_IN = N_("{name} is missing in {key}")

_FITS = {
    "insert": {"note"},
    "options": {"choice"},
    "many": {"choice"},
    "other": {"choice"},
    "low": {"scale"},
    "high": {"scale"},
    "sources": {"link", "rows", "row"},
    "max": {"text", "line", "link", "person", "file", "rows"},
    "hint_rows": {"rows"},
    "columns": {"rows"},
    "shape": {"rows"},
    "start": {"rows", "text"},
    "as_": {"rows"},
}
_IN_FILE = {"sources": "from", "as_": "as"}


def broken_rules(template: TemplateForm, shapes: Collection[str]) -> Iterator[Broken]:
    """Every rule that does not hold, as (place, reason), in the order of the file."""
    if not template.title.strip():
        yield ("title",), Phrase(EMPTY, name="title")
    yield from _twice(template.section, ("section",))
    own_fields = {f"{section.key}.{field.key}" for section in template.section for field in section.field}
    for n, section in enumerate(template.section):
        yield from _section(section, ("section", n), shapes, own_fields)


def _section(section: SectionForm, place: Place, shapes: Collection[str], own_fields: set[str]) -> Iterator[Broken]:
    if not section.title.strip():
        yield (*place, "title"), Phrase(EMPTY, name="title")
    yield from _twice(section.field, (*place, "field"))
    for n, field in enumerate(section.field):
        here = (*place, "field", n)
        yield from _question(field, here)
        yield from _list(field, here, shapes)
        for m, column in enumerate(field.columns):
            yield from _question(column, (*here, "columns", m))
            if column.type == "row" and not set(column.sources) & own_fields:
                yield (*here, "columns", m, "from"), Phrase(N_("a row column needs from = a list of this form"))


def _question(field: ColumnForm | FieldForm, place: Place) -> Iterator[Broken]:
    if not field.ask.strip() and not getattr(field, "insert", ""):
        yield (*place, "ask"), Phrase(MISSING_IN, name="ask", key=field.key)
    if field.type == "choice" and not field.options:
        yield (*place, "options"), Phrase(MISSING_IN, name="options", key=field.key)
    for name in sorted(field.model_fields_set & _FITS.keys()):
        if field.type not in _FITS[name]:
            said = _IN_FILE.get(name, name)
            yield (*place, said), Phrase(N_("{name} does not fit type {type}"), name=said, type=field.type)


def _list(field: FieldForm, place: Place, shapes: Collection[str]) -> Iterator[Broken]:
    if field.columns and field.shape:
        yield (*place, "shape"), Phrase(N_("a list has columns or a shape, not both"))
    if field.shape and field.shape not in shapes:
        yield (*place, "shape"), Phrase(N_("shape {name} is not known"), name=field.shape)
    if field.type == "rows" and field.start and len(field.columns) < 2 and field.shape in ("", "line"):
        yield (*place, "start"), Phrase(N_("preset lines need a list of more columns"))
    yield from _twice(field.columns, (*place, "columns"))


def _twice(things: Sequence[ColumnForm | FieldForm | SectionForm], place: Place) -> Iterator[Broken]:
    seen: set[str] = set()
    for n, one in enumerate(things):
        if one.key in seen:
            yield (*place, n, "key"), Phrase(N_("key {name} stands twice"), name=one.key)
        seen.add(one.key)

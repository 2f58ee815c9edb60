"""`herstelkluis kinds`: every kind of piece with its sections and fields."""

from __future__ import annotations

import json

from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import Field, Template


def kinds(*, as_json: bool) -> int:
    """Print all kinds, for machines (a JSON list) or for people."""
    templates = shipped_templates().values()
    if as_json:
        print(json.dumps([_describe(one) for one in templates], ensure_ascii=False, indent=1))
        return 0
    for template in templates:
        print(f"{template.kind}: {template.title}")
        for section in template.sections:
            print(f"  {section.title}")
            for field in section.fields:
                if field.ask:
                    print(f"    {field.ask}")
    return 0


def _describe(template: Template) -> dict[str, object]:
    return {
        "kind": template.kind,
        "title": template.title,
        "version": template.version,
        "part": template.part,
        "level": template.level,
        "share": template.share,
        "document": template.document,
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "phase": section.phase,
                "heavy": section.heavy,
                "fields": [_field(one) for one in section.fields],
            }
            for section in template.sections
        ],
    }


def _field(field: Field) -> dict[str, object]:
    """A question, or a column of a list."""
    return {
        "key": field.key,
        "type": field.type.value,
        "ask": field.ask,
        "help": field.help,
        "level": field.level,
        "share": field.share,
        "print": field.print,
        "options": [{"key": one.key, "label": one.label} for one in field.options],
        "columns": [_field(column) for column in field.columns],
    }

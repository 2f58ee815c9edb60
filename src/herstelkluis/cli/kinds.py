"""`herstelkluis kinds`: every kind of piece with its sections and fields."""

from __future__ import annotations

import json

from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import Template


def kinds(*, as_json: bool) -> int:
    """Print all kinds, for machines (a JSON list) or for people."""
    described = [_describe(template) for template in shipped_templates().values()]
    if as_json:
        print(json.dumps(described, ensure_ascii=False, indent=1))
        return 0
    for template in shipped_templates().values():
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
        "level": template.level,
        "share": template.share,
        "document": template.document,
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "fields": [
                    {
                        "key": field.key,
                        "type": field.type.value,
                        "ask": field.ask,
                        "columns": [
                            {"key": column.key, "type": column.type.value, "ask": column.ask}
                            for column in field.columns
                        ],
                    }
                    for field in section.fields
                ],
            }
            for section in template.sections
        ],
    }

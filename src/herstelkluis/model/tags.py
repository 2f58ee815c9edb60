"""Words of the person's own to find a piece again: typed freely, between commas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Answer, Line
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType, Template

TAGS_ROLE = "tags"
_BETWEEN = re.compile(r"[,;\n]")


def parse_tags(words: str) -> tuple[str, ...]:
    """The words between commas, each once; capitals do not make another word, and the first way of writing stays."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(words):
        if tag := " ".join(part.split()):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def say_tags(tags: Iterable[str]) -> str:
    """Tags as they are typed."""
    return ", ".join(tags)


def tags_key(template: Template | None) -> str | None:
    """The question of this kind that asks for tags, where there is one."""
    fields = template.fields() if template is not None else ()
    return next((key for key, _part, field in fields if _asks_for_tags(field.role, field.type)), None)


def with_its_tags(document: Document, template: Template | None) -> Document:
    """The document with the tags that were typed in its own question for them, where its kind has one."""
    key = tags_key(template)
    if key is None:
        return document
    value = document.body.get(key, Answer()).value
    return replace(document, tags=parse_tags(value.words) if isinstance(value, Line) else ())


def with_tags(document: Document, template: Template | None, tags: tuple[str, ...]) -> Document:
    """The document with other tags, also where its kind asks for them."""
    key = tags_key(template)
    if key is not None:
        document = with_value(document, key, Line(say_tags(tags)))
    return replace(document, tags=tags)


def renamed(tags: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """These tags with one called differently; two that are the same then become one."""
    return parse_tags(say_tags(new if tag.casefold() == old.casefold() else tag for tag in tags))


def _asks_for_tags(role: str, kind: FieldType) -> bool:
    return role == TAGS_ROLE and kind is FieldType.LINE

"""What is different now from an earlier version, answer by answer, in words."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.differences import Kind, Passage, compare, count_words, passages
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.model.words import words_of


@dataclass(frozen=True, slots=True)
class Change:
    """The changes in one answer: which one, and every place in it. `gone` and `came` count words."""

    where: str
    passages: tuple[Passage, ...]
    gone: int
    came: int


def changes(then: Document, now: Document, template: Template | None) -> list[Change]:
    """Every answer that says something else now, in the order of the questions. Slow for a long text: off the window.

    Choices, figures and days count as far as they hold own words.
    """
    asked = {} if template is None else {key: one.ask or section.title for key, section, one in template.fields()}
    keys = dict.fromkeys((*asked, *sorted(then.body), *sorted(now.body)))
    texts = [(_("Title"), then.title, now.title)]
    for key in keys:
        before, after = (words_of(one.body[key]) if key in one.body else "" for one in (then, now))
        texts.append((asked.get(key, ""), before, after))
    return [_change(where, before, after) for where, before, after in texts if before != after]


def _change(where: str, before: str, after: str) -> Change:
    parts = compare(before, after)
    return Change(where, tuple(passages(parts)), count_words(parts, Kind.GONE), count_words(parts, Kind.CAME))

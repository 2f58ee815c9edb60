"""What is different now from an earlier version, answer by answer, in words."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, NoAnswer, Value
from herstelkluis.model.differences import Kind, Passage, compare, count_words, passages
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.model.words import words_of


@dataclass(frozen=True, slots=True)
class Change:
    """The changes in one answer: which one, and every place in it. `gone` and `came` count words.

    Without places the words are the same, and something else is not: a choice, a day, a file, what is private.
    """

    where: str
    passages: tuple[Passage, ...]
    gone: int
    came: int


def changes(then: Document, now: Document, template: Template | None) -> list[Change]:
    """Every answer that says something else now, in the order of the questions. Slow for a long text: off the window.

    Notes in the margin do not count.
    """
    asked = {} if template is None else {key: one.ask or section.title for key, section, one in template.fields()}
    keys = dict.fromkeys((*asked, *sorted(then.body), *sorted(now.body)))
    found = [_change(_("Title"), then.title, now.title)] if then.title != now.title else []
    for key in keys:
        before, after = (words_of(one.body[key]) if key in one.body else "" for one in (then, now))
        if before != after or _said(then.body.get(key)) != _said(now.body.get(key)):
            found.append(_change(asked.get(key, ""), before, after))
    return found


def _said(answer: Answer | None) -> tuple[Value | None, NoAnswer | None]:
    return (None, None) if answer is None else (answer.value, answer.none)


def _change(where: str, before: str, after: str) -> Change:
    parts = compare(before, after)
    return Change(where, tuple(passages(parts)), count_words(parts, Kind.GONE), count_words(parts, Kind.CAME))

"""Goals and small victories to look at together. Nothing is counted, and nothing is ever missed."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.i18n import say_date
from herstelkluis.model.body import Answer
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import sort_key
from herstelkluis.model.period import Period
from herstelkluis.model.say import Names, cell_words
from herstelkluis.vault.vault import Vault

GOAL, VICTORY = "doel", "overwinning"
_GOAL = ("doel.doel", "doel.stap", "doel.wanneer")
_VICTORY = ("overwinning.zin", "overwinning.met_wie", "overwinning.gevoel", "overwinning.wanneer")


@dataclass(frozen=True, slots=True)
class Line:
    """One goal or victory: its document, the own words, what stands under them, and when."""

    id: str
    words: str
    under: tuple[str, ...] = ()
    when: str = ""


def goals(vault: Vault) -> tuple[Line, ...]:
    """What the person wants, with the smallest first step, newest first. A folded one shows only its title."""
    lines = []
    for one in _pieces(vault, GOAL):
        words, step, when = _said(vault, one, _GOAL)
        if one.folded:
            lines.append(_only_title(vault, one))
        else:
            lines.append(Line(one.id, one.title or words, (step,) * bool(step), when))
    return tuple(lines)


def victories(vault: Vault) -> tuple[Line, ...]:
    """What went well, the latest first: with whom, and a word for how it felt."""
    lines = []
    for one in sorted(_pieces(vault, VICTORY), key=_moment, reverse=True):
        words, who, mood, when = _said(vault, one, _VICTORY)
        if one.folded:
            lines.append(_only_title(vault, one))
        else:
            under = tuple(filter(None, (who, mood)))
            lines.append(Line(one.id, one.title or words, under, when or _begun(vault, one)))
    return tuple(lines)


def _only_title(vault: Vault, one: Document) -> Line:
    return Line(one.id, one.title or vault.templates[one.kind].title)


def _pieces(vault: Vault, kind: str) -> list[Document]:
    return [vault.document(one.id) for one in vault.summaries(kind)]


def _said(vault: Vault, document: Document, keys: tuple[str, ...]) -> list[str]:
    names = Names(vault.people(), {})
    values = (document.body.get(key, Answer()).value for key in keys)
    return [" ".join(cell_words(value, None, names).split()) if value is not None else "" for value in values]  # type: ignore[arg-type]  # these answers are no lists


def _moment(document: Document) -> tuple[int, str]:
    value = document.body.get(_VICTORY[-1], Answer()).value
    kind, first = sort_key(value) if isinstance(value, Period) else (2, "")
    begun = document.created_at.date().isoformat() if document.created_at is not None else ""
    return (0, first) if kind == 0 else (0, begun)


def _begun(vault: Vault, document: Document) -> str:
    if document.created_at is None:
        return ""
    return say_date(document.created_at.astimezone().date(), vault.clock().astimezone().date())

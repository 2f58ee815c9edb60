"""The crises of this vault, to lay side by side: pieces about one, and the chapter about the first."""

from __future__ import annotations

from collections.abc import Iterable

from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import sort_key
from herstelkluis.model.pictures.crisis_pattern import Crisis, crisis_of, pattern_sheet, seen_more
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.pattern_drawing import draw_pattern
from herstelkluis.model.sheet import Sheet
from herstelkluis.store.documents import Summary
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.naming import naming
from herstelkluis.vault.printing import for_paper
from herstelkluis.vault.vault import STORY_KIND, Vault

CRISIS_KIND, PATTERN_KIND = "crisis", "patroon"
FIRST_CRISIS = "h14"  # the chapter that asks the same questions


def crises_of(vault: Vault) -> tuple[Summary, ...]:
    """What may be laid side by side, oldest first; only titles and times are read."""
    found = [
        *vault.summaries(CRISIS_KIND),
        *(one for one in vault.summaries(STORY_KIND) if one.section == FIRST_CRISIS),
    ]
    born = birth_year(vault)
    return tuple(sorted(found, key=lambda one: (sort_key(one.period, born), one.title)))


def side_by_side(vault: Vault, chosen: Iterable[str], *, paper: bool = False) -> tuple[Crisis, ...]:
    """The chosen crises, row by row; for paper without private and very sensitive words in other pieces."""
    born, people = birth_year(vault), vault.people()
    documents = [vault.document(one) for one in chosen]
    if paper:
        who = naming(vault)
        documents = [for_paper(one, vault.template(one), who) for one in documents]
    return tuple(crisis_of(one, vault.template(one), born, people) for one in documents)


def marks_document(vault: Vault) -> Document:
    """The piece in which the person keeps what looks alike; a new one when nothing was marked yet."""
    kept = vault.summaries(PATTERN_KIND, 1)
    return vault.document(kept[0].id) if kept else vault.start(PATTERN_KIND)


def sheet_of_pattern(vault: Vault, chosen: Iterable[str]) -> Sheet:
    """The chosen crises with the marks, for paper."""
    return pattern_sheet(*_for_paper(vault, chosen))


def drawing_of_pattern(vault: Vault, chosen: Iterable[str]) -> Drawing:
    """The same as one drawing, to keep as a picture."""
    crises, marks = _for_paper(vault, chosen)
    return draw_pattern(crises, seen_more(crises, marks))


def _for_paper(vault: Vault, chosen: Iterable[str]) -> tuple[tuple[Crisis, ...], Document]:
    marks = marks_document(vault)
    return side_by_side(vault, chosen, paper=True), for_paper(marks, vault.template(marks), naming(vault))

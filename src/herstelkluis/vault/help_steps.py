"""The steps in help of this vault, from their own pieces and from the chapter about them, and a sheet made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herstelkluis.i18n import _
from herstelkluis.model.body import About, Answer, Cell, Choice, Line, Row, Rows
from herstelkluis.model.document import Document, Level, new_id
from herstelkluis.model.fuzzy import sort_key
from herstelkluis.model.period import Period
from herstelkluis.model.pictures.help_steps import Step, draw_steps, say_steps, step_of
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Picture, Sheet
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.naming import naming
from herstelkluis.vault.printing import for_paper
from herstelkluis.vault.vault import STORY_KIND, Vault

STEP_KIND, OVERVIEW_KIND = "hulpstap", "hulp.rij"
CHAPTER, CHAPTER_ANSWER = "h13", "h13.stappen"
OVERVIEW_ANSWER = "hulp.stappen"
ON_PAPER = 674.0
_ABOUT = ("naam", "hielp_woorden", "belemmerde_woorden", "tip")

Found = tuple[Step, Period | None, Document, tuple[About, ...]]


def steps_of(vault: Vault, *, paper: bool = False) -> tuple[Step, ...]:
    """Every step in the order of time; for paper without private words. Of a folded piece only its name and time."""
    return tuple(step for step, _period, _document, _about in _found(vault, paper=paper))


def document_of(vault: Vault, key: str) -> dict[str, object]:
    """Where a step is written: what `write` is asked to open."""
    document_id, _colon, row = key.partition(":")
    if not row:
        return {"document": document_id}
    return {"kind": STORY_KIND, "section": vault.document(document_id).section, "answer": CHAPTER_ANSWER}


def help_sheet(vault: Vault) -> Sheet:
    """All steps on paper, with a line for each."""
    steps = steps_of(vault, paper=True)
    said = say_steps(steps)
    return Sheet(_("My help in a row"), (Picture(said.description, said.lines, svg(draw_steps(steps, ON_PAPER))),))


def new_overview(vault: Vault) -> Document:
    """A piece of its own with a line for every step as it is now, without private words: to change, share and print.

    Lines of a very sensitive piece are very sensitive, and who they tell about goes along. It is not stored yet.
    """
    rows = tuple(_row(*one) for one in _found(vault, paper=True))
    document = vault.start(OVERVIEW_KIND)
    return replace(document, body={**document.body, OVERVIEW_ANSWER: Answer(Rows(rows))})


def _found(vault: Vault, *, paper: bool) -> list[Found]:
    born = birth_year(vault)
    found = [*_pieces(vault, paper=paper), *_lines(vault, paper=paper)]
    return sorted(found, key=lambda one: (sort_key(one[1], born), one[0].name))


def _pieces(vault: Vault, *, paper: bool) -> Iterator[Found]:
    template, names, who = vault.templates[STEP_KIND], Names(vault.people(), {}), naming(vault)
    fields = {field.key: field for _key, _section, field in template.fields()}
    for one in vault.summaries(STEP_KIND):
        document = vault.document(one.id)
        shown = for_paper(document, template, who) if paper else document
        body = {} if document.folded else shown.body
        cells: dict[str, Cell] = {
            key.rpartition(".")[2]: answer.value
            for key, answer in body.items()
            if answer.value is not None and not isinstance(answer.value, Rows)
        }
        if document.period is not None:
            cells["wanneer"] = document.period
        about = tuple(who for key, answer in body.items() if key.rpartition(".")[2] in _ABOUT for who in answer.about)
        yield step_of(document.id, cells, fields, names, document.title), document.period, document, about


def _lines(vault: Vault, *, paper: bool) -> Iterator[Found]:
    """The lines of the chapter about help, unless it is folded."""
    template, names, who = vault.templates[STORY_KIND], Names(vault.people(), {}), naming(vault)
    field = next((field for key, _section, field in template.fields() if key == CHAPTER_ANSWER), None)
    columns = {column.key: column for column in field.columns} if field is not None else {}
    for one in vault.summaries(STORY_KIND):
        if one.section != CHAPTER or one.folded:
            continue
        document = vault.document(one.id)
        shown = for_paper(document, template, who) if paper else document
        answer = shown.body.get(CHAPTER_ANSWER)
        for row in answer.value.rows if answer is not None and isinstance(answer.value, Rows) else ():
            when = row.cells.get("wanneer")
            step = step_of(f"{document.id}:{row.id}", row.cells, columns, names)
            yield step, when if isinstance(when, Period) else None, document, row.about


def _row(step: Step, period: Period | None, document: Document, about: tuple[About, ...]) -> Row:
    words = {
        "naam": step.name,
        "hielp": step.helped,
        "belemmerde": step.hindered,
        "afloop": step.ended,
        "tip": step.tip,
    }
    cells: dict[str, Cell] = {key: Line(said) for key, said in words.items() if said}
    if period is not None:
        cells["wanneer"] = period
    if step.phases:
        cells["fase"] = Choice(step.phases)
    level = Level.SENSITIVE if document.level is Level.SENSITIVE and document.kind == STEP_KIND else None
    return Row(new_id(), cells, tuple(dict.fromkeys(about)), level)

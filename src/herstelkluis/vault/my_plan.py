"""Mijn ene plan: what stands in all plans together, each line once, in the order of the plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herstelkluis.i18n import _
from herstelkluis.model.answering import says_something
from herstelkluis.model.body import Passage, Row, Rows
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.say import Names, cell_words, names_in
from herstelkluis.model.sheet import Heading, Lines, Piece, Sheet
from herstelkluis.model.template import Field
from herstelkluis.vault.naming import naming
from herstelkluis.vault.one_plan import CARD, Place, title_of
from herstelkluis.vault.plan_parts import ORDER
from herstelkluis.vault.printing import for_paper as as_on_paper
from herstelkluis.vault.tied import asked_of
from herstelkluis.vault.vault import Vault

KINDS = (*ORDER, "plan.aanpak", "leefstijl", "medicijn", "wensen.zorg", "zelfbinding.voorbereiding", "plan.wmo")
"""The plans, and what is a plan by another name; others that call themselves a plan come after them."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line where it stands first: its first words and `more` of it, and the other pieces that have it.

    What was written at a question that is no list is a line too; `words` is the question then. `asked`: where the line
    still says something else, as long as nobody said whether that follows.
    """

    words: str
    piece: str
    part: str
    at: Passage
    elsewhere: tuple[str, ...] = ()
    more: str = ""
    asked: tuple[Place, ...] = ()


def my_one_plan(vault: Vault, *, for_paper: bool = False) -> tuple[PlanLine, ...]:
    """Every line of every plan; of a folded one only that it is there.

    `for_paper`: without private words, without what never goes to paper and without pieces that never go along.
    """
    found, who = dict[str, PlanLine](), naming(vault)
    for kind in _kinds(vault):
        for one in reversed(vault.summaries(kind)):
            document = vault.document(one.id)
            template = vault.template(document)
            if for_paper and (document.share is ShareState.NEVER or document.folded):
                continue
            shown = as_on_paper(document, template, who) if for_paper else document
            for key, line in _lines(vault, shown, for_paper=for_paper):
                before = found.get(key)
                found[key] = line if before is None else _with_place(before, line)
    return tuple(found.values())


def as_sheet(lines: tuple[PlanLine, ...]) -> Sheet:
    """The one plan as pages to read and print."""
    pieces: list[Piece] = []
    at: tuple[str, str] = ("", "")
    for one in lines:
        if one.piece != at[0]:
            pieces.append(Heading(one.piece, 2))
        if one.part and (one.piece, one.part) != at:
            pieces.append(Heading(one.part, 3))
        if (one.piece, one.part) == at and isinstance(pieces[-1], Lines):
            pieces[-1] = Lines((*pieces[-1].items, _said(one)))
        else:
            pieces.append(Lines((_said(one),)))
        at = (one.piece, one.part)
    return Sheet(_("My one plan"), tuple(pieces))


def _kinds(vault: Vault) -> Iterator[str]:
    yield from (kind for kind in KINDS if kind in vault.templates)
    yield from (kind for kind in sorted(vault.templates) if kind.startswith("plan.") and kind not in KINDS)


def _lines(vault: Vault, document: Document, *, for_paper: bool) -> Iterator[tuple[str, PlanLine]]:
    """The lines of a piece in the order of its template, with the id they are known by."""
    template = vault.template(document)
    if template is None:
        return
    names = names_in(document.body, vault.people())
    piece = title_of(document, template)
    if document.folded:
        yield document.id, PlanLine(_("This piece is folded."), piece, "", Passage(document.id, ""))
        return
    for key, part, field in template.fields():
        answer = document.body.get(key)
        if (
            answer is None
            or not says_something(answer.value)
            or answer.value is None
            or (for_paper and not field.print)
        ):
            continue
        card = (_("My card"),) if field.role.startswith(CARD) else ()
        if isinstance(answer.value, Rows):
            columns = [column for column in field.columns if column.print or not for_paper]
            for row in answer.value.rows:
                first, *others = [*_words(row, columns, names), ("", "")]
                if first[1]:
                    at = Passage(document.id, key, row.id)
                    asked = () if for_paper else asked_of(vault, document, key, row)
                    more = " · ".join(_asked_and_said(*one) for one in others if one[1])
                    yield row.id, PlanLine(first[1], piece, part.title, at, card, more, asked)
        elif words := cell_words(answer.value, field, names):
            at = Passage(document.id, key)
            yield f"{document.id} {key}", PlanLine(field.ask, piece, part.title, at, card, words)


def _words(row: Row, columns: list[Field], names: Names) -> list[tuple[str, str]]:
    """What the cells of a line say, each on one line, after what was asked."""
    cells = [(column, row.cells[column.key]) for column in columns if column.key in row.cells]
    said = [(column.ask, cell_words(cell, column, names)) for column, cell in cells]
    return [(ask, " ".join(words.split("\n"))) for ask, words in said if words]


def _asked_and_said(ask: str, words: str) -> str:
    between = " " if ask.endswith("?") else ": "  # a question has its own sign
    return f"{ask}{between}{words}" if ask else words


def _with_place(first: PlanLine, again: PlanLine) -> PlanLine:
    name = again.piece if again.piece != first.piece else again.part
    places = dict.fromkeys((*first.elsewhere, name, *again.elsewhere))
    return replace(first, elsewhere=tuple(places))


def _said(one: PlanLine) -> str:
    also = _("also on: {places}").format(places=", ".join(one.elsewhere)) if one.elsewhere else ""
    words = _asked_and_said(one.words.rstrip(":"), one.more) if one.more else one.words.rstrip(":")
    return f"{words} ({also})" if also else words

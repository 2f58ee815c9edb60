"""What a sheet carries as data, as FHIR resources; what is only told stays words (FHIR.md has the table).

A question is known by its place in the shipped template, a cell by the head it stands under on the sheet. Nothing is
guessed: a sheet with other words gives no resource, and its narrative still says everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.sheet import Lines, OwnWords, Piece, Said, Sheet, Table
from herstelkluis.model.template import Field
from herstelkluis.share.narrative import narrative
from herstelkluis.share.outline import QUESTION, Part, outline

Resource = dict[str, Any]
Reference = dict[str, str]
Cells = dict[str, str]
Row = tuple[str, Cells]

REPORTED = N_("As the person tells it. The pharmacy has the real list.")

_GAPS = re.compile(r"[^\S \t\n\r]|\ufeff")  # FHIR R4, string: of the white space only space, tab and line ends
_NOT_A_STRING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def string(text: str) -> str:
    """A text as a FHIR string, "" when nothing is left of it."""
    return _GAPS.sub(" ", _NOT_A_STRING.sub("\ufffd", text)).strip()


def resources_of(kind: str, sheet: Sheet, patient: Reference, made_at: str) -> Iterator[Resource]:
    """The resources of one sheet. `patient` is the reference to the person; `made_at` the moment of the package."""
    template = shipped_templates().get(kind)
    if template is None:
        return
    tree = outline(sheet.pieces)
    for key, section, field in template.fields():
        if make := _CARRIED.get((kind, key)):
            alone = len(template.sections) == 1  # then it has no heading
            parts = [tree] if alone else [part for part in tree.parts if part.title == section.title]
            questions = [question for part in parts for question in part.parts]
            yield from make(_rows(questions, field), patient)
    if template.form == "questions" and (items := _items(tree.parts, "")):
        yield {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "subject": patient,
            "authored": made_at,
            "author": patient,
            "source": patient,
            "item": items,
        }


# --- lists: what stands under which head ---------------------------------------------------------------------------


def _rows(questions: list[Part], field: Field) -> list[Row]:
    """The rows of a list on the sheet: each as one line of words, and its cells by the key of their column."""
    asked = [one for one in questions if one.title == field.ask]
    return [row for one in asked for piece in one.content for row in _rows_of(piece, field)]


def _rows_of(piece: Piece, field: Field) -> Iterator[Row]:
    keys = {column.ask: column.key for column in field.columns}
    match piece:
        case Table(heads, rows) if keys.keys() >= set(heads):
            for row in rows:
                said = [(head, cell) for head, cell in zip(heads, row, strict=True) if cell]
                line = "; ".join(f"{head}: {cell}" for head, cell in said)
                yield line, {keys[head]: cell for head, cell in said}
        case Lines(items):
            for item in items:
                yield item, _cells(item, field)


def _cells(line: str, field: Field) -> Cells:
    """The cells of a line as `lay_out` writes it: the first column bare, the others each after its own head."""
    first, *others = field.columns
    keys = {f"{column.ask.rstrip('?')}: ": column.key for column in others}
    heads = "|".join(re.escape(head) for head in keys)
    cells: Cells = {}
    for part in re.split(f"; (?={heads})", line):
        head = re.match(heads, part)
        key = keys[head[0]] if head else first.key
        if key in cells:  # own words that look like a head: then the line is only words
            return {first.key: line}
        cells[key] = part[head.end() :] if head else part
    return cells


def _medicines(rows: list[Row], patient: Reference) -> Iterator[Resource]:
    for line, cells in rows:
        if medicine := string(cells.get("medicijn", "")):
            one: Resource = {
                "resourceType": "MedicationStatement",
                "text": narrative([OwnWords(line)]),
                "status": "active",
                "medicationCodeableConcept": {"text": medicine},
                "subject": patient,
                "informationSource": patient,
                "note": [{"text": _(REPORTED)}],
            }
            if use := string(cells.get("hoeveel") or cells.get("echt", "")):
                one["dosage"] = [{"text": use}]
            if why := string(cells.get("waarom") or cells.get("waarvoor", "")):
                one["reasonCode"] = [{"text": why}]
            yield one


def _care(rows: list[Row], patient: Reference) -> Iterator[Resource]:
    participants = []
    for _line, cells in rows:
        one: Resource = {}
        if role := string(cells.get("soort") or cells.get("rol", "")):
            one["role"] = [{"text": role}]
        if name := string(cells.get("naam") or cells.get("wie") or cells.get("organisatie", "")):
            one["member"] = {"display": name}
        if one:
            participants.append(one)
    if participants:
        yield {
            "resourceType": "CareTeam",
            "text": narrative([Lines(tuple(line for line, _cells in rows))]),
            "subject": patient,
            "participant": participants,
        }


def _people(rows: list[Row], patient: Reference) -> Iterator[Resource]:
    for line, cells in rows:
        one: Resource = {"resourceType": "RelatedPerson", "text": narrative([OwnWords(line)]), "patient": patient}
        if name := string(cells.get("wie", "")):
            one["name"] = [{"text": name}]
        if relation := string(cells.get("relatie", "")):
            one["relationship"] = [{"text": relation}]
        if phone := string(cells.get("telefoon", "")):
            one["telecom"] = [{"system": "phone", "value": phone}]
        if one.keys() > {"resourceType", "text", "patient"}:
            yield one


_CARRIED: dict[tuple[str, str], Callable[[list[Row], Reference], Iterator[Resource]]] = {
    ("plan.crisis", "mensen.steun"): _people,
    ("plan.crisis", "zorg.zorgmensen"): _care,
    ("plan.crisis", "zorg.nu"): _medicines,
    ("zorgteam", "team.team"): _care,
    ("medicijn", "medicijnen.lijst"): _medicines,
}


# --- questions and answers -----------------------------------------------------------------------------------------


def _items(parts: tuple[Part, ...], above: str) -> list[Resource]:
    """Every question that was answered, with its answers; parts as groups. `linkId` counts from the top."""
    items: list[Resource] = []
    for part in parts:
        link = f"{above}{len(items) + 1}"
        one: Resource = {"linkId": link}
        if title := string(part.title):
            one["text"] = title
        if part.level < QUESTION:
            one["item"] = _items(part.parts, f"{link}.")
        else:
            one["answer"] = [{"valueString": words} for piece in part.content for words in _answers(piece)]
        if one.get("item") or one.get("answer"):
            items.append(one)
    return items


def _answers(piece: Piece) -> Iterator[str]:
    match piece:
        case OwnWords(text) | Said(text):
            said = [text]
        case Lines(items):
            said = list(items)
        case Table(heads, rows):
            said = ["; ".join(f"{head}: {cell}" for head, cell in zip(heads, row, strict=True) if cell) for row in rows]
        case _:
            said = []
    yield from filter(None, map(string, said))

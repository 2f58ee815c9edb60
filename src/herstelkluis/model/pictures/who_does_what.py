"""Who does what: tasks against people, drawn with a sign and its words in every cell, so that it reads without colour.

Any template whose view is "grid" and that has a list `as = "grid"` has this picture: the first column is the task, each
choice after it someone. The signs follow the order of the options: full, half, struck through, to talk about.
"""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.row_order import as_asked
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Field, FieldType, Template

WIDTH, TASK, WIDEST = 600.0, 136.0, 110.0  # of the drawing, of the tasks, of one column at most
HEAD, CELL, OWN = 12.0, 12.0, 14.0  # sizes of letters: readable when it is 13 cm wide on paper
LINE, SIGN = 16.0, 8.0


@dataclass(frozen=True, slots=True)
class Task:
    """One line: id, words, and for each column the place of the chosen option and its words; None: nothing chosen."""

    id: str
    words: str
    cells: tuple[tuple[int, str] | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The names of the columns in which something was chosen, and the tasks in which something was."""

    columns: tuple[str, ...]
    tasks: tuple[Task, ...]


def grid_of(template: Template, document: Document, names: Names) -> Grid:
    """What a document says; empty columns and tasks are left out."""
    found = next(((key, field) for key, _section, field in template.fields() if field.as_ == "grid"), None)
    if found is None:
        return Grid((), ())
    key, field = found
    columns = [one for one in field.columns if one.type is FieldType.CHOICE]
    value = document.body.get(key, Answer()).value
    rows = as_asked(value.rows, field) if isinstance(value, Rows) else ()
    tasks = [_task(row, field, columns, names) for row in rows]
    tasks = [task for task in tasks if any(task.cells) or (task.words and task.words not in field.start)]
    used = [n for n in range(len(columns)) if any(task.cells[n] for task in tasks)]
    return Grid(
        tuple(columns[n].ask for n in used),
        tuple(Task(task.id, task.words, tuple(task.cells[n] for n in used)) for task in tasks),
    )


def _task(row: Row, field: Field, columns: list[Field], names: Names) -> Task:
    first = row.cells.get(field.columns[0].key)
    words = " ".join(cell_words(first, None, names).split()) if first is not None else ""
    return Task(row.id, words, tuple(_chosen(row, column) for column in columns))


def _chosen(row: Row, column: Field) -> tuple[int, str] | None:
    cell = row.cells.get(column.key)
    if not isinstance(cell, Choice) or not cell.chosen:
        return None
    keys = [option.key for option in column.options]
    place = keys.index(cell.chosen[0]) if cell.chosen[0] in keys else len(keys)
    return place, cell_words(cell, column, Names({}, {}))


def picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The overview of one document, with its twin; nothing when nothing was chosen."""
    grid = grid_of(template, document, names)
    if not grid.columns:
        return None
    said = say_grid(grid)
    return Picture(said.description, said.lines, svg(draw_grid(grid)))


def say_grid(grid: Grid) -> Picture:
    """The same in words: every task with who does, tries, does not, or is to be talked with."""
    lines = tuple(". ".join(filter(None, (task.words, "; ".join(_said(grid, task))))) for task in grid.tasks)
    return Picture(_("A table with a task on every line, and beside it who does it."), lines)


def _said(grid: Grid, task: Task) -> list[str]:
    return [f"{who}: {cell[1]}" for who, cell in zip(grid.columns, task.cells, strict=True) if cell]


def draw_grid(grid: Grid) -> Drawing:
    """The overview: heads above, a line for every task, a sign with its words in every cell."""
    wide = min(WIDEST, (WIDTH - TASK) / max(1, len(grid.columns)))
    heads = [wrapped(name, wide - 4, HEAD, most=3, bold=True) for name in grid.columns]
    y = 12 + LINE * max((len(lines) for lines in heads), default=0)
    shapes: list[Shape] = []
    for n, lines in enumerate(heads):
        x, top = TASK + wide * (n + 0.5), y - LINE * len(lines)
        shapes += [
            Words(x, top + LINE * at, words, HEAD, bold=True, anchor="middle") for at, words in enumerate(lines, 1)
        ]
    right = TASK + wide * len(grid.columns)
    y += 10
    for task in grid.tasks:
        shapes.append(Stroke(((0, y), (right, y)), "line", 1))
        y = _draw_task(task, y, wide, shapes)
    shapes.append(Stroke(((0, y), (right, y)), "line", 1))
    return Drawing(max(right, TASK), y + 4, tuple(shapes))


def _draw_task(task: Task, top: float, wide: float, shapes: list[Shape]) -> float:
    """Draw one line below `top`, and give where the next begins."""
    names = wrapped(task.words, TASK - 8, OWN, most=3, own=True)
    said = [wrapped(cell[1], wide - 4, CELL, most=2) if cell else () for cell in task.cells]
    high = max(18 + 20.0 * len(names), 38 + LINE * max((len(lines) for lines in said), default=0))
    start = top + (high - 20 * len(names)) / 2 + 15
    shapes += [Words(0, start + 20 * n, words, OWN, own=True, key=task.id) for n, words in enumerate(names)]
    for n, (cell, lines) in enumerate(zip(task.cells, said, strict=True)):
        if cell:
            x = TASK + wide * (n + 0.5)
            shapes += _sign(cell[0], x, top + 18)
            shapes += [
                Words(x, top + 30 + LINE * at, words, CELL, anchor="middle") for at, words in enumerate(lines, 1)
            ]
    return top + high


def _sign(place: int, x: float, y: float) -> tuple[Shape, ...]:
    """A full dot, a ring with a small dot, a cross, a square to talk in; what is not known has no sign."""
    corner = SIGN * 0.75
    match place:
        case 0:
            return (Circle(x, y, SIGN, "text", 2, fill="text"),)
        case 1:
            return Circle(x, y, SIGN, "text", 2), Circle(x, y, SIGN / 3, "text", 1, fill="text")
        case 2:
            crossing = (
                ((x - corner, y - corner), (x + corner, y + corner)),
                ((x - corner, y + corner), (x + corner, y - corner)),
            )
            return tuple(Stroke(points, "text", 2) for points in crossing)
        case 3:
            dots = (Circle(x + at, y, 1.2, "text", 1, fill="text") for at in (-4, 0, 4))
            return Box(x - 10, y - SIGN + 1, 20, 2 * SIGN - 2, 4, "text", 2), *dots
        case _:
            return ()

"""Crisis plans with lines in them, and what must hold of their line ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from herstelkluis.model.body import Answer, Line, Row, Rows
from herstelkluis.model.document import new_id
from herstelkluis.model.shared_lines import columns_of, do_agree
from herstelkluis.vault.line_ids import rows_in

KIND = "plan.crisis"
LISTS = {"goed.woorden": "regel", "tekens.herken": "wat", "behandeling.goede": "wat", "anderen.helpt": "regel"}


def start(vault, **lists):
    """A settled plan with these lines: "tekens.herken" as tekens_herken."""
    body = {}
    for key, lines in lists.items():
        answer = key.replace("_", ".", 1)
        body[answer] = Answer(Rows(tuple(Row(new_id(), {LISTS[answer]: Line(words)}) for words in lines)))
    return keep(vault, replace(vault.start(KIND, title="Plan"), body=body))


def keep(vault, document):
    vault.drafts.change(document)
    vault.settle()
    return vault.document(document.id)


def rows(document, answer):
    value = document.body.get(answer, Answer()).value
    return value.rows if isinstance(value, Rows) else ()


def words(document, answer):
    return [row.cells[LISTS[answer]].words for row in rows(document, answer)]


def typed(document, answer, line_id, said):
    changed = tuple(
        replace(row, cells={**row.cells, LISTS[answer]: Line(said)}) if row.id == line_id else row
        for row in rows(document, answer)
    )
    return replace(document, body={**document.body, answer: Answer(Rows(changed))})


def assert_one_id_says_one_thing(vault):
    said = defaultdict(list)
    for one in vault.summaries():
        document = vault.document(one.id)
        for key, row in rows_in(document):
            said[row.id].append((row, columns_of(vault.template(document), key)))
    for copies in said.values():
        assert all(do_agree(*one, *other) for one, other in combinations(copies, 2)), copies
    return said

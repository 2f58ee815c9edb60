"""A line and its copies: where they stand, what they say, and whether it is still to be said that they follow."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.model.body import Passage, Row
from herstelkluis.model.document import Document
from herstelkluis.model.shared_lines import Columns, columns_of, do_agree
from herstelkluis.vault.line_ids import rows_in
from herstelkluis.vault.one_plan import Place, line_words, places
from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a line: the places of all, and one of them with its columns; they all say the same."""

    places: tuple[Place, ...]
    row: Row
    columns: Columns

    def do_agree(self, row: Row, columns: Columns) -> bool:
        """Whether this line says what they say."""
        return do_agree(row, columns, self.row, self.columns)


def copies_of(vault: Vault, document: Document, answer: str, row: Row) -> Copies | None:
    """The copies of a line of this document, also of one that is apart from them; none when it stands alone."""
    for line in filter(None, (row.apart, row.id)):
        found = places(vault, line, Passage(document.id, answer))
        for place in found:
            other = document if place.at.document == document.id else vault.document(place.at.document)
            at = (place.at.answer, line)
            said = next((one for key, one in rows_in(other) if (key, one.id) == at), None)
            if said is not None:
                return Copies(tuple(found), said, columns_of(vault.template(other), place.at.answer))
    return None


def said_at(vault: Vault, place: Place) -> str:
    """What the line says at this place, on one line."""
    document, at = vault.document(place.at.document), place.at
    row = next((one for key, one in rows_in(document) if (key, one.id) == (at.answer, at.row)), None)
    return line_words(vault, row, columns_of(vault.template(document), at.answer)) if row is not None else ""


def asked_of(vault: Vault, document: Document, answer: str, row: Row) -> tuple[Place, ...]:
    """Where the copies of a line stand that was changed apart from them, as long as nobody said whether they follow."""
    copies = copies_of(vault, document, answer, row) if row.apart else None
    if copies is None or copies.do_agree(row, columns_of(vault.template(document), answer)):
        return ()
    return copies.places

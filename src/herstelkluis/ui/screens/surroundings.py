"""What the fields of a form may point at: people, pieces and lines of the document that is open."""

from __future__ import annotations

from collections.abc import Sequence

from herstelkluis.model.body import Rows
from herstelkluis.model.say import first_words, names_in
from herstelkluis.model.template import Field, FieldType
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.pointing import piece_names


def around_of(screen: WritingScreen, fields: Sequence[Field]) -> Around:
    """What these fields of the document on this screen may point at; the pieces only when one of them can."""
    vault = screen.session.vault

    def rows(sources: tuple[str, ...] = ()) -> dict[str, str]:
        body = screen.writing.document.body if screen.writing is not None else {}
        names = names_in(body, {})
        wanted = [answer.value for key, answer in body.items() if not sources or key in sources]
        return {row.id: first_words(row, names) for one in wanted if isinstance(one, Rows) for row in one.rows}

    points = any(one.type is FieldType.LINK for field in fields for one in (field, *field.columns))
    return Around(
        vault.clock().astimezone().date(),
        dict(vault.people()),
        piece_names(vault) if points else {},
        rows,
        birth_year=lambda: birth_year(vault),
        files=FilesDesk(screen),
        kinds={one.id: one.kind for one in vault.summaries()} if points else {},
    )

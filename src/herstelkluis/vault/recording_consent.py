"""Whether a conversation may be recorded: what the sheet with agreements says that the people filled in together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herstelkluis.model.body import Choice, Consents
from herstelkluis.model.document import Document

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

KIND, RECORDING = "toestemming.gesprek", "opname.opname"
_YES = {"geluid", "beeld"}


def agreed_sheet(vault: Vault) -> Document | None:
    """The sheet written in last, when it says yes to a recording and is agreed by all in it; else None.

    A sheet on which someone refused, took it back or was only asked says no, whatever an older one says.
    """
    newest = vault.summaries(KIND, limit=1)
    sheet = vault.document(newest[0].id) if newest else None
    return sheet if sheet is not None and _says_yes(sheet) else None


def _says_yes(sheet: Document) -> bool:
    answer = sheet.body.get(RECORDING)
    chosen = answer.value.chosen if answer is not None and isinstance(answer.value, Choice) else ()
    entries = [one for value in sheet.body.values() if isinstance(value.value, Consents) for one in value.value.entries]
    last = {(one.person.id or one.person.label if one.person else ""): one.state for one in entries}
    return bool(_YES & set(chosen)) and bool(last) and set(last.values()) == {"agreed"}

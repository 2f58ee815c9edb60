"""Whether a conversation may be recorded: what the sheet with agreements says that the people filled in together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herstelkluis.model.body import Choice, Consents
from herstelkluis.model.document import Document
from herstelkluis.vault.conversation import sheet_with, who_is_there

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

RECORDING = "opname.opname"
_YES = {"geluid", "beeld"}


def agreed_sheet(vault: Vault) -> Document | None:
    """The sheet written in last with who is there, when it says yes to a recording and all in it agree; else None.

    A sheet on which someone refused, took it back or was only asked says no, whatever an older one says.
    """
    sheet = sheet_with(vault, who_is_there(vault))
    return sheet if sheet is not None and _says_yes(sheet) else None


def _says_yes(sheet: Document) -> bool:
    answer = sheet.body.get(RECORDING)
    chosen = answer.value.chosen if answer is not None and isinstance(answer.value, Choice) else ()
    entries = [one for value in sheet.body.values() if isinstance(value.value, Consents) for one in value.value.entries]
    last = {(one.person.id or one.person.label if one.person else ""): one.state for one in entries}
    return bool(_YES & set(chosen)) and bool(last) and set(last.values()) == {"agreed"}

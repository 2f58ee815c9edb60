"""How much a vault, a copy or an export holds, in one line."""

from __future__ import annotations

from herstelkluis.i18n import _
from herstelkluis.vault.counting import Counts


def counted(counts: Counts) -> str:
    """The counts as a sentence."""
    return _("Pieces: {pieces}, in the bin: {in_bin}, versions: {versions}, files: {files}.").format(
        pieces=counts.pieces, in_bin=counts.in_bin, versions=counts.versions, files=counts.attachments
    )

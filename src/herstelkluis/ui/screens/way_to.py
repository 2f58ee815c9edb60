"""Where a place in the vault is looked at: the screen that shows its kind, at the answer."""

from __future__ import annotations

from herstelkluis.model.body import Passage
from herstelkluis.vault.vault import Vault

SCREEN_OF_KIND = {"plan.crisis": "crisis"}


def way_to(vault: Vault, at: Passage) -> tuple[str, dict[str, object]]:
    """The key of the screen and what to show there; `Screen.go` takes both. Without a place: the people."""
    if not at.document:
        return "people", {}
    kind = vault.document(at.document).kind
    return SCREEN_OF_KIND.get(kind, "write"), {"document": at.document, "answer": at.answer}

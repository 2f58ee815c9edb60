"""Good and bad packages, each with what Python says of it: the reader in a browser has to say the same."""

from __future__ import annotations

from typing import Any

from reader import rows_inside, rows_outside, verdicts
from reader.sheets import sheets


def packages() -> list[dict[str, Any]]:
    """Whole packages, opened."""
    return [verdicts.case(*row) for row in (*rows_outside.rows(), *rows_inside.rows())]


def manifests() -> list[dict[str, Any]]:
    """Tables of contents by themselves."""
    return [
        verdicts.read_alone(name, "manifest", text, verdicts.manifest(text))
        for name, text in rows_inside.manifest_texts()
    ]


def sheet_items() -> list[dict[str, Any]]:
    """Sheets by themselves: what can be shown of each, or null."""
    return [verdicts.read_alone(name, "sheet", data, verdicts.sheet(data)) for name, data in sheets().items()]

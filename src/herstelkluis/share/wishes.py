"""Wishes that travel with a package as codes; a reader can follow them, and need not. `verdicts` has their words."""

from __future__ import annotations

RECORD = ("alleen-dit-gesprek", "niet-in-dossier", "mag-in-dossier")
"""About the record of the reader there is one wish or none; here the strictest comes first."""


def wished(wishes: frozenset[str]) -> frozenset[str]:
    """These wishes with one about the record at most: of several the strictest."""
    record = [code for code in RECORD if code in wishes]
    return wishes - frozenset(record[1:])

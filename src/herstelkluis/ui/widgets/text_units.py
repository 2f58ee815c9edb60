"""Places in a text: Qt counts in UTF-16 units, everything else here in characters."""

from __future__ import annotations


def to_units(text: str, at: int) -> int:
    """The place in UTF-16 units of character number `at`."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def from_units(text: str, unit: int) -> int:
    """The character number at this place in UTF-16 units."""
    if text.isascii():
        return unit
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))

"""Moments as the tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime


def to_column(moment: datetime) -> str:
    """ISO 8601 in UTC with six digits of a second, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_column(text: str) -> datetime:
    """The moment such a text tells."""
    return datetime.fromisoformat(text)

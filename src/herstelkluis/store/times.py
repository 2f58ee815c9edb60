"""Moments and periods as the tables keep them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from herstelkluis.model.body_json import period_from_json
from herstelkluis.model.period import Period


def to_column(moment: datetime) -> str:
    """ISO 8601 in UTC with six digits of a second, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_column(text: str) -> datetime:
    """The moment such a text tells."""
    return datetime.fromisoformat(text)


def as_period(column: str | None) -> Period | None:
    """The period in a column of a table."""
    return None if column is None else period_from_json(json.loads(column))

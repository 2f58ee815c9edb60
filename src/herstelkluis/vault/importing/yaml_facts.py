"""YAML that someone else wrote: read only when reading it cannot grow, nest or count without end."""

from __future__ import annotations

from typing import Any

from herstelkluis.errors import UnreadableSourceError

_DEEPEST = 50
_LONGEST_NUMBER = 1000


def read_yaml(text: str) -> Any:
    """The facts in a text. Raises `UnreadableSourceError`, also for names that stand for other parts.

    A name for a part lets a short text become endless; a deep nest ends the program in the reader of libyaml; a number
    of thousands of digits keeps it counting.
    """
    # Late: only importing reads YAML.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent) or _is_endless_number(event):
                raise UnreadableSourceError
        return yaml.load(text, Loader=loader)  # noqa: S506  # both are safe
    except (yaml.YAMLError, ValueError, RecursionError):
        raise UnreadableSourceError from None


def _is_endless_number(event: Any) -> bool:
    value = getattr(event, "value", None)
    return isinstance(value, str) and len(value) > _LONGEST_NUMBER and event.implicit[0] and " " not in value

"""Why a template file is refused, in words for who wrote it: what the parsers say, said again as a `Phrase`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from herstelkluis.errors import N_, Phrase
from herstelkluis.model.template_lines import Place
from herstelkluis.model.template_rules import EMPTY

_AT_LINE = re.compile(r"\(at line (\d+), ")

_NOT_TOML = N_("this is not TOML; often a quotation mark or a bracket is missing")
_TWICE = N_("the same name stands here twice")
_WRONG = {
    "extra_forbidden": N_("{name} is not a word that a form knows"),
    "missing": N_("{name} is missing"),
    "literal_error": N_("{name} can be: {choices}"),
    "string_pattern_mismatch": N_("{name} has small letters and digits only, without spaces"),
    "string_too_long": N_("{name} is too long"),
    "string_type": N_("{name} is a text, between quotation marks"),
    "bool_type": N_("{name} is true or false"),
    "too_short": EMPTY,
    "too_long": N_("{name} has too many parts"),
}
_OTHERWISE = N_("{name} does not have the right form")


def toml_reason(error: tomllib.TOMLDecodeError) -> tuple[int | None, Phrase]:
    """The line (None: the end of the text) and the reason of a text that is not TOML (toml.io, v1.0.0)."""
    at = _AT_LINE.search(str(error))
    twice = "overwrite" in str(error) or "twice" in str(error)
    return int(at[1]) if at else None, Phrase(_TWICE if twice else _NOT_TOML)


def form_reason(kind: str, place: Place, context: Mapping[str, Any]) -> Phrase:
    """The reason of a value that does not fit, from the kind of error of pydantic, its place and its context."""
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    choices = str(context.get("expected", "")).replace("''", "-").replace("'", "").replace(" or ", ", ")
    return Phrase(_WRONG.get(kind, _OTHERWISE), name=name, choices=choices)

"""Who reads, and what is suggested to them: one TOML file each in `resources/profiles/` (see its README).

What never goes along by itself, whoever reads, stands once in `base.toml` there and is added to every profile.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from itertools import chain
from typing import Annotated, Any, get_type_hints

from herstelkluis import resources
from herstelkluis.errors import TemplateError
from herstelkluis.share.doors import Door

ALL = "*"
"""The selector of every kind; the least telling one."""
FOR_ALL = "base.toml"

Check = Callable[[Any], bool]


def _text(pattern: str) -> Check:
    return lambda value: type(value) is str and re.fullmatch(pattern, value) is not None


def _number(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _each(check: Check) -> Check:
    def is_list_of(value: Any) -> bool:
        return type(value) is list and len(value) <= 60 and all(map(check, value)) and len(set(value)) == len(value)

    return is_list_of


def _one_of(*values: str) -> Check:
    return lambda value: type(value) is str and value in values


Code = Annotated[str, _text(r"[a-z0-9-]{1,32}")]
Words = Annotated[str, _text(r"\S.{0,199}")]
MaybeWords = Annotated[str, _text(r"(\S.{0,199})?")]
Selectors = Annotated[tuple[str, ...], _each(_text(r"\*|[a-z0-9]+([._-][a-z0-9]+)*(:[a-z0-9_]+)?"))]
Codes = Annotated[tuple[str, ...], _each(_text(r"[a-z0-9-]{1,32}"))]
Doors = Annotated[tuple[Door, ...], _each(_one_of(*Door))]


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of reader. The three lists hold selectors (`kind`, `kind:section` or `*`); `never` has the base list too.

    An annotation says what its line in the file must be; a field with a default may be left out there.
    """

    code: Code
    order: Annotated[int, _number(1, 99)]
    title: Words
    about: Words
    role: Words
    purpose: MaybeWords  # the owner may change it; empty: the owner says it
    purpose_code: Annotated[str, _one_of("TREAT", "FAMRQT", "PATRQT")]
    form: Words
    pages: Annotated[int, _number(0, 20)]  # 0: any length
    days: Annotated[int, _number(1, 365)]
    suggested: Selectors
    can_be_added: Selectors
    never: Selectors
    wishes: Codes = ()
    doors: Doors = ()  # the ways that suit this reader; empty: all of them
    warning: MaybeWords = ""  # said before choosing
    at_end: MaybeWords = ""  # said to the owner when the end date has passed

    def place_of(self, kind: str, section: str = "") -> str:
        """Where a piece stands: "suggested", "can_be_added", "never" or "" (not needed). The most telling one wins."""
        lists = {"never": self.never, "suggested": self.suggested, "can_be_added": self.can_be_added}
        for selector in (f"{kind}:{section}", kind, ALL):
            for place, selectors in lists.items():
                if selector in selectors:
                    return place
        return ""

    def names(self, kind: str) -> bool:
        """Whether a piece of this kind has a place here; others are not even looked at."""
        return any(_kind(one) in (kind, ALL) for one in (*self.suggested, *self.can_be_added, *self.never))


@dataclass(frozen=True, slots=True)
class ForAll:
    """What holds for every profile: the kinds there are, and what never goes along by itself."""

    kinds: Codes
    never: Selectors

    def forbids(self, selector: str) -> bool:
        """Whether no profile may offer this."""
        return selector in self.never or _kind(selector) in self.never


@cache
def for_all() -> ForAll:
    """The base list, read once."""
    data = tomllib.loads(resources.read_text("profiles", FOR_ALL))
    return ForAll(tuple(data["kinds"]), tuple(data["never"]))


@cache
def profiles() -> Mapping[str, Profile]:
    """Every shipped profile by code, in the order in which they are offered."""
    files = [file for file in resources.path("profiles").glob("*.toml") if file.name != FOR_ALL]
    found = sorted((load_profile(file.read_text("utf-8"), file.name) for file in files), key=lambda one: one.order)
    return {one.code: one for one in found}


def load_profile(text: str, file: str) -> Profile:
    """A profile from TOML, with the base list. Raises TemplateError with the file, the line and the reason."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise TemplateError(file=file, line=1, reason="not TOML") from None
    for key, reason in chain(_wrong_lines(data), _wrong_selectors(data), _wrong_name(data, file)):
        raise TemplateError(file=file, line=_line_of(key, text), reason=f"{key}: {reason}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    profile = Profile(**values)
    return replace(
        profile,
        never=tuple(dict.fromkeys((*for_all().never, *profile.never))),
        doors=tuple(map(Door, profile.doors)),
    )


Wrong = Iterator[tuple[str, str]]


def _wrong_lines(data: Mapping[str, Any]) -> Wrong:
    """The lines that are not known, missing, or not what the field of the profile says."""
    hints = get_type_hints(Profile, include_extras=True)
    yield from ((key, "unknown key") for key in data if key not in hints)
    for field in fields(Profile):
        if field.name not in data:
            if field.default is MISSING:
                yield field.name, "missing"
        elif not hints[field.name].__metadata__[0](data[field.name]):
            yield field.name, "not as it should be"


def _wrong_selectors(data: Mapping[str, Any]) -> Wrong:
    """Selectors of kinds nobody knows, that stand in two lists, or that the base list forbids. Lines are right here."""
    seen: set[str] = set()
    for key in ("suggested", "can_be_added", "never"):
        for selector in data.get(key, ()):
            if selector != ALL and _kind(selector) not in for_all().kinds:
                yield key, f"{selector} is not a known kind"
            if selector in seen:
                yield key, f"{selector} stands in two lists"
            if for_all().forbids(selector):
                yield key, f"{selector} stands in the base list"
            seen.add(selector)


def _wrong_name(data: Mapping[str, Any], file: str) -> Wrong:
    if data["code"] != file.removesuffix(".toml"):
        yield "code", "not the name of the file"


def _kind(selector: str) -> str:
    return selector.partition(":")[0]


def _line_of(key: str, text: str) -> int:
    numbered = enumerate(text.splitlines(), 1)
    return next((n for n, line in numbered if line.split("=")[0].strip() == key), 1)

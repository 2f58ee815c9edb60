"""Who reads, and what is suggested to them: one TOML file each in `resources/profiles/` (see its README)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from herstelkluis import resources
from herstelkluis.errors import TemplateError

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Selector = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*(:[a-z0-9_]+)?$", max_length=80)]


class _Form(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True, frozen=True)
    code: Code
    title: Words
    about: Words
    role: Words
    purpose: Words
    purpose_code: Literal["TREAT", "FAMRQT", "PATRQT"]
    days: Annotated[int, Field(ge=1, le=365)]
    pages: Annotated[int, Field(ge=1, le=20)]
    suggested: list[Selector]
    can_be_added: list[Selector]
    never: list[Selector]
    wishes: list[Code] = []


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of reader; the three lists hold selectors (`kind` or `kind:section`)."""

    code: str
    title: str
    about: str
    role: str
    purpose: str
    purpose_code: str
    days: int
    pages: int
    suggested: tuple[str, ...]
    can_be_added: tuple[str, ...]
    never: tuple[str, ...]
    wishes: tuple[str, ...] = ()

    def place_of(self, kind: str, section: str = "") -> str:
        """Where a piece stands: "suggested", "can_be_added", "never" or "" (not needed). The most telling one wins."""
        lists = {"never": self.never, "suggested": self.suggested, "can_be_added": self.can_be_added}
        for selector in (f"{kind}:{section}", kind):
            for place, selectors in lists.items():
                if selector in selectors:
                    return place
        return ""


@cache
def profiles() -> dict[str, Profile]:
    """Every shipped profile, by code."""
    files = sorted(resources.path("profiles").glob("*.toml"))
    return {file.stem: load_profile(file.read_text("utf-8"), file.name) for file in files}


def load_profile(text: str, file: str) -> Profile:
    """A profile from TOML. Raises TemplateError with the file and the reason."""
    try:
        form = _Form.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        raise TemplateError(file=file, line=1, reason="not TOML") from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = str(first["loc"][0]) if first["loc"] else ""
        raise TemplateError(file=file, line=_line_of(key, text), reason=f"{key}: {first['type']}") from None
    if form.code != file.removesuffix(".toml"):
        raise TemplateError(file=file, line=_line_of("code", text), reason="code is not the name of the file")
    return Profile(
        code=form.code,
        title=form.title,
        about=form.about,
        role=form.role,
        purpose=form.purpose,
        purpose_code=form.purpose_code,
        days=form.days,
        pages=form.pages,
        suggested=tuple(form.suggested),
        can_be_added=tuple(form.can_be_added),
        never=tuple(form.never),
        wishes=tuple(form.wishes),
    )


def _line_of(key: str, text: str) -> int:
    numbered = enumerate(text.splitlines(), 1)
    return next((n for n, line in numbered if key and line.split("=")[0].strip() == key), 1)

"""The form of a template file, strictly (pydantic). Imported only to load a template; see templates/README.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=40)]
Role = Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+([._-][a-z0-9]+)*)?$", max_length=40)]
Words = Annotated[str, StringConstraints(max_length=1000)]
Level = Literal[1, 2, 3]
Many = Annotated[int, Field(ge=1, le=10_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True, frozen=True)


class _Asking(_Strict):
    key: Key
    ask: Words = ""
    help: Words = ""
    level: Level | None = None
    share: bool = True
    print: bool = True
    role: Role = ""
    options: dict[Key, Words] = {}
    many: bool = False
    other: bool = False
    low: Words = ""
    high: Words = ""
    sources: Annotated[list[Words], Field(alias="from")] = []
    max: Many | None = None


class ColumnForm(_Asking):
    """What a column of a list may say."""

    type: Literal["text", "line", "choice", "when", "scale", "person", "link", "row", "file", "consent"]


class FieldForm(_Asking):
    """What a question may say."""

    type: Literal["note", "text", "line", "choice", "when", "scale", "person", "link", "file", "consent", "rows"]
    insert: Literal["", "helplines"] = ""
    hint_rows: Annotated[int, Field(ge=0, le=20)] = 0
    columns: Annotated[list[ColumnForm], Field(max_length=20)] = []
    shape: Key | Literal[""] = ""
    start: list[Words] = []
    as_: Annotated[Literal["lines", "table", "grid"], Field(alias="as")] = "lines"


class SectionForm(_Strict):
    """What a part or chapter may say."""

    key: Key
    title: Words
    help: Words = ""
    phase: Literal["", "green", "orange", "red"] = ""
    heavy: bool = False
    repeat: bool = False  # never did anything; a template that says it loads as before
    field: Annotated[list[FieldForm], Field(min_length=1, max_length=100)]


class TemplateForm(_Strict):
    """What a template may say."""

    kind: Kind
    title: Words
    part: Literal["", "today", "story", "plan", "crisis", "people", "areas", "share"] = ""
    form: Literal["questions", "parts"] = "parts"
    view: Role = ""
    level: Level = 2
    document: Literal["whole", "section"] = "whole"
    stamp: Words = ""
    share: Literal["only_me", "may_go", "never"] = "only_me"
    about: Words = ""
    many: bool = False
    together: Words = ""
    pages: Literal[0, 1] = 0
    source: Literal["self", "together", "received"] = "self"
    section: Annotated[list[SectionForm], Field(min_length=1, max_length=60)]

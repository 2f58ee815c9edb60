"""From a TOML file to a `Template`; a wrong file is refused with file, line and reason, and never stops the others.

The format is described in resources/templates/README.md. pydantic is imported here only when something is loaded.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis import resources
from herstelkluis.errors import N_, Phrase, TemplateError
from herstelkluis.model.template import Field, FieldType, Option, Section, Template
from herstelkluis.model.template_lines import line_of
from herstelkluis.model.template_reasons import form_reason, toml_reason
from herstelkluis.model.template_rules import broken_rules

if TYPE_CHECKING:
    from herstelkluis.model.template_schema import ColumnForm, FieldForm, SectionForm, TemplateForm

MAX_BYTES = 256 * 1024
MAX_LINE = 4000
"""Characters. tomllib takes time and memory by the square of the parts of a key, until there is none left."""

PLAIN_LIST = "line"
"""The shape of a list that names no columns and no shape."""

PHASE_ROLE = "phase"
"""The role of the column that says in which phase a line belongs."""

_MANY_LINES = re.compile(r'"""|\'\'\'')

Shapes = Mapping[str, tuple[Field, ...]]


def load_template(toml_text: str, file: str) -> Template:
    """The template in a text; `file` is the name to say in `TemplateError(file, line, reason)`."""
    return _load(toml_text, file, _shapes())


def shipped_templates(language: str = "nl") -> dict[str, Template]:
    """Every shipped kind by its name; Dutch where there is no other language yet. A wrong file is left out."""
    return dict(_shipped(language))


@cache
def _shipped(language: str) -> dict[str, Template]:
    """Read once: the thread that loads them while the key is derived does so for the vault."""
    return load_files(_shipped_files(language))[0]


def template_source(kind: str, language: str = "nl") -> str:
    """The TOML text of a shipped kind, to keep beside what was written with it; its file has its name.

    Raises `KeyError`.
    """
    name = f"{kind.replace('.', '-')}.toml"
    for file in _shipped_files(language):
        if file.name == name:
            return file.read_text(encoding="utf-8")
    raise KeyError(kind)


def load_own(toml_text: str, file: str) -> Template:
    """A template of the person's own. Its pieces start as only me; the kind of a shipped one is refused."""
    template = load_template(toml_text, file)
    if template.kind in shipped_templates():
        raise _taken(toml_text, file, template.kind)
    return replace(template, own=True, share="only_me")


def read_template(file: Path) -> str:
    """The text of a template file, as it is. Raises `TemplateError` when it is no text or too long."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
        return _whole(data, file.name).decode("utf-8-sig")  # Notepad begins a text with a mark of its own
    except (OSError, UnicodeDecodeError):
        raise TemplateError(file=file.name, line=1, reason=Phrase(N_("it cannot be read as text"))) from None


def _shipped_files(language: str) -> list[Path]:
    folder = resources.path("templates", language)
    if not folder.is_dir():
        folder = resources.path("templates", "nl")
    return sorted(folder.glob("*.toml"))


def load_files(files: Iterable[Path]) -> tuple[dict[str, Template], tuple[TemplateError, ...]]:
    """Every template of these files by kind, and what was refused; one wrong file never stops the others."""
    shapes = _shapes()
    templates: dict[str, Template] = {}
    errors: list[TemplateError] = []
    for file in files:
        try:
            text = read_template(file)
            template = _load(text, file.name, shapes)
            if template.kind in templates:
                raise _taken(text, file.name, template.kind)
        except TemplateError as error:
            errors.append(error)
        else:
            templates[template.kind] = template
    return templates, tuple(errors)


def _taken(text: str, file: str, kind: str) -> TemplateError:
    return TemplateError(
        file=file, line=line_of(text, ("kind",)), reason=Phrase(N_("kind {kind} is there already"), kind=kind)
    )


def _whole(data: bytes, file: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise TemplateError(file=file, line=1, reason=Phrase(N_("it is over {size} KiB"), size=MAX_BYTES // 1024))
    return data


def _shapes() -> Shapes:
    """The columns of each shape; they stand in a template of their own, a section per shape."""
    template = _load(resources.read_text("templates", "shapes.toml"), "shapes.toml", {})
    return {section.key: section.fields for section in template.sections}


def _load(toml_text: str, file: str, shapes: Shapes) -> Template:
    data = _whole(toml_text.encode("utf-8"), file)
    form = _parse(toml_text, file)
    for place, reason in broken_rules(form, shapes):
        raise TemplateError(file=file, line=line_of(toml_text, place), reason=reason)
    return Template(
        kind=form.kind,
        title=form.title,
        version=hashlib.sha256(data).hexdigest()[:16],
        sections=tuple(_section(one, shapes) for one in form.section),
        part=form.part,
        form=form.form,
        view=form.view,
        level=form.level,
        document=form.document,
        stamp=form.stamp,
        share=form.share,
        about=form.about,
        many=form.many,
        together=form.together,
        pages=form.pages,
        source=form.source,
    )


def _parse(toml_text: str, file: str) -> TemplateForm:
    # Late: pydantic costs 80 ms, and most starts of the app load no template before the password is typed.
    from pydantic import ValidationError

    from herstelkluis.model.template_schema import TemplateForm

    if many := _MANY_LINES.search(toml_text):
        line = toml_text.count("\n", 0, many.start()) + 1
        reason = Phrase(N_("a text stands on one line, without triple quotes"))
        raise TemplateError(file=file, line=line, reason=reason)
    if long := next((n for n, line in enumerate(toml_text.split("\n"), 1) if len(line) > MAX_LINE), 0):
        reason = Phrase(N_("a line has at most {count} characters"), count=MAX_LINE)
        raise TemplateError(file=file, line=long, reason=reason)
    try:
        return TemplateForm.model_validate(tomllib.loads(toml_text))
    except tomllib.TOMLDecodeError as error:
        at, reason = toml_reason(error)
        raise TemplateError(file=file, line=at or toml_text.count("\n") + 1, reason=reason) from None
    except RecursionError:
        raise TemplateError(file=file, line=1, reason=Phrase(N_("lists stand in lists without end"))) from None
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)[0]
        reason = form_reason(wrong["type"], wrong["loc"], wrong.get("ctx", {}))
        raise TemplateError(file=file, line=line_of(toml_text, wrong["loc"]), reason=reason) from None


def _section(form: SectionForm, shapes: Shapes) -> Section:
    if form.phase:  # in a phase, a line need not say its phase
        shapes = {key: tuple(one for one in columns if one.role != PHASE_ROLE) for key, columns in shapes.items()}
    return Section(
        key=form.key,
        title=form.title,
        fields=tuple(_field(one, shapes) for one in form.field),
        phase=form.phase,
        heavy=form.heavy,
        help=form.help,
    )


def _field(form: FieldForm, shapes: Shapes) -> Field:
    one = replace(_column(form), insert=form.insert, hint_rows=form.hint_rows, start=tuple(form.start), as_=form.as_)
    if one.type is not FieldType.ROWS:
        return one
    if form.columns:
        return replace(one, columns=tuple(_column(column) for column in form.columns))
    shape = form.shape or PLAIN_LIST
    return replace(one, shape=shape, columns=shapes[shape])


def _column(form: ColumnForm | FieldForm) -> Field:
    return Field(
        key=form.key,
        type=FieldType(form.type),
        ask=form.ask,
        help=form.help,
        level=form.level,
        share=form.share,
        print=form.print,
        role=form.role,
        options=tuple(Option(key, label) for key, label in form.options.items()),
        many=form.many,
        other=form.other,
        low=form.low,
        high=form.high,
        sources=tuple(form.sources),
        max=form.max,
    )

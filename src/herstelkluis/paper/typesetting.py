"""typst sets our pages: words reach it as JSON in memory, never as markup, and only shipped letters are used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from herstelkluis import resources

if TYPE_CHECKING:
    import typst


def set_pages(layout: str, words: Mapping[str, Any]) -> tuple[bytes, int] | None:
    """These words in a layout of `resources/paper`, as PDF/UA-1, and how many pages it has.

    None where typst cannot set them; its own error is not passed on, because it quotes the words.
    """
    import typst

    compiler = typst.Compiler(
        resources.path("paper", layout),
        root=resources.path("paper"),
        font_paths=_fonts(),
        sys_inputs={"words": json.dumps(words)},
    )
    try:
        pdf = cast("bytes", compiler.compile(format="pdf", pdf_standards="ua-1"))
    except typst.TypstError:
        return None
    return pdf, int(json.loads(compiler.query("<pages>", field="value", one=True)))


@cache
def _fonts() -> typst.Fonts:
    """Our letters and no others, read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources.path("fonts")])

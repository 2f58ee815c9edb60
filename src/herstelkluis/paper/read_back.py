"""Whether a PDF that was written can be read: by the PDF reader inside typst, which did not write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from herstelkluis.errors import PaperError

_SHOW = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(sys.inputs.file, page: int(sys.inputs.page))"


def check_pdf(path: Path, pages: int) -> None:
    """Paint every page of a PDF file. Raises `PaperError` unless it opens and has exactly so many pages."""
    if not all(_paints(path, page) for page in range(1, pages + 1)) or _paints(path, pages + 1):
        raise PaperError


def _paints(path: Path, page: int) -> bool:
    import typst

    source: Any = _SHOW  # the types of typst take input and root for one kind of thing
    shown = {"file": path.name, "page": str(page)}
    try:
        typst.compile(source, root=path.parent, sys_inputs=shown, format="png", ppi=72.0)
    except typst.TypstError:
        return False
    return True

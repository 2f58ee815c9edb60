"""reportlab's TrueType font, with the words behind emoji kept right."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_BEYOND = re.compile(r"<([0-9A-F]{5,6})>$", re.MULTILINE)


class PdfFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose text can be copied and read out, also beyond U+FFFF.

    reportlab writes such a code point as it is; ISO 32000-1 section 9.10.3 asks for UTF-16BE.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font, and mend its table from letters back to words."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND.sub(_as_utf16, stream.content)


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"

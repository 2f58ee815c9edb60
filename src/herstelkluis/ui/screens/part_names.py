"""How the parts of a document are called: by number, and the one that is signed is the closing."""

from __future__ import annotations

from collections.abc import Sequence

from herstelkluis.i18n import _
from herstelkluis.model.template import Section

SIGNED = "card.signed"


def is_closing(section: Section) -> bool:
    """Whether this part closes the document: it is signed here, and not counted as a part."""
    return any(field.role == SIGNED for field in section.fields)


def name_of(sections: Sequence[Section], at: int) -> str:
    """The name of one part; nothing outside the document."""
    if not 0 <= at < len(sections):
        return ""
    return _("Closing") if is_closing(sections[at]) else _("Part {n}").format(n=at + 1)


def place_of(sections: Sequence[Section], at: int) -> str:
    """The name of one part, and of how many; nothing when there is only one."""
    if len(sections) < 2:
        return ""
    if is_closing(sections[at]):
        return name_of(sections, at)
    total = sum(not is_closing(one) for one in sections)
    return _("Part {n} of {total}").format(n=at + 1, total=total)

"""Where a found word stands, in words, and which screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.store.documents import Summary
from herstelkluis.store.search import Hit
from herstelkluis.vault.finding import Asked
from herstelkluis.vault.vault import Vault

_PARTS = {
    "today": ("notebook-pen", N_("Note")),
    "story": ("footprints", N_("My story")),
    "plan": ("sprout", N_("My plan")),
    "crisis": ("shield", N_("Crisis plan")),
    "people": ("users", N_("My people")),
    "areas": ("hexagon", N_("My six areas")),
    "share": ("file-text", N_("Letter")),
}


SEVERAL = ("today", "share")
"""Parts that have no screen of their own: a piece of them is called by its kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """`key` is the screen, `icon` the icon of its part, `words` where it is, `title` what the piece is called."""

    key: str
    icon: str
    words: str
    title: str


def place_of(vault: Vault, hit: Hit | Summary) -> Place:
    """Where to find this piece again; what has no template any more is only read."""
    template = vault.templates.get(hit.kind)
    if template is None:
        return Place("read", "file-text", hit.kind, hit.title or hit.kind)
    icon, part = _PARTS.get(template.part, ("file-text", ""))
    words = template.title if not part or template.part in SEVERAL else _(part)
    chapter = template.section(hit.section) if hit.section else None
    if chapter is not None:
        words = _("{part}, chapter {n}").format(part=words, n=template.sections.index(chapter) + 1)
    title = hit.title or (chapter.title if chapter is not None else template.title)
    key = "crisis" if hit.kind == "plan.crisis" else "write"
    return Place(key, "book-open" if hit.folded else icon, words, title)


def say_asked(vault: Vault, asked: Asked) -> str:
    """What is looked for, in a few words."""
    template = vault.templates.get(asked.kind)
    parts = [_(_PARTS[key][1]) for key in asked.parts[:1] if key in _PARTS]
    said = [asked.words, *parts, template.title if template is not None else asked.kind, asked.tag]
    return ", ".join(filter(None, [*said, vault.people().get(asked.person, ""), asked.when]))

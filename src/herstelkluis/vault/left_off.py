"""Who is pointed at in a piece and does not stand on its paper, why, and where that was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.body import Passage, People, Ref
from herstelkluis.model.document import Document
from herstelkluis.model.naming import Naming, Said, stands_in
from herstelkluis.model.words import cells_of, words_of
from herstelkluis.vault.naming import naming
from herstelkluis.vault.printing import for_paper
from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True, repr=False)
class LeftOff:
    """One person: why the name does not come on paper, in words, and the place that decides.

    `at` is empty when there is no such place: the person has no card any more, or it cannot be read.
    """

    name: str
    words: str
    at: Passage


def left_off(vault: Vault, document: Document, who: Naming | None = None) -> tuple[LeftOff, ...]:
    """Everyone who is left off, each once, in the order of the piece; the person's own sentences stay as they are.

    `who`: what is in force about naming, when that is known already.
    """
    who = who or naming(vault, document)
    own = "\n".join(map(words_of, for_paper(document, vault.template(document), who).body.values()))
    found: dict[str, LeftOff] = {}
    for ref in _people_on_paper(vault, document):
        word, name = who.word(ref), who.name(ref)
        if word is not None and word.said.is_no and ref.id + name not in found:
            said = _why(name, word.said)
            if stands_in(name, own):
                said += " " + _("In sentences of your own the name stays.")
            found[ref.id + name] = LeftOff(name, said, word.at)
    return tuple(found.values())


def said_of_left_off(vault: Vault, document: Document) -> str:
    """The same in one go, a sentence for each; empty when nobody is left off."""
    return " ".join(one.words for one in left_off(vault, document))


def _people_on_paper(vault: Vault, document: Document) -> Iterator[Ref]:
    """Everyone the piece points at where it is printed."""
    template = vault.template(document)
    hidden = {key for key, _section, field in template.fields() if not field.print} if template is not None else set()
    for key, answer in for_paper(document, template, Naming()).body.items():
        cells = cells_of(answer) if key not in hidden else ()
        yield from (ref for cell in cells if isinstance(cell, People) for ref in cell.refs)


def _why(name: str, said: Said) -> str:
    if said is Said.GONE:
        gone = _("{name} is not on it: this person has no card any more.").format(name=name)
        return gone + " " + _("Make a new one under “My people”, and ask whether it is all right.")
    if said is Said.UNREADABLE:
        return _("{name} is not on it: the card of this person cannot be read.").format(name=name)
    if said is Said.WITHDRAWN:
        return _("{name} is not on it: the agreement was taken back.").format(name=name)
    if said is Said.REFUSED:
        return _("{name} is not on it: the answer was no.").format(name=name)
    return _("{name} is not on it: you chose that {name} stays out of it.").format(name=name)

"""Where someone is in a chapter, in words, and where the way back leads."""

from __future__ import annotations

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.answering import questions
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.ui.screens.parts import BACK
from herstelkluis.vault.vault import STORY_KIND

ORDINALS = (
    *(N_("First"), N_("Second"), N_("Third"), N_("Fourth"), N_("Fifth"), N_("Sixth"), N_("Seventh"), N_("Eighth")),
    *(N_("Ninth"), N_("Tenth"), N_("Eleventh"), N_("Twelfth")),
)
NUMBERS = (
    *(N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine")),
    *(N_("ten"), N_("eleven"), N_("twelve")),
)


def title_of(document: Document, template: Template | None) -> str:
    """The own title of a piece, else that of its chapter, else that of its kind."""
    chapter = template.section(document.section) if template is not None else None
    return document.title or (chapter.title if chapter is not None else template.title if template is not None else "")


def where_in(document: Document, template: Template, at: int, *, whole: bool) -> str:
    """Which chapter, and which of its questions."""
    total = len(questions(template, document))
    place = _chapter(document, template)
    if whole or not total:
        return place
    if total > len(NUMBERS):
        said = _("Question {which} of {total}.").format(which=at + 1, total=total)
    else:
        said = _("{which} of {total} questions.").format(which=_(ORDINALS[at]), total=_(NUMBERS[total - 1]))
    return f"{place} {said}"


def way_back(template: Template | None) -> tuple[str, str]:
    """The screen to stop at, and the words on the button that leads there."""
    if template is not None and template.kind == STORY_KIND:
        return "story", _("Back to my story")
    return BACK.get(template.part if template is not None else "", "today"), _("Ready for now")


def _chapter(document: Document, template: Template) -> str:
    keys = [one.key for one in template.sections]
    if document.section not in keys:
        return f"{template.title}." if document.title else ""
    return _("{part}, chapter {n}.").format(part=template.title, n=keys.index(document.section) + 1)

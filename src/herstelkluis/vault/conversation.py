"""Talking about the story with someone: who sits at the table, and what was agreed before. Nothing of it is forced."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Answer, Consent, Consents, Line
from herstelkluis.model.document import Document
from herstelkluis.vault.chapters import chapters_of, where_you_were
from herstelkluis.vault.vault import STORY_KIND, Vault

SHEET_KIND = "toestemming.gesprek"
AGREED, WITHDRAWN = "agreed", "withdrawn"
_CONSENT, _WITH = "akkoord.akkoord", "wie.met"
_WHO = "together.who"
LONGEST_NAME = 40
_BEFORE_A_ROLE = ("de", "het", "een", "mijn", "onze")
# "Riet (steunpunt)", "Riet, van het steunpunt". Without a comma only behind a role: Jan is not Jan van Dijk.
_WORKS = re.compile(r" ?\([^()]*\)|, ?(van|bij) .*")
_WORKS_BEHIND_A_ROLE = re.compile(_WORKS.pattern + r"| (van|bij) .*")
_AND = re.compile(r"\b(en|met)\b|[&+/;]|,.*,")


def who_is_there(vault: Vault) -> str:
    """Who sat at the table last, or with whom the newest agreements were made; empty when nobody did."""
    if kept := str(vault.preference(_WHO, "") or ""):
        return kept
    sheet = newest_sheet(vault)
    return _with_whom(sheet)[:LONGEST_NAME].strip() if sheet is not None else ""


def sits_there(vault: Vault, who: str) -> None:
    """Remember who sits at the table, for the next time. A vault that cannot write asks again."""
    with suppress(KluisError):
        vault.prefer(_WHO, " ".join(who.split()))


def newest_sheet(vault: Vault) -> Document | None:
    """The agreements made last, if there are any."""
    newest = vault.summaries(SHEET_KIND, 1)
    return vault.document(newest[0].id) if newest else None


def sheet_with(vault: Vault, who: str) -> Document | None:
    """The agreements made last with this person, if there are any; those with another say nothing about this one.

    A name is the same with or without where someone works behind it, never with another name behind it. No name goes
    with agreements that name nobody.
    """
    sheets = (vault.document(one.id) for one in vault.summaries(SHEET_KIND))
    return next((one for one in sheets if _is_same_person(_with_whom(one), who)), None)


def new_sheet_with(vault: Vault, who: str) -> Document:
    """Agreements to fill in, with the name of this person."""
    sheet = vault.start(SHEET_KIND)
    return with_value(sheet, _WITH, Line(who.strip())) if _words_of_name(who) else sheet


def in_force(sheet: Document) -> Consent | None:
    """What was said last about these agreements."""
    value = sheet.body.get(_CONSENT, Answer()).value
    return value.entries[-1] if isinstance(value, Consents) and value.entries else None


def is_agreed(sheet: Document) -> bool:
    """Whether the person agreed, and did not take it back."""
    last = in_force(sheet)
    return last is not None and last.state == AGREED


def with_state(sheet: Document, state: str, on: date) -> Document:
    """The sheet with one more line in its history: agreed, or taken back. What was said before stays."""
    value = sheet.body.get(_CONSENT, Answer()).value
    entries = value.entries if isinstance(value, Consents) else ()
    scope = entries[-1].scope if entries else ""
    return with_value(sheet, _CONSENT, Consents((*entries, Consent(scope, state, on.isoformat()))))


def tables(vault: Vault) -> dict[str, tuple[str, str, str]]:
    """What can be talked about: a key, and for it (kind, section, title); chapters first, then other questions."""
    found = {
        f"{STORY_KIND}:{one.section}": (STORY_KIND, one.section, f"{one.number}. {one.title}")
        for one in chapters_of(vault)
    }
    for template in vault.templates.values():
        if template.form == "questions" and template.document != "section":
            found[f"{template.kind}:"] = (template.kind, "", template.title)
    return found


def where_to_begin(vault: Vault) -> str:
    """The key in `tables` of where the person was; never something folded by itself."""
    here = where_you_were([one for one in chapters_of(vault) if one.state not in ("folded", "never")])
    return f"{STORY_KIND}:{here.section}" if here is not None else next(iter(tables(vault)))


def made_sure_of(document: Document, title: str) -> Document:
    """A piece that is kept even while only the other wrote in it: it has a title."""
    return document if document.title else replace(document, title=title)


def _with_whom(sheet: Document) -> str:
    value = sheet.body.get(_WITH, Answer()).value
    return value.words.strip() if isinstance(value, Line) else ""


def _is_same_person(one: str, other: str) -> bool:
    """Also where only one of them says where the person works; any doubt is a no, for a recording may hang on it."""
    one, other = one[:LONGEST_NAME], other[:LONGEST_NAME]  # the field holds no more of who sits there
    if _words_of_name(one) == _words_of_name(other):
        return True
    (short, is_role), (long, is_role_too) = sorted((_named(one), _named(other)), key=lambda name: len(name[0]))
    works = _WORKS_BEHIND_A_ROLE if is_role and is_role_too else _WORKS
    rest = long.removeprefix(short)
    return bool(short) and long.startswith(short) and works.fullmatch(rest) is not None and not _AND.search(rest)


def _named(name: str) -> tuple[str, bool]:
    """A name as it is compared, and whether it is a role: "Mijn ervaringswerker"."""
    words = name.casefold().split() if _words_of_name(name) else []
    first = next((at for at, word in enumerate(words) if word not in _BEFORE_A_ROLE), 0)
    return " ".join(words[first:]), first > 0


def _words_of_name(name: str) -> list[str]:
    """The words of a name or role, without "mijn" and the like before it; none for "someone else"."""
    words = re.findall(r"\w+", name.casefold())
    while words and words[0] in _BEFORE_A_ROLE:
        del words[0]
    return words if words != re.findall(r"\w+", _("someone else").casefold()) else []

"""How the pages of sharing put things: reasons, lengths, decisions, wishes, states."""

from __future__ import annotations

import math

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.sheet import Heading, Lines, Notice, OwnWords, Phases, Picture, Piece, Said, Sheet, Table
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.passages import Passages
from herstelkluis.share.selection import Reason
from herstelkluis.share.third_parties import Decision

REASONS = {
    Reason.NEVER: N_("You locked this."),
    Reason.NOT_BY_ITSELF: N_("Never goes along by itself."),
    Reason.SENSITIVE: N_("This counts as very sensitive. You can change that."),
    Reason.NOT_NEEDED: N_("Not needed for this purpose."),
    Reason.NOTHING_LEFT: N_("All of it is only for you."),
}
DECIDED = {
    Decision.LEAVE_OUT: N_("The name of {who} is left out."),
    Decision.ROLE: N_("In place of the name of {who} stands: {role}."),
    Decision.ASK: N_("What is about {who} stays home until you have asked."),
    Decision.ALONG: N_("{who} goes along by name."),
}
RECORD = {  # what may happen in the record of the reader: at most one of these
    "mag-in-dossier": (N_("May go in the record."), N_("May go in your record.")),
    "alleen-dit-gesprek": (N_("Only for this talk."), N_("Only for this talk.")),
    "niet-in-dossier": (N_("Rather not in the record."), N_("Rather not in your record.")),
}
WISHES = RECORD | {
    "niet-doorsturen": (N_("Do not send on without asking."), N_("Do not send on without asking.")),
    "eerst-overleggen": (N_("Tell me first if you share it."), N_("Tell the sender first if you share it.")),
    "vernietig-na-verloop": (N_("Throw away after the end date."), N_("Throw away after the end date.")),
}
MACHINE_COPIES = {
    "inhoud": N_("As plain data (JSON)"),
    "fhir": N_("As care data (FHIR)"),
}
LETTERS_ON_A_LINE, LINES_ON_A_PAGE = 65, 36


def say_wishes(codes: frozenset[str] | tuple[str, ...], *, to_reader: bool = False) -> str:
    """The wishes in words, in a fixed order; a code nobody here knows is left out."""
    said = [_(words[to_reader]) for code, words in WISHES.items() if code in codes]
    return " ".join(said) or _("No wishes.")


def say_reader(flow: ShareFlow) -> str:
    """For whom it is, as the reader sees it: the name, then the role."""
    return ", ".join(filter(None, (flow.reader, flow.role)))


def say_length(sheet: Sheet) -> str:
    """About how much a page holds: "5 regels", "½ bladzijde", "2 bladzijden"."""
    lines = sum(_lines(piece) for piece in sheet.pieces)
    if lines <= LINES_ON_A_PAGE // 4:
        return ngettext("{n} line", "{n} lines", max(lines, 1)).format(n=max(lines, 1))
    if lines <= LINES_ON_A_PAGE // 2:
        return _("½ page")
    pages = math.ceil(lines / LINES_ON_A_PAGE)
    return ngettext("{n} page", "{n} pages", pages).format(n=pages)


def _lines(piece: Piece) -> int:
    match piece:
        case Heading() | Notice():
            return 0
        case OwnWords(text) | Said(text):
            return sum(math.ceil(len(line) / LETTERS_ON_A_LINE) for line in text.split("\n"))
        case Lines(items):
            return sum(math.ceil(len(line) / LETTERS_ON_A_LINE) for line in items)
        case Table(_columns, rows):
            return len(rows)
        case Phases(columns):
            return sum(_lines(part) for column in columns for part in column.pieces)
        case Picture(_description, lines):
            return len(lines)


def say_left(flow: ShareFlow, piece: str) -> str:
    """What stays home of a piece by hand, also of words that were left out elsewhere; or nothing."""
    if not flow.left and not flow.passages:
        return ""
    document = piece.rpartition(":")[0]
    mine = {key: one for offer in flow.offers if offer.piece.key == piece for key, _field, one in offer.piece.answers()}
    answers = sum(1 for one, answer in flow.left if one == document and answer in mine)
    found = (Passages([words]) for words in {words for _document, _answer, words in flow.passages})
    passages = sum(1 for one in found if any(one.cut_answer(answer) is not answer for answer in mine.values()))
    said = []
    if answers:
        said.append(ngettext("{n} answer stays home.", "{n} answers stay home.", answers).format(n=answers))
    if passages:
        words = ngettext("{n} stretch of words stays home.", "{n} stretches of words stay home.", passages)
        said.append(words.format(n=passages))
    return " ".join(said)


def say_choice(ticked: int, asked: int) -> str:
    """What goes along and what is still open: "5 stukken gaan mee, nog 1 vraag open"."""
    if not ticked:
        return _("Nothing goes along yet.")
    along = ngettext("{n} piece goes along", "{n} pieces go along", ticked).format(n=ticked)
    if not asked:
        return along
    return _("{along}, {open}").format(
        along=along, open=ngettext("{n} question still open", "{n} questions still open", asked).format(n=asked)
    )


def say_going(flow: ShareFlow) -> str:
    """How many pieces go to whom: "Er gaan 7 stukken mee naar Mw. De Wit"."""
    reader = flow.reader or _("the {role}").format(role=flow.profile.role)
    words = ngettext("{n} piece goes to {reader}.", "{n} pieces go to {reader}.", len(flow.ticked))
    return words.format(n=len(flow.ticked), reader=reader)


def say_locked(flow: ShareFlow) -> str:
    """How many pieces stay home because the owner locked them, for the owner alone; nothing when there are none."""
    locked = sum(1 for one in flow.offers if one.reason is Reason.NEVER)
    if not locked:
        return ""
    words = ngettext(
        "{n} piece stays home because you locked it.", "{n} pieces stay home because you locked them.", locked
    )
    return words.format(n=locked)

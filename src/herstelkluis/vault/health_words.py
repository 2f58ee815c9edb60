"""What a finding means to a person: what was looked at, what was found, and one next step. Not one technical name."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_date
from herstelkluis.vault.health import Finding, State


class Said(NamedTuple):
    """What was looked at; how it is; and what to do now, or nothing."""

    title: str
    how: str
    next_step: str


_TITLES = {
    "encryption": N_("The lock"),
    "salt": N_("The beginning of your vault"),
    "pages": N_("The file of your vault"),
    "structure": N_("The order in your vault"),
    "pieces": N_("Your pieces"),
    "lists": N_("The lists of your pieces"),
    "versions": N_("Earlier versions"),
    "drafts": N_("What you typed last"),
    "search": N_("Searching"),
    "attachments": N_("Photos, letters and other files"),
    "ledger": N_("What you gave"),
    "backup": N_("Backup copy"),
    "slots": N_("The key of your vault"),
    "cloud": N_("The place of your vault"),
    "copies": N_("A second copy of your vault"),
    "keys": N_("A second key of your vault"),
}
_GOOD = {
    "encryption": N_("Everything is stored locked."),
    "salt": N_("It is as it should be."),
    "pages": N_("Every part is as it was written."),
    "structure": N_("Everything is in its place."),
    "pieces": N_("All of them can be read."),
    "lists": N_("They show what your pieces say."),
    "versions": N_("They can be read."),
    "drafts": N_("It can be read."),
    "search": N_("It knows all your words."),
    "attachments": N_("All of them open."),
    "ledger": N_("The list is complete."),
    "backup": N_("Your newest copy is from {day}. It was opened to try it."),
    "slots": N_("Your password and your twelve words are both on it."),
    "cloud": N_("It lies on this computer only."),
    "copies": N_("There is no double vault in this folder."),
    "keys": N_("There is none."),
}
_PARTS = (N_("One part is damaged."), N_("{count} parts are damaged."))
_PIECES = (N_("One piece cannot be read."), N_("{count} pieces cannot be read."))
_LISTS = (N_("One list is behind."), N_("{count} lists are behind."))
_VERSIONS = (N_("One version is missing."), N_("{count} versions are missing."))
_FILES = (N_("One file does not open."), N_("{count} files do not open."))
_COPIES = (N_("One copy lies beside your vault."), N_("{count} copies lie beside your vault."))
_OTHERWISE: dict[str, tuple[str | tuple[str, str], str]] = {
    "encryption": (N_("The part that locks is missing."), N_("Install the program again.")),
    "salt": (N_("It was changed."), N_("Bring everything over to a new vault.")),
    "pages": (_PARTS, N_("Bring everything over to a new vault.")),
    "structure": (N_("Something is not in its place."), N_("Bring everything over to a new vault.")),
    "pieces": (_PIECES, N_("Look in a backup copy.")),
    "lists": (_LISTS, N_("Let the program put them right.")),
    "versions": (_VERSIONS, N_("Make a backup copy now. Then what there is stays.")),
    "drafts": (_PIECES, N_("Look whether your last words are there.")),
    "search": (N_("It does not know all your words."), N_("Let the program put it right.")),
    "attachments": (_FILES, N_("Look in a backup copy.")),
    "ledger": (N_("The list is not complete."), N_("Look in ‘Share’ whether something is missing.")),
    "backup": (N_("You have no backup copy yet."), N_("Make one. A USB stick is enough.")),
    "slots": (
        N_("It no longer fits your vault. Your vault is open now."),
        N_("Take everything along before you lock."),
    ),
    "cloud": (N_("{name} copies it too."), N_("Better is a folder that stays on this computer.")),
    "keys": (
        N_("Beside your vault lies: {names}. It may have another password."),
        N_("Do your password and sheet work? Then throw that file away."),
    ),
    "copies": (_COPIES, N_("Lay them side by side. Nothing gets lost.")),
}
_OLD_BACKUP = (N_("Your newest copy is from {day}."), N_("Make a new one. A USB stick is enough."))
_AWAY = (N_("Your newest copy is from {day}. Its stick or folder is not there now."), "")
_GONE = (N_("Your newest copy is from {day}. It no longer lies in its place."), N_("Make a new one now."))
_NOT_THERE = (N_("It is not there, or it is empty."), N_("Put back a backup copy in another folder."))
_NO_KEY = (N_("It is damaged, or not there."), N_("The same key lies beside each backup copy."))
_NO_WORDS = (N_("Your vault no longer knows the words of your recovery sheet."), N_("Make new words under Settings."))
_ONE_WAY = (N_("There is only one way in."), N_("Make new words for your recovery sheet."))


def said(finding: Finding, today: date) -> Said:
    """This finding in words."""
    found, step = (_GOOD[finding.code], "") if finding.state is State.GOOD else _OTHERWISE[finding.code]
    how = found if isinstance(found, str) else found[finding.facts.get("count") != 1]
    if finding.state is State.LOOK and finding.code == "slots":
        how, step = _ONE_WAY
    facts = dict(finding.facts)
    if "is_there" in facts:
        how, step = _NOT_THERE
    if "has_words" in facts:
        how, step = _NO_WORDS
    if "is_open" in facts:
        how, step = _NO_KEY
    if "made_on" in facts:
        facts["day"] = say_date(date.fromisoformat(str(facts["made_on"])), today)
        how, step = _OLD_BACKUP if finding.state is State.LOOK else (how, step)
    if (is_away := facts.get("away")) is not None:
        how, step = (_AWAY[0], step) if is_away else _GONE
    return Said(_(_TITLES[finding.code]), _(how).format(**facts), _(step) if step else "")

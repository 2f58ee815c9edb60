"""Is everything whole: what is looked at, and what was found. Looking changes nothing, and says nothing of the words.

Each look asks the database in short steps, so that others can go on meanwhile. What a finding means for a person stands
in `health_words`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import KluisError, SheetWordsLostError, VaultDamagedError
from herstelkluis.store import attachments, documents, drafts, history, ledger
from herstelkluis.store.soundness import has_sound_index, has_sound_tables
from herstelkluis.vault.attachments import is_sound
from herstelkluis.vault.conflict_copies import conflict_copies, key_copies
from herstelkluis.vault.key_file import read_keyfile
from herstelkluis.vault.progress import Progress, nobody, part_of
from herstelkluis.vault.recovery_sheet import check_opens
from herstelkluis.vault.synced_folders import cloud_of

if TYPE_CHECKING:
    from herstelkluis.crypto.keyfile import KeyFile
    from herstelkluis.vault.vault import Vault

OLD_BACKUP = timedelta(days=30)
DERIVED = frozenset({"lists", "search"})
"""What follows from the pieces: `repairing.rederive` makes it anew."""
_AT_ONCE = 100


class State(StrEnum):
    """How something is: well, worth a look, or broken."""

    GOOD = "good"
    LOOK = "look"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found. `facts` are counts, days, names of programs and files; never a word of the person."""

    code: str
    state: State
    facts: Mapping[str, str | int] = field(default_factory=dict)


def look_into(vault: Vault, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Look at everything, in a fixed order. Runs in any thread; what `progress` raises ends it.

    Where pages are damaged, what is read from them has no answer and is left out. Raises `VaultLockedError`.
    """
    tell = progress or nobody
    vault.settle()
    found = [_encryption(vault), _salt(vault), _pages(vault, part_of(tell, 0.0, 0.4))]
    if found[-1].state is State.GOOD:
        found.append(_structure(vault))
        found += _pieces(vault, part_of(tell, 0.45, 0.65))
        found += [_drafts(vault), _search(vault), _attachments(vault, part_of(tell, 0.7, 1.0)), _ledger(vault)]
        found.append(_backup(vault))
    found += [_slots(vault), _cloud(vault), _copies(vault), second_keys(vault.folder)]
    return tuple(found)


def broken(found: Sequence[Finding]) -> list[str]:
    """The codes of what is broken."""
    return [one.code for one in found if one.state is State.BROKEN]


def _encryption(vault: Vault) -> Finding:
    version = vault.database.read("PRAGMA cipher_version")
    return Finding("encryption", State.GOOD if version else State.BROKEN)


def _salt(vault: Vault) -> Finding:
    return Finding("salt", State.GOOD if vault.database.has_its_salt() else State.BROKEN)


def _pages(vault: Vault, tell: Progress) -> Finding:
    return counted("pages", vault.database.damaged_pages(tell))


def _structure(vault: Vault) -> Finding:
    return Finding("structure", State.GOOD if has_sound_tables(vault.database.read) else State.BROKEN)


def _pieces(vault: Vault, tell: Progress) -> list[Finding]:
    """The pieces themselves, what lists show of them, and their versions."""
    db = vault.database
    everything = documents.ids(db)
    unreadable, other, versions = 0, 0, 0
    for at in range(0, len(everything), _AT_ONCE):
        tell(at / len(everything))
        some = everything[at : at + _AT_ONCE]
        no_sense, odd = documents.unfit(db, some)
        unreadable, other = unreadable + len(no_sense), other + len(odd)
        versions += sum(history.wrong_versions(db, document_id) for document_id in some)
    return [counted("pieces", unreadable), counted("lists", other), counted("versions", versions)]


def _drafts(vault: Vault) -> Finding:
    return counted("drafts", drafts.unreadable(vault.database))


def _search(vault: Vault) -> Finding:
    return Finding("search", State.GOOD if has_sound_index(vault.database.read) else State.BROKEN)


def _attachments(vault: Vault, tell: Progress) -> Finding:
    found = attachments.attachments(vault.database)
    damaged = len(attachments.missing_attachments(vault.database))
    for number, one in enumerate(found):
        tell(number / len(found))
        damaged += not is_sound(vault.database, one)
    return counted("attachments", damaged)


def _ledger(vault: Vault) -> Finding:
    try:
        ledger.verify_chain(vault.database)
    except VaultDamagedError:
        return Finding("ledger", State.BROKEN)
    return Finding("ledger", State.GOOD)


def _backup(vault: Vault) -> Finding:
    from herstelkluis.vault.backups import records
    from herstelkluis.vault.backups.found import has_file, has_folder

    last = records.last_checked(vault)
    if last is None:
        return Finding("backup", State.LOOK)
    age = vault.clock() - last.made_at
    facts: dict[str, str | int] = {"made_on": last.made_at.astimezone().date().isoformat()}
    if not has_file(last.path):  # a stick may be out; from a place that is there, the copy itself went
        is_away = not has_folder(last.place)
        return Finding("backup", State.GOOD if is_away and age <= OLD_BACKUP else State.LOOK, facts | {"away": is_away})
    return Finding("backup", State.LOOK if age > OLD_BACKUP else State.GOOD, facts)


def _slots(vault: Vault) -> Finding:
    """The key file as it lies on the disk now: the open vault itself does not need it any more."""
    try:
        keyfile = read_keyfile(vault.folder)
        check_opens(vault, keyfile)
    except SheetWordsLostError:
        return Finding("slots", State.BROKEN, {"has_words": False})
    except KluisError:
        return Finding("slots", State.BROKEN)
    return ways_in(keyfile)


def _cloud(vault: Vault) -> Finding:
    name = cloud_of(vault.folder)
    return Finding("cloud", State.LOOK, {"name": name}) if name else Finding("cloud", State.GOOD)


def _copies(vault: Vault) -> Finding:
    copies = len(conflict_copies(vault.folder))
    return Finding("copies", State.LOOK, {"count": copies}) if copies else Finding("copies", State.GOOD)


def second_keys(folder: Path) -> Finding:
    """Key files that a sync program left beside the one of this vault, by name."""
    names = [path.name for path in key_copies(folder)]
    return Finding("keys", State.LOOK, {"names": ", ".join(names)}) if names else Finding("keys", State.GOOD)


def counted(code: str, wrong: int, **more: int) -> Finding:
    """Good, or broken where something is wrong this many times."""
    return Finding(code, State.BROKEN, {"count": wrong} | more) if wrong else Finding(code, State.GOOD)


def ways_in(keyfile: KeyFile) -> Finding:
    """How many ways of opening stand on a key file that is sound."""
    ways = {slot.type for slot in keyfile.slots}
    return Finding("slots", State.GOOD if len(ways) > 1 else State.LOOK, {"count": len(ways)})

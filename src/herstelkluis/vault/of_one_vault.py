"""Preferences that tell about the keys, the copies and the state of one vault: untrue in any other."""

from __future__ import annotations

WAITING = "away_from_backups"  # what must still go from which copies: ids, which say nothing, and file names
NOT_GONE_FROM = "not_gone_from_backups"  # file names of copies that waited, and that nothing can take it out of
RECORDS, PLACE = "backups", "backup_place"  # the copies that were made, and the folder they go to
OF_EARLIER_KEYS = "backups_of_earlier_keys"  # where copies were put that the keys of now do not open
TROUBLE = "backup_trouble"  # the last day that no copy could be made by itself
LOOKED = "health"  # when everything was looked at, and how much was broken then
UNSOUND = "unsound_after_update"  # what the vault was like, and the day, when a copy from before an update had to stay
MADE_FROM = "made_from"  # the SHA-256 of the database that a rekey wrote this one from
MADE_INTO = "made_into"  # the salts of databases that a rekey wrote, and that perhaps never got their key file
PRACTISED_ON = "sheet_practised_on"
ASKED_LATER = "sheet_asked_later"  # not before this day
BROUGHT_TOGETHER = "versions_brought_together"  # other versions of the vault that need not be told of again

OF_ONE_VAULT = frozenset(
    {
        WAITING,
        NOT_GONE_FROM,
        RECORDS,
        PLACE,
        OF_EARLIER_KEYS,
        TROUBLE,
        LOOKED,
        UNSOUND,
        MADE_FROM,
        MADE_INTO,
        PRACTISED_ON,
        ASKED_LATER,
        BROUGHT_TOGETHER,
    }
)

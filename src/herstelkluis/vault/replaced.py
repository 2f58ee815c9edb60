"""Another program may take the file of an open database away, or put another in its place, as some that keep folders
the same do. What was written stands in a file without a name by then, which goes when the vault is shut."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from herstelkluis.errors import FolderGoneError, KluisError
from herstelkluis.vault.state import KEY_FILE

if TYPE_CHECKING:
    from herstelkluis.store.database import Database


def keep_replaced(database: Database, now: datetime) -> None:
    """Before it is shut, put a database that lost its place back in it; or beside the one that stands there now.

    There it is a second version of the vault, and told as such. Nothing happens when the folder itself is gone, as with
    a stick that is out, nor when it goes wrong: shutting must go on.
    """
    folder, path = database.path.parent, database.path
    try:
        with database.atomic():
            return
    except FolderGoneError:
        if not (folder / KEY_FILE).is_file():
            return
    except KluisError:
        return
    was_taken_away = not os.path.lexists(path)
    if not was_taken_away:
        path = folder / f"{path.stem} (open {now.astimezone():%Y-%m-%d %H%M%S}).db"
    with suppress(KluisError):
        database.copy_to(path, with_words=was_taken_away)  # in its place it is no copy, but the vault itself

"""A vault for new keys, what must be in it afterwards, and new keys on a disk that is too small."""

from __future__ import annotations

import resource
from pathlib import Path

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.errors import KluisError
from herstelkluis.vault import attachments
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write
from vault.attaching import hung
from vault.rekey_children import NEW_PASSWORD

CONTENT = b"Een oude brief. " * 20_000


def furnish(vault):
    """Words, an attachment and something in the bin; what stands in it then."""
    note = write(vault, "notitie", "Dit mag nooit weg. Hond.", title="Water")
    hung(vault, note, attachments.attach(vault, note.id, "brief.txt", CONTENT))
    vault.throw_away(write(vault, "notitie", "In de bak.").id)
    return tell(vault)


def tell(vault):
    """Everything a rekey must keep."""
    [(file,)] = vault.database.read("SELECT id FROM attachments")
    with attachments.open_attachment(vault, file) as opened:
        content = opened.read()
    tables = ("documents", "versions", "drafts", "attachments", "chunks", "ledger", "contacts", "tags", "lines")
    rows = {one: vault.database.read(f"SELECT * FROM {one} ORDER BY 1, 2") for one in tables}
    return rows, content, [hit.document for hit in vault.find("hond")]


def renew(house, words, typed=None, progress=None):
    rekey(house.folder, NEW_PASSWORD, words, CHEAPEST, house.clock(), typed or Typed(PASSWORD), progress)


def on_a_full_disk(folder, words, limit):
    """In a process of its own: no file may grow beyond `limit`."""
    house = House(Path(folder))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        renew(house, words.split())
        print("done")
    except KluisError as error:
        print(type(error).__name__)

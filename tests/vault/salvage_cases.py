"""Damaging a vault, bringing over what is left of it, and telling on which pages a row stands."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from contextlib import contextmanager

from herstelkluis.crypto.database_pages import PAGE
from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.store.raw_rows import rows_of
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.salvaging import salvage
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House

_BODIES = {"t{6}[tn]iittitt[tn]b": "documents", "tittttib": "versions"}


def pieces_of(vault):
    return {one.id: vault.document(one.id) for one in (*vault.summaries(), *vault.bin())}


def copied(house, folder):
    shutil.copytree(house.folder, folder)
    return House(folder, house.clock, house.words)


def hashes(folder):
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def destroy(house, numbers, chance=None):
    """Write noise over these pages, counted from 1."""
    chance = chance or random.Random(1)
    with (house.folder / "kluis-1.db").open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(chance.randbytes(PAGE))


def page_count(house):
    return (house.folder / "kluis-1.db").stat().st_size // PAGE


class Watched(RawPages):
    """Tells which pages were looked at."""

    def get(self, number):
        self.asked.add(number)
        return super().get(number)


def pages_of_rows(house):
    """For each row that holds a whole piece: whose it is, which table, and on which pages all its bytes stand."""
    keyfile = parse_keyfile((house.folder / "kluis.hdr").read_bytes())
    key, salt = database_key(keyfile.unlock_with_password(PASSWORD), keyfile)
    found = []
    with Watched(house.folder / "kluis-1.db", key, salt) as pages:
        for number in range(1, pages.count + 1):
            pages.asked = set()
            page = pages.get(number)
            for row in rows_of(pages, page, 100 if number == 1 else 0):
                table = next((name for shape, name in _BODIES.items() if re.fullmatch(shape, row.shape)), None)
                if table and not row.in_index:
                    found.append((row.values[0], table, pages.asked | {number}))
                pages.asked = set()
    return found


def saved(house, new, typed=None, **how):
    return salvage(house.folder, new, typed or Typed(PASSWORD), clock=house.clock, **how)


@contextmanager
def opened(folder, clock):
    lifecycle = Lifecycle(folder, clock)
    try:
        yield lifecycle.unlock(PASSWORD)
    finally:
        lifecycle.lock()


def pages_with(house, wanted):
    return set.union(*[pages for one, table, pages in pages_of_rows(house) if wanted(one, table)])

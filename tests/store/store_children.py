"""What tests let another process do: write where the disk says no.

python -m store.store_children <name> <path>
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import CannotWriteError, KluisError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.store import documents, drafts, history, ledger, preferences, search
from herstelkluis.store.database import Database
from herstelkluis.store.files import write_file
from herstelkluis.store.migrations import migrate
from store.store_values import NOW, SALT, key, note

NOBODY = 65534


def open_vault(path: Path) -> None:
    """Say whether the vault can be opened."""
    try:
        Database.open(path, key(), SALT).close()
        print("open")
    except KluisError as error:
        print(type(error).__name__)


def migrate_old(path: Path) -> None:
    """Bring a vault of an older program on; say when it begins and ends."""
    from store import make_old_vault as old

    with Database.open(path, Secret(old.KEY), old.SALT) as db:
        print("begin", flush=True)
        migrate(db, path.with_name("before.db"))
    print("end", flush=True)


def fill_the_disk(path: Path) -> None:
    """Try every way of writing until each was refused once; say how each was refused, and what is still there."""
    db = Database.create(path, key(), SALT)
    settle(db, note("Dit stond er al", id="a"))
    drafts.put_draft(db, note("laatste klad", id="klad"), NOW)
    ledger.append(db, LedgerEvent("A", LedgerKind.INTENDED, NOW), LedgerNames("Mw. De Wit", "", "", ()))
    write_file(path.with_name("kluis.key"), b"oude sleutel")
    heavy = "zware woorden " * 30_000
    ways = {
        "file": lambda n: write_file(path.with_name("kluis.key"), heavy.encode() * 9),
        "draft": lambda n: drafts.put_draft(db, note(heavy, id=f"b{n}"), NOW),
        "settle": lambda n: settle(db, note(heavy + str(n), id=str(n))),
        "index": lambda n: search.index_document(db, note(f"{n} {heavy}", id="a")),
        "preference": lambda n: preferences.put(db, str(n), heavy),
        "ledger": lambda n: ledger.append(db, LedgerEvent(f"{n}", LedgerKind.NOTE, NOW, {"what": heavy})),
        "copy": lambda n: db.copy_to(path.with_name(f"copy-{n}.db")),
    }
    for name, way in ways.items():
        print(name, refusal(way))
    db.close()
    with Database.open(path, key(), SALT) as again:
        ledger.verify_chain(again)
        texts = [one.first_line for one in documents.summaries(again) if one.id == "a"]
        klad = [one.id for one, _ in drafts.drafts(again) if one.id == "klad"]
        print("after", again.check(), texts, klad, path.with_name("kluis.key").read_bytes().decode())
        print("left over", [file.name for file in path.parent.glob(".*")])


def write_where_nothing_may_be_written(path: Path) -> None:
    """Say how opening, making and writing are refused in a folder that is for reading only.

    As an ordinary user: the administrator may write everywhere. The program itself was read before.
    """
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    refusals = {
        "open": lambda n: Database.open(path, key(), SALT),
        "create": lambda n: Database.create(path.with_name("new.db"), key(), SALT),
        "file": lambda n: write_file(path.with_name("kluis.key"), b"x"),
    }
    for name, way in refusals.items():
        print(name, refusal(way))


def settle(db: Database, document) -> None:
    with db.atomic():
        documents.put(db, document)
        history.add_version(db, document, f"spell {document.revision // 50}", NOW)
        search.index_document(db, document)
        drafts.drop_draft(db, document.id)


def refusal(way) -> str:
    try:
        for number in range(40):
            way(number)
    except CannotWriteError as error:
        return type(error).__name__
    return "never refused"


def command(name: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "store.store_children", name, str(path)]


def surroundings() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}


def run_child(name: str, path: Path, *, wrap: tuple[str, ...] = (), **options) -> list[str]:
    """The lines another process said; nothing may stand on its error channel."""
    done = subprocess.run(
        [*wrap, *command(name, path)], env=surroundings(), capture_output=True, text=True, check=False, **options
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))

"""What the tests of hardening let other processes do: `python -m own_process <name> <folder>`, as an ordinary user."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from herstelkluis.crypto import other_programs
from herstelkluis.vault.typed import Typed

NOBODY = 65534
SECRET = b"een zin die niemand mag lezen"


def become_ordinary() -> None:
    """The administrator may look everywhere. What is needed of the program was loaded before."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        other_programs.let_other_programs_look()  # changing who one is had shut it already


def load(*names: str) -> None:
    """What an ordinary user may not be able to reach once the program runs as one."""
    for name in ("ctypes", *names):
        import_module(name)


@contextmanager
def someone_beside():
    """Another program of the same person; ask it what it can see of this one."""
    ask, answer = os.pipe(), os.pipe()
    if not (child := os.fork()):
        become_ordinary()
        parent = os.getppid()
        while os.read(ask[0], 1) == b"?":
            os.write(answer[1], " ".join(sees(parent)).encode() + b"\n")
        os._exit(0)

    def look() -> str:
        os.write(ask[1], b"?")
        return os.read(answer[0], 1000).decode().strip() or "nothing"

    try:
        yield look
    finally:
        os.write(ask[1], b".")
        os.waitpid(child, 0)


def sees(pid: int):
    """What of another program can be opened here."""
    for name in ("environ", "mem", "maps", "fd"):
        place = Path(f"/proc/{pid}/{name}")
        try:
            list(place.iterdir()) if name == "fd" else place.open("rb").read(0)
        except PermissionError:
            continue
        yield name


def memory(_folder: Path) -> None:
    """Open, shut, open for a dialog, shut again."""
    load()
    with someone_beside() as look:
        become_ordinary()
        print("open:", look())
        print("shut:", other_programs.shut_out_other_programs(), look())
        with other_programs.open_to_the_desktop():
            print("dialog:", look())
        print("after:", look())


def window(folder: Path) -> None:
    """The program as a person starts it, until it has shown its first screen."""
    from PySide6.QtCore import QTimer

    from herstelkluis import app
    from herstelkluis.ui import own_memory

    load("argparse", *(f"herstelkluis.{one}" for one in ("ui.screens.welcome", "ui.screens.today", "ui.desk_events")))
    with someone_beside() as look:
        become_ordinary()
        real = own_memory.shut_out_other_programs

        def shut() -> bool:
            done = real()
            print("window:", look())
            QTimer.singleShot(0, app.QApplication.instance().quit)
            return done

        own_memory.shut_out_other_programs = shut
        app.run(["--vault", str(folder / "kluis")])


def command(folder: Path) -> None:
    """A command of the command line."""
    from herstelkluis import __main__, cli

    load("platformdirs", "json", "gettext")
    with someone_beside() as look:
        become_ordinary()
        cli.main = lambda _words: print("command:", look()) or 0
        __main__.main(["check", "--vault", str(folder)])


def modes(folder: Path) -> None:
    """Everything the program makes, and who may read it, where others may read what is not said otherwise."""
    os.umask(0)
    from herstelkluis import __main__, settings
    from herstelkluis.crypto.kdf import CHEAPEST
    from herstelkluis.crypto.recovery import new_recovery_words
    from herstelkluis.ui.crash_log import CrashLog
    from herstelkluis.vault.backups.making import make_backup
    from herstelkluis.vault.backups.records import choose_place
    from herstelkluis.vault.open_page import OpenPage, write_open_page
    from herstelkluis.vault.rekeying import rekey
    from house import PASSWORD, Clock, House, write

    __main__.main(["kinds", "--json"])
    house = House(folder / "thuis" / "kluis")
    lifecycle, vault = house.make()
    write(vault, "notitie", "Voor mij alleen.")
    write_open_page(house.folder, OpenPage((), ("Voeten op de grond.",)))
    settings.save(settings.Settings(), folder / "thuis" / "config" / "settings.json")
    (folder / "stick").mkdir(mode=0o755)
    choose_place(vault, folder / "stick")
    make_backup(vault, folder / "stick")
    CrashLog(folder / "thuis" / "log" / "logboek.txt").begin()
    lifecycle.lock()
    rekey(house.folder, "een heel ander wachtwoord", new_recovery_words(), CHEAPEST, Clock()(), Typed(PASSWORD))
    for path in sorted(folder.rglob("*")):
        if path != folder / "stick":
            print(oct(path.stat().st_mode & 0o777), path.relative_to(folder))


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))

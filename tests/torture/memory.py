"""How many copies of words and keys are in the memory of the real program, before and after locking.

python tests/torture/memory.py          prints a table; needs Xvfb, xdotool, and the right to read the other's memory

The program runs as a person has it: a real window, keys from outside, nothing of ours in its process. Nothing is
promised here (SECURITY.md); the figures tell what is so.
"""

from __future__ import annotations

import re
import secrets
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from house import PASSWORD, House, write
from ui.real_screen import Person, virtual_screen

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")
AT_MOST_SECONDS = 30.0
LATER_SECONDS = 20.0


def copies(process: int, wanted: dict[str, bytes]) -> dict[str, int]:
    """How often each stands in what this process may write in. Raises PermissionError where that may not be seen."""
    found = dict.fromkeys(wanted, 0)
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(process):
            try:
                memory.seek(start)
                data = memory.read(end - start) or b""
            except (OSError, OverflowError, ValueError):  # [vvar] and the like
                continue
            for name, one in wanted.items():
                found[name] += data.count(one)
    return found


def _regions(process: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{process}/maps").read_text().splitlines():
        if region := _REGION.match(line):
            yield int(region[1], 16), int(region[2], 16)


def measure(folder: Path) -> dict[str, dict[str, int]]:
    """Moment -> what -> how many copies."""
    typed, older = f"qx{secrets.token_hex(6)}", f"qx{secrets.token_hex(6)}"
    house = House(folder / "kluis")
    lifecycle, vault = house.make()
    write(vault, "notitie", f"Vannacht {older} onder het raam")
    lifecycle.lock()
    wanted = {
        **_both("a sentence that is typed", typed),
        **_both("a sentence in the vault", older),
        **_both("the password", PASSWORD),
        **_keys(house),
    }
    home = folder / "thuis"
    home.mkdir(mode=0o700)
    moments: dict[str, dict[str, int]] = {}
    with virtual_screen() as display:
        person = Person(display, home, house.folder)
        try:
            process = person.program.pid
            window = person.wait_for_title("Herstelkluis")
            moments["started"] = copies(process, wanted)
            person.type(window, PASSWORD)
            person.press(window, "Return")
            _until(lambda: house.lifecycle().state.name == "IN_USE")
            sleep(1.0)  # the sheet of today gets the keyboard once it is painted
            person.type(window, f"Vandaag {typed} langs het water. ")
            sleep(2.0)  # a draft within a second
            moments["open"] = copies(process, wanted)
            person.press(window, "ctrl+shift+h")
            person.wait_for_title("Notities")
            sleep(1.0)
            moments["hidden"] = copies(process, wanted)
            person.press(window, "space")
            person.wait_for_title("Herstelkluis")
            person.press(window, "ctrl+l")
            _until(lambda: house.lifecycle().state.name == "LOCKED")
            sleep(1.0)
            moments["locked"] = copies(process, wanted)
            sleep(LATER_SECONDS)
            moments["locked, later"] = copies(process, wanted)
        finally:
            person.end()
    vault = lifecycle.unlock(PASSWORD)
    assert vault.find(typed), "what was typed did not arrive"
    lifecycle.lock()
    return moments


def _both(name: str, words: str) -> dict[str, bytes]:
    """As Python and SQLCipher hold it, and as Qt does."""
    return {f"{name} (UTF-8)": words.encode(), f"{name} (UTF-16)": words.encode("utf-16-le")}


def _keys(house: House) -> dict[str, bytes]:
    keyfile = parse_keyfile((house.folder / "kluis.hdr").read_bytes())
    with keyfile.unlock_with_password(PASSWORD) as vault_key:
        key, _salt = database_key(vault_key, keyfile)
        with key:
            raw = key.reveal()
            return {
                "the vault key": vault_key.reveal(),
                "the database key": raw,
                "the database key (hex)": raw.hex().encode(),
            }


def _until(so) -> None:  # type: ignore[no-untyped-def]
    ends = monotonic() + AT_MOST_SECONDS
    while not so():
        assert monotonic() < ends, "it did not happen"
        sleep(0.1)


def table(moments: dict[str, dict[str, int]]) -> str:
    heads = ["Copies of", *moments]
    rows = [[name, *(str(found[name]) for found in moments.values())] for name in next(iter(moments.values()))]
    said = ["| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows)]
    return "\n".join(said)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="herstelkluis-memory-") as place:
        print(table(measure(Path(place))))

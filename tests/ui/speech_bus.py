"""What a screen reader gets of a program: the real AT-SPI of Linux, on a bus of a test alone.

python -m ui.speech_bus VAULT is the program it listens to; each sign on its input is the next thing it does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

ROOT, REGISTRY = "/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry"
NODE = re.compile(r'string "([^"]*)"\s+object path "([^"]*)"')
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
CANARY = "kanariegeel"


@contextmanager
def speech_bus(folder: Path, display: str) -> Iterator[tuple[dict[str, str], SpeechBus]]:
    """The surroundings for a program on this display, and what listens to it."""
    launcher = next((one for one in _LAUNCHERS if Path(one).exists()), None)
    assert launcher is not None, "make test installs at-spi2-core"
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(path=folder / "bus"))
    with ExitStack() as ending:
        daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        ending.callback(_end, daemon)
        address = daemon.stdout.readline().strip()
        names = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
        surroundings = os.environ | names | {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}
        surroundings |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        starting = subprocess.Popen(
            [launcher, "--launch-immediately"],
            env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        ending.callback(_end, starting)
        yield surroundings, SpeechBus(address)


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    process.communicate(timeout=300)


class SpeechBus:
    """Asks as a screen reader does."""

    def __init__(self, session: str) -> None:
        self._session, self._address = session, ""

    def spoken(self) -> str:
        """Names, descriptions and texts of everything every program on this bus offers, shown or not."""
        if not self._address:
            said = self._ask(self._session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
            self._address = re.search(r'string "(.*)"', said)[1]
        words: list[str] = []
        todo = self._children(REGISTRY, ROOT)
        seen = set(todo)
        while todo:
            node = todo.pop()
            for of in ("Name", "Description"):
                asked = ("string:org.a11y.atspi.Accessible", f"string:{of}")
                words.append(self._tell(*node, "org.freedesktop.DBus.Properties.Get", *asked))
            words.append(self._tell(*node, "org.a11y.atspi.Text.GetText", "int32:0", "int32:-1"))
            below = [one for one in self._children(*node) if one not in seen]
            seen.update(below)
            todo += below
        return "\n".join([f"{len(seen)} nodes", *words])

    def _children(self, name: str, path: str) -> list[tuple[str, str]]:
        return NODE.findall(self._tell(name, path, "org.a11y.atspi.Accessible.GetChildren"))

    def _tell(self, name: str, path: str, method: str, *arguments: str) -> str:
        return self._ask(self._address, name, path, method, *arguments)

    def _ask(self, address: str, name: str, path: str, method: str, *arguments: str) -> str:
        command = ["dbus-send", f"--bus={address}", "--print-reply", f"--dest={name}", path, method, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stdout


def main(folder: str) -> None:
    """Show a piece, then hide, come back and lock: one step for each sign that comes in."""
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtWidgets import QApplication

    from herstelkluis import app as wiring
    from house import PASSWORD, write

    app = QApplication([])
    program = wiring.build(app, Path(folder), Path(folder).with_name("settings.json"))
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    note = write(program.session.vault, "notitie", f"{CANARY} in de vroege ochtend")
    program.window.show_screen("write", document=note.id)

    def back_and_lock() -> None:
        program.go_on()
        program.lock()

    steps = [program.hide, back_and_lock, app.quit]

    def step() -> None:
        os.read(0, 1)
        steps.pop(0)()
        os.write(1, b"done\n")

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(step)
    os.write(1, b"done\n")
    app.exec()
    program.session.lock()


if __name__ == "__main__":
    main(sys.argv[1])

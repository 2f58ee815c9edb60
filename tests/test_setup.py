"""Setting up: says what is missing, installs the right spelling of it once, and stops with a sentence where it cannot.

The package tools of the system are played by small scripts; everything else of the set-up is the real one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETUP = (ROOT / "packaging/setup.sh").read_text()
ONLY_PACKAGES = SETUP.split("# --- Python 3.11")[0]

PLAYED = {
    "dpkg-query": 'for last; do :; done; grep -qx "$last" "$STATE/installed" && printf installed || exit 1',
    "apt-cache": 'for last; do :; done; if grep -qx "$last" "$STATE/offered"; then echo "  Candidate: 1.0"; fi',
    "apt-get": 'echo "$*" >>"$STATE/calls"; for word; do echo "$word"; done >>"$STATE/installed"',
    "sudo": "exit 1",
}


class System:
    """A played Debian: what is installed and offered, and what was asked of apt-get."""

    def __init__(self, folder: Path, *, installed: list[str], offered: list[str], user: int = 0) -> None:
        self.folder = folder
        (folder / "packaging").mkdir()
        (folder / "packaging/setup.sh").write_text(ONLY_PACKAGES)
        (folder / "installed").write_text("".join(f"{name}\n" for name in installed))
        (folder / "offered").write_text("".join(f"{name}\n" for name in offered))
        (folder / "calls").touch()
        (folder / "bin").mkdir()
        for name, body in {**PLAYED, "id": f"echo {user}"}.items():
            script = folder / "bin" / name
            script.write_text(f"#!/bin/bash\n{body}\n")
            script.chmod(0o755)

    def set_up(self, purpose: str, *, bare: bool = False) -> subprocess.CompletedProcess[str]:
        """Run the set-up; `bare` hides every command of the real system but those that the script is written in."""
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        if bare:
            for name in ("bash", "cat", "dirname", "env", "grep"):
                (self.folder / "bin" / name).symlink_to(shutil.which(name) or name)
            path = str(self.folder / "bin")
        environment = {**os.environ, "PATH": path, "STATE": str(self.folder)}
        command = ["bash", str(self.folder / "packaging/setup.sh"), purpose]
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False
        )

    @property
    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text().splitlines()


def wanted(what: str = "window") -> list[str]:
    """Every package the window (or the tests) asks for, in the spelling of Debian 12."""
    listed = ONLY_PACKAGES.split(f"for_{what}=(")[1].split(")")[0].split()
    return [name.strip("'").split("|")[0] for name in listed]


def test_where_everything_is_installed_nothing_is_asked_of_apt(tmp_path: Path) -> None:
    system = System(tmp_path, installed=wanted(), offered=[])
    ended = system.set_up("run")
    assert (ended.returncode, ended.stdout, system.calls) == (0, "", [])


def test_only_what_is_missing_is_installed_and_said_and_the_second_time_nothing(tmp_path: Path) -> None:
    system = System(tmp_path, installed=[name for name in wanted() if name != "libxcb-cursor0"], offered=wanted())
    assert system.set_up("run").stdout == "Installing system packages: libxcb-cursor0\n"
    assert [call.split()[-1] for call in system.calls] == ["-qq", "libxcb-cursor0"]
    assert system.set_up("run").stdout == ""


def test_a_newer_release_gets_its_own_spelling(tmp_path: Path) -> None:
    others = [name for name in wanted() if name != "libglib2.0-0"]
    system = System(tmp_path, installed=others, offered=["libglib2.0-0t64"])
    assert system.set_up("run").returncode == 0
    assert system.calls[-1].endswith(" libglib2.0-0t64")


def test_a_package_that_is_not_offered_is_named(tmp_path: Path) -> None:
    ended = System(tmp_path, installed=[], offered=[]).set_up("run")
    assert ended.returncode == 1
    assert "offers no package libegl1" in ended.stderr


def test_an_ordinary_user_without_sudo_is_told_what_to_install(tmp_path: Path) -> None:
    system = System(tmp_path, installed=wanted()[1:], offered=wanted(), user=1000)
    ended = system.set_up("run")
    assert ended.returncode == 1
    assert "These system packages are missing: libegl1\nInstall them as root" in ended.stderr
    assert system.calls == []


BROWSERS = ["chromium", "firefox-esr", "webkit2gtk-driver", "nodejs", "npm"]


def test_the_tests_get_every_browser_that_the_system_offers(tmp_path: Path) -> None:
    system = System(tmp_path, installed=[*wanted(), *wanted("tests")], offered=BROWSERS)
    assert system.set_up("test", bare=True).stdout == f"Installing system packages: {' '.join(BROWSERS)}\n"
    assert system.calls[-1].split()[-len(BROWSERS) :] == BROWSERS
    assert len(system.calls) == 2


def test_a_browser_that_is_not_offered_is_said_and_stops_nothing(tmp_path: Path) -> None:
    offered = [name for name in BROWSERS if name != "firefox-esr"]
    ended = System(tmp_path, installed=[*wanted(), *wanted("tests")], offered=offered).set_up("test", bare=True)
    assert ended.returncode == 0
    assert "offers no package firefox-esr. Tests that need it are skipped" in ended.stdout
    assert "unless there is a command firefox-esr or firefox." in ended.stdout


def test_a_browser_that_is_there_already_is_not_installed_again(tmp_path: Path) -> None:
    system = System(tmp_path, installed=[*wanted(), *wanted("tests")], offered=BROWSERS)
    for name in ("google-chrome", "firefox", "WebKitWebDriver", "node", "npm"):
        (tmp_path / "bin" / name).symlink_to("/bin/true")
    assert system.set_up("test", bare=True).stdout == ""
    assert system.calls == []


def test_the_lock_of_the_browser_tests_names_a_hash_for_everything_and_no_address() -> None:
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text())
    packages = [facts for name, facts in lock["packages"].items() if name]
    assert len(packages) > 20
    assert all(facts["integrity"].startswith("sha512-") and "resolved" not in facts for facts in packages)


def test_another_word_than_the_three_is_refused(tmp_path: Path) -> None:
    ended = System(tmp_path, installed=[], offered=[]).set_up("everything")
    assert ended.returncode == 2
    assert "run|check|test" in ended.stderr

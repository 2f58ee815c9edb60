"""Planted words, in a real run of the program that ends in a crash, are in no file but the vault, and nowhere said."""

from __future__ import annotations

import base64
import gzip
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from store.store_children import surroundings
from torture import table
from torture.searching import Searcher
from ui.real_screen import virtual_screen

OUTSIDE = ("/var/tmp", "/var/crash", "/var/lib/systemd/coredump", "/var/log", "/run/user", "/dev/shm")
PLANTED = ("owner", "person", "sentence", "file name", "file", "letter", "title", "reader", "purpose", "draft")


def planted() -> dict[str, str]:
    """Words that stand nowhere else in the world: what a person would write, with a name for each."""
    words = {name: f"Qx{secrets.token_hex(5)} qy{secrets.token_hex(4)}" for name in PLANTED}
    return words | {"password": f"qx{secrets.token_hex(8)}"}


def tokens(words: dict[str, str]) -> dict[str, str]:
    return {name: text.split()[0] for name, text in words.items()}


def run(folder: Path, words: dict[str, str], **more: str) -> dict[str, str]:
    """The program in a home of its own; it must fall over at the end."""
    places = {name: folder / name for name in ("thuis", "tijdelijk", "run")}
    for place in places.values():
        place.mkdir(mode=0o700)
    own = {"HOME": "thuis", "TMPDIR": "tijdelijk", "XDG_RUNTIME_DIR": "run"}
    drop = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "WAYLAND_DISPLAY")
    around = {key: value for key, value in surroundings().items() if key not in drop}
    around |= {key: str(places[name]) for key, name in own.items()} | more
    done = subprocess.run(
        [sys.executable, "-m", "torture.canary_child", str(folder)],
        input=json.dumps(words),
        cwd=folder,
        env=around,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == -signal.SIGSEGV, done.stderr[-2000:]
    (folder / "stderr").write_text(done.stderr)
    told: dict[str, str] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("platform", ["offscreen", pytest.param("xcb", marks=pytest.mark.xvfb)])
@pytest.mark.timeout(300)
def test_no_planted_word_is_outside_the_vault_or_can_be_read_aloud_while_hidden_or_locked(tmp_path, platform):
    """Made, written, attached, searched, looked at, shared, hidden, locked, opened again and fallen over."""
    began, words = time.time() - 1, planted()
    searcher = Searcher(tokens(words))
    if platform == "xcb":
        with virtual_screen() as number:
            said = run(tmp_path, words, QT_QPA_PLATFORM="xcb", DISPLAY=number, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    else:
        said = run(tmp_path, words, QT_QPA_PLATFORM="offscreen")
    assert "sentence" in searcher.in_bytes(said["open"].encode())
    aloud = {when: searcher.in_bytes(said[when].encode()) for when in ("hidden", "locked")}
    found = searcher.below(tmp_path)
    elsewhere = [Path(tempfile.gettempdir()), Path.home() / ".cache", Path.home() / ".config", Path.home() / ".local"]
    found += searcher.below(*elsewhere, *map(Path, OUTSIDE), since=began, most_bytes=4 << 20)
    files = sum(1 for one in tmp_path.rglob("*") if one.is_file())
    lost = len(found) + sum(map(len, aloud.values()))
    table.tell(f"planted words sought, {platform}", len(words), lost, f"(a run that crashed; {files} files of its own)")
    assert (found, aloud) == ([], {"hidden": set(), "locked": set()})
    assert {one.name for one in (tmp_path / "kluis").iterdir()} >= {"kluis.hdr", "kluis-1.db"}
    assert len(list((tmp_path / "uit").iterdir())) == 2


def test_the_search_finds_every_form_of_a_planted_word(tmp_path):
    """The control."""
    word, searcher = "Qxvogels één", Searcher({"planted": "Qxvogels één"})
    said = f"Vannacht hoorde ik {word} onder het raam. " * 3
    plain = {f"als {coding}": said.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    packed = {
        f"{name}, base64 na {n}": base64.b64encode(b"x" * n + data) for n in range(3) for name, data in plain.items()
    }
    packed |= {f"{name}, hex": data.hex().encode() for name, data in plain.items()}
    packed |= {f"{name}, zlib": os.urandom(100) + zlib.compress(data) + b"rest" for name, data in plain.items()}
    packed |= {f"{name}, gzip": gzip.compress(data) for name, data in plain.items()}
    for name, data in {**plain, **packed}.items():
        (tmp_path / name).write_bytes(data)
    with zipfile.ZipFile(tmp_path / "archief", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("binnen.txt", said)
    (tmp_path / f"naam {word}.txt").touch()
    (tmp_path / "wijst").symlink_to(f"/nergens/{word}")
    (tmp_path / "niets").write_text("gewone woorden")
    found = {line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in searcher.below(tmp_path)}
    assert found == {one.name for one in tmp_path.iterdir()} - {"niets"}

"""Real browsers to open a page in. A machine without one skips visibly; `make test` installs what the system offers.

Chromium and Firefox are driven by puppeteer in Node, WebKitGTK by its own WebDriver. Every one of them opens the page
from disk, as a reader would.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import pytest

NODE = Path(__file__).resolve().parents[1] / "node"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
WEBKIT = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
WEBKIT_KEYS = {"Enter": "\ue007", "Tab": "\ue004"}
ENGINES = ("chromium", "firefox", "webkit")
PATIENCE = 60
ZONE = ZoneInfo("Europe/Amsterdam")  # where every browser is, wherever this machine is


class Browser(Protocol):
    """One window of one browser."""

    engine: str

    def open(self, file: Path, **how: Any) -> None:
        """Open a file from disk in a fresh page."""

    def run(self, js: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""

    def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""

    def press(self, key: str) -> None:
        """Press one key, such as Enter, where the keyboard is."""


def until(browser: Browser, js: str, patience: float = PATIENCE) -> None:
    """Wait until an expression in the page is true."""
    end = time.monotonic() + patience
    while not browser.run(f"Boolean({js})"):
        assert time.monotonic() < end, f"never true: {js}\n" + browser.run("document.body.innerText")
        time.sleep(0.02)


@contextmanager
def started(engine: str) -> Iterator[Browser]:
    """A browser of this kind, until the end of the block. Skips, and says so, where the system has none."""
    if engine == "webkit":
        if not (shutil.which("WebKitWebDriver") and WEBKIT and shutil.which("Xvfb")):
            pytest.skip("WebKitWebDriver, MiniBrowser and Xvfb are not all installed")
        with _webkit() as browser:
            yield browser
        return
    program = {"chromium": CHROMIUM, "firefox": FIREFOX}[engine]
    if not (program and shutil.which("node") and (NODE / "node_modules/puppeteer-core").is_dir()):
        pytest.skip(f"{engine}, node and tests/node/node_modules are not all installed")
    with _puppet(engine, program) as browser:
        yield browser


class Pool:
    """Every kind of browser, started when it is first asked for."""

    def __init__(self) -> None:
        self._started: dict[str, Browser] = {}
        self._end = ExitStack()

    def __getitem__(self, engine: str) -> Browser:
        if engine not in self._started:
            self._started[engine] = self._end.enter_context(started(engine))
        return self._started[engine]

    def close(self) -> None:
        """Close all of them."""
        self._end.close()


class Puppet:
    """Chromium or Firefox behind `tests/node/browser.js`."""

    def __init__(self, engine: str, process: subprocess.Popen[str]) -> None:
        self.engine, self._process = engine, process

    def open(self, file: Path, **how: Any) -> None:
        self.order("open", url=file.as_uri(), **how)

    def run(self, js: str) -> Any:
        return self.order("run", js=js)

    def type(self, selector: str, text: str) -> None:
        self.order("type", selector=selector, text=text)

    def press(self, key: str) -> None:
        self.order("press", key=key)

    def order(self, do: str, **how: Any) -> Any:
        """One order of browser.js."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **how}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]


@contextmanager
def _puppet(engine: str, program: str) -> Iterator[Puppet]:
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            ["node", str(NODE / "browser.js"), engine, program],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "HOME": home, "MOZ_HEADLESS": "1", "TZ": ZONE.key},
        )  # fmt: skip
        try:
            yield Puppet(engine, process)
        finally:
            process.communicate(timeout=PATIENCE)


class WebKit:
    """WebKitGTK's MiniBrowser behind the W3C WebDriver protocol."""

    engine = "webkit"

    def __init__(self, port: int) -> None:
        self._at = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(WEBKIT), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._at += "/" + self._ask("POST", "", capabilities=wanted)["sessionId"]
        self._ask("POST", "/timeouts", script=PATIENCE * 1000)

    def open(self, file: Path, width: int = 1280, height: int = 800) -> None:
        self._ask("POST", "/url", url="about:blank")
        self._ask("POST", "/window/rect", width=width, height=height)
        self._ask("POST", "/url", url=file.as_uri())

    def run(self, js: str) -> Any:
        done = f"const done = arguments[0]; Promise.resolve({js}).then(v => done([v]), e => done(String(e)));"
        answer = self._ask("POST", "/execute/async", script=done, args=[])
        assert isinstance(answer, list), answer
        return answer[0]

    def type(self, selector: str, text: str) -> None:
        (element,) = self._ask("POST", "/element", using="css selector", value=selector).values()
        self._ask("POST", f"/element/{element}/value", text=text)

    def press(self, key: str) -> None:
        (element,) = self._ask("GET", "/element/active").values()
        self._ask("POST", f"/element/{element}/value", text=WEBKIT_KEYS[key])

    def shot(self, to: Path) -> None:
        """Save a picture of the window."""
        to.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def quit(self) -> None:
        """Close the browser."""
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, **facts: Any) -> Any:
        body = json.dumps(facts).encode() if method == "POST" else None
        request = urllib.request.Request(self._at + path, body, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=PATIENCE * 2) as answer:
            return json.loads(answer.read())["value"]


@contextmanager
def _webkit() -> Iterator[WebKit]:
    with tempfile.TemporaryDirectory() as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        screen = "-screen 0 1400x1000x24 -noreset"
        command = ["xvfb-run", "-a", "-s", screen, "dbus-run-session", "--", "WebKitWebDriver"]
        process = subprocess.Popen(
            [*command, f"--port={port}"],
            env={**os.environ, "HOME": home, "TZ": ZONE.key, "LIBGL_ALWAYS_SOFTWARE": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            _wait_for(port)
            browser = WebKit(port)
            try:
                yield browser
            finally:
                browser.quit()
        finally:
            os.killpg(process.pid, 15)
            process.wait(timeout=PATIENCE)


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end, "WebKitWebDriver did not start"
            time.sleep(0.05)
        else:
            return

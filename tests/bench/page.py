"""What the page costs in a browser: a package of 25 MB, opened by our reader and by the npm package age-encryption."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.figures import Figure, ratio_of_medians
from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.page import write_page
from reader.browsers import CHROMIUM, NODE, Puppet, started

PICTURES, PICTURE_BYTES = 5, 5_000_000
ROUNDS, TIMES = 3, 3

OURS = """(async () => {
  const at = id => document.getElementById(id), start = performance.now();
  const answer = await HK.open({ armor: at("sealed").content.textContent, words: WORDS, now: new Date(),
    wordList: JSON.parse(at("data").textContent).list.split(" ") });
  if (answer.code !== "ok" || answer.bundle.items.length !== 5) throw new Error(answer.code);
  return performance.now() - start;
})()"""

PEER_PAGE = """<!doctype html>
<script type="importmap">{"imports": {"age-encryption": "/node_modules/age-encryption/dist/index.js",
  "@noble/": "/node_modules/@noble/", "@scure/base": "/node_modules/@scure/base/index.js"}}</script>
<script type="module">
import * as age from "age-encryption";
globalThis.sealed = new Uint8Array(await (await fetch("sealed.age")).arrayBuffer());
globalThis.age = age;
</script>
"""
PEER = """(async () => {
  while (!globalThis.age) await new Promise(again => setTimeout(again, 20));
  const reader = new age.Decrypter(), start = performance.now();
  reader.addPassphrase(WORDS);
  const inside = await reader.decrypt(sealed, "uint8array");
  if (inside.length < 25e6) throw new Error(inside.length);
  return performance.now() - start;
})()"""


def html_open(_vaults: dict[int, Path], folder: Path) -> Figure:
    """Open the page with HK.open (text form, archive, hashes and signature too), against a bare age decryption.

    Both in one Chromium, with the same file and so the same work factor, 16; the peer begins with the binary file.
    """
    if not (CHROMIUM and (NODE / "node_modules/age-encryption").is_dir()):
        return Figure(None, 1.5, "ratio", 0, "chromium or the package age-encryption is not installed")
    words = new_passphrase()
    sealed = _sealed(words)
    (folder / "sealed.age").write_bytes(sealed)
    (folder / "peer.html").write_text(PEER_PAGE)
    (folder / "node_modules").symlink_to(NODE / "node_modules")
    page = folder / "document.html"
    page.write_bytes(write_page(sealed))
    took: list[float] = []
    peer: list[float] = []
    with started("chromium") as browser, _served(folder) as address:
        assert isinstance(browser, Puppet)
        for _ in range(ROUNDS):
            for url, script, times in ((page.as_uri(), OURS, took), (f"{address}/peer.html", PEER, peer)):
                browser.order("open", url=url)
                asked = script.replace("WORDS", json.dumps(words))
                browser.run(asked)  # warm
                times += [browser.run(asked) for _ in range(TIMES)]
    return ratio_of_medians(
        took, peer, 1.5, f"open {len(sealed) / 1e6:.0f} MB in Chromium, work factor 16 on both sides"
    )


def _sealed(words: str) -> bytes:
    pictures = [b"\xff\xd8\xff" + os.urandom(PICTURE_BYTES - 3) for _ in range(PICTURES)]
    items = [SheetItem(f"Foto {n}", "foto", data, "image/jpeg") for n, data in enumerate(pictures, 1)]
    now = datetime.now(UTC)
    making = Making(new_package_id(), now, now + timedelta(days=30), "TREAT", "Om te meten", "huisarts", "Sam", "Mw. X")
    return write_bundle(making, items, signing_key=SigningKey.generate(), recipients=[Passphrase(words)])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The folder on this machine only: a browser loads no modules from disk."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()

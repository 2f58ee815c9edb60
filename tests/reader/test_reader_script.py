"""What the reader of a page is and is not, as a script: small, silent, patient, and careful with a machine."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import unicodedata
from typing import Any

import pytest

from herstelkluis.crypto import age
from herstelkluis.crypto.age_header import Stanza, write_header
from herstelkluis.crypto.words import parse_words, word_list
from herstelkluis.errors import KluisError
from herstelkluis.share.bundle import SheetItem
from reader import rows_inside, rows_outside, verdicts
from reader.harness import NODE, READER, differences, needs_node
from share import share_cases as made

SCRIPT = READER.read_text()
CODE = re.sub(r"/\*(?:(?!\*/)[\s\S])*\*/|(?m:(?:^| )// .*$)", "", SCRIPT)

IOTAS = "\u0345\u037a"  # Greek marks that are letters in Python and signs in a browser; nobody types them
OLD_LETTERS = [
    one for one in map(chr, range(0x110000))
    if unicodedata.ucd_3_2_0.category(one) not in ("Cn", "Cs", "Co") and one not in IOTAS
]  # fmt: skip
"""Those that every Unicode since 2002 knows: browsers and Pythons differ in the newest."""

# A program for Node around the reader: `file`, `words`, `list` and `now` are there to open with.
AROUND = """
const HK = require(process.argv[1]), told = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const asked = {
  armor: Uint8Array.from(atob(told.file), letter => letter.charCodeAt()),
  words: told.words, wordList: told.list, now: new Date(told.now),
};
const tell = value => process.stdout.write(JSON.stringify(value));
"""


def told(script: str, file: bytes = rows_outside.PACKAGE, words: str = made.WORDS) -> Any:
    """What a few lines of JavaScript tell about a file; they run before and after `HK.open` as they like."""
    assert NODE
    given = {"file": base64.b64encode(file).decode(), "words": words, "list": word_list(), "now": made.SOON.isoformat()}
    done = subprocess.run(
        [NODE, "-e", AROUND + script, READER],
        input=json.dumps(given).encode(),
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return json.loads(done.stdout)


def test_the_script_says_nothing_about_its_use() -> None:
    """H1."""
    assert re.findall("herstel|kluis|ggz|psych|zorg|arts\\b|dokter|crisis", SCRIPT, re.IGNORECASE) == []


def test_the_script_does_nothing_that_the_policy_of_the_page_forbids() -> None:
    """H4: no code out of texts, no markup, no network, nothing kept, no page at all."""
    code = r"\beval\b|Function\(|innerHTML|\bWorker|WebAssembly|import\("
    reach = r"fetch|XMLHttp|WebSocket|document|window|localStorage"
    assert re.findall(f"{code}|{reach}", CODE) == []
    assert re.findall(r"</script|<!--|^-----BEGIN", SCRIPT, re.MULTILINE) == []


@needs_node
def test_too_much_work_is_refused_before_anything_is_computed() -> None:
    """V1: no time, no memory, and no key of any kind."""
    asks_too_much = write_header([Stanza("scrypt", (b"A" * 22, b"23"), bytes(32))], bytes(16)) + bytes(100)
    (code, made_keys, milliseconds, megabytes) = told(
        """
        let keys = 0;
        const make = SubtleCrypto.prototype.importKey;
        SubtleCrypto.prototype.importKey = function (...args) { keys++; return make.apply(this, args); };
        (async () => {
          const before = process.memoryUsage().rss, took = [];
          let code;
          for (let tries = 0; tries < 5; tries++) {  // a machine may be busy with something else
            const start = process.cpuUsage();
            ({ code } = await HK.open(asked));
            took.push(process.cpuUsage(start).user / 1000);
          }
          tell([code, keys, Math.min(...took), (process.memoryUsage().rss - before) / 1e6]);
        })();
        """,
        asks_too_much,
    )
    assert (code, made_keys) == ("work-factor", 0)
    assert milliseconds < 50
    assert megabytes < 50


@needs_node
def test_a_browser_without_ed25519_shows_the_content_and_says_so() -> None:
    """H7: nobody's name is put under what was not checked, and what is not whole is refused all the same."""
    without = """
        const make = SubtleCrypto.prototype.importKey;
        SubtleCrypto.prototype.importKey = function (form, data, how, ...rest) {
          if (how === "Ed25519") return Promise.reject(new DOMException("", "NotSupportedError"));
          return make.call(this, form, data, how, ...rest);
        };
        HK.open(asked).then(tell);
        """
    opened = told(without)
    assert opened["code"] == "ok"
    bundle = opened["bundle"]
    assert (bundle["warning"], bundle["signedBy"], bundle["controlWords"]) == ("no-ed25519", None, None)
    assert bundle["sender"] == "Sam de Wit"
    assert "warning" not in told(without, made.package(key=None))["bundle"]
    assert told(without, rows_inside.resealed(signature=(rows_inside.SOUND.signature or b"") + b"\n")) == {
        "code": "signature"
    }
    other = made.KEY.from_seed(bytes(32)).sign(rows_inside.SOUND.manifest, "herstelkluis.bundle.v1")
    assert told(without, rows_inside.resealed(signature=other)) == {"code": "manifest"}


@needs_node
def test_the_page_may_draw_while_a_large_package_opens() -> None:
    """Progress goes up to the end, and between two moments of it everything else gets its turn."""
    pdf = SheetItem("Groot", "x", b"%PDF-" + bytes(6_000_000), "application/pdf")
    seen, turns = told(
        """
        const seen = [];
        let turns = 0, isOpen = true;
        (function turn() { turns++; if (isOpen) setImmediate(turn); })();
        HK.open({ ...asked, onProgress: done => seen.push(done) }).then(() => { isOpen = false; tell([seen, turns]); });
        """,
        made.package(pdf, lock=age.Passphrase(made.WORDS, 14)),
    )
    assert seen == sorted(seen)
    assert len(seen) > 2
    assert all(0 <= one <= 1 for one in seen)
    assert turns > len(seen)


@needs_node
def test_a_defect_is_no_verdict() -> None:
    assert told("HK.open({ ...asked, wordList: null }).then(tell, error => tell(error.name));") == "TypeError"


def _typed(text: str) -> Any:
    try:
        return " ".join(parse_words(text, 7))
    except KluisError as refused:
        return verdicts.refusal(refused)


@needs_node
def test_every_letter_of_every_script_is_typed_alike() -> None:
    """W2: capitals, width, ligatures and signs. Each stands between sound words."""
    first, last = made.WORDS.split(" ", 1)
    letters = [
        one
        for one in OLD_LETTERS
        if unicodedata.category(one) != "Lo" or unicodedata.normalize("NFKC", one).casefold() != one
    ]
    assert len(letters) > 5000
    texts = [f"{first} {one} {last}" for one in letters]
    cases = [{"name": text, "ask": "words", "args": [text], "expect": _typed(text)} for text in texts]
    assert [ascii(one["name"]) for one in differences(cases)] == []


@needs_node
@pytest.mark.parametrize("name", list(rows_inside.other_keys()))
def test_a_package_for_a_key_that_is_none_is_refused_too(name: str) -> None:
    """The one verdict that differs (H7): Python tells `manifest`, as the sum of that key does not fit (M8)."""
    file = made.forged(rows_inside.for_key(rows_inside.other_keys()[name]))
    assert verdicts.verdict(file, made.WORDS, made.SOON) == {"code": "manifest"}
    assert told("HK.open(asked).then(tell);", file) == {"code": "forwarded"}

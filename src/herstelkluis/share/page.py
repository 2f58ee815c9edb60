"""A package as one web page that opens itself, without a network and without a program (FORMAT.md, Page)."""

from __future__ import annotations

import hashlib
import html
import json
import re
import tomllib
from base64 import b64encode
from functools import cache

from herstelkluis import resources
from herstelkluis.crypto.age import armor, dearmor
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.crypto.words import word_list
from herstelkluis.errors import AgeArmorError, PackageFullError, ProgramDamagedError
from herstelkluis.i18n import text_in
from herstelkluis.share.page_words import SHELL, script_words

MAX_AGE_FILE = 26 * 1024 * 1024
"""25 MB with its padding: what a browser opens in about two seconds."""

LANGUAGE = "nl"

_BEGIN, _END = b"\n-----BEGIN AGE ENCRYPTED FILE-----", b"\n-----END AGE ENCRYPTED FILE-----\n"
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/)[\s\S])*\*/[ \t]*$|(?:^|[ \t]+)// .*$", re.MULTILINE)
_BLANK = re.compile(r"^\s+", re.MULTILINE)
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ELEMENT = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|meta|img|form|p|div)\b", re.IGNORECASE)
_CARE = re.compile(  # who finds the page, or searches for such words, does not learn what it is
    r"herstel|kluis|ggz|psych|zorg|arts\b|dokter|medi[cs]|crisis|dossier|\bziek|diagnos", re.IGNORECASE
)


def write_page(age_file: bytes) -> bytes:
    """The page around an age file: the same page for every package, but for the armor.

    Raises `PackageFullError` above `MAX_AGE_FILE`, `ProgramDamagedError` when a part of the reader is missing.
    """
    if len(age_file) > MAX_AGE_FILE:
        raise PackageFullError
    before, after = _shell()
    return b"".join((before, armor(age_file), after))


def reader_hash(page: bytes) -> str | None:
    """The SHA-256 of a page without its armor, in hex: which reader it is.

    None when it has not just one armor, or what stands there is anything but an armor: a browser would read that too.
    """
    text = b"\n" + page
    start, stop = text.find(_BEGIN), text.find(_END)
    if start < 0 or stop < start or text.count(_BEGIN) != 1 or text.count(_END) != 1:
        return None
    try:
        dearmor(text[start + 1 : stop + len(_END)])
    except AgeArmorError:
        return None
    rest = hashlib.sha256(text[1 : start + 1])
    rest.update(text[stop + len(_END) :])
    return rest.hexdigest()


def is_own_page(page: bytes) -> bool:
    """Whether the reader in this page is one of ours, letter for letter: this one, or one of an earlier version."""
    return reader_hash(page) in {_own_hash(), *_known()}


def is_other_page(data: bytes) -> bool:
    """Whether this is a web page whose reader is not one of ours: what it holds may be sound, what it runs is not.

    A page is what a browser takes for one: a text with an element of a page in it.
    """
    return not data.startswith(MAGIC) and _ELEMENT.search(data) is not None and not is_own_page(data)


@cache
def _own_hash() -> str:
    before, after = _shell()
    return hashlib.sha256(before + after).hexdigest()


@cache
def _known() -> frozenset[str]:
    released = tomllib.loads(resources.read_text("reader", "known.toml")).get("reader", [])
    return frozenset(one["sha256"] for one in released)


@cache
def _shell() -> tuple[bytes, bytes]:
    """The page before and after the armor."""
    try:
        parts = [resources.read_text("reader", name) for name in ("shell.html", "page.css", "reader.js", "page.js")]
    except OSError:
        raise ProgramDamagedError from None
    shell, style, *scripts = parts
    script = "".join(map(_without_comments, scripts))
    data = script_words(_say) | {"list": " ".join(word_list())}
    slots = {key: html.escape(_say(text)) for key, text in SHELL.items()}
    slots |= {"STYLE": style, "STYLE_HASH": _hash(style), "SCRIPT": script, "SCRIPT_HASH": _hash(script)}
    slots |= {"DATA": _as_json(data), "SEALED": "{{SEALED}}"}
    page = _SLOT.sub(lambda slot: slots[slot[1]], shell)
    before, after = page.encode().split(b"{{SEALED}}\n")
    return before, after


def _say(text: str) -> str:
    return text_in(LANGUAGE, text)


def _hash(source: str) -> str:
    """As a content security policy writes it (CSP level 3, section 2.3.1)."""
    return "sha256-" + b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _without_comments(script: str) -> str:
    """A script as it travels: without indents and comments, otherwise as it was written."""
    return _BLANK.sub("", _COMMENT.sub("", script))


def _as_json(data: dict[str, object]) -> str:
    """JSON that ends no script element, and that a search for words of care does not find anything in."""
    text = json.dumps(data, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return _CARE.sub(lambda word: f"\\u{ord(word[0][0]):04x}{word[0][1:]}", text)

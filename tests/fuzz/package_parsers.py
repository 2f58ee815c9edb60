"""The parsers of what is in a package and beside it: archive, manifest, sheet, whole package, card, note, templates."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from random import Random

from fuzz import file_parsers, parsers
from fuzz.mutation import bent, mutated
from fuzz.parsers import JSON_MARKS, NAMES, OTHER_KEY, Parser, as_object, json_forger
from herstelkluis import resources
from herstelkluis.crypto import age, canonical
from herstelkluis.share.container import Contents, pack, unpack
from herstelkluis.share.read_me import read_me
from share import share_cases as cases

ME = age.identity_from_seed(bytes(32))


def manifest_texts() -> tuple[bytes, ...]:
    """Sound manifests: signed, not signed, for a key, one that replaces another."""
    packages = (
        cases.package(),
        cases.package(key=None),
        cases.package(supersedes="0" * 26, reader_role="", requests=()),
        cases.package(cases.PIECES[0], purpose="é" * 200),
    )
    texts = [cases.contents(one).manifest for one in packages]
    facts = json.loads(texts[0])
    facts["items"][0]["period"] = {"from": "2019-05", "to": None}
    facts["delivery"], facts["recipient"]["age_recipient"] = "key", str(ME.recipient)
    return (*texts, canonical.encode(facts))


def manifest() -> Parser:
    from herstelkluis.share.manifest import read_manifest
    from herstelkluis.share.moment import moment_text

    def read(data: bytes) -> None:
        facts = read_manifest(data).model_dump(by_alias=True)
        assert canonical.encode(facts | {key: moment_text(facts[key]) for key in ("created_at", "expires_at")}) == data

    texts = manifest_texts()
    return Parser(read, texts, JSON_MARKS, json_forger(texts))


def sheet() -> Parser:
    from herstelkluis.model import sheet as s
    from herstelkluis.model.codec import decode_sheet, encode_sheet

    def read(data: bytes) -> None:
        assert encode_sheet(decode_sheet(data)) == data

    phase = s.PhaseColumn("green", "Goed", (s.Heading("Ik merk", 3), s.Lines(("slapen", "eten"))))
    pieces = (
        *(s.Heading("Mijn vraag"), s.OwnWords("Regel een.\n\nRegel twee."), s.Said("Ja"), s.Lines(("a", "b"), "check")),
        *(s.Table(("Wie", "Wat"), (("Sam", "bellen"), ("ik", "rust"))), s.Phases((phase, phase)), s.Notice("Let op")),
        s.Picture("Een boom", ("wortel", "tak"), "<svg/>"),
    )
    texts = tuple(encode_sheet(s.Sheet("Titel", some)) for some in ((), pieces[:4], pieces[4:], pieces))
    return Parser(read, texts, (*JSON_MARKS, b'{"own":"x"}', b'{"heading":{"level":9,"text":""}}'), json_forger(texts))


def archive() -> Parser:
    from herstelkluis.share.archive import read_archive, write_archive

    def read(data: bytes) -> None:
        assert write_archive(read_archive(data)) == data
        if len(data) >= 65536:
            assert pack(unpack(data)) == data

    names = ("LEESMIJ.txt", "manifest.json", "manifest.json.sig", "items/0001.json", "items/0002.pdf", "padding.bin")
    odd = (
        "../../evil",
        "items/",
        "Manifest.json",
        "items/1.json",
        "a" * 70,
        "items/000é.json",
        "/etc/passwd",
        "x\0.json",
    )
    texts = (b"", b"{}", b"lees", b"PK\3\4" * 9, bytes(40))

    def forged(dice: Random) -> bytes:
        """What Python's own ZIP writer makes of odd names, compression, comments, extra fields and encryption flags."""
        if dice.random() < 0.3:
            return write_archive([(name, dice.choice(texts)) for name in dice.choices(names, k=dice.randrange(5))])
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", dice.choice((0, 0, 0, 8))) as files:
            for name in dict.fromkeys(dice.choices(names + odd * (dice.random() < 0.3), k=dice.randrange(1, 5))):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, dice.choice((0, 0, 0, 2))))
                info.create_system, info.create_version, info.extract_version = 0, 10, 10
                info.compress_type, info.extra = files.compression, dice.choice((b"", b"", b"", b"xx\2\0ab"))
                files.writestr(info, dice.choice(texts))
                info.external_attr, info.flag_bits = 0, dice.choice((0, 0, 0, 1, 8, 2048))
            files.comment = dice.choice((b"", b"", b"", b"dag"))
        return target.getvalue()

    whole = age.decrypt(cases.package(), cases.LOCK)
    small = write_archive([*read_archive(whole)[:-1], ("padding.bin", bytes(20))])
    bare = write_archive([(name, b"{}") for name in names])
    marks = (b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"\xff" * 4, b"items/0001.json", b"padding.bin", bytes(30))
    return Parser(read, (small, bare, small, bare, whole), marks, forged)


def package() -> Parser:
    """Opening in full, as the reader with the words. The forger has the words and signs what was made."""
    from herstelkluis.share.reader import read_bundle

    sealed, texts = cases.package(), manifest_texts()[:4]
    items = cases.contents(sealed).items
    now = cases.MADE + timedelta(days=1)

    def read(data: bytes) -> None:
        bundle = read_bundle(data, [cases.LOCK], now)
        content = age.decrypt(data, cases.LOCK)
        assert pack(unpack(content)) == content
        assert json.loads(unpack(content).manifest)["bundle_id"] == bundle.id

    def forged(dice: Random) -> bytes:
        text = canonical.encode(bent(json.loads(dice.choice(texts)), dice))
        kept = tuple(
            (path, bytes(mutated(one, texts, (), dice)) if dice.random() < 0.1 else one) for path, one in items
        )
        made = Contents(read_me(), text, cases.KEY.sign(text, "herstelkluis.bundle.v1"), kept)
        return age.encrypt(pack(made), age.Passphrase(cases.WORDS, 1))

    cheap = age.encrypt(age.decrypt(sealed, cases.LOCK), age.Passphrase(cases.WORDS, 1))
    return Parser(read, (cheap, cheap, age.armor(cheap)), (b"-> x\n\n", b"--- ", b"\n", b" 2\n"), forged)


def _signed(seeds: tuple[bytes, ...], namespace: str) -> Callable[[Random], bytes]:
    """Lines of bent values, signed by the keys that they name, as far as these are ours."""

    def forged(dice: Random) -> bytes:
        facts = as_object(bent(json.loads(dice.choice(seeds).split(b"\n")[0]), dice))
        line = canonical.encode(facts)
        signers = [
            NAMES[key] for key in (facts.get("key"), facts.get("previous")) if isinstance(key, str) and key in NAMES
        ]
        return line + b"\n" + b"".join(one.sign(line, namespace) for one in signers)

    return forged


def contact_card() -> Parser:
    from herstelkluis.share.contact import FORM, NAMESPACE, read_contact, write_contact
    from herstelkluis.share.signed_line import write_line

    def read(data: bytes) -> None:
        one = read_contact(data)
        line = write_line(FORM, {key: getattr(one, key) for key in FORM.keys})
        signers = [NAMES[key] for key in (one.key, one.previous) if key]
        assert data == line + b"\n" + b"".join(each.sign(line, NAMESPACE) for each in signers)

    recipient = str(ME.recipient)
    cards = (write_contact("Sam", cases.KEY, recipient), write_contact("é", cases.KEY, recipient, OTHER_KEY))
    return Parser(read, cards, JSON_MARKS, _signed(cards, NAMESPACE))


def card_code() -> Parser:
    """The text in the square code of a contact card."""
    from herstelkluis.share.contact import write_contact
    from herstelkluis.share.square_code import card_text, read_card_text

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        assert card_text(read_card_text(text)) == text

    previous = (None, OTHER_KEY)
    texts = tuple(card_text(write_contact("Sam", cases.KEY, str(ME.recipient), one)).encode() for one in previous)
    return Parser(read, texts, (b"HK1:", b"000", b":::", b"FGW", b" "))


def withdrawal_note() -> Parser:
    from herstelkluis.share.withdrawal import NAMESPACE, read_withdrawal, write_withdrawal

    def read(data: bytes) -> None:
        one = read_withdrawal(data)
        assert write_withdrawal(one.package_id, one.withdrawn_at, NAMES[one.key]) == data

    notes = tuple(write_withdrawal(cases.ID, cases.MADE, key) for key in NAMES.values())
    return Parser(read, notes, JSON_MARKS, _signed(notes, NAMESPACE))


def copy_for_computers() -> Parser:
    """What is shown of it; nothing is written again."""
    from herstelkluis.share.fhir import fhir_bundle
    from herstelkluis.share.machine import content_json
    from herstelkluis.share.shown_values import shown_values
    from share.machine_cases import CHOICE, FACTS

    texts = (content_json(FACTS, CHOICE[:1]), fhir_bundle(FACTS, CHOICE[:1]))
    marks = (*JSON_MARKS, b'"div":"<div>', b"&amp;", b"</div>", b"<br/>", b"{" * 70)
    return Parser(lambda data: shown_values(data, "Titel"), texts, marks, json_forger(texts))


TOML_MARKS = (
    b"[[section]]\n",
    b"[",
    b"]",
    b"=",
    b"'''",
    b'"""',
    b"\\u0000",
    b"2026-02-30",
    b"inf",
    b"0x",
    b"[" * 5000,
    b"a." * 1900,
)


def template() -> Parser:
    from herstelkluis.model.loader import load_template

    def read(data: bytes) -> None:
        load_template(data.decode("utf-8", "replace"), "eigen.toml")

    files = [file.read_bytes() for file in resources.path("templates", "nl").glob("*.toml")]
    return Parser(read, tuple(sorted(files, key=lambda text: (len(text), text))[:4]), TOML_MARKS)


def brought_in() -> Parser:
    """Files of other programs: DOCX, JEX, Day One, RedNotebook, Markdown and plain text."""
    from herstelkluis.vault.importing import dayone, joplin, rednotebook
    from herstelkluis.vault.importing.docx import docx_words
    from herstelkluis.vault.importing.jrnl import jrnl_text
    from herstelkluis.vault.importing.plain import markdown_piece, words_in
    from vault import import_sources as sources

    def read(data: bytes) -> None:
        if data.startswith(b"PK"):
            batch = dayone.day_one_zip(io.BytesIO(data), lambda: io.BytesIO(data)) if b"Journal" in data else None
            docx_words(data) if batch is None else [file.read() for one in batch.pieces for file in one.files]
        elif b"ustar" in data[:1024]:
            batch = joplin.joplin_jex(io.BytesIO(data), lambda: io.BytesIO(data))
            [file.read() for one in batch.pieces for file in one.files]
        elif data[:2].isdigit() or data.startswith(b"1:"):
            list(rednotebook.month_pieces(words_in(data), "2021-02.txt"))
        else:
            text = words_in(data)
            markdown_piece(text, "x")
            jrnl_text(text)

    texts = (
        sources.letter(),
        sources.joplin(),
        sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}),
        sources.REDNOTEBOOK.encode(),
        sources.JRNL.encode(),
        b"---\ntitle: a\ndate: 2024-05-06\ntags: [b, c]\n---\n# Kop\nwoord",
    )
    return Parser(read, texts, (b"PK\x03\x04", b"PK\x01\x02", b"ustar", b"&a0 [*a0]", b"<w:p>", b"\xff\xfe"))


PARSERS: dict[str, tuple[Callable[[], Parser], int]] = {
    "age header": (parsers.age_header, 10),
    "armor": (parsers.armor, 10),
    "age file": (parsers.age_file, 10),
    "archive": (archive, 10),
    "signature": (parsers.signature, 10),
    "manifest": (manifest, 10),
    "sheet": (sheet, 10),
    "page": (parsers.page, 10),
    "key file": (parsers.key_file, 10),
    "contact card": (contact_card, 10),
    "card code": (card_code, 5),
    "withdrawal note": (withdrawal_note, 10),
    "package": (package, 5),
    "copy for computers": (copy_for_computers, 2),
    "template": (template, 1),
    "brought in": (brought_in, 1),
    "photo": (file_parsers.photo, 1),
    "PDF": (file_parsers.pdf_file, 1),
    "attachment chunk": (file_parsers.attachment_chunk, 5),
    "export": (file_parsers.export, 1),
}
"""How each is made ready, and its share of the mutants."""

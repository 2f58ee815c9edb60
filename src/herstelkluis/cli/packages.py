"""`herstelkluis open`: verify a package, list what is in it, and save it when asked."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from herstelkluis.cli.inputs import now, read_bytes, read_secret
from herstelkluis.errors import PackageTooLargeError, VaultExistsError
from herstelkluis.i18n import _, ngettext, say_until
from herstelkluis.share.page import is_other_page
from herstelkluis.share.reader import MAX_FILE_BYTES, Bundle, BundleItem
from herstelkluis.store.files import disk_errors, write_file
from herstelkluis.vault.receive import receive


def open_package(file: Path, words_file: Path, *, as_json: bool, out: Path | None) -> int:
    """Print what the reader of a package may know. Raises one error per step of verification."""
    data = read_file(file)
    bundle = receive(data, read_secret(words_file), now())
    tell(bundle, data, as_json=as_json, out=out)
    return 0


def tell(
    bundle: Bundle,
    data: bytes,
    more: Mapping[str, object] | None = None,
    lines: Sequence[str] = (),
    *,
    as_json: bool,
    out: Path | None,
) -> None:
    """Print a package, for machines with these `more` keys or for people with these `lines`; save it when asked.

    `data` is the file it came in.
    """
    is_other = is_other_page(data)
    if as_json:
        described = _described(bundle) | {"other_page": is_other} | dict(more or {})
        print(json.dumps(described, ensure_ascii=False, indent=1))
    else:
        notice = [_("Take care: this web page is not one of ours. Type no words in it.")] if is_other else []
        print("\n".join([*notice, *lines, *_lines(bundle)]))
    if out is not None:
        _save(bundle, out)


def read_package(file: Path, words: str, at: datetime) -> Bundle:
    """Verify and open the package in a file (.age, armor or .html)."""
    return receive(read_file(file), words, at)


def read_file(file: Path) -> bytes:
    """The bytes of a file that may be a package. Raises CannotReadError, PackageTooLargeError."""
    return read_bytes(file, MAX_FILE_BYTES, PackageTooLargeError)


def _lines(bundle: Bundle) -> list[str]:
    signed = _("complete and unchanged since it was signed") if bundle.signed_by else _("not signed")
    lines = [
        _("Package {number}: {signed}").format(number=bundle.number, signed=signed),
        _("For: {reader}").format(reader=" ".join(filter(None, (bundle.reader_name, bundle.reader_role)))),
        _("Purpose: {purpose}").format(purpose=bundle.purpose),
        say_until(bundle.expires_at.astimezone().date()),
    ]
    if bundle.control_words:
        lines.append(_("Control words: {words}").format(words=" ".join(bundle.control_words)))
    count = len(bundle.items)
    lines.append(ngettext("{n} piece:", "{n} pieces:", count).format(n=count))
    return lines + [f"  {item.title}{_beside(item)}" for item in bundle.items]


def _beside(item: BundleItem) -> str:
    """What to say of a piece that is no page."""
    if item.is_for_computer:
        return " (" + _("for a computer") + ")"
    unreadable = item.media_type == "application/json" and item.sheet is None
    return ": " + _("this part cannot be shown") if unreadable else ""


def _described(bundle: Bundle) -> dict[str, object]:
    return {
        "number": bundle.number,
        "package": bundle.id,
        "signed_by": bundle.signed_by,
        "control_words": list(bundle.control_words or ()),
        "created_at": bundle.created_at.isoformat(),
        "expires_at": bundle.expires_at.isoformat(),
        "sender": bundle.sender_name,
        "reader": bundle.reader_name,
        "role": bundle.reader_role,
        "purpose": bundle.purpose,
        "profile": bundle.profile,
        "requests": list(bundle.requests),
        "supersedes": bundle.supersedes,
        "items": [
            {
                "path": one.path,
                "title": one.title,
                "category": one.category,
                "media_type": one.media_type,
                "author": one.author,
                "size": len(one.data),
            }
            for one in bundle.items
        ],
    }


def _save(bundle: Bundle, out: Path) -> None:
    """Put every piece in a folder under its name in the package; nothing is written over."""
    files = {out / PurePosixPath(item.path).name: item.data for item in bundle.items}
    with disk_errors():
        out.mkdir(parents=True, exist_ok=True)
        if any(file.exists() for file in files):
            raise VaultExistsError
    for file, data in files.items():
        write_file(file, data)
    print(_("Saved. From here on these files are no longer protected."), file=sys.stderr)

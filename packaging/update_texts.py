"""Bring the catalogues up to date with the texts marked in the source, or say (--check) where they are behind.

The English catalogue says its msgids; the Dutch one is translated by hand. Texts that left the source leave both.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: herstelkluis\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def marked_texts() -> Catalog:
    """Every text marked in the source, as one catalogue."""
    marked = Catalog(project="herstelkluis", charset="utf-8")
    found = extract_from_dir(ROOT / "src", [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"])
    for _file, _line, text, comments, context in found:
        if text:
            marked.add(text, auto_comments=comments, context=context)
    return marked


def updated(po: Path) -> Catalog:
    """The catalogue of this file with exactly the marked texts; what is new in Dutch is still empty."""
    language = po.parents[1].name
    with po.open("rb") as source:
        catalogue = read_po(source, locale=language)
    catalogue.update(marked_texts(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and language == "en":
            message.string = message.id
            message.flags.discard("fuzzy")  # else it is left out of what is compiled
    return catalogue


def has_words(message: Message) -> bool:
    """Whether every form of this text is translated."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(forms)


def as_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file: sorted, without places and dates, so that a change shows only what changed."""
    target = BytesIO()
    target.write(HEADER.format(language=catalogue.locale_identifier).encode())
    write_po(target, catalogue, width=120, sort_output=True, no_location=True, omit_header=True)
    return target.getvalue()


def main(*, only_check: bool) -> int:
    """Update every catalogue, or count what is behind. Exit code 1 when a text is missing or not translated."""
    behind = 0
    for po in sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/*.po")):
        catalogue = updated(po)
        new = as_bytes(catalogue)
        place = po.relative_to(ROOT)
        if only_check and new != po.read_bytes():
            behind += 1
            print(f"{place} is not up to date; run `make texts`.")
        elif not only_check:
            po.write_bytes(new)
        for message in catalogue:
            if message.id and not has_words(message):
                behind += 1
                print(f"{place} has no words for: {message.id}")
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(only_check="--check" in sys.argv[1:]))

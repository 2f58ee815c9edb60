"""The words of a note that is kept as HTML: a line per block, links and pictures as in Markdown, no tags."""

from __future__ import annotations

import re

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "td", "th", "tr", "ul"),
    )
)
_SILENT = frozenset(("script", "style", "head"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ENDS = re.compile(r" ?\n[ \n]*")


class _Words:
    """What lxml tells of a text, in turn (lxml.de/parsing.html, the target parser interface)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._silent = 0
        self._links: list[str] = []

    def start(self, tag: str, facts: dict[str, str]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self._parts.append("\n- " if tag == "li" else "\n")
        elif tag == "img":
            self._parts.append(f"![{_label(facts.get('alt', ''))}]({facts.get('src', '')})")
        elif tag == "a":
            self._links.append(facts.get("href", ""))
            self._parts.append("[")

    def end(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        if tag in _BLOCKS:
            self._parts.append("\n")
        elif tag == "a":
            self._parts.append(f"]({self._links.pop()})")

    def data(self, text: str) -> None:
        if not self._silent:
            self._parts.append(_label(text) if self._links else _SPACES.sub(" ", text))

    def close(self) -> str:
        return _ENDS.sub("\n", "".join(self._parts)).strip()


def _label(text: str) -> str:
    """Words that stand between the brackets of a link."""
    return _SPACES.sub(" ", text.replace("[", "(").replace("]", ")"))


def html_words(html: str) -> str:
    """What a reader of this HTML sees, as plain text; of HTML that is wrong too, every word comes out."""
    from lxml import etree  # late: only for who brings such notes

    if not html.strip():
        return ""
    parser = etree.HTMLParser(target=_Words(), no_network=True, huge_tree=True)
    parser.feed(html)
    words: str = parser.close()
    return words

"""Words that close around what is taken out: one space, no lonely comma, no empty bullet, a capital in front."""

from __future__ import annotations

from collections.abc import Iterable

from herstelkluis.model.text import Runs, all_words

_ENDS, _PAUSES, _BULLETS = ".!?…", ",;:", "-–—•*"
_PAIRS = frozenset({"()", "[]", "{}", "“”", "‘’", "«»", '""', "''"})
_BEFORE_A_PAIR = " \t\n([{“‘«/=+" + _BULLETS + _PAUSES


def going_words(text: Runs) -> str:
    """The words of a text that may go along, closed around every private stretch."""
    private, at = [], 0
    for run in text:
        if run.private:
            private.append((at, at + len(run.words)))
        at += len(run.words)
    return take_out(all_words(text), private)


def take_out(words: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The words without these stretches (in order, apart), closed around each."""
    left, done, last = "", 0, ""
    gaps = [*stretches, (len(words), len(words))]
    for n, (start, end) in enumerate(gaps):
        part = words[done:start]
        left = _closed(left, last, part) if n else part
        if n + 1 < len(gaps):
            last, done = words[start:end], end
    return left if words[done:].strip(_ENDS + _PAUSES + " \t\n") or len(gaps) == 1 else left.rstrip()


def _closed(left: str, removed: str, right: str) -> str:
    """What stood before and after something that was taken out, as if it had never been there."""
    before, after = left.rstrip(), right.lstrip()
    between: tuple[str, ...] = left[len(before) :], right[: len(right) - len(after)]
    is_open = removed.rstrip()[-1:] not in _ENDS and "\n" not in between[1]  # the sentence goes on
    while _is_empty_pair(before, after):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
        between = (*between, " ")
    line = before.rpartition("\n")[2] if "\n" not in between[0] else ""
    if line.strip() and not line.strip(_BULLETS + " \t") and (not after or "\n" in between[1]):
        before = before[: len(before) - len(line)].rstrip()  # a bullet with nothing behind it
    is_first = not before or "\n" in between[0]
    if is_first:
        after = after.lstrip(_ENDS + _PAUSES).lstrip() if after[:1] in (*_ENDS, *_PAUSES) else after
    elif after[:1] in (*_ENDS, *_PAUSES):
        before, after, between = _one_sign(before, after, between)
    gap = max((one for one in between if "\n" in one), key=lambda one: one.count("\n"), default="")
    gap = "\n" * min(gap.count("\n"), 2) if gap else " " if any(between) else ""
    begins = not before or is_first or before[-1] in _ENDS or "\n" in gap
    first = next((letter for letter in removed if letter.isalpha()), "")
    if begins and is_open and first.isupper() and after[:1].islower() and len(after[0].upper()) == 1:
        after = after[0].upper() + after[1:]
    return f"{before}{gap if before else ''}{after}"


def _is_empty_pair(before: str, after: str) -> bool:
    """Whether brackets or quotes stand around nothing; the end of one quote and the start of another are no pair."""
    if not before or not after or before[-1] + after[0] not in _PAIRS:
        return False
    return before[-1] != after[0] or len(before) == 1 or before[-2] in _BEFORE_A_PAIR


def _one_sign(before: str, after: str, between: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """Of the signs on both sides the strongest stays, right behind the words."""
    if before[-1] in _PAUSES:
        return before.rstrip(_PAUSES + " "), after, ()
    if before[-1] not in _ENDS:
        return before, after, ()
    rest = after.lstrip(_ENDS + _PAUSES)
    return before, rest.lstrip(), (*between, rest[: len(rest) - len(rest.lstrip())])

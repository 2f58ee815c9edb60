"""Who someone is instead of a name: "mijn zus" for Noor, in the Dutch of a running sentence.

The words to know this by stand in `resources/names.toml`. Everything here only proposes: the person checks each line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.share.names import fold, is_at_the_front, known_words, word_lists

LONGEST_ROLE, LONGEST_WORD = 3, 30  # words; letters
_WORD = r"[^\W\d_][\w'’.-]*"
_BEFORE = re.compile(rf"(?<![\w'’-])((?:{_WORD}[ \t]+){{0,3}}{_WORD})([ \t]*,?[ \t]*|[ \t]*\()\Z")
_BEHIND = re.compile(
    rf"([ \t]*,[ \t]*|[ \t]*\()((?:{_WORD}[ \t]+){{1,3}}?{_WORD})(?=[ \t]*[,).;!?\n]|[ \t]*\Z)([ \t]*[,)])?"
)
_LAST_WORD = re.compile(r"(?<![\w'’-])([\w'’]+)[ \t]+\Z")
_NEXT_WORD = re.compile(r"[ \t]+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A name in words, from `start` up to `end`, and whose it is (everyone it can be)."""

    start: int
    end: int
    who: frozenset[str]
    is_possessive: bool


def role_in(words: str) -> str:
    """Such as "mijn zus" from "zus" or "mijn zus Noor"; empty when the words do not say what someone is."""
    tokens = re.findall(r"[^\W\d_][\w'’-]*", words)
    for n, token in enumerate(tokens):
        if fold(token) in known_words("roles"):
            first = n
            while first and fold(tokens[first - 1]) in known_words("which"):
                first -= 1
            return _mine(" ".join(tokens[first : n + 1]).lower())
    return ""


def role_of(relation: str, *others: str) -> str:
    """The role of someone from the own words for the relation, else from other short words on the card.

    A relation of one word in small letters may be a profession that no list knows.
    """
    if role := role_in(relation):
        return role
    one = relation.strip()
    if one.isalpha() and one.islower() and 2 < len(one) <= LONGEST_WORD and one not in known_words("which"):
        return _mine(one)
    return next((role for words in others if len(words.split()) <= LONGEST_ROLE and (role := role_in(words))), "")


def genitive(role: str) -> str:
    """Whose something is: "mijn broers", "mijn zus'", "mijn oma's"."""
    last = fold(role)[-1:]
    if last in ("s", "x", "z") or fold(role).endswith("ch"):
        return f"{role}'"
    return f"{role}'s" if last in "aiouy" else f"{role}s"


def put_instead(words: str, stretches: Sequence[Stretch], roles: Mapping[str, str]) -> str:
    """The words with "iemand", or the role of who is meant, in the place of each stretch (in order, apart).

    A name behind "mijn zus" only goes away, a title before a name goes with it.
    """
    left, done = "", 0
    for n, one in enumerate(stretches):
        left += words[done : one.start]
        right = words[one.end : stretches[n + 1].start if n + 1 < len(stretches) else len(words)]
        said = {roles.get(who, "") for who in one.who}
        left, taken = _said(left, words[one.start : one.end], right, said.pop() if len(said) == 1 else "", one)
        done = one.end + taken
    return left + words[done:]


def _said(left: str, typed: str, right: str, role: str, one: Stretch) -> tuple[str, int]:
    """The words up to and with what is said instead, and how much of the words behind goes with it."""
    is_possessive, taken = one.is_possessive, 0
    if role and not is_possessive and (taken := _their(left, right)):
        is_possessive, right = True, right[taken:]
    goes_on = _NEXT_WORD.match(right) is not None
    if (phrase := _phrase_before(left, right)) is not None:
        said, closing = phrase
        return (genitive(said) if is_possessive and goes_on else said), taken + closing
    whole, left = left + typed, _without_title(left)
    if _is_describing(typed) or (role and _ends_fondly(left)):
        left = _without_which(left)
    if not role:
        said = _("someone's") if is_possessive else _("someone")
    else:
        behind = _same_behind(right, role)
        taken += behind
        said = role
        if is_possessive and goes_on and not behind:
            said = genitive(role)
        elif is_possessive and not behind:
            of = word_lists()["of_role"].format(role="").strip()
            said = role if _last_word(left) == of else f"{of} {role}"
    if whole[len(left) :][:1].isupper() and is_at_the_front(left) and not left.rstrip().endswith(":"):
        said = said[:1].upper() + said[1:]
    return left + said, taken


def _mine(words: str) -> str:
    return str(word_lists()["my_role"]).format(role=words)


def _tail(left: str) -> tuple[int, str, list[str], str] | None:
    """The last words before a name: where they start, what joins them to it, and the words, folded."""
    found = _BEFORE.search(left, max(len(left) - 120, 0))
    if found is None:
        return None
    return found.start(), found[1], fold(found[1]).split(), found[2]


def _phrase_before(left: str, right: str) -> tuple[str, int] | None:
    """With "mijn zus" before the name: the words without the name, and how many signs behind it go too."""
    tail = _tail(left)
    if tail is None:
        return None
    start, typed, folded, joint = tail
    if folded[-1] not in known_words("roles"):
        return None
    first = len(folded) - 1
    while first and folded[first - 1] in known_words("which"):
        first -= 1
    if not first or folded[first - 1] not in known_words("own") | known_words("article"):
        return None
    said = left[:start] + typed
    if "(" in joint:
        return (said, 1) if right.startswith(")") else None
    if "," not in joint:
        return said, 0
    if right.startswith(","):
        return said, 1
    return (said, 0) if not right.strip() or right[0] in ".;!?)\n" else None


def _without_title(left: str) -> str:
    """The words without a title or kinship word right before the name."""
    tail = _tail(left)
    if tail is None or tail[3].strip():
        return left
    start, _typed, folded, _joint = tail
    first = len(folded)
    while first and _is_title(folded[first - 1]):
        first -= 1
    if first == len(folded):
        return left
    while first and folded[first - 1] in known_words("which") | known_words("article"):
        first -= 1
    words = re.findall(r"\S+\s*", left[start:])
    return left[:start] + "".join(words[:first])


def _is_describing(typed: str) -> bool:
    """Whether a name is no more than what someone is, without whose: "huisarts", "POH-GGZ"."""
    words = [word.removesuffix("'s").rstrip("'") for word in fold(typed).split()]
    is_whose = not (known_words("own") | known_words("article")).isdisjoint(words[:1])
    return not is_whose and known_words("describing") | known_words("between") >= set(words)


def _ends_fondly(left: str) -> bool:
    """Whether a name comes now that is said with "mijn", or "mijn lieve", before it."""
    found = _LAST_WORD.search(left, max(len(left) - 40, 0))
    if found is not None and fold(found[1]) in known_words("which"):
        found = _LAST_WORD.search(left[: found.start()], max(found.start() - 40, 0))
    return found is not None and fold(found[1]) in known_words("fond")


def _without_which(left: str) -> str:
    """The words without "de", "mijn oude" and the like at the end."""
    while (found := _LAST_WORD.search(left, max(len(left) - 40, 0))) and fold(found[1]) in known_words("which"):
        left = left[: found.start()]
    return left[: found.start()] if found and _is_whose(fold(found[1]), left[: found.start()]) else left


def _is_whose(word: str, left: str) -> bool:
    """Whether it says whose someone is; "zijn" is perhaps a verb, but not in "bij zijn huisarts"."""
    if word not in known_words("own") | known_words("article"):
        return False
    is_free = is_at_the_front(left) or _last_word(left) in known_words("before_someone")
    return is_free or word not in known_words("own_or_else")


def _last_word(left: str) -> str:
    return "".join(fold(left[-40:]).split()[-1:])


def _is_title(word: str) -> bool:
    """Whether it goes with the name behind it: "mevr.", "zus"; after "zus." a sentence ended."""
    if word.endswith("."):
        return word[:-1] in known_words("with_point")
    return word in known_words("titles") | known_words("roles")


def _their(left: str, right: str) -> int:
    """The length of " haar" in "bij Noor haar moeder", where it can only say whose something is."""
    if not (is_at_the_front(left) or _last_word(left) in known_words("before_someone")):
        return 0
    found = re.match(r"[ \t]+([\w'’]+)(?=[ \t]+[^\W\d_])", right)
    return found.end() if found and fold(found[1]) in known_words("possessing") else 0


def _same_behind(right: str, role: str) -> int:
    """The length of ", mijn zus," or " (mijn zus)" behind the name, when it says the same."""
    found = _BEHIND.match(right)
    if found is None or fold(found[2]) != fold(role):
        return 0
    return found.end()

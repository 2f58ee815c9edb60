"""What is left out of words: passages, and the names and numbers of people. Twice is the same as once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Protocol

from herstelkluis.i18n import _
from herstelkluis.model.closing import take_out
from herstelkluis.share.names import Finder, Mention
from herstelkluis.share.passages import Passages
from herstelkluis.share.role_words import Stretch, put_instead

TURNS = 12
"""After so many times roles have kept making names together with the words around them; then "iemand" will do."""


class Looks(Protocol):
    """Looks for some people in words."""

    def mentions(self, words: str) -> Iterator[Mention]:
        """Everyone who is named, by a name or a number."""
        ...


class Leaving:
    """What is left out for one document: of the people in `who` (keys) the names and numbers, and some passages.

    Of those in `sure_only` no word goes that may be an ordinary one. `roles`: what is said instead of a name; a role
    that would bring a name back is not used.
    """

    def __init__(
        self,
        looks: tuple[Looks, ...],
        who: Set[str],
        sure_only: Set[str] = frozenset(),
        roles: Mapping[str, str] | None = None,
        passages: Passages | None = None,
    ) -> None:
        self._looks = sorted(looks, key=lambda one: isinstance(one, Finder))  # a mail address may hold a name
        self._who, self._sure_only = who, sure_only
        self._passages = passages or Passages()
        self._roles = {key: role for key, role in (roles or {}).items() if key in who and self._is_sound(role)}

    def role(self, who: str) -> str:
        """What is said instead of the name of someone (key)."""
        return self._roles.get(who) or _("someone")

    def of(self, words: str) -> str:
        """The words as they go along."""
        for _turn in range(TURNS):
            left = self._once(words, self._roles)
            if left == words:
                return words
            words = left
        while (left := self._once(words, {})) != words:
            words = left
        return words

    def _once(self, words: str, roles: Mapping[str, str]) -> str:
        words = self._passages.cut(words)
        for looks in self._looks if self._who else ():
            found = [one for one in looks.mentions(words) if one.who & self._left_out(one)]
            stretches = list(_apart(found))
            if found and found[0].is_number:
                words = take_out(words, [(one.start, one.end) for one in stretches])
            elif found:
                words = put_instead(words, stretches, roles)
        return words

    def _left_out(self, one: Mention) -> Set[str]:
        return self._who if one.is_sure else self._who - self._sure_only

    def _is_sound(self, role: str) -> bool:
        mentions = (one for looks in self._looks for words in (role, _("someone")) for one in looks.mentions(words))
        return not any(one.who & self._who for one in mentions) and self._passages.cut(role) == role


def _apart(mentions: Iterable[Mention]) -> Iterator[Stretch]:
    """The stretches to replace; of what overlaps the longest name says who it is."""
    together: list[Mention] = []
    end = -1
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if one.start >= end and together:
            yield _joined(together)
            together = []
        together.append(one)
        end = max(one.end, end)
    if together:
        yield _joined(together)


def _joined(together: list[Mention]) -> Stretch:
    longest = max(one.end - one.start for one in together)
    end = max(one.end for one in together)
    who = frozenset().union(*(one.who for one in together if one.end - one.start == longest))
    return Stretch(together[0].start, end, who, any(one.is_possessive for one in together if one.end == end))

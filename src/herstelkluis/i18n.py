"""Words for people: our texts in Dutch or English, and days and moments the way one says them.

Texts are gettext msgids in English; Dutch is complete and the default. `N_` marks a text where it is defined (a class
body, a table); `_` and `ngettext` translate it where it is shown, so a change of language reaches every text. The
chosen language is the one thing kept here: it belongs to the process, as the screen does.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, tzinfo
from functools import cache
from struct import unpack_from

from herstelkluis import resources
from herstelkluis.errors import N_, KluisError, Phrase

LANGUAGES = {"nl": "Nederlands", "en": "English"}
DOMAIN = "herstelkluis"

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


class _Chosen:
    """The language of this process."""

    language = "nl"


def use(language: str) -> None:
    """Speak this language from now on. Raises `ValueError` for a language there are no texts in."""
    if language not in LANGUAGES:
        msg = f"no texts in {language!r}"
        raise ValueError(msg)
    _Chosen.language = language


def language() -> str:
    """The language spoken now: "nl" or "en"."""
    return _Chosen.language


def _(text: str) -> str:
    """This text in the language spoken now."""
    return text_in(_Chosen.language, text)


def text_in(language: str, text: str) -> str:
    """This text in that language, whichever is spoken now: for what leaves the computer in one language."""
    return (_texts(language).forms(text) or (text,))[0]


def ngettext(one: str, many: str, n: int) -> str:
    """The text for `n` things in the language spoken now; the caller fills in the placeholders."""
    return (_texts(_Chosen.language).forms(one) or (one, many))[n != 1]


def say_error(error: KluisError) -> tuple[str, str]:
    """What happened and the one next step, in words. Facts called `…_on` are ISO dates and are said as days."""
    facts = {key: _say_fact(key, fact) for key, fact in error.facts.items()}
    message, next_step = ("" if not text else _(text).format(**facts) for text in (error.message, error.next_step))
    return message, next_step


def _say_fact(key: str, fact: str | int) -> str | int:
    if isinstance(fact, Phrase):
        return _(fact.text).format(**fact.facts)
    return say_day(date.fromisoformat(fact)) if key.endswith("_on") and isinstance(fact, str) else fact


def sentence(error: KluisError) -> str:
    """What happened and the one next step, in one line."""
    return " ".join(filter(None, say_error(error)))


def say_weekday(day: date) -> str:
    """The day of the week: "zondag"."""
    return _(_WEEKDAYS[day.weekday()])


def say_day(day: date) -> str:
    """A day with its year: "12 november 2026"."""
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year}"


def say_month(day: date, today: date) -> str:
    """The month of a day: "mei", with the year when that is another one: "mei 2025"."""
    month = _(_MONTHS[day.month - 1])
    return month if day.year == today.year else f"{month} {day.year}"


def say_date(day: date, today: date) -> str:
    """A day as near as it is: "vandaag", "gisteren", "zondag", then "12 november", then with the year."""
    days_ago = (today - day).days
    if days_ago == 0:
        return _("today")
    if days_ago == 1:
        return _("yesterday")
    if 1 < days_ago < 7:
        return say_weekday(day)
    return say_day(day) if day.year != today.year else f"{day.day} {_(_MONTHS[day.month - 1])}"


def say_when(day: date, today: date) -> str:
    """The same within a sentence: "gisteren", "zondag", "op 12 november"."""
    said = say_date(day, today)
    return said if 0 <= (today - day).days < 7 else _("on {day}").format(day=said)


def say_until(day: date) -> str:
    """An end date, always with its weekday: "tot en met maandag 15 februari 2027"."""
    return _("up to and including {weekday} {day}").format(weekday=say_weekday(day), day=say_day(day))


def say_moment(at: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """When something was done: "om 14:05" on the same day, else the day as `say_date` says it.

    Both are aware moments; `zone` is the zone of the person, and without it that of the computer.
    """
    local, local_now = at.astimezone(zone), now.astimezone(zone)
    if local.date() == local_now.date():
        return _("at {time}").format(time=f"{local:%H:%M}")
    return say_date(local.date(), local_now.date())


class _Catalogue:
    """A compiled catalogue, looked up where it lies as gettext itself does; Python's own reads all of it first.

    Its texts are sorted by msgid, and a text with a plural has one zero between its two forms (GNU gettext manual,
    "The Format of GNU MO Files"). Both languages have the plural of `n != 1`.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._count, self._msgids, self._said = unpack_from("<8x3I", content) if content else (0, 0, 0)
        self._found: dict[str, tuple[str, ...]] = {}  # msgids only: what is none could be words of the person

    def forms(self, text: str) -> tuple[str, ...]:
        """What is said for this msgid: one text, or that for one and that for many; nothing when it is not there."""
        found = self._found.get(text)
        if found is None:
            msgid = text.encode("utf-8", "surrogatepass")
            place = bisect_left(range(self._count), msgid, key=self._msgid)
            if place == self._count or self._msgid(place) != msgid:
                return ()
            found = self._found[text] = tuple(self._entry(self._said, place).decode().split("\0"))
        return found

    def _msgid(self, place: int) -> bytes:
        return self._entry(self._msgids, place).partition(b"\0")[0]

    def _entry(self, table: int, place: int) -> bytes:
        length, start = unpack_from("<2I", self._content, table + 8 * place)
        return self._content[start : start + length]


@cache
def _texts(language: str) -> _Catalogue:
    """The compiled catalogue. English needs none to be readable, and an incomplete installation still speaks that."""
    try:
        return _Catalogue(resources.read_bytes("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo"))
    except OSError:
        return _Catalogue(b"")

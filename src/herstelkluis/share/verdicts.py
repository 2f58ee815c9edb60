"""What the reader of a package is told when it is refused, one row per code of an error: the app and the page say this.

Polite, plain, and without a word of what is in the package. The rows are those of the verification table (FORMAT.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from herstelkluis.errors import N_


@dataclass(frozen=True, slots=True)
class Verdict:
    """The row at which it stopped, what is the matter, and one line about it (msgids)."""

    row: int
    title: str
    line: str


_NOT_WHOLE = N_("This package is not whole")
_CHANGED = N_("Something changed or broke after it was made. That is why we show nothing.")
_NEWER = N_("This package is newer")
_MADE_NEWER = N_("It was made with a newer version of this program.")

VERDICTS = {
    "cannot-read": Verdict(0, N_("This file cannot be read"), N_("Look whether it is still in the same place.")),
    "too-large": Verdict(
        0, N_("This file is too large"), N_("A package is never this large. That is why we show nothing.")
    ),
    "not-a-package": Verdict(0, N_("This is not a package"), N_("This file was not made by this program.")),
    "armor": Verdict(0, _NOT_WHOLE, _CHANGED),
    "header": Verdict(1, _NOT_WHOLE, _CHANGED),
    "age-version": Verdict(1, _NEWER, _MADE_NEWER),
    "work-factor": Verdict(
        1, N_("This file asks too much"), N_("It asks too much of your computer. It was not opened.")
    ),
    "no-match": Verdict(2, N_("This package opens in another way"), N_("It does not open with words.")),
    "mac": Verdict(3, _NOT_WHOLE, _CHANGED),
    "payload": Verdict(3, _NOT_WHOLE, _CHANGED),
    "zip": Verdict(4, _NOT_WHOLE, _CHANGED),
    "signature": Verdict(5, _NOT_WHOLE, _CHANGED),
    "manifest": Verdict(6, _NOT_WHOLE, _CHANGED),
    "package-too-new": Verdict(6, _NEWER, _MADE_NEWER),
    "items": Verdict(7, _NOT_WHOLE, _CHANGED),
    "forwarded": Verdict(
        9, N_("This package is for someone else"), N_("It came to you by another way. We show nothing.")
    ),
    "clock": Verdict(10, N_("The clock is not right"), N_("It is before the day on which this was made.")),
    "expired": Verdict(
        10,
        N_("This package has expired"),
        N_("What is in it can no longer be seen. The sender agreed that with you."),
    ),
    "withdrawn": Verdict(11, N_("This package was taken back"), N_("The sender asks you to throw it away.")),
}
"""Without the codes of MISTAKES: those keep the words on the screen, to be mended."""

WITH_VAULT = {
    "words-needed": Verdict(2, N_("This package opens with words"), N_("Ask the sender for the seven words.")),
    "not-signed": Verdict(
        8, N_("Nobody signed this package"), N_("It has the name of someone you know. Do not use it, and call them.")
    ),
    "clock-jump": Verdict(
        10, N_("Is the date of your computer right?"), N_("A long time has passed since the last package.")
    ),
}
"""What only a vault can find, so that the page never says it. Like those of HELPED, these lines say enough."""

UNKNOWN = Verdict(99, _NOT_WHOLE, _CHANGED)

HELPED = frozenset(
    {"cannot-read", "too-large", "not-a-package", "work-factor", "age-version", "package-too-new", "no-match"}
    | {"forwarded", "clock", "expired", "withdrawn"}
)
"""Of these the line says enough; after the others it also says what may have happened, and what is safe."""

MISTAKES = {
    "unknown-word": N_("Word {n} is not on the word list. Look at it calmly once more."),
    "wrong-words": N_("A package opens with seven words."),
    "passphrase": N_("These words do not open the package. Ask the sender to read them out once more."),
}
"""Words that do not open it, by the code of the error; the fact `n` says which word."""

WISHES = {
    "mag-in-dossier": N_("May go in your record."),
    "alleen-dit-gesprek": N_("Only for this talk."),
    "niet-in-dossier": N_("Rather not in your record."),
    "niet-doorsturen": N_("Do not send on without asking."),
    "eerst-overleggen": N_("Tell the sender first if you share it."),
    "vernietig-na-verloop": N_("Throw away after the end date."),
}
"""What the sender may ask of the reader, in the order it is said; a code nobody here knows is left out."""


def short_code(verdict: Verdict) -> str:
    """What whoever helps can look up: "L-04"."""
    return f"L-{verdict.row:02}"

"""The copy of a package as a FHIR R4 document: whose words they are and where they stand, not a medical record.

FHIR R4 (4.0.1): Documents, Bundle (bdl-1 to bdl-12), Composition (cmp-1, cmp-2). FHIR.md tells what becomes what, and
why the models of R4B may check it. It is no International Patient Summary and never says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from herstelkluis.crypto import canonical
from herstelkluis.i18n import _, say_until
from herstelkluis.model.sheet import Heading, Lines, Piece, Sheet
from herstelkluis.share.fhir_entries import Resource, resources_of, string
from herstelkluis.share.machine import MachineFacts, within_limit
from herstelkluis.share.moment import moment_text
from herstelkluis.share.narrative import narrative
from herstelkluis.share.outline import QUESTION, Part, outline
from herstelkluis.share.package_id import number

LOINC = "http://loinc.org"
STORY, PLAN_OF_CARE, DIRECTIVES = "81338-6", "18776-5", "42348-3"
SECTION_CODES = {
    "levensverhaal": STORY,
    "brief.huisarts": STORY,
    "plan.goed": PLAN_OF_CARE,
    "doel": PLAN_OF_CARE,
    "plan.crisis": DIRECTIVES,
    "wensen.zorg": DIRECTIVES,
}
"""Kind → LOINC code of its section; the other kinds have none. No `display`: the names are LOINC's to give."""

_PACKAGES = uuid5(NAMESPACE_URL, "urn:herstelkluis:package")


def load_models() -> None:
    """Load what `fhir_bundle` checks with; the first time it takes most of a second."""
    from fhir.resources.R4B import bundle  # noqa: F401


def fhir_bundle(facts: MachineFacts, sheets: Sequence[tuple[str, Sheet]]) -> bytes:
    """These sheets, each with its kind, as a FHIR R4 document Bundle in canonical JSON.

    The same package and sheets give the same bytes. Raises `PieceTooLongError` when it is over what one item of a
    package may hold.
    """
    made_at = moment_text(facts.created_at)
    patient = {"reference": _urn(facts, "patient")}
    entries: list[Resource] = []
    sections = []
    for place, (kind, sheet) in enumerate(sheets, start=1):
        section = _section(outline(sheet.pieces), sheet.title)
        if code := SECTION_CODES.get(kind):
            section["code"] = {"coding": [{"system": LOINC, "code": code}]}
        for nth, resource in enumerate(resources_of(kind, sheet, patient, made_at), start=1):
            urn = _urn(facts, f"piece/{place}/{nth}")
            entries.append({"fullUrl": urn, "resource": resource})
            section.setdefault("entry", []).append({"reference": urn})
        sections.append(section)
    composition = {
        "resourceType": "Composition",
        "text": narrative([Lines(_cover(facts))]),
        "status": "final",
        "type": _type([kind for kind, _sheet in sheets]),
        "subject": patient,
        "date": made_at,
        "author": [patient],
        "title": _("What I chose to share"),
    } | ({"section": sections} if sections else {})
    bundle = {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _urn(facts, "bundle")},
        "type": "document",
        "timestamp": made_at,
        "entry": [
            {"fullUrl": _urn(facts, "composition"), "resource": composition},
            {"fullUrl": patient["reference"], "resource": _patient(facts)},
            *entries,
        ],
    }
    _check(bundle)
    return within_limit(canonical.encode(bundle))


def _urn(facts: MachineFacts, what: str) -> str:
    """An address from the package id alone, so that nothing ties two packages of one person together."""
    return f"urn:uuid:{uuid5(_PACKAGES, f'{facts.package_id}/{what}')}"


def _type(kinds: Sequence[str]) -> dict[str, Any]:
    """Own words; with the code of a patient story when there is nothing but story in it."""
    coded = bool(kinds) and all(SECTION_CODES.get(kind) == STORY for kind in kinds)
    coding = {"coding": [{"system": LOINC, "code": STORY}]} if coded else {}
    return {"text": _("Own words of the person. Not a medical report.")} | coding


def _cover(facts: MachineFacts) -> tuple[str, ...]:
    reader = ", ".join(filter(None, (facts.reader_name.strip(), facts.reader_role.strip())))
    return (
        _("Package {number}").format(number=number(facts.package_id)),
        *((_("For: {reader}").format(reader=reader),) if reader else ()),
        *((_("Purpose: {purpose}").format(purpose=facts.purpose),) if facts.purpose.strip() else ()),
        say_until(facts.expires_at.astimezone().date()),
    )


def _patient(facts: MachineFacts) -> Resource:
    """Only the name the person chose as sender: no number, no day of birth, no address."""
    name = string(facts.sender_name)
    text = narrative((), otherwise=name or _("The person whose words these are"))
    return {"resourceType": "Patient", "text": text} | ({"name": [{"text": name}]} if name else {})


def _section(part: Part, title: str) -> Resource:
    """A sheet or part with its own words as narrative, and the parts that have a heading of their own below it."""
    told: list[Piece] = list(part.content)
    below = []
    for one in part.parts:
        if one.level < QUESTION:
            below.append(_section(one, one.title))
        else:
            told += (Heading(one.title, QUESTION), *one.content)
    section: Resource = {"title": string(title)} if string(title) else {}
    if told or not below:
        section["text"] = narrative(told, otherwise=title)
    return section | ({"section": below} if below else {})


def _check(bundle: Resource) -> None:
    """Hold the document against the models of R4B. Raises `AssertionError` without a word of it: it is our mistake."""
    from fhir.resources.R4B.bundle import Bundle

    try:
        Bundle.model_validate(bundle)
    except ValueError:
        msg = "the document does not fit the models of FHIR"
        raise AssertionError(msg) from None

"""Sheets for the copy for computers: any at all, and what the shipped instruments give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Body, Choice, Line, People, Ref, Row, Rows, Text
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Said,
    Sheet,
    Table,
)
from herstelkluis.model.text import runs
from herstelkluis.share.machine import MachineFacts
from model.model_values import sheets

FACTS = MachineFacts(
    package_id="2QF7M9ABCDEFGHJKMNPQRSTVWX",
    created_at=datetime(2026, 3, 2, 9, 30, 12, tzinfo=UTC),
    expires_at=datetime(2026, 5, 31, 21, 59, 59, tzinfo=UTC),
    sender_name="Sam de Wit",
    reader_name="dr. A. Jansen",
    reader_role="huisarts",
    purpose="Zodat u mijn situatie kent.",
    profile="huisarts",
)

kinds = st.sampled_from(("levensverhaal", "brief.huisarts", "plan.crisis", "notitie", "eigen.soort"))
choices = st.lists(st.tuples(kinds, sheets), max_size=3)

NASTY = (
    "<script>alert(1)</script>",
    "]]></div><img src=x onerror=y>",
    "&amp; &lt; &#60; &euro;",
    "nul \x00 tab \x0b einde \ufffe",
    "harde\xa0spatie \u2028 en \ufeffmerk",
    "\n\n\n",
    " ",
)


def every_piece(text: str) -> Sheet:
    """This text at every place of a sheet."""
    lines = Lines((text, text), "check")
    phases = Phases((PhaseColumn("orange", text, (Heading(text, 3), OwnWords(text), lines)),))
    table = Table((text, text), ((text, text),))
    picture = Picture(text, (text,))
    headed = (Heading(text, 3), OwnWords(text), Said(text), lines, Heading(text, 2), table, Heading(text, 3), phases)
    return Sheet(text, (Notice(text), picture, *headed))


def laid_out(kind: str, body: Body) -> tuple[str, Sheet]:
    """What a shipped instrument makes of these answers."""
    template = shipped_templates()[kind]
    return kind, lay_out(template, Document("id", kind, template.version, body=body), {})


def rows(*lines: Mapping[str, str | People | Choice]) -> Answer:
    cells = [{key: Line(one) if isinstance(one, str) else one for key, one in line.items()} for line in lines]
    return Answer(Rows(tuple(Row(f"row-{place}", one) for place, one in enumerate(cells))))


def words(text: str) -> Answer:
    return Answer(Text(runs(text)))


NOOR = People((Ref("id-noor", "Noor Dekker"),))
LETTER = laid_out(
    "brief.huisarts",
    {
        "brief.vraag": words("Wilt u met mij meekijken?"),
        "brief.helpt": rows({"regel": "Praat rustig"}, {"regel": "Eén vraag tegelijk"}),
    },
)
STORY = laid_out(
    "levensverhaal", {"h01.waar": Answer(Line("In Deventer")), "h01.dagen": words("Het sneeuwde.\n\nEn <stil>.")}
)
PLAN = laid_out(
    "plan.crisis",
    {
        "goed.voorbeeld": words("Dan lach ik veel."),
        "mensen.steun": rows(
            {"wie": NOOR, "relatie": "zus", "telefoon": "06 00000000", "taak": "belt elke dag; ook 's nachts"},
            {"taak": "past op de kat"},
        ),
        "zorg.zorgmensen": rows({"soort": "Huisarts", "naam": "De Linde", "telefoon": "0570 000000"}),
        "zorg.nu": rows(
            {"medicijn": "Het witte pilletje", "hoeveel": "1 voor de nacht"},
            {"medicijn": "Druppels", "waarom": "slapen"},
            {"waarom": "weet ik niet"},
        ),
        "zorg.lijf": rows({"regel": "Ik kan niet tegen pleisters"}),
        "behandeling.liever_niet": rows({"wat": "Niet alleen op een kamer"}),
    },
)
CHOICE = (LETTER, STORY, PLAN)

"""The table of readers, written out a second time by hand: who, what is suggested, what can be added, what never.

Each row says what stands there in words; a row of a list is "what it is called": its selectors. Kinds that have no
template yet have the names they will get.
"""

from __future__ import annotations

from dataclasses import dataclass

Pieces = dict[str, tuple[str, ...]]

BASE: Pieces = {
    "full diary": ("dagboek",),
    "life-story chapters 1-11": tuple(f"levensverhaal:h{n:02d}" for n in range(1, 12)),
    "safety plan, step 6": ("plan.veilig:omgeving",),
    "facts about other people": ("persoon", "instemming"),
    "genogram with names": ("genogram",),
    "money overview": ("geld",),
    "the share ledger, and the letter that quotes it": ("deel", "brief.intrekken"),
}


@dataclass(frozen=True)
class Reader:
    """One row of the table. `never` comes on top of the base list."""

    purpose: str
    days: int
    pages: int
    suggested: Pieces
    can_be_added: Pieces
    never: Pieces


TABLE = {
    "huisarts": Reader(
        purpose="Zodat u mijn situatie kent en weet wie er helpt.",
        days=90,
        pages=2,
        suggested={
            "page in own words, with my question": ("brief.huisarts",),
            "what helps and does not help in contact": ("plan.crisis:anderen",),
            "care team and fixed contact": ("zorgteam",),
            "agreement in crisis: who to call, where yes and no": ("plan.crisis:mensen", "plan.crisis:plek"),
            "goals": ("doel",),
            "own medicine list": ("medicijn",),
        },
        can_be_added={
            "signalling plan": ("plan.signalen",),
            "crisis plan": ("plan.crisis",),
            "six areas in words": ("scan.zes",),
            "my help in a row": ("hulpstap", "hulp.rij"),
            "support table": ("wiedoetwat",),
            "wish for social prescribing": ("notitie",),
            "crises in short": ("crisis",),
        },
        never={
            "details about people near": ("netwerk",),
            "life-story chapters": ("levensverhaal",),
            "safety plan": ("plan.veilig",),
        },
    ),
    "poh-ggz": Reader(
        purpose="Zodat we samen en met mijn mensen kunnen beginnen.",
        days=90,
        pages=6,
        suggested={
            "page for the GP, and the page for the POH": ("brief.huisarts", "brief.poh"),
            "signalling plan": ("plan.signalen",),
            "goals and small victories": ("doel", "overwinning"),
            "network in outline": ("netwerk",),
            "six areas": ("scan.zes",),
            "strengths and tools": ("plan.goed:gereedschap",),
        },
        can_be_added={
            "life story in short": ("verhaal.kort",),
            "first crisis, and the pattern": ("crisis", "patroon"),
            "plan to stay well": ("plan.goed",),
            "behind my question, and a wish for a group": ("notitie",),
            "a first talk": ("eerste.gesprek",),
        },
        never={"raw story": ("levensverhaal",), "safety plan unless chosen": ("plan.veilig",)},
    ),
    "crisisdienst": Reader(
        purpose="Dit moet u nu weten.",
        days=365,
        pages=2,
        suggested={
            "card": ("crisis_card",),
            "crisis plan 2, 3, 4, 5, 7 and 8": (
                "plan.crisis:tekens",
                "plan.crisis:mensen",
                "plan.crisis:zorg",
                "plan.crisis:behandeling",
                "plan.crisis:plek",
                "plan.crisis:anderen",
            ),
        },
        can_be_added={
            "crisis plan 1, 6, 9, language and closing": ("plan.crisis",),
            "signalling plan, red": ("plan.signalen:rood",),
            "safety plan": ("plan.veilig",),
            "wishes for compulsory care": ("wensen.zorg",),
            "the lighter card": ("hulpkaart",),
        },
        never={
            "life story": ("levensverhaal",),
            "goals": ("doel",),
            "network map": ("netwerk",),
            "earlier complaints about care": ("hulpstap", "hulp.rij", "brief.klacht"),
        },
    ),
    "hoo": Reader(
        purpose="Ons gesprek over mijn herstel.",
        days=30,
        pages=2,
        suggested={
            "preparation form": ("hoo",),
            "story in five sentences": ("verhaal.kort",),
            "goals": ("doel",),
            "support table": ("wiedoetwat",),
        },
        can_be_added={
            "network map": ("netwerk",),
            "time line, helping and hindering": ("hulpstap", "hulp.rij"),
            "signalling plan": ("plan.signalen",),
            "a page per participant": ("hoo.blad",),
            "what was agreed before, and the own group": ("hoo.verslag", "resourcegroep"),
        },
        never={"medical detail": ("medicijn",), "story chapters": ("levensverhaal",)},
    ),
    "gemeente": Reader(
        purpose="Wat ik nodig heb om thuis te wonen of mee te doen.",
        days=60,
        pages=2,
        suggested={"supporting narrative or personal plan": ("narratief.gemeente", "plan.wmo")},
        can_be_added={
            "six areas, 4 to 6": ("scan.zes:goed_leven", "scan.zes:meedoen", "scan.zes:elke_dag"),
            "day and week in short": ("plan.goed:elke_dag",),
            "wish for taking part, and housing": ("doel",),
        },
        never={
            "crises": ("crisis", "patroon", "plan.crisis", "plan.nacrisis"),
            "medicine": ("medicijn",),
            "therapy": ("hulpstap", "hulp.rij"),
            "trauma": ("levensverhaal",),
            "safety plan": ("plan.veilig",),
            "network names": ("netwerk",),
        },
    ),
    "naaste": Reader(
        purpose="Zo kun je er voor mij zijn.",
        days=365,
        pages=2,
        suggested={"page for someone near": ("brief.naaste",)},
        can_be_added={
            "signalling plan, orange": ("plan.signalen:oranje",),
            "card, or the lighter one": ("crisis_card", "hulpkaart"),
            "crisis plan 1, 2, 3, 6, 8 and 9": (
                "plan.crisis:goed",
                "plan.crisis:tekens",
                "plan.crisis:mensen",
                "plan.crisis:thuis",
                "plan.crisis:anderen",
                "plan.crisis:stopt",
            ),
            "tasks": ("wiedoetwat",),
        },
        never={
            "therapy": ("hulpstap", "hulp.rij"),
            "story": ("levensverhaal", "crisis", "patroon"),
            "opinions on relatives": ("netwerk",),
        },
    ),
    "ervaringsdeskundige": Reader(
        purpose="Zo ver ben ik en hier wil ik heen.",
        days=60,
        pages=0,
        suggested={
            "recovery story or five sentences": ("herstelverhaal", "verhaal.kort"),
            "goals": ("doel",),
            "tools": ("plan.goed:gereedschap",),
            "what helps in contact": ("plan.crisis:anderen",),
        },
        can_be_added={
            "life story, chapter by chapter, with consent": ("levensverhaal", "toestemming.gesprek"),
            "plan to stay well": ("plan.goed",),
            "signalling plan": ("plan.signalen",),
            "pattern": ("crisis", "patroon"),
        },
        never={"medical lists": ("medicijn",), "other people": ("netwerk",)},
    ),
    "lotgenotengroep": Reader(
        purpose="Wie ik ben in de groep.",
        days=365,
        pages=1,
        suggested={"peer sheet with wishes": ("groepsblad",)},
        can_be_added={
            "recovery fragments": ("herstelverhaal",),
            "tools that helped": ("plan.goed:gereedschap",),
        },
        never={
            "everything medical": (
                "brief.huisarts",
                "brief.klacht",
                "brief.ontvangen",
                "brief.poh",
                "hulpstap",
                "hulp.rij",
                "leefstijl",
                "medicijn",
                "zorgteam",
                "plan.aanpak",
                "plan.signalen",
                "plan.veilig",
                "wensen.zorg",
                "zelfbinding.voorbereiding",
            ),
            "family and full names": ("netwerk", "levensverhaal"),
            "crises in detail": ("crisis", "patroon", "crisis_card", "hulpkaart", "plan.crisis", "plan.nacrisis"),
        },
    ),
    "pvp": Reader(
        purpose="Mijn klacht of vraag.",
        days=60,
        pages=0,
        suggested={"care events": ("hulpstap", "hulp.rij"), "what I want": ("brief.klacht",)},
        can_be_added={
            "letters and dates": ("notitie", "brief.inzage", "brief.verwijderen", "brief.meenemen"),
            "letters received": ("brief.ontvangen",),
        },
        never={},
    ),
    "werk": Reader(
        purpose="",
        days=30,
        pages=1,
        suggested={},
        can_be_added={"what I can do and need": ("brief.werk",)},
        never={
            "diagnosis and care": ("brief.huisarts", "brief.klacht", "medicijn", "zorgteam", "hulpstap", "hulp.rij"),
            "more of care": ("brief.poh", "brief.ontvangen", "eerste.gesprek", "leefstijl", "wachten"),
            "talks": ("hoo.blad", "hoo.verslag", "resourcegroep", "plan.wmo"),
            "history": (
                "levensverhaal",
                "verhaal.kort",
                "herstelverhaal",
                "crisis",
                "patroon",
                "netwerk",
                "narratief.gemeente",
            ),
            "plans": (
                "crisis_card",
                "hulpkaart",
                "hoo",
                "plan.aanpak",
                "plan.crisis",
                "plan.goed",
                "plan.nacrisis",
                "plan.signalen",
                "plan.veilig",
                "wensen.zorg",
                "zelfbinding.voorbereiding",
            ),
        },
    ),
    "anders": Reader(
        purpose="",
        days=30,
        pages=0,
        suggested={},
        can_be_added={"all that may go": ("*",)},
        never={},
    ),
}
TILES = (
    *("Huisarts", "POH-GGZ", "Iemand dichtbij mij", "Ervaringswerker", "Ons gesprek over mijn herstel", "Gemeente"),
    *("Crisisdienst", "Mijn groep", "Klacht of vertrouwenspersoon", "Werk, UWV of school", "Iemand anders"),
)


def selectors(pieces: Pieces) -> set[str]:
    """All selectors of a list of the table."""
    return {selector for group in pieces.values() for selector in group}

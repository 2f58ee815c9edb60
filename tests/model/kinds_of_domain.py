"""What each kind has to ask, in order, written down from the domain reference and not from the templates.

A line is "what it is called there": its question, and after a slash a column of it.
"""

from __future__ import annotations

from model import story_of_domain as story
from model.plans_of_domain import (
    ACTION_PLAN,
    AFTER_THE_CRISIS,
    CRISIS_PLAN,
    PLAN_TO_STAY_WELL,
    SAFETY,
    SELF_BINDING,
    SIGNALS,
    WISHES,
    Asked,
)

GOAL: Asked = {
    "in my words": "doel.doel",
    "why it matters": "doel.waarom",
    "one of six areas": "doel.gebied",
    "one of four recoveries": "doel.herstel",
    "smallest first step": "doel.stap",
    "help from whom": "doel.hulp",
    "by when": "doel.wanneer",
    "how I know": "doel.gelukt",
    "life skills": "verder.vaardigheid",
    "where I stand": "verder.waar_nu",
    "where I want to go": "verder.waar_heen",
}
VICTORY: Asked = {
    "date": "overwinning.wanneer",
    "sentence": "overwinning.zin",
    "with whom": "overwinning.met_wie",
    "mood word": "overwinning.gevoel",
}
TELLING: Asked = {
    "who": "trappen.trappen/wie",
    "may know what": "trappen.trappen/weten",
    "when": "trappen.trappen/wanneer",
    "what I say": "trappen.trappen/zeg",
    "what not": "trappen.trappen/niet",
}
CARE_TEAM: Asked = {
    "role": "team.team/rol",
    "name": "team.team/wie",
    "organisation": "team.team/organisatie",
    "telephone": "team.team/telefoon",
    "e-mail": "team.team/mail",
    "days": "team.team/dagen",
    "may I": "team.team/mag",
    "fixed contact": "team.team/vast",
    "who replaces": "team.team/vervangt",
    "shares with whom": "team.team/deelt_met",
    "my consent": "team.team/akkoord",
    "last checked": "team.team/nagekeken",
}
OWN_GROUP: Asked = {
    "I choose who": "groep.wie",
    "my goals": "groep.doelen",
    "how often": "groep.hoe_vaak",
    "who supports my direction": "groep.regie",
    "clinician present": "groep.behandelaar",
}
MEETING: Asked = {
    "date": "vooraf.wanneer",
    "place": "vooraf.plek",
    "online or at home": "vooraf.hoe",
    "whom I invite": "vooraf.uitnodigen",
    "who stays out": "vooraf.niet",
    "who leads": "vooraf.leidt",
    "who writes": "vooraf.schrijft",
    "time and pauses": "vooraf.tijd",
    "rights": "vooraf.rechten",
    "1 why": "gesprek.waarom",
    "2 five sentences": "gesprek.verhaal",
    "3 what goes well": "gesprek.goed",
    "4 what is stuck": "gesprek.vast",
    "5 what I want to reach": "gesprek.doelen",
    "6 what I need of whom": "nodig.van_wie",
    "7 what I do not want": "nodig.niet_willen",
    "8 who may know what": "nodig.weten",
    "9 recovery and strength": "kracht.kracht",
    "10 if it becomes a crisis": "kracht.crisis",
}
MEETING_REPORT: Asked = {
    "decisions": "afspraken.besluiten/wat",
    "who": "afspraken.besluiten/wie",
    "when": "afspraken.besluiten/wanneer",
    "what stays with me": "afspraken.bij_mij",
    "point of contact": "afspraken.aanspreekpunt",
    "next date": "afspraken.volgende",
    "my own report": "verslag.verslag",
    "is this report right": "verslag.klopt",
    "changes to my plan": "verslag.plan",
}
NARRATIVE: Asked = {
    "1 who I am": "wie.wie",
    "2 what has been going on": "wie.gespeeld",
    "3 which rounds": "wie.rondes",
    "3 why they did not help": "wie.rondes/waarom_niet",
    "4 what helps": "wie.helpt",
    "5 what I ask": "vraag.soort",
    "5 home": "vraag.wonen",
    "6 what I do myself": "vraag.zelf",
    "6 what my circle does": "vraag.kring",
    "7 if it does not come": "vraag.anders",
    "8 how to approach me": "samen.benaderen",
    "9 who comes with me": "samen.mee",
    "10 reaction on the report": "samen.verslag",
    "10 this is not right": "samen.klopt_niet",
}
MONEY: Asked = {
    "income": "maand.inkomen",
    "fixed costs": "maand.kosten",
    "debts: to whom": "schulden.schulden/aan_wie",
    "about how much": "schulden.schulden/bedrag",
    "letter": "schulden.schulden/brief",
    "arrangement": "schulden.schulden/regeling",
    "who helps": "hulp.wie_helpt",
    "what worries me most": "hulp.zorgen",
    "what to take along": "hulp.meenemen",
}
MEDICINE: Asked = {
    "the pharmacy has the real list": "medicijnen.echte_lijst",
    "medicine": "medicijnen.lijst/medicijn",
    "why": "medicijnen.lijst/waarvoor",
    "since": "medicijnen.lijst/sinds",
    "what it does": "medicijnen.lijst/doet",
    "who prescribed": "medicijnen.lijst/van_wie",
    "how I really use it": "medicijnen.lijst/echt",
    "questions": "medicijnen.lijst/vraag",
    "date checked": "medicijnen.nagekeken",
}
LIFESTYLE: Asked = {
    "sleep": "leefstijl.slapen",
    "movement": "leefstijl.bewegen",
    "food": "leefstijl.eten",
    "smoking": "leefstijl.roken",
    "substances": "leefstijl.middelen",
    "body check dates": "leefstijl.lijf/wanneer",
}
DIARY: Asked = {
    "date": "dag.datum",
    "free text": "dag.tekst",
    "mood words": "dag.woorden",
    "0-10": "dag.dag",
    "what helped": "dag.hielp",
    "what I did": "dag.deed",
    "sleep and rest": "dag.slaap",
    "something to keep": "dag.bewaren",
}
PEER_SHEET: Asked = {
    "nickname": "blad.naam",
    "two lines": "blad.bekend",
    "what I bring": "blad.breng",
    "what I ask": "blad.vraag",
    "limits": "blad.grens",
    "the rule": "blad.regel",
}
PAGE_FOR_THE_POH: Asked = {
    "my question": "brief.vraag",
    "what lies behind it": "brief.erachter",
    "what I want to talk about": "brief.praten",
    "strengths": "brief.sterk",
    "network in outline": "brief.mensen",
    "contact only if I agree": "brief.meepraten",
    "group wish": "brief.groep",
    "social prescribing": "brief.recept",
    "question for the psychiatrist": "brief.psychiater",
}
PAGE_FOR_SOMEONE_NEAR: Asked = {
    "how you see it": "brief.herken",
    "do": "brief.helpt",
    "do not": "brief.helpt_niet",
    "what I ask of you": "brief.vraag",
    "who else": "brief.wie_nog",
    "when to call whom": "brief.wanneer_bellen",
    "help lines": "brief.lijnen",
    "what you need yourself": "brief.jij",
}

ASKED: dict[str, Asked] = {
    "toestemming.gesprek": story.CONSENT_TO_A_TALK,
    "hulpstap": story.CARE_EVENT,
    "crisis": story.CRISIS,
    "netwerk": story.NETWORK,
    "genogram": story.GENOGRAM,
    "wiedoetwat": story.WHO_DOES_WHAT,
    "herstelverhaal": story.RECOVERY_STORY,
    "persoon": story.PERSON,
    "wachten": story.WAITING,
    "plan.goed": PLAN_TO_STAY_WELL,
    "plan.crisis": CRISIS_PLAN,
    "plan.nacrisis": AFTER_THE_CRISIS,
    "plan.veilig": SAFETY,
    "plan.signalen": SIGNALS,
    "wensen.zorg": WISHES,
    "zelfbinding.voorbereiding": SELF_BINDING,
    "plan.aanpak": ACTION_PLAN,
    "doel": GOAL,
    "overwinning": VICTORY,
    "vertellen": TELLING,
    "zorgteam": CARE_TEAM,
    "resourcegroep": OWN_GROUP,
    "hoo": MEETING,
    "hoo.verslag": MEETING_REPORT,
    "narratief.gemeente": NARRATIVE,
    "geld": MONEY,
    "medicijn": MEDICINE,
    "leefstijl": LIFESTYLE,
    "dagboek": DIARY,
    "groepsblad": PEER_SHEET,
    "brief.poh": PAGE_FOR_THE_POH,
    "brief.naaste": PAGE_FOR_SOMEONE_NEAR,
}

STARTS = {
    "plan.goed": ("only_me", 2),
    "plan.nacrisis": ("only_me", 2),
    "plan.veilig": ("only_me", 3),
    "plan.signalen": ("may_go", 2),
    "wensen.zorg": ("only_me", 3),
    "zelfbinding.voorbereiding": ("only_me", 3),
    "zorgteam": ("may_go", 1),
    "doel": ("only_me", 2),
    "overwinning": ("only_me", 1),
    "hoo": ("only_me", 2),
    "narratief.gemeente": ("only_me", 2),
    "geld": ("only_me", 3),
    "medicijn": ("may_go", 2),
    "notitie": ("only_me", 2),
    "brief.eigen": ("only_me", 2),
    "brief.ontvangen": ("only_me", 3),
    "dagboek": ("only_me", 3),
    "groepsblad": ("only_me", 1),
}
"""Appendix F: how a new piece starts, and its level."""

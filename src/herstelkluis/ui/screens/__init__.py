"""The screens, by key. A plain table: each is imported when it is first shown, so the start stays light."""

from __future__ import annotations

from importlib import import_module

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.session import Session

# key: module below herstelkluis.ui, class, word in the rail (or none), icon, group in the rail
SCREENS: dict[str, tuple[str, str, str, str, str]] = {
    "unlock": ("screens.unlock", "UnlockScreen", "", "", ""),
    "away": ("screens.away", "AwayScreen", "", "", ""),
    "welcome": ("screens.welcome", "WelcomeScreen", "", "", ""),
    "new_keys": ("screens.new_keys", "NewKeysScreen", "", "", ""),
    "help": ("screens.help", "HelpScreen", "", "", ""),
    "search": ("screens.search", "SearchScreen", N_("Search"), "search", "top"),
    "today": ("screens.today", "TodayScreen", N_("Today"), "sun", "parts"),
    "story": ("screens.story", "StoryScreen", N_("My story"), "footprints", "parts"),
    "plan": ("screens.plan", "PlanScreen", N_("My plan"), "sprout", "parts"),
    "crisis": ("screens.crisis", "CrisisScreen", N_("Crisis plan"), "shield", "parts"),
    "people": ("screens.people", "PeopleScreen", N_("My people"), "users", "parts"),
    "areas": ("screens.areas", "AreasScreen", N_("My six areas"), "hexagon", "parts"),
    "share": ("screens.share", "ShareScreen", N_("Share"), "send", "parts"),
    "settings": ("screens.settings", "SettingsScreen", N_("Settings"), "settings", "bottom"),
    "goals": ("screens.goals", "GoalsScreen", "", "", ""),
    "write": ("screens.write", "WriteScreen", "", "", ""),
    "one_plan": ("screens.one_plan", "OnePlanScreen", "", "", ""),
    "shelf": ("screens.shelf", "ShelfScreen", "", "", ""),
    "pieces_of": ("screens.pieces_of", "PiecesOfScreen", "", "", ""),
    "together": ("screens.together", "TogetherScreen", "", "", ""),
    "notes": ("screens.notes", "NotesScreen", "", "", ""),
    "import": ("screens.bring_in", "BringInScreen", "", "", ""),
    "attachment": ("screens.attachment", "AttachmentScreen", "", "", ""),
    "backups": ("backups.screen", "BackupsScreen", "", "", ""),
    "coming_back": ("backups.coming_back", "ComingBackScreen", "", "", ""),
    "damaged": ("screens.damaged", "DamagedScreen", "", "", ""),
    "beside": ("merging.screen", "BesideScreen", "", "", ""),
    "bin": ("screens.bin", "BinScreen", "", "", ""),
    "read": ("screens.read", "ReadScreen", "", "", ""),
    "contacts": ("contacts.screen", "ContactsScreen", "", "", ""),
    "help_steps": ("screens.help_steps", "HelpStepsScreen", "", "", ""),
    "pattern": ("screens.pattern", "PatternScreen", "", "", ""),
    "timeline": ("screens.timeline", "TimelineScreen", "", "", ""),
    "reader": ("reader.screen", "ReaderScreen", "", "", ""),
}


def register_all(window: MainWindow, session: Session) -> None:
    """Make every screen known to the window, and the deed at the bottom of the rail."""
    for key, (module, name, word, icon, group) in SCREENS.items():

        def make(module: str = module, name: str = name) -> Screen:
            screen: Screen = getattr(import_module(f"herstelkluis.ui.{module}"), name)(session)
            return screen

        window.register(key, make, word=_(word) if word else "", icon=icon, group=group)
    window.add_deed("lock", _("Lock"), "lock")

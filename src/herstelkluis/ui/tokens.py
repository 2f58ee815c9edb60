"""The colours by name, in three themes, and how they must stand out. Pure data, no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. With `high` contrast lines are thicker, and a panel has a border too."""

    bg: str
    rail: str
    surface: str
    text: str
    muted: str
    line: str
    hair: str
    primary: str
    on_primary: str
    primary_hover: str
    soft: str
    crisis: str
    crisis_soft: str
    on_crisis: str
    ok: str
    warn: str
    warn_line: str
    warn_bg: str
    focus: str
    mark: str
    on_mark: str
    green_bg: str
    green_text: str
    orange_bg: str
    orange_text: str
    red_bg: str
    red_text: str
    draw: str
    route: str
    hill_1: str
    hill_2: str
    hill_3: str
    hill_4: str
    trail: str
    paper: str
    ink: str
    ink_muted: str
    rail_hover: str
    dark: bool = False
    high: bool = False


LIGHT = Tokens(
    bg="#F7F3EB", rail="#EEE8DC", surface="#FFFDF9", text="#26231D", muted="#5C564A", line="#857C6B", hair="#DDD5C6",
    primary="#1B5A56", on_primary="#FFFFFF", primary_hover="#14463F", soft="#E1ECE7",
    crisis="#94320E", crisis_soft="#FAEAE1", on_crisis="#FFFFFF",
    ok="#285F37", warn="#5B3D00", warn_line="#8F6200", warn_bg="#FAEED0",
    focus="#0B3B8C", mark="#FBE7A6", on_mark="#26231D",
    green_bg="#E4EFDF", green_text="#234E2A", orange_bg="#FBE9CD", orange_text="#6A3D00",
    red_bg="#F4E0E4", red_text="#7A1835",
    draw="#5C8D7F", route="#B9CDBE",
    hill_1="#ECE7D8", hill_2="#DDE1CF", hill_3="#CBD7C6", hill_4="#B9CBBB", trail="#FBF8F2",
    paper="#FFFFFF", ink="#1E1C18", ink_muted="#55503F", rail_hover="#DDD5C6",
)  # fmt: skip

DARK = Tokens(
    bg="#1D1C1A", rail="#171614", surface="#282623", text="#F1ECE3", muted="#C0B8A9", line="#978E7F", hair="#413D37",
    primary="#93D3CA", on_primary="#06302B", primary_hover="#B4E4DD", soft="#22403C",
    crisis="#FFB896", crisis_soft="#42291E", on_crisis="#3A1204",
    ok="#A0DBB0", warn="#FFE2A0", warn_line="#D9B04A", warn_bg="#3B3116",
    focus="#FFD166", mark="#5A4A12", on_mark="#F1ECE3",
    green_bg="#233A28", green_text="#B5E3BB", orange_bg="#43310F", orange_text="#FFD79A",
    red_bg="#45202C", red_text="#FFBFCD",
    draw="#74A899", route="#41615A",
    hill_1="#232320", hill_2="#272A26", hill_3="#2B322D", hill_4="#303B35", trail="#56605A",
    paper="#FFFFFF", ink="#1E1C18", ink_muted="#55503F", rail_hover="#413D37", dark=True,
)  # fmt: skip

HIGH = Tokens(
    bg="#000000", rail="#000000", surface="#000000", text="#FFFFFF", muted="#FFFFFF", line="#FFFFFF", hair="#FFFFFF",
    primary="#FFE100", on_primary="#000000", primary_hover="#FFFFFF", soft="#000000",
    crisis="#FFFFFF", crisis_soft="#000000", on_crisis="#000000",
    ok="#FFFFFF", warn="#FFFFFF", warn_line="#FFE100", warn_bg="#000000",
    focus="#00E5FF", mark="#FFE100", on_mark="#000000",
    green_bg="#000000", green_text="#FFFFFF", orange_bg="#000000", orange_text="#FFFFFF",
    red_bg="#000000", red_text="#FFFFFF",
    draw="#FFFFFF", route="#FFFFFF",
    hill_1="#000000", hill_2="#000000", hill_3="#000000", hill_4="#000000", trail="#FFFFFF",
    paper="#FFFFFF", ink="#000000", ink_muted="#000000", rail_hover="#000000", dark=True, high=True,
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """How far two colours ("#RRGGBB") stand apart, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

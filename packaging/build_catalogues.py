"""Compile the catalogues (.po to .mo): as a script after set-up, and as a hook when a wheel is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic has no public argument
    """Compiles the catalogues before hatchling gathers the resources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's form)
        """Called by hatchling for every build, also an editable one."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> list[Path]:
    """Write the .mo beside every .po that is newer; returns what was written."""
    written = []
    for po in sorted(root.glob("resources/locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parents[1].name, abort_invalid=True)
        unfinished = mo.with_suffix(".unfinished")
        with unfinished.open("wb") as target:
            write_mo(target, catalogue)
        unfinished.replace(mo)
        written.append(mo)
    return written


if __name__ == "__main__":
    for written in compile_catalogues(ROOT):
        print(f"Compiled {written.relative_to(ROOT)}.")
    sys.exit(0)

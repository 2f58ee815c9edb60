"""A vault with a letter for the GP, chosen and seen, and a place to put files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from herstelkluis.model.document import ShareState
from herstelkluis.share.flow import ShareFlow
from herstelkluis.vault import sharing
from herstelkluis.vault.vault import Vault
from house import House, write

CHEAP = 4
OWN_WORDS = "Ik slaap weer sinds kanariegeel."


@dataclass
class Desk:
    """Everything that giving needs. `choose` gives a fresh choice of which every page was seen."""

    house: House
    vault: Vault
    out: Path

    def choose(self, profile: str = "huisarts", reader: str = "Mw. De Wit", role: str = "huisarts") -> ShareFlow:
        return see(sharing.begin(self.vault, profile).for_reader(reader, role, "Zodat u mij kent."))

    def seal(self, flow: ShareFlow | None = None, *doors: sharing.Door, **more) -> sharing.Given:
        ways = frozenset(doors or (sharing.Door.FILE,))
        return sharing.seal(self.vault, flow or self.choose(), self.out, ways, log_n=CHEAP, **more)

    def show(self, flow: ShareFlow, door: sharing.Door) -> bytes:
        """Look at a choice together, or put it on paper: the PDF of that."""
        pdf = sharing.paper_pdf(self.vault, flow) if door is sharing.Door.PAPER else b""
        sharing.record_shown(self.vault, flow, door, pdf)
        return pdf

    @property
    def left(self) -> list[str]:
        """The names of the files that left."""
        return sorted(one.name for one in self.out.iterdir())


def desk_of(opened, out: Path) -> Desk:
    house, _, vault = opened
    out.mkdir()
    write(vault, "brief.huisarts", OWN_WORDS, share=ShareState.MAY_GO)
    return Desk(house, vault, out)


def see(flow: ShareFlow) -> ShareFlow:
    flow = flow.look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    return flow

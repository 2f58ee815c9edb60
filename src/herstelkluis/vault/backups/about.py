"""What a backup says about itself (`kopie.json`), and the names of what is in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from herstelkluis.crypto import canonical, strict
from herstelkluis.errors import BackupError, BackupTooNewError, CanonicalJsonError, VaultDamagedError
from herstelkluis.vault.counting import NAMES, Counts

ABOUT, EXPORT = "kopie.json", "open/"
MOST_BYTES = 64 * 1024
"""The most that `kopie.json` or a key file may be."""

_FORMAT, _VERSION = "herstelkluis-backup", 1
_ANY = 2**53


@dataclass(frozen=True, slots=True)
class About:
    """Of which vault, of which generation and moment (to the second), and how much it holds."""

    vault_id: str
    generation: int
    made_at: datetime
    counts: Counts

    @property
    def database_name(self) -> str:
        """What the database in it is called."""
        return f"kluis-{self.generation}.db"

    def to_bytes(self) -> bytes:
        """As it stands in a backup."""
        return canonical.encode(
            {
                "counts": asdict(self.counts),
                "format": _FORMAT,
                "generation": self.generation,
                "made_at": strict.moment_text(self.made_at),
                "vault_id": self.vault_id,
                "version": _VERSION,
            }
        )


def parse_about(unverified: bytes) -> About:
    """Read what `to_bytes` wrote. Raises BackupTooNewError, BackupError."""
    try:
        value = canonical.decode(unverified, max_bytes=MOST_BYTES, max_depth=4)
        if isinstance(value, dict) and strict.integer(value.get("version"), 1, _ANY) > _VERSION:
            raise BackupTooNewError
        read = strict.fields(value, "counts", "format", "generation", "made_at", "vault_id", "version")
        if read["format"] != _FORMAT:
            raise BackupError
        counts = strict.fields(read["counts"], *NAMES)
        return About(
            vault_id=strict.octets(read["vault_id"], 16).hex(),
            generation=strict.integer(read["generation"], 1, _ANY),
            made_at=strict.moment(read["made_at"]),
            counts=Counts(*(strict.integer(counts[name], 0, _ANY) for name in NAMES)),
        )
    except (CanonicalJsonError, VaultDamagedError):
        raise BackupError from None

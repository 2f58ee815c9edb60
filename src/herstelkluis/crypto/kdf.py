"""From a password to a key, and from a key to subkeys."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from herstelkluis.crypto.freed_memory import overwrite_blocks_of_this_thread
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import KeyLimitError, NotEnoughMemoryError

KEY_BYTES = 32
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess at a password costs: memory in KiB, passes over it, and lanes (RFC 9106 section 3.1)."""

    memory_kib: int
    iterations: int
    lanes: int


FLOOR = Argon2Cost(64 * 1024, 3, 4)
STANDARD = Argon2Cost(256 * 1024, 3, 4)
CEILING = Argon2Cost(512 * 1024, 3, 4)
CHEAPEST = Argon2Cost(8, 1, 1)  # only for tests: no protection at all

_STEPS = tuple(Argon2Cost(mib * 1024, 3, 4) for mib in (64, 96, 128, 192, 256, 384, 512))
_MOST_ITERATIONS, _MOST_LANES = 10, 8
_PURPOSE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")


def derive_key(password: str, salt: bytes, cost: Argon2Cost) -> Secret:
    """The 32-byte key of a password (Argon2id, RFC 9106; FORMAT.md P1-P4).

    The password is normalised to NFC first: a dead key, a ready-made letter and another operating system give other
    code points for the same word, and nobody can see the difference.
    Raises `KeyLimitError` above the read limit, `NotEnoughMemoryError` when the computer cannot spare the memory.
    """
    check_cost(cost)
    # A lone surrogate can come out of a broken input method; it must not be the one text that raises.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    key = bytearray(KEY_BYTES)
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    try:
        kdf.derive_into(typed, key)
    except MemoryError:
        raise NotEnoughMemoryError from None
    finally:
        overwrite_blocks_of_this_thread()
    return Secret(key)


def check_cost(unverified: Argon2Cost) -> None:
    """Raise `KeyLimitError` for a cost that no key file of ours has, before any memory is taken (FORMAT.md P4)."""
    lanes_fit = 1 <= unverified.lanes <= _MOST_LANES
    passes_fit = 1 <= unverified.iterations <= _MOST_ITERATIONS
    if not (lanes_fit and passes_fit and 8 * unverified.lanes <= unverified.memory_kib <= CEILING.memory_kib):
        raise KeyLimitError


def calibrate(
    target_seconds: tuple[float, float] = (0.5, 1.0), clock: Callable[[], float] = time.perf_counter
) -> Argon2Cost:
    """The cost that takes between the two targets on this computer, never below FLOOR or above CEILING.

    Climbs from the floor, so that a slow computer is done after one try.
    """
    enough, too_much = target_seconds
    best = FLOOR
    for cost in _STEPS:
        seconds = _measure(cost, clock)
        if seconds is None or seconds > too_much:
            break
        best = cost
        if seconds >= enough:
            break
    return best


def _measure(cost: Argon2Cost, clock: Callable[[], float]) -> float | None:
    started = clock()
    try:
        derive_key("", bytes(SALT_BYTES), cost).close()
    except NotEnoughMemoryError:
        return None
    return clock() - started


def subkey(key: Secret, purpose: str, length: int = KEY_BYTES, salt: bytes = b"") -> Secret:
    """A key for one purpose only (HKDF-SHA256, RFC 5869, info "hk/v1/<purpose>"; the purposes are in FORMAT.md)."""
    if not _PURPOSE.fullmatch(purpose):
        raise ValueError(purpose)
    derived = bytearray(length)
    HKDF(SHA256(), length, salt or None, f"hk/v1/{purpose}".encode()).derive_into(key.reveal(), derived)
    return Secret(derived)

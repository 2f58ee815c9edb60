"""Lengths that tell little: every package is brought to one of a few hundred lengths.

Source: Padmé of Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs"
(PETS 2019), section 4.
"""

from __future__ import annotations

SHORTEST = 64 * 1024


def padme(length: int) -> int:
    """The shortest length from `length` (2 or more) up that leaks at most O(log log length) bits; at most 12 % more."""
    exponent = length.bit_length() - 1
    unit = 1 << exponent - exponent.bit_length()
    return -(-length // unit) * unit


def padded_length(length: int) -> int:
    """The length to which an archive of `length` bytes is brought (P1)."""
    return max(SHORTEST, padme(length))
